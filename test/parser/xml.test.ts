import { describe, expect, it } from 'vitest'

import type { Diagnostic } from '../../src/model/diagnostic'
import { createPointer } from '../../src/parser/pointer'
import { feedKind, readFeed, type XmlFeed } from '../../src/parser/xml'

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"'

function read(document: string): XmlFeed & { messages: string[] } {
  const messages: string[] = []
  const feed = readFeed(document, ({ ruleId }: Diagnostic) => messages.push(ruleId))
  return { ...feed, messages }
}

/** Name and text of each element of each record. */
function elementsOf({ records }: XmlFeed): string[][] {
  return records.map(({ elements }) => elements.map(({ name, parent, text }) => `${parent}>${name}=${text}`))
}

describe('readFeed', () => {
  it('should take entries apart, with places', () => {
    const document = `<rss version="2.0"><channel>\n<title>Lamps</title><item>\n<title>A &amp;amp; B</title></item></channel></rss>`
    const feed = read(document)
    expect(feed.root).toBe('rss')
    expect(feed.head.map(({ name, text }) => [name, text])).toEqual([['title', 'Lamps']])
    expect(elementsOf(feed)).toEqual([['item>title=A &amp; B']])
    expect(feed.records[0]?.position?.start).toEqual({ line: 2, column: 21, offset: 49 })
    const [title] = feed.records[0]?.elements ?? []
    expect(document.slice(title?.position?.start.offset, title?.position?.end.offset)).toBe(
      '<title>A &amp;amp; B</title>',
    )
    expect(feed.messages).toEqual([])
  })

  it.each([
    [
      'the usual prefixes',
      `<feed ${ATOM} xmlns:arxiv="http://arxiv.org/schemas/atom"><entry><title>x</title><arxiv:doi>1</arxiv:doi></entry></feed>`,
    ],
    [
      'other prefixes',
      '<q:feed xmlns:q="http://www.w3.org/2005/Atom" xmlns:z="http://arxiv.org/schemas/atom"><q:entry><q:title>x</q:title><z:DOI>1</z:DOI></q:entry></q:feed>',
    ],
    [
      'a namespace on the element',
      `<feed ${ATOM}><entry><title>x</title><doi xmlns="http://arxiv.org/schemas/atom">1</doi></entry></feed>`,
    ],
  ])('should name elements alike under %s', (_case, document) => {
    expect(elementsOf(read(document))).toEqual([['entry>title=x', 'entry>arxiv:doi=1']])
  })

  it('should read CDATA as it stands and keep markup', () => {
    const feed = read(
      `<feed ${ATOM}><entry><title><![CDATA[<b>x</b> &amp;]]></title><content><p>a &lt; <i>b</i></p></content></entry></feed>`,
    )
    const [title, content] =
      feed.records[0]?.elements
        .filter(({ parent }) => parent === 'entry')
        .toSorted((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0)) ?? []
    expect(title).toMatchObject({ text: '<b>x</b> &amp;', markup: undefined })
    expect(content).toMatchObject({ text: 'a < b', markup: '<p>a &lt; <i>b</i></p>' })
  })

  it('should expand no entity of a DOCTYPE', () => {
    const feed = read(
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyyy">]><rss version="2.0"><channel><item><title>&x;&y;</title></item></channel></rss>',
    )
    expect(elementsOf(feed)).toEqual([['item>title=&x;&y;']])
  })

  it('should keep what was whole of a document that is cut', () => {
    const feed = read(
      '<rss version="2.0"><channel><item><title>a</title></item><item><title>b</title><link>https://x',
    )
    expect(elementsOf(feed)).toEqual([['item>title=a'], ['item>title=b']])
    expect(feed.records.map(({ isCut }) => isCut)).toEqual([false, true])
    expect(feed.messages).toEqual(['incomplete-card'])
  })

  it('should end an item that is not closed at the next one', () => {
    expect(
      elementsOf(
        read(
          '<rss version="2.0"><channel><item><title>a</title><item><title>b</title></item></channel></rss>',
        ),
      ),
    ).toEqual([['item>title=a'], ['item>title=b']])
  })

  it('should read through quote marks, and keep a tag that ends at the start of a line', () => {
    const document = '<rss\nversion="2.0"\n><channel><item\n><title>a\nb</title></item></channel></rss>'
    expect(elementsOf(read(document))).toEqual([['item>title=a\nb']])
    expect(elementsOf(read(document.replace(/^/gm, '> ')))).toEqual([['item>title=a\n  b']])
  })

  it('should stop where elements lie too deep', () => {
    const feed = read(
      `<rss version="2.0"><channel><item><title>a</title></item><item>${'<x>'.repeat(100_000)}`,
    )
    expect(elementsOf(feed)).toEqual([['item>title=a']])
    expect(feed.messages).toEqual(['limit-exceeded'])
  })

  it('should take __proto__ and constructor for names like any other', () => {
    const feed = read(
      '<rss version="2.0"><channel><item __proto__="x"><__proto__ constructor="y">z</__proto__></item></channel></rss>',
    )
    expect(elementsOf(feed)).toEqual([['item>__proto__=z']])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('createPointer', () => {
  it('should count LF, CR and CR LF as one line end each, for offsets in any order', () => {
    const text = 'a\nb\r\nc\rd'
    const pointOf = createPointer(text)
    expect([7, 0, 5, 2].map((offset) => pointOf(offset))).toEqual([
      { line: 4, column: 1, offset: 7 },
      { line: 1, column: 1, offset: 0 },
      { line: 3, column: 1, offset: 5 },
      { line: 2, column: 1, offset: 2 },
    ])
  })
})

describe('feedKind', () => {
  it.each<[kind: 'arxiv' | 'other' | undefined, start: string]>([
    ['arxiv', `<?xml version="1.0"?><feed ${ATOM}><id>http://arxiv.org/api/x</id>`],
    ['arxiv', `<feed ${ATOM} xmlns:arxiv="http://arxiv.org/schemas/atom">`],
    ['arxiv', '<rss version="2.0"><channel><title>cs.CL updates on arXiv.org</title>'],
    [
      'arxiv',
      '<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://export.arxiv.org/rss/cs">',
    ],
    ['arxiv', '<rss version="2.0"><channel><item><guid>oai:arXiv.org:2504.01234v1</guid>'],
    [
      'other',
      '<rss version="2.0"><channel><title>Lamps</title><item><link>https://arxiv.org/abs/2504.01234</link>',
    ],
    ['other', `See this:\n\n<feed ${ATOM}><title>Lamps</title>`],
    [undefined, '<html><body><rss version="2.0">'],
    [undefined, '<!DOCTYPE html><html></html>'],
    [undefined, '{"xml": "<rss version=\\"2.0\\">"}'],
    [undefined, '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'],
    [undefined, 'Daily Papers'],
    [undefined, ''],
  ])('should be %s for %j', (kind, start) => {
    expect(feedKind(start)).toBe(kind)
  })
})
