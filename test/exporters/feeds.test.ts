import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { atom, jsonFeed, parse, rss, stringify, stringifyStream } from '../../src/index'
import { encodable, fullPaper, hostileText, paperOf } from './paper'
import { childrenOf, readXml, type XmlElement } from './xml'

const SEED = 20_261_131
const OPTIONS = {
  title: 'Lamps & <Tides>',
  description: 'What "lamps" do',
  link: 'https://papers-example.org/?a=1&b=2',
  feedUrl: 'https://papers-example.org/feed.xml',
  author: 'Ada Quill',
  updated: '2025-04-06T07:30:00Z',
}
const bare = paperOf({ title: 'Bare Lamp', id: 'title:bare-lamp π' })

/** A text as a feed can hold it: one line, without what XML forbids. */
function asText(text: string): string {
  return encodable(text)
    .replace(/[\ufffe\uffff]/g, '')
    .normalize('NFC')
}

function texts(element: XmlElement | undefined, name: string): string[] {
  return childrenOf(element, name).map(({ text }) => text)
}

describe('atom', () => {
  const feedOf = (text: string): XmlElement | undefined => readXml(text).children[0]

  it('should have all that RFC 4287 wants', () => {
    const feed = feedOf(stringify([fullPaper, bare], atom, OPTIONS))
    expect(feed).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } })
    for (const name of ['id', 'title', 'updated', 'author', 'subtitle'])
      expect(texts(feed, name)).toHaveLength(1)
    expect(texts(feed, 'title')).toEqual([OPTIONS.title])
    expect(texts(feed, 'id')).toEqual([OPTIONS.feedUrl])
    expect(texts(feed, 'updated')).toEqual([OPTIONS.updated])
    expect(childrenOf(feed, 'link').map(({ attributes }) => attributes)).toEqual([
      { rel: 'alternate', href: OPTIONS.link },
      { rel: 'self', href: OPTIONS.feedUrl },
    ])
    const [entry, other] = childrenOf(feed, 'entry')
    expect(texts(entry, 'id')).toEqual(['https://arxiv.org/abs/2504.01234'])
    expect(texts(entry, 'title')).toEqual([fullPaper.title])
    expect(texts(entry, 'published')).toEqual(['2025-04-03T00:00:00Z'])
    expect(texts(entry, 'updated')).toEqual(['2025-04-05T00:00:00Z'])
    expect(texts(entry, 'summary')).toEqual([fullPaper.abstract])
    expect(childrenOf(entry, 'author').flatMap((author) => texts(author, 'name'))).toEqual(
      fullPaper.authors.map(({ name }) => name),
    )
    expect(childrenOf(entry, 'category').map(({ attributes }) => attributes.term)).toEqual([
      'cs.LG',
      'stat.ML',
      'tides',
      'lanterns, small',
    ])
    expect(texts(other, 'id')).toEqual(['urn:paperdigest:title:bare-lamp%20%CF%80'])
    expect(texts(other, 'published')).toEqual([])
  })

  it('should say before its entries when it changed: as its first entry that has a date, and so do those without', async () => {
    const papers = [bare, paperOf({ published: '2024' }), fullPaper]
    const text = stringify(papers, atom)
    const feed = feedOf(text)
    expect(texts(feed, 'updated')).toEqual(['2024-01-01T00:00:00Z'])
    expect(text.indexOf('<updated>')).toBeLessThan(text.indexOf('<entry>'))
    expect(childrenOf(feed, 'entry').map((entry) => texts(entry, 'updated')[0]?.slice(0, 10))).toEqual([
      '2024-01-01',
      '2024-01-01',
      '2025-04-05',
    ])
    const chunks: string[] = []
    for await (const chunk of stringifyStream(papers, atom)) chunks.push(chunk)
    expect(chunks.join('')).toBe(text)
    expect(texts(feedOf(stringify(papers, atom, { updated: '2025-04-09' })), 'updated')).toEqual([
      '2025-04-09T00:00:00Z',
    ])
  })

  it('should ask for a date where nothing tells one, and hold no more papers than a thousand for it', () => {
    for (const papers of [[], [bare], Array.from({ length: 1_001 }, () => bare).concat(fullPaper)])
      expect(() => stringify(papers, atom)).toThrow(/Expected a date, .*updated: '2025-04-03'/)
    const many = Array.from({ length: 1_000 }, () => bare)
    expect(childrenOf(feedOf(stringify([...many, fullPaper], atom)), 'entry')).toHaveLength(1_001)
    expect(() => stringify([bare], rss)).not.toThrow()
  })

  it('should state no day that a paper does not, and its start only where Atom wants a moment', () => {
    const entries = childrenOf(
      feedOf(stringify([paperOf({ published: '2024' }), paperOf({ published: '2025-04' })], atom)),
      'entry',
    )
    expect(entries.flatMap((entry) => texts(entry, 'published'))).toEqual([])
    expect(entries.flatMap((entry) => texts(entry, 'updated'))).toEqual([
      '2024-01-01T00:00:00Z',
      '2025-04-01T00:00:00Z',
    ])
    expect(stringify([paperOf({ published: '2024' })], rss)).not.toContain('pubDate')
    expect(stringify([paperOf({ published: '2024' })], jsonFeed)).not.toContain('date_published')
  })

  it('should be read back by the reader of feeds', () => {
    const { papers } = parse(stringify([fullPaper], atom, OPTIONS))
    expect(papers[0]).toMatchObject({ id: fullPaper.id, title: fullPaper.title })
    expect(papers[0]?.authors.map(({ name }) => name)).toEqual(fullPaper.authors.map(({ name }) => name))
  })
})

describe('rss', () => {
  const channelOf = (text: string): XmlElement | undefined => readXml(text).children[0]?.children[0]

  it('should have all that RSS 2.0 wants', () => {
    const channel = channelOf(stringify([fullPaper, bare], rss, OPTIONS))
    expect(texts(channel, 'title')).toEqual([OPTIONS.title])
    expect(texts(channel, 'link')).toEqual([OPTIONS.link])
    expect(texts(channel, 'description')).toEqual([OPTIONS.description])
    expect(texts(channel, 'lastBuildDate')).toEqual(['Sun, 06 Apr 2025 07:30:00 +0000'])
    const [item, other] = childrenOf(channel, 'item')
    expect(childrenOf(item, 'guid')[0]).toMatchObject({
      attributes: { isPermaLink: 'false' },
      text: 'https://arxiv.org/abs/2504.01234',
    })
    expect(texts(item, 'pubDate')).toEqual(['Sat, 05 Apr 2025 00:00:00 +0000'])
    expect(texts(item, 'dc:creator')).toEqual(fullPaper.authors.map(({ name }) => name))
    expect(texts(other, 'pubDate')).toEqual([])
  })

  it('should escape a description as HTML too, which readers take it for', () => {
    const channel = channelOf(stringify([paperOf({ abstract: 'a < b & <script>x</script>' })], rss))
    expect(texts(childrenOf(channel, 'item')[0], 'description')).toEqual([
      'a &lt; b &amp; &lt;script&gt;x&lt;/script&gt;',
    ])
  })

  it('should link to the first paper that has an address, where no link is given', () => {
    expect(texts(channelOf(stringify([bare, fullPaper], rss)), 'link')).toEqual([fullPaper.url])
    expect(texts(channelOf(stringify([bare], rss)), 'link')).toEqual(['about:blank'])
    expect(texts(channelOf(stringify([], rss)), 'lastBuildDate')).toEqual([])
  })

  it('should be read back by the reader of feeds', () => {
    expect(parse(stringify([fullPaper, bare], rss)).papers.map(({ title }) => title)).toEqual([
      fullPaper.title,
    ])
  })
})

describe('json-feed', () => {
  it('should have all that version 1.1 wants', () => {
    // It has no place for when it changed.
    const { updated: _, ...options } = OPTIONS
    expect(JSON.parse(stringify([fullPaper, bare], jsonFeed, options))).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: OPTIONS.title,
      home_page_url: OPTIONS.link,
      feed_url: OPTIONS.feedUrl,
      description: OPTIONS.description,
      authors: [{ name: 'Ada Quill' }],
      items: [
        {
          id: 'https://arxiv.org/abs/2504.01234',
          url: fullPaper.url,
          title: fullPaper.title,
          content_text: fullPaper.abstract,
          summary: fullPaper.tldr,
          date_published: '2025-04-03T00:00:00Z',
          authors: fullPaper.authors.map(({ name }) => ({ name })),
          tags: ['cs.LG', 'stat.ML', 'tides', 'lanterns, small'],
        },
        { id: 'urn:paperdigest:title:bare-lamp%20%CF%80', title: 'Bare Lamp', content_text: 'Bare Lamp' },
      ],
    })
  })

  it('should have no items for no papers', () => {
    expect(JSON.parse(stringify([], jsonFeed)).items).toEqual([])
  })
})

describe('the feeds', () => {
  it('should link to what a DOI leads to, also where it is the one that arXiv made', () => {
    for (const [doi, url] of [
      ['10.1234/tides.7', 'https://doi.org/10.1234/tides.7'],
      ['10.48550/arxiv.2504.01234', 'https://arxiv.org/abs/2504.01234'],
    ] as const) {
      const papers = [paperOf({ identifiers: { doi } })]
      const [entry] = childrenOf(
        readXml(stringify(papers, atom, { updated: '2025-04-03' })).children[0],
        'entry',
      )
      expect(childrenOf(entry, 'link').map(({ attributes }) => attributes)).toEqual([
        { rel: 'alternate', href: url },
      ])
      const channel = readXml(stringify(papers, rss)).children[0]?.children[0]
      expect(texts(childrenOf(channel, 'item')[0], 'link')).toEqual([url])
      expect(texts(channel, 'link')).toEqual([url])
      expect(JSON.parse(stringify(papers, jsonFeed)).items[0]).toMatchObject({ id: url, url })
    }
  })

  it('should have content in Atom where nothing leads to a paper', () => {
    const papers = [paperOf({ abstract: 'We light the coast.' }), paperOf({ title: 'Moss' })]
    const entries = childrenOf(
      readXml(stringify(papers, atom, { updated: '2025-04-03' })).children[0],
      'entry',
    )
    expect(entries.map((entry) => texts(entry, 'content'))).toEqual([['We light the coast.'], ['Moss']])
    expect(entries.flatMap((entry) => texts(entry, 'summary'))).toEqual([])
  })

  it('should have ids of their own by their titles, where no address is given', () => {
    const idOf = (title: string): string[] =>
      texts(readXml(stringify([], atom, { title, updated: '2025-04-03' })).children[0], 'id')
    expect(idOf('One & Two')).toEqual(['urn:paperdigest:feed:One%20%26%20Two'])
    expect(idOf('Two')).toEqual(['urn:paperdigest:feed:Two'])
  })

  it('should not have changed before they were published', () => {
    const papers = [paperOf({ published: '2025-04-03', featured: '2025-04-01' })]
    const feed = readXml(stringify(papers, atom)).children[0]
    expect(texts(childrenOf(feed, 'entry')[0], 'updated')).toEqual(['2025-04-03T00:00:00Z'])
    expect(texts(feed, 'updated')).toEqual(['2025-04-03T00:00:00Z'])
  })

  it('should let no value make an element', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const paper = paperOf({
          title: `x ${text}`,
          abstract: text,
          keywords: [text],
          authors: [{ name: text }],
          id: `title:${text}`,
        })
        const options = { title: text || 'x', description: text, author: text }
        const feed = readXml(stringify([paper], atom, { ...options, updated: '2025-04-03' })).children[0]
        const [entry] = childrenOf(feed, 'entry')
        expect(new Set(entry?.children.map(({ name }) => name))).toEqual(
          new Set([
            'id',
            'title',
            'updated',
            ...['author', 'category', 'content'].filter((name) => childrenOf(entry, name).length > 0),
          ]),
        )
        const title = texts(entry, 'title')[0] ?? ''
        expect(title).toBe(asText(title))
        const [item] = childrenOf(readXml(stringify([paper], rss, options)).children[0]?.children[0], 'item')
        expect(texts(item, 'title')).toEqual([title])
        expect(asText(JSON.parse(stringify([paper], jsonFeed, options)).items[0].title)).toBe(title)
      }),
      { numRuns: 300, seed: SEED },
    )
  })

  it.each([
    [{ title: 7 }, /Expected title as a string/],
    [{ link: 'javascript:alert(1)' }, /Expected link as an address of http or https/],
    [{ feedUrl: 'feed.xml' }, /Expected feedUrl as an address/],
    [{ updated: 'yesterday' }, /Expected updated as 2025-04-03/],
    [{ updated: '2025-13-01' }, /Expected updated as 2025-04-03/],
  ])('should refuse %j', (options, reason) => {
    for (const exporter of 'updated' in options ? [atom, rss] : [atom, rss, jsonFeed])
      expect(() => stringify([], exporter, options as object)).toThrow(reason)
  })
})
