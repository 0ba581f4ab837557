import { type Decoder, decoderOf } from '../lexicon/charset'
import { once } from '../lexicon/once'

/** Headers that tell a mail from a record whose labels look like headers; two of them are enough. */
const TELLING: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      'from to subject date message-id received return-path delivered-to mime-version content-type content-transfer-encoding reply-to'.split(
        ' ',
      ),
    ),
)
/** Parts may hold parts; deeper ones are not read. */
const DEEPEST = 8

/** A part of a mail: its headers, in lower case, the first of each, unfolded; and where what they head stands. */
export interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly start: number
  readonly end: number
  readonly depth: number
}

/**
 * The headers of a document that starts as a mail does (RFC 5322, MIME), and its parts that hold no others, in their order. `undefined` for any other
 * document. Bytes that are read as characters of one byte each have the same parts.
 */
export function readMime(
  document: string,
): { readonly headers: Part['headers']; readonly leaves: readonly Part[] } | undefined {
  const first = document.search(/[^\s\uFEFF]/)
  if (first === -1) return undefined
  const whole = readPart(document, first, document.length, 0)
  const telling = [...whole.headers.keys()].filter((name) => TELLING().has(name))
  if (telling.length < 2) return undefined
  const leaves: Part[] = []
  const waiting = [whole]
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const type = typeOf(part)
    if (/^multipart\//i.test(type))
      for (const inner of partsOf(document, part, type).reverse()) waiting.push(inner)
    else if (!/^message\/rfc822/i.test(type)) leaves.push(part)
    else if (part.depth < DEEPEST) waiting.push(readPart(document, part.start, part.end, part.depth + 1))
  }
  return { headers: whole.headers, leaves }
}

/** The media type of a part with its parameters, as written. */
export function typeOf({ headers }: Part): string {
  return headers.get('content-type') ?? 'text/plain'
}

/** How the bytes of a part are written: `8bit`, `base64`. */
export function transferOf({ headers }: Part): string {
  return (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()
}

/** The decoder of the character set that a part names. */
export function charsetOf(part: Part): Decoder | undefined {
  const label = /charset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/i.exec(typeOf(part))?.[1]
  return label === undefined ? undefined : decoderOf(label)
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
