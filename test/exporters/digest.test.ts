import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOfNode } from 'mdast-util-to-string'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { readMailbox, writeMailbox, writeText } from '../../src/exporters/mail/header'
import { eml, html, markdown, type Paper, parse, stringify, text } from '../../src/index'
import { encodable, fullPaper, hostileText, paperOf } from './paper'

const SEED = 20_261_132
const tides: Paper = paperOf({
  title: 'Mapping [Moss] *at* Night_time',
  authors: [{ name: 'Ida Brook' }],
  section: 'Coasts',
  published: '2025-04',
  metrics: { upvotes: 1 },
  abstract: '# Moss & lamps: see https://moss-example.org/a_b(c). 1 < 2.',
})

describe('text', () => {
  it('should number papers and write out what is known', () => {
    expect(stringify([fullPaper, tides], text, { title: 'Lamps' })).toBe(`Lamps
=====

Coasts
------

1. Foxglove-2: Lanterns for $O(N^2)$ Tides
   Aäron van den Oord, Martin Luther King Jr., Foxglove Team and 2 others
   Foxglove Research · 2025-04-03 · 0 upvotes · 3 comments · 1710 stars
   https://arxiv.org/abs/2504.01234
   We light 50% of the coast. Code: https://github.com/foxglove/tides.
   Code: https://github.com/foxglove/tides
   PDF: https://arxiv.org/pdf/2504.01234
   DOI: https://doi.org/10.1234/tides.7

2. Mapping [Moss] *at* Night_time
   Ida Brook
   2025-04 · 1 upvote
   # Moss & lamps: see https://moss-example.org/a_b(c). 1 < 2.
`)
  })

  it.each<[paper: Partial<Paper>, names: string]>([
    [{}, ''],
    [{ authorCount: 1 }, '1 author'],
    [{ authorCount: 6 }, '6 authors'],
    [{ authors: [{ name: 'Ada Quill' }] }, 'Ada Quill'],
    [{ authors: [{ name: 'Ada Quill' }], authorCount: 2 }, 'Ada Quill and 1 other'],
    [{ authors: [{ name: 'Ada Quill' }, { name: 'Bo Tarn' }] }, 'Ada Quill and Bo Tarn'],
    [{ authors: ['A', 'B', 'C', 'D'].map((name) => ({ name })) }, 'A, B and 2 others'],
  ])('should name the authors of %j', (fields, names) => {
    const third = stringify([paperOf(fields)], text, {
      authors: fields.authors?.length === 4 ? 2 : 10,
    }).split('\n')[4]
    expect(third).toBe(names === '' ? '' : `   ${names}`)
  })

  it('should say that names go on where nobody knows how many', () => {
    const paper = paperOf({ authors: [{ name: 'Ada Quill' }, { name: 'Bo Reed' }], moreAuthors: true })
    expect(stringify([paper], text)).toContain('Ada Quill, Bo Reed et al.')
  })

  it('should cut abstracts at a word, and leave them out', () => {
    const paper = paperOf({ abstract: 'One two three, four 😀😀😀😀' })
    const abstractOf = (abstractLength: number): string | undefined =>
      stringify([paper], text, { abstractLength }).split('\n')[4]
    expect([0, 8, 15, 21, 100].map(abstractOf)).toEqual([
      '',
      '   One two…',
      '   One two three…',
      '   One two three, four…',
      '   One two three, four 😀😀😀😀',
    ])
  })

  it.each([
    [{ title: 7 }, /Expected title as a string/],
    [{ authors: 0 }, /Expected authors as a whole number from 1/],
    [{ abstractLength: -1 }, /Expected abstractLength as a number/],
  ])('should refuse %j, as markdown, html and eml do', (options, reason) => {
    for (const exporter of [text, markdown, html, eml])
      expect(() => stringify([], exporter, options as object)).toThrow(reason)
  })
})

describe('markdown', () => {
  it('should write headings, a byline, the abstract and links', () => {
    expect(stringify([tides, fullPaper], markdown, { title: '1. Lamps #' })).toBe(`# 1\\. Lamps \\#

## Coasts

### Mapping \\[Moss\\] \\*at\\* Night\\_time

*Ida Brook · 2025-04 · 1 upvote*

\\# Moss & lamps: see <https://moss-example.org/a_b(c)>. 1 \\< 2.

### [Foxglove-2: Lanterns for $O(N^2)$ Tides](https://arxiv.org/abs/2504.01234)

*Aäron van den Oord, Martin Luther King Jr., Foxglove Team and 2 others · Foxglove Research · 2025-04-03 · 0 upvotes · 3 comments · 1710 stars*

We light 50% of the coast. Code: <https://github.com/foxglove/tides>.

[Code](https://github.com/foxglove/tides) · [PDF](https://arxiv.org/pdf/2504.01234) · [DOI](https://doi.org/10.1234/tides.7)
`)
  })

  it('should write a line a paper by a template', () => {
    const template = '- {{x}} [{title}]({url}), {authors} ({published}) {organizationUrl}'
    expect(stringify([fullPaper, tides], markdown, { template })).toBe(
      `- {x} [Foxglove-2: Lanterns for $O(N^2)$ Tides](https://arxiv.org/abs/2504.01234), Aäron van den Oord; Martin Luther King Jr.; Foxglove Team (2025-04-03) https://huggingface.co/foxglove
- {x} [Mapping \\[Moss\\] \\*at\\* Night\\_time](), Ida Brook (2025-04) \n`,
    )
    expect(stringify([fullPaper], markdown, { template: '* {id}', title: 'Lamps' })).toBe(
      '# Lamps\n\n* arxiv:2504.01234\n',
    )
  })

  it('should let no value of a template open a block', () => {
    const titles = ['One', '---', '===', '# Two', '1. Three', '+ Four', '> Five', '#']
    const papers = titles.map((title) => paperOf({ title }))
    const { children } = fromMarkdown(stringify(papers, markdown, { template: '{title}' }))
    expect(children.map(({ type }) => type)).toEqual(['paragraph'])
    expect(
      children
        .map((child) => textOfNode(child))
        .join()
        .split('\n'),
    ).toEqual(titles)
    const list = fromMarkdown(stringify(papers, markdown, { template: '- {title}' })).children[0]
    expect(list && 'children' in list ? list.children.map((child) => textOfNode(child)) : []).toEqual(titles)
  })

  it('should not repeat a backslash before a number sign that is all there is', () => {
    const paper = paperOf({ title: '#', abstract: '#https://lamps-example.org/a' })
    const texts = fromMarkdown(stringify([paper], markdown)).children.map((child) => textOfNode(child))
    expect(texts.slice(1)).toEqual(['#', '#https://lamps-example.org/a'])
  })

  it.each([
    ['{titel}', /Unknown field of the template 'titel'; did you mean 'title'/],
    ['{constructor}', /Unknown field of the template 'constructor'/],
    ['{title', /Expected a name in braces/],
    ['title}', /Expected a name in braces/],
    ['a\nb', /Expected template as one line/],
    [7, /Expected template as one line/],
  ])('should refuse the template %j', (template, reason) => {
    expect(() => stringify([], markdown, { template: template as string })).toThrow(reason)
  })

  it('should be read by CommonMark as it is meant, whatever the texts hold', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const paper = paperOf({
          title: `x${value}`,
          url: 'https://example.org/x',
          abstract: `y${value}`,
          authors: [{ name: value }],
        })
        const { children } = fromMarkdown(stringify([paper], markdown))
        expect(children.map(({ type }) => type)).toEqual(
          ['heading', 'heading', 'paragraph', 'paragraph'].slice(0, children.length),
        )
        const [link, ...others] = (children[1] as { children: Nodes[] }).children
        expect(others).toEqual([])
        expect(link).toMatchObject({ type: 'link', url: 'https://example.org/x' })
        const title = link ? textOfNode(link) : ''
        expect(title).toBe(stringify([paper], text).split('\n')[3]?.slice(3))
        const kinds = new Set<string>()
        const walk = (node: Nodes): void => {
          kinds.add(node.type)
          if ('children' in node) for (const child of node.children) walk(child)
        }
        for (const child of children) walk(child)
        for (const kind of ['html', 'image', 'code', 'inlineCode', 'strong', 'definition'])
          expect(kinds).not.toContain(kind)
      }),
      { numRuns: 500, seed: SEED },
    )
  })

  it.each([
    [
      '10.1002/(sici)1097<1::aid>3.0.co;2-#',
      'https://doi.org/10.1002/%28sici%291097%3C1::aid%3E3.0.co;2-%23',
    ],
    ['10.1234/x\\', 'https://doi.org/10.1234/x%5C'],
  ])('should link the DOI %s, whatever signs it has', (doi, url) => {
    const { children } = fromMarkdown(stringify([paperOf({ identifiers: { doi } })], markdown))
    expect((children[1] as { children: Nodes[] }).children).toMatchObject([{ type: 'link', url }])
  })

  it('should be read back by the reader of Markdown', () => {
    const { papers } = parse(stringify([fullPaper], markdown), { path: 'digest.md' })
    expect(papers).toHaveLength(1)
    expect(papers[0]).toMatchObject({ id: fullPaper.id, title: fullPaper.title })
  })
})

describe('sections', () => {
  const papers = [
    paperOf({ title: 'Lamps of Tides', url: 'https://arxiv.org/abs/2504.01234', section: 'Coasts' }),
    paperOf({ title: 'Moss at Noon', url: 'https://arxiv.org/abs/2504.01235' }),
    paperOf({ title: 'Kites in Rain', url: 'https://arxiv.org/abs/2504.01236', section: '\u200b' }),
    paperOf({ title: 'Eels at Night', url: 'https://arxiv.org/abs/2504.01237', section: 'Rivers' }),
  ]

  it('should be read back from Markdown, and end where a paper has none', () => {
    const again = parse(stringify(papers, markdown)).papers
    expect(again.map(({ title, section }) => [title, section])).toEqual([
      ['Lamps of Tides', 'Coasts'],
      ['Moss at Noon', undefined],
      ['Kites in Rain', undefined],
      ['Eels at Night', 'Rivers'],
    ])
  })

  it('should end by a rule in a page', () => {
    const page = stringify(papers, html)
    expect(page.match(/<h2|<h3|double/g)).toEqual(['<h2', '<h3', 'double', '<h3', '<h3', '<h2', '<h3'])
  })

  it('should end by a line of its own in text', () => {
    const lines = stringify(papers, text).split('\n')
    expect(lines.filter((line) => /^(?:Coasts|Rivers|[-*][-* ]+)$/.test(line))).toEqual([
      'Coasts',
      '------',
      '* * *',
      'Rivers',
      '------',
    ])
  })
})

/** Elements and addresses of a page, as a browser's parser sees them. */
function readPage(page: string): { names: string[]; attributes: Record<string, string>[]; texts: string[] } {
  const seen = { names: [] as string[], attributes: [] as Record<string, string>[], texts: [] as string[] }
  const parser = new Parser({
    onopentag(name, attributes) {
      seen.names.push(name)
      seen.attributes.push(attributes)
    },
    ontext: (value) => seen.texts.push(value),
  })
  parser.end(page)
  return seen
}

describe('html', () => {
  const page = stringify([fullPaper, tides], html, {
    title: 'Lamps & "Tides"',
    preheader: 'Two <papers>',
    unsubscribe: 'https://papers-example.org/stop?a=1&b="2"',
    language: 'en-GB',
  })

  it('should fetch nothing and run nothing', () => {
    const { names, attributes } = readPage(page)
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'form'])
      expect(names).not.toContain(name)
    expect(
      attributes
        .flatMap((own) => Object.keys(own))
        .filter((name) => /^on|^src$|srcset|background$/.test(name)),
    ).toEqual([])
    expect(page).not.toMatch(/url\(|@import|javascript:/i)
  })

  it('should have title, preheader, papers and the link to unsubscribe', () => {
    const { attributes, texts } = readPage(page)
    const words = texts.join('')
    for (const part of [
      'Lamps & "Tides"',
      'Two <papers>',
      fullPaper.title,
      tides.title,
      '1 < 2',
      'Unsubscribe',
    ])
      expect(words).toContain(part)
    expect(attributes.flatMap(({ href }) => href ?? [])).toEqual([
      fullPaper.url,
      'https://github.com/foxglove/tides',
      'https://arxiv.org/pdf/2504.01234',
      'https://doi.org/10.1234/tides.7',
      'https://papers-example.org/stop?a=1&b=%222%22',
    ])
    expect(attributes.find(({ lang }) => lang)?.lang).toBe('en-GB')
    expect(page).toContain('prefers-color-scheme:dark')
    expect(page.match(/<h2/g)).toHaveLength(1)
  })

  it('should be a whole page for no papers', () => {
    expect(stringify([], html)).toMatch(/^<!DOCTYPE html>.*<h1.*<\/html>\n$/s)
  })

  it('should let no value make an element or an attribute', () => {
    const { names } = readPage(
      stringify([paperOf({ title: 'x', abstract: 'y', authors: [{ name: 'z' }], section: 's' })], html),
    )
    fc.assert(
      fc.property(hostileText, (value) => {
        const paper = paperOf({
          title: `x${value}`,
          abstract: `y${value}`,
          authors: [{ name: `z${value}` }],
          section: `s${value}`,
        })
        const seen = readPage(stringify([paper], html))
        expect(seen.names).toEqual(names)
        const known =
          'lang class style role width cellpadding cellspacing border align charset name content'.split(' ')
        expect(
          seen.attributes.flatMap((own) => Object.keys(own)).filter((name) => !known.includes(name)),
        ).toEqual([])
      }),
      { numRuns: 300, seed: SEED },
    )
  })

  it.each([
    [{ language: 'en"><script>' }, /Expected language as a tag/],
    [{ preheader: 7 }, /Expected preheader as a string/],
    [{ unsubscribe: 'javascript:x' }, /Expected unsubscribe as an address/],
  ])('should refuse %j', (options, reason) => {
    expect(() => stringify([], html, options as object)).toThrow(reason)
  })
})

describe('eml', () => {
  const options = {
    title: 'Lämps, Tides and a subject that is longer than one line of a header may be 😀',
    from: 'Ada Quill <ada@example.org>',
    to: [
      'Bo "T" <bo@example.org>'.replaceAll('"', ''),
      'cy@example.org',
      'Łucja Moss <moss@example.org>',
      'Reed, Dee <dee@example.org>',
    ],
    unsubscribe: 'https://papers-example.org/stop',
  }

  it('should be read by another parser as a text and a page', async () => {
    const message = stringify([fullPaper, tides], eml, options)
    const mail = await PostalMime.parse(message)
    expect(mail.subject).toBe(options.title)
    expect(mail.from).toMatchObject({ name: 'Ada Quill', address: 'ada@example.org' })
    expect(mail.to).toMatchObject([
      { name: 'Bo T', address: 'bo@example.org' },
      { name: '', address: 'cy@example.org' },
      { name: 'Łucja Moss', address: 'moss@example.org' },
      { name: 'Reed, Dee', address: 'dee@example.org' },
    ])
    expect(mail.date).toBe('2025-04-05T00:00:00.000Z')
    expect(mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(
      '<https://papers-example.org/stop>',
    )
    const { from: _from, to: _to, ...page } = options
    expect(mail.html?.trimEnd()).toBe(stringify([fullPaper, tides], html, page).trimEnd())
    expect(mail.text?.trimEnd()).toBe(stringify([fullPaper, tides], text, { title: page.title }).trimEnd())
  })

  it('should have lines that every server takes: ASCII, at most 76 characters, ended by CRLF', () => {
    const lines = [options.title, 'A'.repeat(90), 'ä'.repeat(90)].flatMap((title) =>
      stringify([fullPaper, tides], eml, { ...options, title }).split('\r\n'),
    )
    expect(lines.filter((line) => line.length > 76)).toEqual([])
    expect(lines.filter((line) => /[^ -~\t]/.test(line))).toEqual([])
    expect(lines.filter((line) => line === '.')).toEqual([])
  })

  it('should carry any text', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (value) => {
        const paper = paperOf({ title: `x ${value}`, published: '2025' })
        const mail = await PostalMime.parse(stringify([paper], eml, { title: `s ${value}` }))
        expect(mail.text?.trimEnd()).toBe(stringify([paper], text, { title: `s ${value}` }).trimEnd())
        expect(mail.subject).toBe(
          encodable(stringify([], text, { title: `s ${value}` }).split('\n')[0] ?? ''),
        )
        expect(mail.attachments).toEqual([])
      }),
      { numRuns: 200, seed: SEED },
    )
  })

  it('should be read back by the reader of mails', () => {
    const { papers } = parse(stringify([fullPaper], eml, options), { path: 'digest.eml' })
    expect(papers.map(({ id, title }) => [id, title])).toEqual([[fullPaper.id, fullPaper.title]])
  })

  it('should be dated when it is told, and tell where nothing has a date', async () => {
    const dateOf = async (message: string): Promise<string | undefined> =>
      (await PostalMime.parse(message)).date
    expect(await dateOf(stringify([fullPaper], eml, { date: '2025-05-01T09:00:00+02:00' }))).toBe(
      '2025-05-01T07:00:00.000Z',
    )
    const rules: string[] = []
    const message = stringify([paperOf()], eml, {}, { report: ({ ruleId }) => rules.push(ruleId) })
    expect(await dateOf(message)).toBe('1970-01-01T00:00:00.000Z')
    expect(rules).toEqual(['unknown-date'])
  })

  it.each([
    'ada',
    'ada@example.org\r\nBcc: bo@example.org',
    'Ada\r\nBcc: x <ada@example.org>',
    'Ada "Q" <ada@example.org>',
    '<ada@@example.org>',
    'ada..q@example.org',
    'ada.@example.org',
    'ada@-.-',
    'ada@example..org',
    7,
  ])('should refuse %j as a mailbox', (from) => {
    expect(() => stringify([], eml, { from: from as string })).toThrow(/Expected from as/)
    expect(() => stringify([], eml, { to: [from as string] })).toThrow(/Expected to as/)
  })

  it('should refuse a date that is none', () => {
    expect(() => stringify([], eml, { date: 'soon' })).toThrow(/Expected date as/)
  })

  it.each([
    ['Lamps', 'Lamps'],
    ['=?UTF-8?B?x?=', '=?UTF-8?B?PT9VVEYtOD9CP3g/PQ==?='],
    ['Ä', '=?UTF-8?B?w4Q=?='],
  ])('should write the subject %j', (subject, written) => {
    expect(writeText(subject)).toBe(written)
  })

  it('should quote a name where it has to', () => {
    expect(writeMailbox(readMailbox('from', 'Quill, Ada \\ <a@example.org>'))).toBe(
      '"Quill, Ada \\\\" <a@example.org>',
    )
    expect(writeMailbox(readMailbox('from', '<a@example.org>'))).toBe('a@example.org')
    // What looks like an encoded word would be decoded.
    expect(writeMailbox(readMailbox('from', '=?utf-8?q?Bank?= <a@example.org>'))).toBe(
      '=?UTF-8?B?PT91dGYtOD9xP0Jhbms/PQ==?=\r\n <a@example.org>',
    )
  })

  it('should refuse an address to unsubscribe that no line of a message can hold', () => {
    const unsubscribe = `https://papers-example.org/${'x'.repeat(1000)}`
    expect(() => stringify([], eml, { unsubscribe })).toThrow(/at most 900 characters/)
  })
})
