import { describe, expect, it } from 'vitest'

import { languageTag } from '../../src/lexicon/language'

describe('languageTag', () => {
  it.each([
    ['en', 'en'],
    ['en_US', 'en-US'],
    ['pt-br', 'pt-BR'],
    ['eng', 'en'],
    ['English', 'en'],
    ['ngerman', 'de'],
    ['langgerman', 'de'],
    ['american', 'en-US'],
    ['brazilian', 'pt-BR'],
    ['de-CH', 'de-CH'],
    ['Français', 'fr'],
    [' español ', 'es'],
  ])('should give the tag of %j', (words, tag) => {
    expect(languageTag(words)).toBe(tag)
  })

  it.each(['', 'xx', 'Klingon', 'English; German', 'en-USA', 'constructor'])(
    'should give none of %j',
    (words) => {
      expect(languageTag(words)).toBeUndefined()
    },
  )
})
