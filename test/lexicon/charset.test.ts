import { describe, expect, it } from 'vitest'

import { decoderOf } from '../../src/lexicon/charset'

const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe('decoderOf', () => {
  it('should read windows-1252 as the WHATWG Encoding standard has it, whatever the engine does', () => {
    const text = decoderOf('latin1')?.decode(all) ?? ''
    expect(text.slice(0x80, 0xa0)).toBe('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ')
    expect(text.slice(0, 0x80) + text.slice(0xa0)).toBe(
      String.fromCharCode(...all.subarray(0, 0x80), ...all.subarray(0xa0)),
    )
  })

  it('should read windows-1252 in pieces', () => {
    const decoder = decoderOf('cp1252')
    const pieces = [...all].map((byte) => decoder?.decode(Uint8Array.of(byte), { stream: true }) ?? '')
    expect(pieces.join('')).toBe(decoderOf('windows-1252')?.decode(all))
  })

  it.each([
    ['UTF-8', [0xc3, 0xa9], 'é'],
    ['ISO8859_1', [0xe9], 'é'],
    ['latin-9', [0xa4], '€'],
    ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42], '日'],
    ['cp936', [0xc8, 0xd5], '日'],
    ['Shift JIS', [0x93, 0xfa], '日'],
  ])('should know %j', (label, bytes, text) => {
    expect(decoderOf(label)?.decode(Uint8Array.from(bytes))).toBe(text)
  })

  it.each(['', 'lamp', 'utf_lamp', '__', '__proto__', 'constructor'])('should not know %j', (label) => {
    expect(decoderOf(label)).toBeUndefined()
  })
})
