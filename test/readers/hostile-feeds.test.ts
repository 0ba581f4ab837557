import { describe, expect, it } from 'vitest'

import { parse } from '../../src/index'

const ITEM =
  '<item><title>Slow Servers</title><link>https://arxiv.org/abs/2504.01234</link><description>Servers slow down.</description></item>'
const rss = (inner: string): string =>
  `<rss version="2.0"><channel><title>Lamps</title>${inner}</channel></rss>`
const rulesOf = (document: string | Uint8Array): string[] =>
  parse(document).messages.map(({ ruleId }) => ruleId)
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('feeds that mean harm, or that came to it', () => {
  it('should neither expand nor fetch what a DOCTYPE declares', () => {
    const doctype =
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    const item = ITEM.replace('Slow Servers', 'Slow &b; &x; Servers')
    expect(parse(doctype + rss(item)).papers[0]?.title).toBe('Slow &b; &x; Servers')
  })

  it.each<[name: string, document: string, rules: string[]]>([
    [
      'a CDATA section that is not closed',
      rss(`${ITEM}<item><title><![CDATA[Lamps`).slice(0, -16),
      ['incomplete-card'],
    ],
    ['an end within an item', rss(`${ITEM}<item><title>Lamps</title><li`).slice(0, -16), ['incomplete-card']],
    ['a second root', `${rss(ITEM)}<rss version="2.0"><channel></channel></rss>`, []],
    ['`]]>` in a text', rss(ITEM.replace('slow down.', 'slow ]]> down.')), []],
    ['an item 100,000 deep', rss(`${ITEM}<item>${'<b>'.repeat(100_000)}`), ['limit-exceeded']],
  ])('should keep the complete item of a feed with %s', (_name, document, rules) => {
    const { papers, messages } = parse(document)
    expect(papers.map(({ id }) => id)).toEqual(['arxiv:2504.01234'])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(rules))
  })

  it('should take a NUL out of a title, with a message', () => {
    const { papers, messages } = parse(
      rss(
        `<description>${'x'.repeat(5_000)}</description>${ITEM.replace('Slow Servers', 'Slow\u0000 Servers')}`,
      ),
    )
    expect(papers[0]?.title).toBe('Slow Servers')
    expect(messages.map(({ ruleId }) => ruleId)).toContain('control-character')
  })

  it('should read no feed out of an error page that is served as one', () => {
    const page =
      '<!DOCTYPE html><html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>'
    expect(parse(page, { path: 'feed.xml' }).papers).toEqual([])
  })

  it('should drop links that run a script, wherever they stand', () => {
    const { papers } = parse(
      rss(
        ITEM.replace(
          'Servers slow down.',
          '&lt;p&gt;Slow &lt;a href="java&amp;#10;script:alert(1)"&gt;Code&lt;/a&gt;&lt;/p&gt;',
        ).replace('</item>', '<link>javascript:alert(1)</link></item>'),
      ),
    )
    expect(papers[0]?.links.map(({ url }) => url)).toEqual(['https://arxiv.org/abs/2504.01234'])
  })

  it('should read bytes in the encoding that they declare', () => {
    const document = `<?xml version="1.0" encoding="ISO-8859-1"?>${rss(ITEM.replace('Slow Servers', 'Café Servers'))}`
    expect(parse(latin1(document)).papers[0]?.title).toBe('Café Servers')
    expect(rulesOf(latin1(document))).toEqual([])
  })

  it('should read bytes as UTF-8 where they are that, whatever they declare', () => {
    const document = `<?xml version="1.0" encoding="ISO-8859-1"?>${rss(ITEM.replace('Slow Servers', 'Café Servers'))}`
    expect(parse(new TextEncoder().encode(document)).papers[0]?.title).toBe('Café Servers')
  })

  it('should keep the complete items of a JSON Feed that was cut', () => {
    const items = [
      { id: 'https://arxiv.org/abs/2504.01234', title: 'Slow Servers' },
      { id: 'https://arxiv.org/abs/2504.01235', title: 'Slow Lamps' },
    ]
    const document = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Lamps', items })
    const { papers, messages } = parse(document.slice(0, -20))
    expect(papers.map(({ id }) => id)).toEqual(['arxiv:2504.01234'])
    expect(messages.map(({ ruleId }) => ruleId)).toContain('invalid-json')
  })
})
