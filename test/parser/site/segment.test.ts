import { describe, expect, it } from 'vitest'

import { type Diagnostic, type ParseOptions, parse, tokenize } from '../../../src/index'
import { rulesOf } from '../support'

const long = 'A sentence of an abstract that goes on for some while. '.repeat(5).trim()

type Told = [type: string, card: number, value: string]

/** The tokens that say something. */
function read(text: string, limits: ParseOptions['limits'] = undefined): Told[] {
  return tokenize(text, { reader: 'text', limits })
    .filter(({ type }) => type !== 'whitespace' && type !== 'marker')
    .map(({ type, card, value }) => [type, card, value])
}

function told(text: string, limits?: ParseOptions['limits']): string[] {
  return rulesOf(parse(text, { reader: 'text', limits, referenceDate: '2026-02-24' }).messages)
}

describe('cards of a search page', () => {
  it('should read title, abstract, byline, date and comments', () => {
    expect(read(`Title\n\n${long}\n\n  • 6 authors\n·\nApr 3, 2025 2`)).toEqual([
      ['title', 0, 'Title'],
      ['abstract', 0, long],
      ['authorCount', 0, '6 authors'],
      ['published', 0, 'Apr 3, 2025'],
      ['comments', 0, '2'],
    ])
  })

  it.each([
    ['a dot on its own line', 'ZD Studio\n·\nApr 3, 2025'],
    ['a dot on the same line', 'ZD Studio\n· Apr 3, 2025'],
    ['a label before the date', '·\nZD Studio\nPublished on Apr 3, 2025'],
  ])('should read an organisation before %s', (_, byline) => {
    expect(read(`Title\n\n${long}\n\n${byline}`)).toEqual([
      ['title', 0, 'Title'],
      ['abstract', 0, long],
      ['organization', 0, 'ZD Studio'],
      ['published', 0, 'Apr 3, 2025'],
    ])
  })

  it('should read an organisation beside a number of authors where it shows its handle', () => {
    const card = (byline: string): Told[] =>
      read(`Title\n\n${long}\n\n${byline}\n·\n6 authors\n·\nApr 3, 2025`)
    expect(card('zd-studio ZD Studio').slice(2)).toEqual([
      ['organization', 0, 'zd-studio ZD Studio'],
      ['authorCount', 0, '6 authors'],
      ['published', 0, 'Apr 3, 2025'],
    ])
    expect(card('ZD Studio')[2]).toEqual(['abstract', 0, 'ZD Studio'])
  })

  it('should read comments on a line of their own', () => {
    expect(
      read(`Title\n\n${long}\n\n6 authors\n·\nApr 3, 2025\n2\n\nOther\n\n${long}\n\n·\nMay 4, 2025`),
    ).toEqual([
      ['title', 0, 'Title'],
      ['abstract', 0, long],
      ['authorCount', 0, '6 authors'],
      ['published', 0, 'Apr 3, 2025'],
      ['comments', 0, '2'],
      ['title', 1, 'Other'],
      ['abstract', 1, long],
      ['published', 1, 'May 4, 2025'],
    ])
  })

  it('should give the last of the figures to the next card where upvotes stand before titles', () => {
    const page = `7\nTitle\n\n${long}\n\n6 authors\n·\nApr 3, 2025 2\n9\nOther\n\n${long}\n\n4 authors\n·\nMay 4, 2025`
    expect(read(page).filter(([type]) => type === 'upvotes' || type === 'comments')).toEqual([
      ['upvotes', 0, '7'],
      ['comments', 0, '2'],
      ['upvotes', 1, '9'],
    ])
  })

  it('should leave dates and figures within an abstract where they are', () => {
    const first = `One\n\n${long}\n\n6 authors\n·\nMay 4, 2025\n\n`
    expect(read(`${first}Title\n\n${long}\n\n42\n\nApr 3, 2025\n\n6 authors`).slice(4)).toEqual([
      ['title', 1, 'Title'],
      ['abstract', 1, long],
      ['abstract', 1, '42'],
      ['abstract', 1, 'Apr 3, 2025'],
      ['authorCount', 1, '6 authors'],
    ])
  })

  it('should not take a date behind that of a card, or one with comments, for that of the page', () => {
    expect(read('Apr 3, 2025 2')).toEqual([['text', -1, 'Apr 3, 2025 2']])
    expect(read(`T\n\n${long}\n\n·\nApr 3, 2025\n\nMay 4, 2025`).at(-1)).toEqual(['text', -1, 'May 4, 2025'])
  })

  it('should start a new card at a second number of authors', () => {
    expect(
      read(`Title\n\n${long}\n\n6 authors\n7 authors\n·\nApr 3, 2025`).map(([type, at]) => [type, at]),
    ).toEqual([
      ['title', 0],
      ['abstract', 0],
      ['authorCount', 0],
      ['title', 1],
      ['published', 1],
    ])
  })

  it('should keep a cut card at the end and say so', () => {
    const page = `Title\n\n${long}\n\n6 authors\n·\nApr 3, 2025\n\nCut\n\n${long}`
    expect(read(page).slice(-2)).toEqual([
      ['title', 1, 'Cut'],
      ['abstract', 1, long],
    ])
    expect(told(page)).toEqual(['incomplete-card'])
    expect(told(page.replace(`Cut\n\n${long}`, 'Cut'))).toEqual(['unclaimed-text'])
  })

  it('should not take the rest of a cut byline for a paper or for the date of the page', () => {
    for (const byline of ['  • 4 authors\n·\nMay 30, 2025', '·\nMay 30, 2025', '· May 30, 2025']) {
      const digest = parse(`${byline}\n\nTitle\n\n${long}\n\n6 authors\n·\nApr 3, 2025`)
      expect(digest.papers.map(({ title }) => title)).toEqual(['Title'])
      expect(digest.date).toBeUndefined()
    }
  })

  it('should leave the mark of a truncation out of the abstract', () => {
    expect(
      read(`Title\n\n${long}\n[Content truncated]\n\n6 authors\n·\nApr 3, 2025`).map(([type]) => type),
    ).toEqual(['title', 'abstract', 'chrome', 'authorCount', 'published'])
    expect(read('[Content truncated]')).toEqual([['chrome', -1, '[Content truncated]']])
  })

  it('should pass over text that waits too long for an anchor, and go on', () => {
    const page = `${'Word word. '.repeat(40)}\n\n${long}\n\nTitle\n\n6 authors\n·\nApr 3, 2025`
    expect(told(page, { cardLength: 300 })).toContain('limit-exceeded')
    expect(read(page, { cardLength: 300 }).at(-1)).toEqual(['published', 0, 'Apr 3, 2025'])
  })
})

describe('a long stretch that says nothing', () => {
  it('should end a card, and be kept', () => {
    const page = `Title\n${'\n'.repeat(700)}6 authors\n·\nApr 3, 2025`
    const tokens = tokenize(page, { reader: 'text', limits: { cardLength: 300 } })
    expect(tokens.map(({ value }) => value).join('')).toBe(page)
    expect(read(page, { cardLength: 300 })[0]).toEqual(['text', -1, 'Title'])
    expect(read(page)[0]).toEqual(['title', 0, 'Title'])
  })
})

const prose = 'Harbour masters plan by tables that are a century old, and nobody knows how good they are. '
  .repeat(3)
  .trim()

describe('cards whose anchors are missing or odd', () => {
  const titles = (page: string): string[] =>
    read(page).flatMap(([type, , value]) => (type === 'title' ? [value] : []))
  const byline = '  • 6 authors\n·\nApr 3, 2025'

  it('should not let a card without a byline swallow the next one', () => {
    const page = `One: A Title\n\n${prose}\n\nTwo: A Title\n\n${prose}\n\n${byline}\n\nThree: A Title\n\n${prose}\n\n${byline}\n`
    expect(titles(page)).toEqual(['One: A Title', 'Two: A Title', 'Three: A Title'])
    expect(told(page)).toEqual(['incomplete-card'])
  })

  it.each(['Feb 29, 2025', 'March 9th, 2025 3', '2 days ago', 'Yesterday'])(
    'should end a card at %j, where dates stand',
    (date) => {
      const page = `One: A Title\n\n${prose}\n\n  • 6 authors\n·\n${date}\n\nTwo: A Title\n\n${prose}\n\n${byline}\n`
      expect(titles(page)).toEqual(['One: A Title', 'Two: A Title'])
      expect(read(page)).toContainEqual(['published', 0, date])
    },
  )

  it.each([
    'We study posts\nSubmitted by users of a forum and learn\nmuch from them.',
    'It was read\nby many in the research community\nand beyond.',
    'It is sold by the\ncompany\nalone.',
    'It is\n--\na dash.',
  ])('should leave the words of an anchor within an abstract alone: %j', (abstract) => {
    const page = `Zero: A Title\n\n${prose}\n\n${byline}\n\nOne: A Title\n\n${abstract}\n\n${byline}\n`
    expect(titles(page)).toEqual(['Zero: A Title', 'One: A Title'])
  })

  it('should take a word of the navigation behind a dated card for a title if an abstract follows', () => {
    const page = `Zero: A Title\n\n${prose}\n\n${byline}\n\nModels\n\n${prose}\n\n${byline}\n\nModels\nDatasets\nPricing\n`
    expect(titles(page)).toEqual(['Zero: A Title', 'Models'])
    expect(told(page)).toEqual([])
  })
})

describe('cards of a listing', () => {
  const listed = (...lines: string[]): string => ['Submitted by', '', 'floe', ' ', ...lines].join('\n')

  it('should read submitter, upvotes, title, byline and figures', () => {
    expect(read(listed('161', 'Title', ' ZD Studio', ' 14  5'))).toEqual([
      ['label', 0, 'Submitted by'],
      ['submitter', 0, 'floe'],
      ['upvotes', 0, '161'],
      ['title', 0, 'Title'],
      ['organization', 0, 'ZD Studio'],
      ['stars', 0, '14'],
      ['comments', 0, '5'],
    ])
  })

  it('should read the submitter behind the label', () => {
    expect(read('Submitted by floe\n5\nTitle').slice(0, 2)).toEqual([
      ['label', 0, 'Submitted by'],
      ['submitter', 0, 'floe'],
    ])
  })

  it('should take whatever follows the label for the submitter', () => {
    expect(read('Submitted by\n42\n5\nTitle')[1]).toEqual(['submitter', 0, '42'])
  })

  it('should say where a lone figure is ambiguous, and leave three as they are', () => {
    expect(read(listed('-', 'Title', 'ZD Studio', '5')).at(-1)).toEqual(['count', 0, '5'])
    expect(told(listed('-', 'Title', 'ZD Studio', '5'))).toEqual(['ambiguous-count'])
    expect(
      read(listed('-', 'Title', 'ZD Studio', '5 6 7')).filter(([type]) => type === 'count'),
    ).toHaveLength(3)
  })

  it.each(['2047', 'Community', 'Hugging Face', 'Daily Bread'])('should take %j for a title', (title) => {
    expect(read(listed('3', title, '·', '6 authors'))).toEqual([
      ['label', 0, 'Submitted by'],
      ['submitter', 0, 'floe'],
      ['upvotes', 0, '3'],
      ['title', 0, title],
      ['authorCount', 0, '6 authors'],
    ])
  })

  it('should keep the order of the page where figures stand before a title', () => {
    expect(read(listed('3', '14 5', 'Title', 'ZD Studio'))).toEqual([
      ['label', 0, 'Submitted by'],
      ['submitter', 0, 'floe'],
      ['upvotes', 0, '3'],
      ['text', -1, '14 5'],
      ['title', 0, 'Title'],
      ['organization', 0, 'ZD Studio'],
    ])
    expect(read(listed('[Content truncated]', 'Title')).map(([type]) => type)).toEqual([
      'label',
      'submitter',
      'chrome',
      'title',
    ])
  })

  it('should keep what a card without a title says, and its figures with it', () => {
    expect(read(listed('3', '·', '6 authors', ' 2')).map(([type]) => type)).toEqual([
      'label',
      'submitter',
      'upvotes',
      'authorCount',
      'count',
    ])
    expect(told(listed('3', '·', '6 authors', ' 14 2'))).toEqual(['no-papers', 'missing-title'])
  })

  it('should leave a date alone that stands in a card without a byline', () => {
    expect(read(listed('3', 'Title', 'Apr 3, 2025')).map(([type]) => type)).toEqual([
      'label',
      'submitter',
      'upvotes',
      'title',
      'organization',
    ])
    expect(read(`${listed('3', 'Apr 3, 2025')}`).at(-1)).toEqual(['title', 0, 'Apr 3, 2025'])
  })

  it.each(['Next', 'Daily', 'Previous', '--', 'by us and the community'])(
    'should take %j behind upvotes for a title',
    (title) => {
      expect(read(listed('3', title, 'ZD Studio', '4 2'))[3]).toEqual(['title', 0, title])
    },
  )

  it('should start anew where the label stands twice', () => {
    expect(read('Submitted by\nSubmitted by\nfloe\n3\nTitle').filter(([type]) => type === 'title')).toEqual([
      ['title', 1, 'Title'],
    ])
  })

  it('should end with the footer', () => {
    const page = `${listed('3', 'Title', 'ZD Studio', '4 2')}\nPrevious Next\n System theme\nCompany\n12\nrest`
    expect(read(page).slice(-5)).toEqual([
      ['chrome', -1, 'Previous Next'],
      ['chrome', -1, 'System theme'],
      ['chrome', -1, 'Company'],
      ['text', -1, '12'],
      ['text', -1, 'rest'],
    ])
  })

  it('should end with a signature, and take a dash before any card for text', () => {
    expect(read(`${listed('3', 'Title')}\n--\n7`).at(-1)).toEqual(['text', -1, '7'])
    expect(read(`--\n${listed('3', 'Title')}`)[0]).toEqual(['text', -1, '--'])
  })
})

describe('the head of a page', () => {
  it('should tell title, curator, query and date', () => {
    expect(
      read('Daily Papers\nbyAK and the research community\nsparse gardens\nDaily\nWeekly\nFeb 23'),
    ).toEqual([
      ['digestTitle', -1, 'Daily Papers'],
      ['chrome', -1, 'byAK and the research community'],
      ['query', -1, 'sparse gardens'],
      ['chrome', -1, 'Daily'],
      ['chrome', -1, 'Weekly'],
      ['digestDate', -1, 'Feb 23'],
    ])
  })

  it('should take no long text and no two lines for a query', () => {
    const head = 'Daily Papers\nbyAK and the research community'
    expect(read(`${head}\n${'x'.repeat(101)}\nFeb 23`)[2]?.[0]).toBe('text')
    expect(read(`${head}\none\ntwo\nFeb 23`).map(([type]) => type)).toEqual([
      'digestTitle',
      'chrome',
      'text',
      'text',
      'digestDate',
    ])
    expect(read('Daily Papers\nsparse gardens\nFeb 23')[1]?.[0]).toBe('text')
  })

  it('should report all that stands together once, from its first to its last line', () => {
    const message = parse('one\n\ntwo\n\nDaily Papers', { reader: 'text' }).messages.find(
      ({ ruleId }: Diagnostic) => ruleId === 'unclaimed-text',
    )
    expect(message?.place).toMatchObject({ start: { line: 1, column: 1 }, end: { line: 3, column: 4 } })
  })
})

describe('the order of tokens', () => {
  it('should be that of the page whatever stands in it', () => {
    const lines = [
      'Submitted by',
      'floe',
      '5',
      '14 5',
      '-',
      'Title',
      'ZD Studio',
      '·',
      '6 authors',
      'Apr 3, 2025 2',
      'Feb 23',
      '',
      '[Content truncated]',
      '--',
      'Daily',
      'Daily Papers',
      'Previous',
      'Models',
      long,
      '> 7',
      '# Heading',
    ]
    let state = 7
    for (let round = 0; round < 400; round++) {
      const page = Array.from({ length: 12 }, () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        return lines[state % lines.length]
      }).join('\n')
      const tokens = tokenize(page, { reader: 'text' })
      expect(tokens.map(({ value }) => value).join('')).toBe(page)
    }
  })
})
