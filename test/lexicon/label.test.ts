import { describe, expect, it } from 'vitest'

import { furnitureOf, isCurator, isFarewell, isRemark, periodOfTitle } from '../../src/lexicon/label'

const chrome = [
  'new',
  'Subscribe',
  'Hugging Face',
  'Models',
  'Datasets',
  'Spaces',
  'Buckets',
  'Buckets new',
  'Community',
  'Docs',
  'Enterprise',
  'Pricing',
  'Log In',
  'Sign Up',
  'Website',
  'Tasks',
  'HuggingChat',
  'Collections',
  'Languages',
  'Organizations',
  'Blog',
  'Posts',
  'Learn',
  'Discord',
  'Forum',
  'GitHub',
  'Solutions',
  'Team & Enterprise',
  'Hugging Face PRO',
  'Enterprise Support',
  'Inference Providers',
  'Inference Endpoints',
  'Storage Buckets',
  'Hardware',
  'Light theme',
  'Dark theme',
  'TOS',
  'Privacy',
  'About',
  'Careers',
  'Submit a paper',
  'Submit',
  'Search by arxiv id or title',
  'Get trending papers in your email inbox!',
  'Get trending papers in your email inbox once a day!',
  'See all',
  'Load more',
  'All papers',
  'Toggle theme',
  'Notifications',
  'Settings',
  'Profile',
  'Inbox',
  'TOS Privacy About Careers',
  'Models Datasets  Spaces\u00A0Pricing\tDocs',
]

describe('furnitureOf', () => {
  it.each(chrome)('should know %j as chrome, in any case', (line) => {
    expect(furnitureOf(line)).toBe('chrome')
    expect(furnitureOf(line.toUpperCase())).toBe('chrome')
  })

  it.each([
    'Previous',
    'Next',
    'Previous Next',
    'System theme',
    'Company',
    'Trending Papers ranked by GitHub stars activity',
  ])('should know %j as the footer', (line) => {
    expect(furnitureOf(line)).toBe('footer')
  })

  it.each(['Daily', 'Weekly', 'Monthly'])('should know %j as a period', (line) => {
    expect(furnitureOf(line)).toBe('period')
  })

  it.each(['Daily Papers', 'TRENDING PAPERS'])('should know %j as a title of a digest', (line) => {
    expect(furnitureOf(line)).toBe('digestTitle')
  })

  it.each([
    '',
    'Avey-B',
    'New Mothers',
    'Models of Docs',
    'constructor',
    'toString',
    '__proto__',
    'constructor valueOf',
    'x'.repeat(65),
    'new '.repeat(20),
  ])('should leave %j alone', (line) => {
    expect(furnitureOf(line)).toBeUndefined()
  })
})

describe('periodOfTitle', () => {
  it.each([
    ['Trending Papers', 'trending'],
    ['Daily Papers', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('should tell of %j: %s', (title, period) => {
    expect(periodOfTitle(title)).toBe(period)
  })
})

describe('isCurator', () => {
  it.each([
    'byAK and the research community',
    'by AK and the research community',
    'by[papers-by]AK and the research community.',
  ])('should know %j', (line) => {
    expect(isCurator(line)).toBe(true)
  })

  it.each([
    '',
    'by AK',
    'By the community',
    'bystanders of the community',
    'A study by the community',
    `by ${'x'.repeat(160)} community`,
    `by ${'x'.repeat(130)} community`,
  ])('should leave %j alone', (line) => {
    expect(isCurator(line)).toBe(false)
  })
})

describe('isRemark', () => {
  it.each(['[Content truncated]', '(truncated)', 'Truncated.', 'content truncated'])(
    'should know %j',
    (line) => {
      expect(isRemark(line)).toBe(true)
    },
  )

  it.each(['', 'Truncated Backpropagation', 'The content was truncated', `[${'x'.repeat(60)}]`])(
    'should leave %j alone',
    (line) => {
      expect(isRemark(line)).toBe(false)
    },
  )
})

describe('isFarewell', () => {
  it.each(['Best, Mira', 'best', 'Kind regards,', 'Thanks!', 'Viele Grüße, Jo Reed', 'Cheers, M.'])(
    'should know %s',
    (line) => {
      expect(isFarewell(line)).toBe(true)
    },
  )

  it.each([
    'Best, in all of our winds, are kites',
    'Best paper award',
    'Thanks, this is what we looked for',
    'Cheers! great work',
    'Bestiary, Mira',
  ])('should leave %s', (line) => {
    expect(isFarewell(line)).toBe(false)
  })
})
