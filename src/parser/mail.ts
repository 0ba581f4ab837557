import { plainOf } from './html/fragment'

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

/** Headers that tell a mail from a record whose labels look like headers; two of them are enough. */
const TELLING: ReadonlySet<string> = new Set(
  'from to subject date message-id received return-path delivered-to mime-version content-type content-transfer-encoding reply-to'.split(
    ' ',
  ),
)
/** Parts may hold parts; deeper ones are not read. */
const DEEPEST = 8

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly start: number
  readonly end: number
  readonly depth: number
}

/** Reads a document that starts with the headers of a mail: quoted-printable, base64 and parts are undone. `undefined` for any other. */
export function readMail(document: string): Mail | undefined {
  const first = document.search(/[^\s\uFEFF]/)
  if (first === -1) return undefined
  const whole = readPart(document, first, document.length, 0)
  const telling = [...whole.headers.keys()].filter((name) => TELLING.has(name))
  if (telling.length < 2) return undefined
  const bodies: MailBody[] = []
  const pages: MailBody[] = []
  const waiting = [whole]
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const type = part.headers.get('content-type') ?? 'text/plain'
    if (/^multipart\//i.test(type))
      for (const inner of partsOf(document, part, type).reverse()) waiting.push(inner)
    else if (/^message\/rfc822/i.test(type) && part.depth < DEEPEST)
      waiting.push(readPart(document, part.start, part.end, part.depth + 1))
    else if (/^text\/plain/i.test(type)) bodies.push(bodyOf(document, part))
    else if (/^text\/html/i.test(type)) pages.push(bodyOf(document, part))
  }
  const plain = bodies.length > 0 ? bodies : pages.map(({ text }) => ({ text: plainOf(text) }))
  return { headers: whole.headers, bodies: plain, pages }
}

/** A header block and where what it heads stands. */
function readPart(document: string, start: number, end: number, depth: number): Part {
  const headers = new Map<string, string>()
  let name = ''
  let at = start
  while (at < end) {
    const feed = document.indexOf('\n', at)
    const lineEnd = feed === -1 || feed > end ? end : feed
    const line = document.slice(at, lineEnd).trimEnd()
    const header = /^([A-Za-z][\w-]{0,60}):(?:\s(.*))?$/.exec(line)
    if (line === '') {
      at = Math.min(lineEnd + 1, end)
      break
    }
    if (header) {
      name = (header[1] ?? '').toLowerCase()
      if (!headers.has(name)) headers.set(name, (header[2] ?? '').trim())
      else name = ''
    } else if (/^\s/.test(line)) {
      const value = headers.get(name)
      if (value !== undefined && value.length < 4_096) headers.set(name, `${value} ${line.trim()}`)
    } else if (!(at === start && line.startsWith('From '))) break
    at = lineEnd + 1
  }
  return { headers, start: Math.min(at, end), end, depth }
}

function partsOf(document: string, part: Part, type: string): Part[] {
  const boundary = /boundary\s{0,9}=\s{0,9}(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type)
  const mark = boundary && `--${boundary[1] ?? boundary[2]}`
  if (!mark || part.depth >= DEEPEST) return []
  const parts: Part[] = []
  let start = -1
  let at = document.indexOf(mark, part.start)
  while (at !== -1 && at < part.end) {
    const isLine = at === 0 || document[at - 1] === '\n'
    if (isLine) {
      if (start !== -1) parts.push(readPart(document, start, at, part.depth + 1))
      if (document.startsWith('--', at + mark.length)) return parts
      const lineEnd = document.indexOf('\n', at)
      start = lineEnd === -1 ? part.end : lineEnd + 1
    }
    at = document.indexOf(mark, at + mark.length)
  }
  if (start !== -1 && start < part.end) parts.push(readPart(document, start, part.end, part.depth + 1))
  return parts
}

function bodyOf(document: string, { headers, start, end }: Part): MailBody {
  const text = document.slice(start, end)
  const charset = /charset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/i.exec(headers.get('content-type') ?? '')?.[1]
  switch ((headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()) {
    case 'quoted-printable':
      return { text: fromQuotedPrintable(text, decoderOf(charset)) }
    case 'base64':
      return { text: fromBase64(text, decoderOf(charset)) ?? text }
    default:
      return { text, offset: start }
  }
}

/** Turns bytes of the mail's character set into text. */
type Decoder = Pick<InstanceType<typeof TextDecoder>, 'decode'>

function decoderOf(charset: string | undefined): Decoder {
  try {
    return new TextDecoder(charset ?? 'utf-8')
  } catch {
    return new TextDecoder()
  }
}

function fromQuotedPrintable(text: string, decoder: Decoder): string {
  if (!text.includes('=')) return text
  const joined = text.replace(/=[ \t]{0,99}\r?\n/g, '')
  return joined.replace(/(?:=[\dA-Fa-f]{2})+/g, (run) =>
    decoder.decode(bytesOf(run.length / 3, (at) => Number.parseInt(run.slice(at * 3 + 1, at * 3 + 3), 16))),
  )
}

function fromBase64(text: string, decoder: Decoder): string | undefined {
  try {
    const binary = atob(text.replace(/[^A-Za-z0-9+/]+/g, ''))
    return decoder.decode(bytesOf(binary.length, (at) => binary.charCodeAt(at)))
  } catch {
    return undefined
  }
}

function bytesOf(length: number, byteAt: (index: number) => number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let index = 0; index < length; index++) bytes[index] = byteAt(index)
  return bytes
}
