import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { parse, readers } from '../../src/index'
import { html } from '../../src/readers/html'

const page = (body: string): string => `<!DOCTYPE html><html><body>${body}</body></html>`

const card = (id: string, title: string): string =>
  `<article><a href="/papers/${id}"><img src="x.png"></a><div>Submitted by <div><img></div> wren</div><a href="/login?next=%2Fpapers%2F${id}"><div>12</div></a><h3><a href="/papers/${id}">${title}</a></h3><a href="/papers/${id}#community">3</a></article>`

const LAMP = card('2504.01234', 'A Lamp That Learns')
const STATED = { id: 'arxiv:2504.01234', title: 'A Lamp That Learns', metrics: { upvotes: 12, comments: 3 } }

describe('html', () => {
  it.each<[name: string, document: string]>([
    ['a page', page(LAMP)],
    ['a fragment', LAMP],
    [
      'upper-case tags',
      page(LAMP.replace(/<(\/?)([a-z0-9]+)/g, (_all, end, tag) => `<${end}${tag.toUpperCase()}`)),
    ],
    ['attributes without quotes', page(LAMP.replaceAll('"', ''))],
    ['tags that are not closed', page(LAMP.replace(/<\/(?:div|article)>/g, ''))],
    [
      'a clipboard',
      `Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000500\r\n<html><body><!--StartFragment-->${LAMP}<!--EndFragment--></body></html>`,
    ],
    [
      'XHTML',
      `<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>${LAMP}</body></html>`,
    ],
    [
      'scripts and templates',
      page(
        `<script>"${card('2504.00009', 'No')}"</script><template>${card('2504.00008', 'No')}</template>${LAMP}`,
      ),
    ],
    [
      'what is not shown',
      page(
        `<div style="color: red; display: none">${card('2504.00009', 'No')}</div><div hidden>${card('2504.00008', 'No')}</div>${LAMP}`,
      ),
    ],
    [
      'tags in attributes',
      page(`<div onclick="if (a<b) x('<h3>')" title='<a href="/papers/2504.00003">'></div>${LAMP}`),
    ],
    ['a card of a model', page(`${LAMP}<article><a href="/lamps/corner">lamps/corner</a> 1.2k</article>`)],
    ['addresses of a saved page', page(LAMP.replaceAll('"/papers', '"https://huggingface.co/papers'))],
    ['no articles', page(LAMP.replaceAll('article', 'div'))],
    [
      'an end within a link',
      `${page(LAMP).replace('</body></html>', '')}<article><h3><a href="/papers/2504.0`,
    ],
  ])('should read the card in %s', (_name, document) => {
    const { papers } = parse(document)
    expect(papers).toMatchObject([STATED])
    expect(papers[0]?.sources[0]?.reader).toBe('html')
  })

  it('should expand no entity of a declaration', () => {
    const { papers } = parse(
      `<!DOCTYPE html [<!ENTITY x "boom">]><html>${card('2504.01234', 'A Lamp &x;')}</html>`,
    )
    expect(papers[0]?.title).toBe('A Lamp &x;')
  })

  it.each(['java&#115;cript:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', 'data:text/html,x'])(
    'should leave out %j with a message',
    (address) => {
      const { papers, messages } = parse(
        page(
          `<h2><a href="https://arxiv.org/abs/2504.01234">A Lamp That Learns</a></h2><p><b>Code:</b> <a href="${address}">here</a></p>`,
        ),
      )
      expect(papers).toMatchObject([{ links: [{ url: 'https://arxiv.org/abs/2504.01234' }] }])
      expect(messages.map(({ ruleId }) => ruleId)).toContain('unsafe-link')
    },
  )

  it.each(['<div>', '<svg><g>', '<table><tr><td>', '<b>'])(
    'should stop at 100,000 %s in each other, with a message',
    (tag) => {
      const { papers, messages } = parse(page(`${LAMP}${tag.repeat(100_000)}`))
      expect(papers).toMatchObject([STATED])
      expect(messages.map(({ ruleId }) => ruleId)).toContain('limit-exceeded')
    },
  )

  it('should say one thing of a page without papers', () => {
    const { papers, messages } = parse(page('<h1>Daily Papers</h1><p>No papers for this day</p>'))
    expect(papers).toEqual([])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['empty-list'])
  })

  it('should take no address for one of the site on a page of somebody else', () => {
    const { papers } = parse(
      page(
        '<h2><a href="https://arxiv.org/abs/2504.01234">A Lamp That Learns</a></h2><p><b>Code:</b> <a href="/code/lamp">here</a></p>',
      ),
    )
    expect(papers[0]?.links).toEqual([{ url: 'https://arxiv.org/abs/2504.01234', rel: 'abstract' }])
  })

  it('should take relative addresses for those of the page that it was saved from', () => {
    const { papers } = parse(
      `<!-- saved from url=(0027)https://lamps-example.org/a -->${page('<h2><a href="https://arxiv.org/abs/2504.01234">A Lamp That Learns</a></h2><p><b>Project:</b> <a href="../lamp">here</a></p>')}`,
    )
    expect(papers[0]?.links).toContainEqual({ url: 'https://lamps-example.org/lamp', rel: 'project' })
  })

  it('should take dates without a year to lie before the day on which a page was saved', () => {
    const saved = `<!--\n Page saved with SingleFile\n url: https://huggingface.co/papers\n saved date: Wed Feb 25 2026 10:00:00 GMT+0100\n-->`
    expect(parse(`${saved}${page(`<h1>Daily Papers</h1><div>Feb 23</div>${LAMP}`)}`).date).toBe('2026-02-23')
  })

  it.each<[name: string, title: string, expected: string]>([
    ['a star within a word', 'A<em>B</em>C Lamps', 'A*B*C Lamps'],
    ['an underscore in math', 'Lamps $a<em>1$ and $b</em>2$', 'Lamps $a_1$ and $b_2$'],
    ['emphasis', 'Lamps <em>and</em> Tides', 'Lamps and Tides'],
    ['a picture of a letter', 'Lamps<em class="icon"></em> and Tides', 'Lamps and Tides'],
  ])('should know what Markdown made of %s', (_name, words, title) => {
    expect(
      parse(page(`<h2><a href="https://arxiv.org/abs/2504.01234">${words}</a></h2>`)).papers,
    ).toMatchObject([{ title }])
  })

  it.each<[name: string, row: string, titles: readonly string[]]>([
    [
      'a long title',
      'A Very Long Title of a Paper about Lamps That',
      ['A Very Long Title of a Paper about Lamps That Learn to See'],
    ],
    ['a group', 'Robotics', ['Learn to See']],
  ])('should tell a row that broke in %s', (_name, first, titles) => {
    const table = `<table><tr><th>Title</th><th>Authors</th><th>Link</th></tr><tr><td>${first}</td><td></td><td></td></tr><tr><td>Learn to See</td><td>Ada Quill</td><td><a href="https://arxiv.org/abs/2504.01234">x</a></td></tr></table>`
    expect(parse(page(table)).papers.map(({ title }) => title)).toEqual(titles)
  })

  it('should read a record of labels and values', () => {
    const rows = [
      ['Title', 'A Lamp That Learns'],
      ['Authors', 'Ada Quill, Luc Van Gool'],
      ['arXiv', '2504.01234'],
    ]
    const table = `<table>${rows.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('')}</table>`
    expect(parse(page(table)).papers).toMatchObject([{ id: 'arxiv:2504.01234', authors: [{}, {}] }])
  })

  it.each<[name: string, head: string, score: number]>([
    ['a declaration', '<!doctype html>', 0.98],
    ['a comment before it', '<!-- saved -->\n<html>', 0.98],
    ['an element', '<p>Lamps</p>', 0.9],
    ['a feed', '<rss version="2.0"><channel><item>', 0],
    ['Markdown with HTML in it', '<details>\n\n# Lamps\n\n- **A**: b\n', 0.15],
    ['an address', '<https://lamps-example.org>', 0],
    ['other XML', '<lamp xmlns="x"><p/></lamp>', 0],
    ['JSON', '{"html": "<p>"}', 0],
    ['text', 'Lamps <b>that</b> learn', 0],
    ['a mail with a page', 'From: a@b.example\nSubject: Lamps\nContent-Type: text/html\n\n<p>', 0],
  ])('should be as sure as it can be of %s', (_name, head, score) => {
    expect(html.detect(head)).toBe(score)
  })

  it('should leave the fixtures of other readers to them', () => {
    const root = 'fixtures'
    for (const reader of readdirSync(root).filter((name) => name !== 'html'))
      for (const name of readdirSync(join(root, reader))) {
        const input = readdirSync(join(root, reader, name)).find((file) => file.startsWith('input.'))
        if (input === undefined || /\.html?$/.test(input)) continue
        const head = readFileSync(join(root, reader, name, input), 'utf8').slice(0, 4096)
        const others = [...readers].filter((other) => other !== html).map((other) => other.detect(head))
        expect(html.detect(head), `${reader}/${name}`).toBeLessThan(Math.max(...others, 0.2))
      }
  })

  it('should read the source of a page that was saved as text', () => {
    const source =
      '<!doctype html>\n<html><body><article><a href="/login?next=%2Fpapers%2F2504.01234">7</a>' +
      '<h3><a href="/papers/2504.01234">Lamps That Learn</a></h3></article></body></html>'
    const { papers } = parse(source, { path: 'page.txt' })
    expect(papers.map(({ title, metrics }) => [title, metrics.upvotes])).toEqual([['Lamps That Learn', 7]])
  })
})
