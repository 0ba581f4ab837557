import { decoderOf } from '../lexicon/charset'
import { isPartialDate } from '../lexicon/date'
import type { Diagnostic } from '../model/diagnostic'
import { frozen } from '../model/frozen'
import { type OptionRules, requireOptions } from '../model/option'
import type { Limits, Reader } from './reader'

/** How a document is read. */
export interface ParseOptions {
  /** The readers to choose from. */
  readonly readers: Iterable<Reader>
  /** The reader to use, by name or as a value; detected by default. */
  readonly reader?: string | Reader | undefined
  /** `YYYY-MM-DD`: dates without a year lie at or before this day. Without it, only the page itself can tell the year. */
  readonly referenceDate?: string | undefined
  /** Of dates such as `04/03/2025` the day comes first (`true`) or the month (`false`). Without it, only the year of one that may be either is taken. */
  readonly dayFirst?: boolean | undefined
  /**
   * The character set of bytes, by a label of the WHATWG Encoding standard: `windows-1252`, `gbk`. Without it, a byte-order mark, the document's own
   * declaration or UTF-8 count.
   */
  readonly encoding?: string | undefined
  /** Throw a `DigestError` where any message is more than information. Default `false`. */
  readonly strict?: boolean | undefined
  /** Path of the document: its extension helps detection, and the papers' `sources` carry it. */
  readonly path?: string | undefined
  /** Its media type, as a `Content-Type` header has it; it helps detection where the path has no telling extension. */
  readonly mediaType?: string | undefined
  readonly limits?: Partial<Limits> | undefined
}

/** How a document is read into a tree. */
export interface TreeOptions extends ParseOptions {
  /** Takes what was noticed while reading. Default: it is dropped. */
  readonly report?: ((message: Diagnostic) => void) | undefined
}

const DEFAULT_LIMITS: Limits = { lineLength: 1_048_576, cardLength: 131_072, documentLength: 134_217_728 }

/** All options of readers: they are the same for each. */
export const parseOptions: OptionRules<TreeOptions> = /* @__PURE__ */ frozen(() => ({
  readers: { type: 'value', description: 'the readers to choose from' },
  reader: { type: 'text', description: 'the reader to use; detected by default' },
  referenceDate: { type: 'text', description: 'YYYY-MM-DD: dates without a year lie at or before this day' },
  dayFirst: { type: 'flag', description: 'of 04/03/2025 the day comes first, or with false the month' },
  encoding: { type: 'text', description: 'the character set of bytes, such as windows-1252' },
  strict: { type: 'flag', description: 'refuse a document that gives a warning' },
  path: { type: 'text', description: 'path of the document' },
  mediaType: { type: 'text', description: 'media type of the document' },
  limits: { type: 'value', description: 'the most units of a line, a card and a document' },
  report: { type: 'value', description: 'takes messages' },
}))

/** Throws a TypeError where a path is none, such as a URL. */
export function requirePath(path: unknown): void {
  if (path === undefined || typeof path === 'string') return
  if (path instanceof URL)
    throw new TypeError(
      `Expected a path as a string, received a URL: pass fileURLToPath(url), or url.href for a page of the web`,
    )
  throw expected('a path as a string', path)
}

/** Checks options and fills in what they leave out. Throws a TypeError that says what to do. */
export function readOptions(options: ParseOptions): {
  limits: Limits
  referenceDate: string | undefined
  dayFirst: boolean | undefined
  encoding: string | undefined
  strict: boolean
} {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`Expected options as an object, received ${String(options)}`)
  requireOptions(options, Object.keys(parseOptions), 'a document')
  const { referenceDate, dayFirst, encoding, path, strict = false } = options
  requirePath(path)
  const isDay =
    typeof referenceDate === 'string' && referenceDate.length === 10 && isPartialDate(referenceDate)
  if (referenceDate !== undefined && !isDay)
    throw expected("options.referenceDate as 'YYYY-MM-DD'", referenceDate)
  if (typeof strict !== 'boolean') throw expected('options.strict to be true or false', strict)
  if (dayFirst !== undefined && typeof dayFirst !== 'boolean')
    throw expected('options.dayFirst to be true or false', dayFirst)
  if (encoding !== undefined && !(typeof encoding === 'string' && decoderOf(encoding)))
    throw expected("options.encoding as the label of a character set, such as 'windows-1252'", encoding)
  requireReaders(options)
  return { limits: readLimits(options.limits ?? {}), referenceDate, dayFirst, encoding, strict }
}

function expected(what: string, received: unknown): TypeError {
  const words = typeof received === 'number' ? String(received) : JSON.stringify(received)
  return new TypeError(`Expected ${what}, received ${words}`)
}

function requireReaders({ reader, readers }: ParseOptions): void {
  if (typeof readers !== 'object' || readers === null || !(Symbol.iterator in readers))
    throw new TypeError('Expected options.readers as readers to choose from, such as readers.with(mine)')
  for (const one of readers) requireReader(one)
  if (reader === undefined) return
  const names = [...readers].map(({ name }) => name)
  if (typeof reader !== 'string') requireReader(reader)
  else if (!names.includes(reader)) throw expected(`options.reader to be one of ${names.join(', ')}`, reader)
}

/** A reader may come from plain JavaScript, where nothing has checked its shape. */
function requireReader(reader: unknown): void {
  const { name, detect, open, read } = Object(reader) as Partial<Record<string, unknown>>
  const reads = typeof open === 'function' || typeof read === 'function'
  if (typeof name === 'string' && typeof detect === 'function' && reads) return
  throw expected('a reader, an object with name, detect and open or read', reader)
}

function readLimits(given: Partial<Limits>): Limits {
  const limits = { ...DEFAULT_LIMITS }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(limits, name))
      throw new TypeError(`Expected options.limits of ${Object.keys(limits).join(', ')}, received ${name}`)
    if (value === undefined) continue
    if (!(Number.isInteger(value) && value > 0))
      throw expected(`options.limits.${name} to be a positive integer`, value)
    Object.assign(limits, { [name]: value })
  }
  return limits
}
