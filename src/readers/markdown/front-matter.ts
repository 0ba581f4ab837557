import type { FrontMatter } from '../../parser/grammar/front-matter'

/** What stands between `---` or `+++` lines at the top of a page, and where the page itself starts and ends. */
export interface Page {
  readonly fields: readonly FrontMatter[]
  readonly start: number
  readonly end: number
}

/** Longer front matter is none. */
const LONGEST = 65_536

/**
 * Takes front matter off a document, and the fence off a page that is one block of code. Of YAML, and of TOML's plain pairs, it reads `key: value`, quoted
 * values, folded text and lists; whatever is more is passed over.
 */
export function readFrontMatter(document: string): Page {
  const fenced = fenceOf(document)
  const start = fenced?.start ?? (document.startsWith('\uFEFF') ? 1 : 0)
  const end = fenced?.end ?? document.length
  const head = document.slice(start, Math.min(end, start + LONGEST))
  const open = /^\s{0,64}(---|\+\+\+)[ \t]{0,9}(?:\r\n?|\n)/.exec(head)
  if (!open) return { fields: [], start, end }
  const isToml = open[1] === '+++'
  const last = isToml ? TOML_END : YAML_END
  const close = last.exec(head.slice(open[0].length))
  if (!close) return { fields: [], start, end }
  const lines = head.slice(open[0].length, open[0].length + close.index).split(/\r\n?|\n/)
  const fields = fieldsOf(isToml ? lines.map(yamlOf) : lines)
  return fields.length === 0
    ? { fields, start, end }
    : { fields, start: start + open[0].length + close.index + close[0].length, end }
}

const YAML_END = /(?:^|\r\n?|\n)(?:---|\.\.\.)[ \t]{0,9}(?=\r|\n|$)/
const TOML_END = /(?:^|\r\n?|\n)\+\+\+[ \t]{0,9}(?=\r|\n|$)/

/** A pair of TOML, `key = value`, in YAML's writing. */
function yamlOf(line: string): string {
  return line.replace(/^([\w-]{1,64})[ \t]{0,64}=[ \t]{0,64}/, '$1: ')
}

/** A whole page inside one fence, as language models like to answer, with a sentence before it or behind it. */
function fenceOf(document: string): { start: number; end: number } | undefined {
  const open = /(?:^|\n)[ \uFEFF]{0,3}(`{3,16}|~{3,16})(markdown|md|mdx|gfm)?[ \t]{0,9}\r?\n/i.exec(
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

function fieldsOf(lines: readonly string[]): FrontMatter[] {
  const fields: { key: string; values: string[] }[] = []
  let last: { key: string; values: string[] } | undefined
  let isFolded = false
  for (const line of lines) {
    const pair = /^([\p{L}_][\p{L}\p{N}_ -]{0,63}):(?:\s{1,9}(.*)|\s{0,9})$/u.exec(line)
    if (pair) {
      const value = (pair[2] ?? '').trim()
      isFolded = /^[>|][+-]?$/.test(value)
      last = { key: pair[1] ?? '', values: isFolded || value === '' ? [] : valuesOf(value) }
      fields.push(last)
    } else if (last && /^\s{0,16}-(?:\s|$)/.test(line) && !isFolded) {
      const item = bare(line.replace(/^\s{0,16}-/, ''))
      if (item !== '') last.values.push(item.replace(/^name:\s{0,4}/, ''))
    } else if (last && /^\s/.test(line) && line.trim() !== '')
      last.values = [[...last.values, line.trim()].join(' ')]
  }
  return fields.filter(({ values }) => values.length > 0)
}

function valuesOf(value: string): string[] {
  if (!value.startsWith('[') || !value.endsWith(']') || value.startsWith('[[')) return [bare(value)]
  const items = value.slice(1, -1).match(/(?:[^",]|"[^"]*(?:"|$))+/g) ?? []
  return items.map(bare).filter((item) => item !== '')
}

/** A value without its quotation marks. */
function bare(value: string): string {
  const trimmed = value.trim()
  const quote = trimmed.charAt(0)
  if ((quote === '"' || quote === "'") && trimmed.length > 1 && trimmed.endsWith(quote)) {
    const inner = trimmed.slice(1, -1)
    return quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\])/g, '$1')
  }
  return trimmed
}
