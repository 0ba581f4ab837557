/**
 * A text as one printable line: NFC, without control characters, zero-width and bidirectional marks, soft hyphens and variation
 * selectors; white space of every kind, runs of it too, is one blank. Formats that keep line breaks do not use this.
 */
export function cleanLine(text: string): string {
  if (!/[^ -~]| {2}|^ | $/.test(text)) return text
  return text
    .replace(/\p{Cf}|[\ufe00-\ufe0f\u034f]|[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/gu, '')
    .replace(/[\s\x85]+/g, ' ')
    .trim()
    .normalize('NFC')
}
