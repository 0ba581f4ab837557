import { once } from './once'
import { commands, markOf, styles } from './tex-command'
import { settleSource } from './tex-source'

/**
 * Decodes once what LaTeX left in running text: `\%`, `\_`, ``` ``x'' ```, accents, `\emph{x}`, ties, named letters and symbols.
 * Math between dollar signs is kept as it stands, and so is any command that is not known. A tilde that means "about" stays.
 */
export function decodeLatex(text: string): string {
  if (!hasLeftover(text)) return text
  return text.includes('\\') ? decodeSettled(settleSource(text, true)) : decodeSettled(text)
}

function decodeSettled(text: string): string {
  if (!text.includes('$')) return decodePlain(text)
  let decoded = ''
  let from = 0
  for (const [start, end] of mathSpans(text)) {
    decoded += decodePlain(text.slice(from, start)) + text.slice(start, end)
    from = end
  }
  return decoded + decodePlain(text.slice(from))
}

/**
 * The spans of `$…$` math by pandoc's rule: the opening dollar has a non-blank on its right, the closing one a non-blank on
 * its left and no digit on its right; braces inside are balanced. `$5/1M, not $10/1M` has none.
 */
export function mathSpans(text: string): [start: number, end: number][] {
  const spans: [number, number][] = []
  let open = nextDollar(text, 0)
  while (open !== -1) {
    const close = closingDollar(text, open)
    if (close !== -1) spans.push([open, close + 1])
    open = nextDollar(text, close === -1 ? open + 1 : close + 1)
  }
  return spans
}

const LONGEST_MATH = 400

function closingDollar(text: string, open: number): number {
  if (isBlank(text.charCodeAt(open + 1))) return -1
  const limit = Math.min(text.length, open + LONGEST_MATH)
  let depth = 0
  for (let index = open + 1; index < limit; index++) {
    const code = text.charCodeAt(index)
    if (code === 92) index++
    else if (code === 123) depth++
    else if (code === 125 && --depth < 0) return -1
    else if (code === 36) {
      const next = text.charCodeAt(index + 1)
      const closes =
        index > open + 1 && depth === 0 && !isBlank(text.charCodeAt(index - 1)) && !(next >= 48 && next <= 57)
      return closes ? index : -1
    }
  }
  return -1
}

function nextDollar(text: string, from: number): number {
  let at = text.indexOf('$', from)
  while (at > 0 && text.charCodeAt(at - 1) === 92) at = text.indexOf('$', at + 1)
  return at
}

function isBlank(code: number): boolean {
  return Number.isNaN(code) || code === 32 || code === 10 || code === 9 || code === 0xa0
}

function hasLeftover(text: string): boolean {
  return text.includes('\\') || text.includes('`') || text.includes('~') || text.includes("''")
}

/**
 * What stands for a sign or a style, with the braces around it: `{\"o}` is one letter, and so is `\"o`. A script (`360^{\circ}`) is math, without
 * dollar signs too, and its command stays.
 */
const LEFTOVER = /* @__PURE__ */ once(
  () =>
    new RegExp(
      `~|\`\`|\`([\\p{L}\\p{N}][^'\`]{0,79})'(?![\\p{L}\\n])|(\\{)??(?:${[
        '\\{\\\\(?:em|it|bf|tt|sc|sl) ([^{}$]{0,400})\\}',
        '\\\\([%&#_])',
        '\\\\(["\'`^~=.]|[uvHckdbr](?=\\{)|(?<=[A-Za-z{]\\\\)[uvHckdbr](?= )) ?(\\{(?:\\\\[ij]|[A-Za-z])\\}|\\\\[ij](?![A-Za-z])|[A-Za-z])',
        `\\\\(?:${[...styles()].join('|')}|textcolor\\{[^{}]{0,40}\\})\\{((?:[^{}$]|\\{[^{}$]{0,200}\\}){0,400})\\}`,
        '\\\\href\\{([^{}$ ]{0,400})\\}\\{([^{}$]{0,400})\\}',
        '(?<![\\^_]\\{?)\\\\([A-Za-z]{1,32})(?![A-Za-z])(?:\\{\\}| (?=[a-z\\u00df-\\u{10ffff}]))?',
      ].join('|')})(\\})?`,
      'gu',
    ),
)

/** Undoes one leftover after the other; what none of the rules knows stays. */
function decodePlain(text: string): string {
  if (!hasLeftover(text)) return text
  // Without an opening pair it is a double prime, or inches.
  const source = text.includes('``') && text.includes("''") ? text.replaceAll("''", '”') : text
  return source.replace(
    LEFTOVER(),
    (whole, ...[quoted, open = '', switched, sign, mark, letter, ...rest]) => {
      const [styled, address, label, name, close = '', at = 0] = rest
      if (whole === '~') return isTie(source, Number(at)) ? ' ' : whole
      if (whole === '``') return '“'
      if (quoted !== undefined) return `‘${quoted}’`
      const words = switched ?? styled
      const said =
        words !== undefined
          ? decodePlain(words)
          : label !== undefined
            ? `${label}${label === address ? '' : ` (${address})`}`
            : letter !== undefined
              ? `${letter.replace(/[{}\\]+/g, '')}${markOf().get(mark ?? '')}`.normalize('NFC')
              : (sign ?? commands().get(name ?? ''))
      if (said === undefined) return whole
      return open !== '' && close !== '' && !isArgument(source, Number(at)) ? said : open + said + close
    },
  )
}

/** Whether the braces that start here hold what a command before them is for. */
function isArgument(source: string, at: number): boolean {
  return /\\[A-Za-z]{1,32}$/.test(source.slice(Math.max(0, at - 33), at))
}

/** A tie joins two words (`Fig.~3`, `5~km`); alone before a figure or behind a variable it means "about" (`z~5`), between figures a range. */
function isTie(source: string, at: number): boolean {
  const before = source.charAt(at - 1)
  const next = source.charAt(at + 1)
  if (/\d/.test(before)) return /\p{L}/u.test(next) && !isInUrl(source, at)
  if (/\d/.test(next) && /(?:^|[^\p{L}\p{N}])\p{Ll}$/u.test(source.slice(Math.max(0, at - 2), at)))
    return false
  return /[\p{L}.)\]]/u.test(before) && /[\p{L}\p{N}\\[(]/u.test(next) && !isInUrl(source, at)
}

function isInUrl(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 200), at)
  return before.lastIndexOf('://') > Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'))
}
