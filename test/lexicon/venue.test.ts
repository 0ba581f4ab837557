import { describe, expect, it } from 'vitest'

import { isVenue } from '../../src/lexicon/venue'

describe('isVenue', () => {
  it.each([
    'NeurIPS',
    'ICML 2026',
    'Findings of ACL',
    'arXiv preprint',
    'CVPR’26',
    'Nature',
    'Best Paper Award',
    'NeurIPS 2026 Workshop (oral)',
  ])('should know %j', (words) => {
    expect(isVenue(words)).toBe(true)
  })

  it.each([
    'Storank',
    'Fernhill Labs',
    'Natural History Museum',
    'Drelmo University of Science',
    'Ho Chi Minh City Lab',
    'of',
    '',
  ])('should not take %j for one', (words) => {
    expect(isVenue(words)).toBe(false)
  })
})
