/** Characters that XML 1.0 allows no document to hold (section 2.2), beside controls and lone surrogates. */
const FORBIDDEN = /[\ufffe\uffff]/

/**
 * A text for XML and HTML, between tags and between quotation marks; `]]>` and `-->` mean nothing in it. It is expected to be clean (`cleanLine`), so that there are no
 * controls in it.
 */
export function escapeMarkup(text: string): string {
  // Looking for one sign after the other is much quicker than for one of several.
  const isPlain =
    !text.includes('&') &&
    !text.includes('<') &&
    !text.includes('>') &&
    !text.includes('"') &&
    !text.includes("'") &&
    !FORBIDDEN.test(text)
  return isPlain ? text : text.replace(/[&<>"'\ufffe\uffff]/g, (sign) => ENTITIES[sign] ?? '')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** An element with a text, on a line of its own; none where there is no text. */
export function element(name: string, text: string | undefined, attributes = '', indent = '    '): string {
  return text === undefined || text === ''
    ? ''
    : `${indent}<${name}${attributes}>${escapeMarkup(text)}</${name}>\n`
}
