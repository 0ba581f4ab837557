import { describe, expect, it } from 'vitest'

import { isArxivCategory, isCategoryCode } from '../../src/lexicon/category'

describe('isArxivCategory', () => {
  it.each([
    'cs.CL',
    'hep-th',
    'cond-mat.mtrl-sci',
    'cond-mat.str-el',
    'astro-ph.CO',
    'astro-ph',
    'q-bio.NC',
    'physics.flu-dyn',
    'physics.ins-det',
    'physics.bio-ph',
    'nlin.CD',
    'eess.AS',
    'math-ph',
    'quant-ph',
    'physics.data-an',
    'cond-mat.quant-gas',
    'physics.ao-ph',
    'physics.soc-ph',
    'stat.ML',
    'econ.EM',
    'cmp-lg',
    'physics.plasm-ph',
    'physics.optics',
    'cond-mat.stat-mech',
    'cond-mat.mes-hall',
    'physics.chem-ph',
    'physics.class-ph',
    'physics.hist-ph',
    'physics.gen-ph',
    'physics.med-ph',
    'physics.acc-ph',
    'physics.atom-ph',
    'physics.app-ph',
    'physics.space-ph',
    'physics.geo-ph',
    'physics.ed-ph',
    'physics.pop-ph',
    'physics.comp-ph',
    'physics.atm-clus',
    'cond-mat.dis-nn',
    'cond-mat.supr-con',
    'cond-mat.soft',
    'cond-mat.other',
  ])('should know %s', (term) => {
    expect(isArxivCategory(term)).toBe(true)
  })

  it.each(['68T05', 'I.2.6', '14H50 (Primary)', 'Machine Learning', 'lamps', 'node.js', 'cs.', ''])(
    'should not take %j for one',
    (term) => {
      expect(isArxivCategory(term)).toBe(false)
    },
  )
})

describe('isCategoryCode', () => {
  it.each(['cs.CL', 'hep-th', 'astro-ph', 'physics.data-an'])('should know %s', (words) => {
    expect(isCategoryCode(words)).toBe(true)
  })

  it.each(['math', 'physics', 'cs', 'co.UK', 'end-to-end', 'node.js', ''])(
    'should take %j for a word',
    (words) => {
      expect(isCategoryCode(words)).toBe(false)
    },
  )
})
