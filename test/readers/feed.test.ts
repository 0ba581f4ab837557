import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { parse } from '../../src/index'
import { feed } from '../../src/readers/feed'

function rss(...items: readonly string[]): string {
  return `<rss version="2.0"><channel><title>Lamps</title>${items.map((item) => `<item>${item}</item>`).join('\n')}</channel></rss>`
}

const LINK = '<link>https://arxiv.org/abs/2504.01234</link>'

describe('feed', () => {
  it.each<[name: string, item: string, paper: object]>([
    ['a guid that is an id', '<title>Slow</title><guid>arXiv:2504.01234</guid>', { id: 'arxiv:2504.01234' }],
    [
      'the one link of its text',
      '<title>Slow</title><description>&lt;p&gt;See &lt;a href="https://arxiv.org/abs/2504.01234"&gt;it&lt;/a&gt;&lt;/p&gt;</description>',
      { id: 'arxiv:2504.01234' },
    ],
    [
      'the one address of its text',
      '<title>Slow</title><description>At https://arxiv.org/abs/2504.01234.</description>',
      { id: 'arxiv:2504.01234' },
    ],
    ['an id in its title', '<title>[2504.01234] Slow</title>', { id: 'arxiv:2504.01234', title: 'Slow' }],
    [
      'an enclosure',
      '<title>Slow</title><enclosure type="application/pdf" url="https://arxiv.org/pdf/2504.01234"/>',
      { id: 'arxiv:2504.01234', links: [{ url: 'https://arxiv.org/pdf/2504.01234', rel: 'pdf' }] },
    ],
    [
      'a DOI',
      '<title>Slow</title><dc:identifier>doi:10.1000/Slow</dc:identifier>',
      { id: 'doi:10.1000/slow' },
    ],
    [
      'arXiv: in its text',
      '<title>Slow</title><description>It is arXiv:2504.01234, and it is slow.</description>',
      { id: 'arxiv:2504.01234' },
    ],
    [
      'a link, without a title of its own',
      `${LINK}<description>&lt;b&gt;Title:&lt;/b&gt; Slow Servers</description>`,
      { id: 'arxiv:2504.01234', title: 'Slow Servers' },
    ],
    [
      'a link, with comments',
      `<title>Slow</title>${LINK}<slash:comments> 7 </slash:comments>`,
      { metrics: { comments: 7 } },
    ],
    [
      'a link, with comments of many',
      `<title>Slow</title>${LINK}<slash:comments>many</slash:comments>`,
      { metrics: {} },
    ],
    [
      'a link, with people by their mail',
      `<title>Slow</title>${LINK}<author>ada@lamps-example.org (Ada Quill)</author><author>bo@lamps-example.org</author>`,
      { authors: [{ name: 'Ada Quill' }] },
    ],
    [
      'a link, with topics',
      `<title>Slow</title>${LINK}<category>cs.DC</category><category/><category term="x" label="Servers"/>`,
      { categories: ['cs.DC'], keywords: ['Servers'] },
    ],
  ])('should know a paper by %s', (_name, item, paper) => {
    expect(parse(rss(item)).papers).toMatchObject([paper])
  })

  it.each([
    ['an ellipsis', 'We slow down…', 'tldr'],
    ['three dots', 'We slow do...', 'tldr'],
    ['dots in brackets', 'We slow [&amp;hellip;]', 'tldr'],
    ['a full stop, and is short', 'We slow down.', 'tldr'],
    ['a full stop', 'We slow down. '.repeat(20), 'abstract'],
    ['an ellipsis, and is long', `${'We slow down. '.repeat(20)}We…`, 'tldr'],
  ])('should take a text that ends with %s for what it is', (_name, text, field) => {
    const [paper] = parse(rss(`<title>Slow</title>${LINK}<description>${text}</description>`)).papers
    expect(paper).toHaveProperty(field)
    expect(paper).not.toHaveProperty(field === 'tldr' ? 'abstract' : 'tldr')
  })

  it('should take the longer of two texts', () => {
    const item = `<title>Slow</title>${LINK}<description>We sl...</description><content:encoded><![CDATA[<p>We slow down.</p>]]></content:encoded>`
    expect(parse(rss(item)).papers).toMatchObject([{ tldr: 'We slow down.' }])
  })

  it('should leave out an author who stands on every entry', () => {
    const item = (id: number, author: string): string =>
      `<title>Slow ${id}</title><guid>2504.0000${id}</guid><dc:creator>${author}</dc:creator>`
    const makers = parse(rss(item(1, 'Lamp Bot'), item(2, 'Lamp Bot'), item(3, 'Lamp Bot'))).papers
    expect(makers.map(({ authors }) => authors)).toEqual([[], [], []])
    const authors = parse(rss(item(1, 'Ada Quill'), item(2, 'Wren Ivory'), item(3, 'Ada Quill'))).papers
    expect(authors.map((paper) => paper.authors.length)).toEqual([1, 1, 1])
  })

  it('should not take the papers that an article mentions for its own', () => {
    const link = (id: number): string =>
      `&lt;a href="https://arxiv.org/abs/2504.0000${id}"&gt;the ${id}th lamp paper&lt;/a&gt;`
    const { papers, messages } = parse(
      rss(`<title>We read</title><description>We read ${link(1)} and ${link(2)}.</description>`),
    )
    expect(papers).toEqual([])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['no-papers', 'unclaimed-text'])
  })

  it('should drop addresses that are no http', () => {
    const { papers } = parse(
      rss(`<title>Slow</title><guid>2504.01234</guid><link> java&#10;script:alert(1)</link>`),
    )
    expect(papers).toMatchObject([{ links: [] }])
  })

  it('should be sure of its own shapes and of no other', () => {
    for (const reader of readdirSync('fixtures'))
      for (const name of readdirSync(join('fixtures', reader))) {
        const folder = join('fixtures', reader, name)
        const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? ''
        const score = feed.detect(readFileSync(join(folder, input), 'utf8').slice(0, 4_096))
        expect(score, folder).toBe(reader !== 'feed' ? 0 : input.endsWith('.json') ? 0.97 : 0.92)
      }
  })
})
