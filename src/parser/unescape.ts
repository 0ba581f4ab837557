/** The references that serializers of HTML write into attributes, the ampersand's own last: what it brings about is not read again. */
const NAMED: readonly (readonly [reference: RegExp, character: string])[] = [
  [/&quot;/g, '"'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&apos;/g, "'"],
  [/&nbsp;/g, '\u00a0'],
]

const NUMERIC = /&#(?:(\d{1,7})|[xX]([\da-fA-F]{1,6}));/g

/**
 * The value of an attribute as a serializer of HTML escaped it: the five names, the no-break space and numeric references, each read once.
 * References that no serializer writes stay as they are. A pass for each kind is many times faster than one pass that calls back for each.
 */
export function unescapeAttribute(source: string): string {
  if (!source.includes('&')) return source
  let text = source
  for (const [pattern, character] of NAMED) text = text.replace(pattern, character)
  if (text.includes('&#'))
    text = text.replace(NUMERIC, (reference, decimal?: string, hexadecimal?: string) => {
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
      // An ampersand waits for the last pass: it may stand before what looks like a name.
      if (code === 38) return '&amp;'
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference
    })
  return text.replaceAll('&amp;', '&')
}
