/** Turns bytes into text, whole or in pieces (`stream`); what is no text in its character set becomes U+FFFD. */
export interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string
}

/**
 * The decoder of a character set by one of its labels (WHATWG Encoding: `utf-8`, `latin1`, `iso-2022-jp`, `cp1252`); `undefined` for a label that nobody
 * knows. A byte-order mark stays.
 */
export function decoderOf(label: string): Decoder | undefined {
  const known = LABELS.get(label.toLowerCase()) ?? label
  try {
    const decoder = new TextDecoder(known, { ignoreBOM: true })
    return decoder.encoding === 'windows-1252'
      ? { decode: (bytes, options) => decoder.decode(bytes, options).replace(CONTROL, printed) }
      : decoder
  } catch {
    return known.includes('_') || known.includes(' ') ? decoderOf(known.replace(/[_ ]/g, '-')) : undefined
  }
}

/** What editors and old programs call character sets, and the standard does not. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['latin-1', 'latin1'],
  ['latin-9', 'iso-8859-15'],
  ['ansi', 'windows-1252'],
  ['applemac', 'macintosh'],
  ['macroman', 'macintosh'],
  ['cp932', 'shift_jis'],
  ['cp936', 'gbk'],
  ['cp949', 'euc-kr'],
])

/** Of windows-1252 from 0x80 on (WHATWG Encoding, index windows-1252): Node from 20.18.3 on reads these bytes as the controls of ISO 8859-1. */
const PRINTED = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const CONTROL = /[\x80-\x9f]/g

function printed(control: string): string {
  return PRINTED.charAt(control.charCodeAt(0) - 0x80)
}
