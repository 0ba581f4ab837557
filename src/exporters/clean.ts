/**
 * A text as one printable line: NFC, without control characters, zero-width and bidirectional marks, soft hyphens and variation
 * selectors; white space of every kind, runs of it too, is one blank. Formats that keep line breaks do not use this.
 */
export function cleanLine(text: string): string {
  if (!/[^ -~]| {2}|^ | $/.test(text)) return text
  return text
    .replace(/\p{Cf}|\p{Variation_Selector}|\u034f/gu, '')
    .replace(/\p{Cc}/gu, (control) => (control.trim() === '' || control === '\u0085' ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
}
