import { describe, expect, it } from 'vitest'

import { type Diagnostic, type Digest, toPapers } from '../../../src/index'
import { readHydration } from '../../../src/parser/json/hydration'
import { unescapeAttribute } from '../../../src/parser/unescape'

const LIMITS = { lineLength: 1_048_576, cardLength: 131_072, documentLength: 134_217_728 }

const LAMPS = {
  paper: {
    id: '2504.01234',
    title: 'Lamps & "Corners" <of> Rooms',
    authors: [{ name: 'Ada Quill', hidden: false }],
    summary: 'We teach lamps.',
    publishedAt: '2025-04-02T17:59:37.000Z',
    submittedOnDailyAt: '2025-04-04T00:12:44.000Z',
    upvotes: 0,
  },
  numComments: 2,
  submittedBy: { name: 'wren', fullname: 'Wren Hollow' },
}

function escapeAttribute(value: unknown): string {
  return JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

function component(props: unknown, target = 'DailyPapers'): string {
  return `<div class="SVELTE_HYDRATER contents" data-target="${target}" data-props="${escapeAttribute(props)}"><p>x</p></div>`
}

function read(document: string): { digest: Digest | undefined; messages: Diagnostic[] } {
  const messages: Diagnostic[] = []
  const content = readHydration(document, { limits: LIMITS, report: (message) => messages.push(message) })
  return { digest: content && toPapers({ type: 'root', children: content }, { reader: 'html' }), messages }
}

describe('readHydration', () => {
  it('should read the data of a daily page', () => {
    const props = {
      dateString: '2025-04-04',
      periodType: 'day',
      isTrending: false,
      query: {},
      dailyPapers: [LAMPS],
    }
    const page = `<html><head><title>Daily Papers - Hugging Face</title></head>${component({ isLoggedIn: false }, 'MainHeader')}${component(props)}`
    const { digest, messages } = read(page)
    expect(messages).toEqual([])
    expect(digest).toMatchObject({ title: 'Daily Papers', date: '2025-04-04', period: 'day' })
    expect(digest?.papers[0]).toMatchObject({
      id: 'arxiv:2504.01234',
      title: 'Lamps & "Corners" <of> Rooms',
      featured: '2025-04-04',
      published: '2025-04-02',
      submitter: 'wren',
      url: 'https://huggingface.co/papers/2504.01234',
      metrics: { upvotes: 0, comments: 2 },
    })
  })

  it.each([
    ['a weekly page', { date: '2025-04-03', periodType: 'week' }, { period: 'week', date: '2025-04-03' }],
    ['a monthly page', { dateString: '2025-04', periodType: 'month' }, { period: 'month', date: '2025-04' }],
    ['a trending page', { isTrending: true, periodType: 'day' }, { period: 'trending' }],
    ['a search page', { query: { q: 'lamps' } }, { period: 'search', query: 'lamps' }],
  ])('should tell what %s is', (_case, props, expected) => {
    expect(read(component({ ...props, dailyPapers: [LAMPS] })).digest).toMatchObject(expected)
  })

  it.each([
    ['the page of one paper', 'PaperContent', LAMPS],
    [
      'a paper beside lists of other things',
      'SomethingNew',
      { ...LAMPS, items: [{ title: 'A Space', authors: ['x'] }] },
    ],
    ['a list under a name that is new', 'SearchResults', { foundPapers: [LAMPS] }],
    ['bare papers', 'DailyPapers', { papers: [LAMPS.paper] }],
  ])('should recognise %s by its data', (_case, target, props) => {
    expect(read(component(props, target)).digest?.papers.map(({ id }) => id)).toEqual(['arxiv:2504.01234'])
  })

  it('should read an attribute in single quotes', () => {
    const json = JSON.stringify({ dailyPapers: [LAMPS] })
      .replaceAll('&', '&amp;')
      .replaceAll("'", '&#39;')
    expect(read(`<div data-props='${json}'>`).digest?.papers).toHaveLength(1)
  })

  it('should take an empty day for one', () => {
    expect(read(component({ dateString: '2025-04-05', dailyPapers: [] })).digest).toMatchObject({
      date: '2025-04-05',
      papers: [],
    })
  })

  it.each([
    ['no component', '<html><article>x</article></html>'],
    ['components of other things', component({ isLoggedIn: false, title: 'x' }, 'MainHeader')],
    ['models beside no paper', component({ models: [{ id: 'a/b', author: 'a', likes: 3 }] }, 'ModelList')],
    ['an attribute without quotes', '<div data-props=x dailyPapers>'],
  ])('should find nothing in a page with %s', (_case, page) => {
    expect(read(page)).toEqual({ digest: undefined, messages: [] })
  })

  it.each([
    ['was cut', component({ dailyPapers: [LAMPS] }).slice(0, 300)],
    ['is no JSON', '<div data-props="{&quot;dailyPapers&quot;:[{]}">'],
    [
      'was escaped twice',
      `<div data-props="${escapeAttribute({ dailyPapers: [LAMPS] }).replaceAll('&', '&amp;')}">`,
    ],
  ])('should leave the page to its cards where the data %s', (_case, page) => {
    const { digest, messages } = read(page)
    expect(digest).toBeUndefined()
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['invalid-json'])
  })
})

describe('unescapeAttribute', () => {
  it.each([
    ['plain', 'plain'],
    ['&quot;a&quot; &lt;b&gt; &apos;c&apos;', '"a" <b> \'c\''],
    ['&#34;&#x22;&#X27;&#39;', '""\'\''],
    ['&amp;quot; &amp;amp; &amp;#34;', '&quot; &amp; &#34;'],
    ['&#38;quot; &#x26;lt;', '&quot; &lt;'],
    ['a&nbsp;b', 'a\u00a0b'],
    ['&#128512;', '\u{1f600}'],
    ['&#0; &#x110000; &copy; &', '&#0; &#x110000; &copy; &'],
  ])('should read %s once', (source, expected) => {
    expect(unescapeAttribute(source)).toBe(expected)
  })
})
