/** What XML 1.0 allows no document to hold (section 2.2), lone surrogates apart, of which exporters tell. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/** A text for XML and HTML, between tags and between quotation marks; `]]>` and `-->` mean nothing in it. */
export function escapeMarkup(text: string): string {
  if (!/[&<>"'\0-\x1f\ufffe\uffff]/.test(text)) return text
  return text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
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
