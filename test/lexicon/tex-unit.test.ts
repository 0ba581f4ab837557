import { describe, expect, it } from 'vitest'

import { withQuantities } from '../../src/lexicon/tex-unit'

describe('withQuantities', () => {
  it.each([
    ['\\SI{5}{\\kilo\\meter\\per\\hour}', '5 km/h'],
    ['\\qty{1.5e-3}{\\ohm}', '1.5 × 10⁻³ Ω'],
    ['\\num{e6}', '10⁶'],
    ['\\num{1.5 +- 0.1}', '1.5 ± 0.1'],
    ['\\num{2 \\pm 1}', '2 ± 1'],
    ['\\ang{1;30;5}', '1°30′5″'],
    ['\\ang{;;4}', '4″'],
    ['\\numrange{1}{2}', '1–2'],
    ['\\SIrange{1}{2}{\\metre}', '1–2 m'],
    ['\\si{\\square\\metre}', 'm²'],
    ['\\si{\\metre\\squared}', 'm²'],
    ['\\si{\\metre\\cubed\\per\\second}', 'm³/s'],
    ['\\unit{\\watt\\hour}', 'W h'],
    ['\\qty{20}{\\percent}', '20 \\%'],
    ['\\ang{20}', '20°'],
    ['\\qty{20}{\\degree}', '20°'],
    ['\\SI[mode=text]{3}{m.s}', '3 m s'],
  ])('should print %s as %s', (tex, printed) => {
    expect(withQuantities(tex)).toBe(printed)
  })

  it.each(['\\SI{5}', '\\num{1}{2}', '\\qty{5}{\\lampyear}', '\\SIrange{1}{\\metre}'])(
    'should leave %s as it stands',
    (tex) => {
      expect(withQuantities(tex)).toBe(tex)
    },
  )
})
