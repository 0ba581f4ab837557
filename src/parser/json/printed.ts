import { parseJson } from './entries'

/** What a backslash and a letter stand for in a text that Python prints; before any other sign it stands for that. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** Constants, and what JSON calls them. */
const WORDS: readonly (readonly [string, string])[] = [
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
]

/** Parses a dictionary or a list as Python prints it, `{'id': '2504.01234', 'hidden': False}`; `undefined` for anything else. */
export function parsePrinted(text: string): { readonly value: unknown } | undefined {
  if (!/^\s{0,99}(?:\{\s{0,99}['"]|\[)/.test(text)) return undefined
  let json = ''
  for (let at = 0; at < text.length; ) {
    const quote = text.charAt(at)
    if (quote === "'" || quote === '"') {
      const end = endOfText(text, at)
      if (end === -1) return undefined
      json += JSON.stringify(textOf(text.slice(at + 1, end)))
      at = end + 1
    } else {
      const word = WORDS.find(([python]) => text.startsWith(python, at))
      json += word?.[1] ?? quote
      at += word?.[0].length ?? 1
    }
  }
  return parseJson(json)
}

/** The quote that closes the one at a place; -1 without. */
function endOfText(text: string, open: number): number {
  const quote = text.charAt(open)
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at
  }
  return -1
}

function textOf(source: string): string {
  return source.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U000([\da-fA-F]{5})|([\s\S]))/g,
    (_, byte?: string, unit?: string, point?: string, sign = '') => {
      const code = byte ?? unit ?? point
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
      return ESCAPES.get(sign) ?? sign
    },
  )
}
