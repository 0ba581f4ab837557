const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

const REFERENCE = /&(?:(lt|gt|amp|apos|nbsp)|#(?:(\d{1,7})|[xX]([\da-fA-F]{1,6})));/g

/**
 * The value of an attribute as a serializer of HTML escaped it: the five names, the no-break space and numeric references, each read once.
 * References that no serializer writes stay as they are. Quotes, which are nearly all, have a pass of their own: it is many times faster than one
 * that calls back for each.
 */
export function unescapeAttribute(source: string): string {
  const text = source.replace(/&quot;/g, '"')
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (reference, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? reference
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference
  })
}
