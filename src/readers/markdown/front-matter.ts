import type { FrontMatter } from '../../parser/grammar/front-matter'
import { isObject, type JsonObject } from '../../parser/json/entries'
import { textOf } from '../../parser/json/words'
import { readYaml } from '../../parser/yaml/document'

/** What stands between `---` or `+++` lines at the top of a page, and where the page itself starts and ends. */
export interface Page {
  readonly fields: readonly FrontMatter[]
  readonly start: number
  readonly end: number
}

/** Longer front matter is none. */
const LONGEST = 65_536

/**
 * Takes front matter off a document, and the fence off a page that is one block of code. Of TOML it reads
 * plain pairs.
 */
export function readFrontMatter(document: string): Page {
  const fenced = fenceOf(document)
  const start = fenced?.start ?? 0
  const end = fenced?.end ?? document.length
  const head = document.slice(start, Math.min(end, start + LONGEST))
  const open = /^\s{0,64}(---|\+\+\+)[ \t]{0,9}(?:\r\n?|\n)/.exec(head)
  if (!open) return { fields: [], start, end }
  const isToml = open[1] === '+++'
  const last = isToml ? TOML_END : YAML_END
  const close = last.exec(head.slice(open[0].length))
  if (!close) return { fields: [], start, end }
  const source = head.slice(open[0].length, open[0].length + close.index)
  const fields = fieldsOf(isToml ? source.replace(TOML_PAIR, '$1: ') : source)
  return fields.length === 0
    ? { fields, start, end }
    : { fields, start: start + open[0].length + close.index + close[0].length, end }
}

const YAML_END = /(?:^|\r\n?|\n)(?:---|\.\.\.)[ \t]{0,9}(?=\r|\n|$)/
const TOML_END = /(?:^|\r\n?|\n)\+\+\+[ \t]{0,9}(?=\r|\n|$)/

/** A pair of TOML, `key = value`, which is YAML's but for its sign. */
const TOML_PAIR = /^([\w-]{1,64})[ \t]{0,64}=[ \t]{0,64}/gm

/** A whole page inside one fence, as language models like to answer, with a sentence before it or behind it. */
function fenceOf(document: string): { start: number; end: number } | undefined {
  const open = /(?:^|\n) {0,3}(`{3,16}|~{3,16})(markdown|md|mdx|gfm)?[ \t]{0,9}\r?\n/i.exec(
    document.slice(0, 4096),
  )
  if (!open) return undefined
  const fence = open[1] ?? ''
  const start = open.index + open[0].length
  const close = document.lastIndexOf(`\n${fence}`)
  const end = close < start ? document.length : close
  if ((end - start) * 2 < document.length) return undefined
  if (
    open[2] === undefined &&
    (!/^\s{0,64}(?:#{1,6} |\||---\s)/.test(document.slice(start, start + 128)) ||
      document.slice(start, end).includes(`\n${fence}`))
  )
    return undefined
  return { start, end }
}

/** The pairs of front matter. Where the whole is no YAML, as behind `title: Lamps: That Learn`, each pair is read alone, and one that is none is its words. */
function fieldsOf(source: string): FrontMatter[] {
  const whole = mapOf(source)
  if (whole) return Object.entries(whole).flatMap(fieldsOfPair)
  return source.split(PAIRS).flatMap((pair) => {
    const [, key, words] = PAIR.exec(pair) ?? []
    const own = key === undefined ? undefined : mapOf(pair)
    return Object.entries(own ?? (key === undefined ? {} : { [key]: words ?? '' })).flatMap(fieldsOfPair)
  })
}

const PAIRS = /^(?=[\p{L}_][\p{L}\p{N}_ -]{0,63}:(?:\s|$))/mu
const PAIR = /^([\p{L}_][\p{L}\p{N}_ -]{0,63}):(?:\s|$)([\s\S]*)$/u

function mapOf(source: string): JsonObject | undefined {
  let isSound = true
  const [first] = readYaml(source, () => {
    isSound = false
  })
  return isSound && isObject(first?.value) ? first.value : undefined
}

/** A list is its items, and a map its name, or pairs of its own. */
function fieldsOfPair([key, value]: [string, unknown]): FrontMatter[] {
  const items = Array.isArray(value) ? value : [value]
  const values = items.flatMap((item) => textOf(item)?.replace(/\s+/g, ' ').trim() || [])
  if (values.length > 0) return [{ key, values }]
  return isObject(value)
    ? Object.entries(value).flatMap((pair) => (isObject(pair[1]) ? [] : fieldsOfPair(pair)))
    : []
}
