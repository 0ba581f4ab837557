import { type Decoder, decoderOf } from '../lexicon/charset'
import { once } from '../lexicon/once'
import { plainOf } from './html/fragment'
import { charsetOf, type Part, readMime, transferOf, typeOf } from './mime'

/** A piece of a mail as text. */
export interface MailBody {
  readonly text: string
  /** Where it starts in the document; absent where it had to be decoded. */
  readonly offset?: number | undefined
}

/** A mail as it is stored (RFC 5322, MIME). */
export interface Mail {
  /** Names in lower case, the first of each, unfolded. */
  readonly headers: ReadonlyMap<string, string>
  /** Its plain text; where it has none, that of its pages. */
  readonly bodies: readonly MailBody[]
  /** Its parts in HTML, as they are written. */
  readonly pages: readonly MailBody[]
}

/** Reads a document that starts with the headers of a mail: quoted-printable, base64, flowed lines and parts are undone. `undefined` for any other. */
export function readMail(document: string): Mail | undefined {
  const mime = readMime(document)
  if (!mime) return undefined
  const { headers, leaves } = mime
  const bodies = leaves
    .filter((part) => /^text\/plain/i.test(typeOf(part)))
    .map((part) => unflowed(bodyOf(document, part), typeOf(part)))
  const pages = leaves
    .filter((part) => /^text\/html/i.test(typeOf(part)))
    .map((part) => bodyOf(document, part))
  const plain = bodies.length > 0 ? bodies : pages.map(({ text }) => ({ text: plainOf(text) }))
  return { headers, bodies: plain, pages }
}

function bodyOf(document: string, part: Part): MailBody {
  const { start, end } = part
  const text = document.slice(start, end)
  const decoder = charsetOf(part) ?? UTF_8()
  switch (transferOf(part)) {
    case 'quoted-printable':
      return { text: fromQuotedPrintable(text, decoder) }
    case 'base64':
      return { text: fromBase64(text, decoder) ?? text }
    default:
      // Character sets of seven bits shift by ESC (ISO-2022-JP); what has eight was decoded with the document.
      return text.includes('\x1b') && ASCII.test(text)
        ? { text: decoder.decode(asBytes(text)) }
        : { text, offset: start }
  }
}

const UTF_8: () => Decoder = /* @__PURE__ */ once(() => decoderOf('utf-8') ?? new TextDecoder())
const ASCII = /^[\0-\x7f]*$/

/** A line that goes on in the next one (RFC 3676); `-- ` stands before a signature, and quoted lines are joined with their marks. */
const SOFT = /^(?!>|-- \r?$)([^\n]*\S )(\r?\n)(?=[^\s>])/gm

/** Undoes the line breaks of `format=flowed`. Blanks take their place, so that places stay; where the mail says `delsp`, the blank before a break is none. */
function unflowed(body: MailBody, type: string): MailBody {
  if (!/\bformat\s?=\s?"?flowed/i.test(type)) return body
  if (!/\bdelsp\s?=\s?"?yes/i.test(type))
    return {
      ...body,
      text: body.text.replace(SOFT, (_, line: string, end: string) => line + end.replace(/./gs, ' ')),
    }
  const text = body.text.replace(SOFT, (_, line: string) => line.slice(0, -1))
  return text === body.text ? body : { text }
}

function fromQuotedPrintable(text: string, decoder: Decoder): string {
  if (!text.includes('=') && !text.includes('\x1b')) return text
  const joined = text.replace(/=[ \t]{0,99}\r?\n/g, '')
  const unescaped = (run: string): string =>
    run.replace(/=([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  // A character may have letters for its second byte (Shift_JIS, GBK), so all is decoded at once.
  if (ASCII.test(joined)) return decoder.decode(asBytes(unescaped(joined)))
  return joined.replace(/(?:=[\dA-Fa-f]{2})+/g, (run) => decoder.decode(asBytes(unescaped(run))))
}

function fromBase64(text: string, decoder: Decoder): string | undefined {
  try {
    return decoder.decode(asBytes(atob(text.replace(/[^A-Za-z0-9+/]+/g, ''))))
  } catch {
    return undefined
  }
}

/** Characters of one byte each. */
function asBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
  return bytes
}
