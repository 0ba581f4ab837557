import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { type Digest, type ParseOptions, parse } from '../../src/index'
import { markdown, readers, text } from '../../src/readers/index'

const A = 'https://arxiv.org/abs/2504.01234'
const B = 'https://arxiv.org/abs/2504.01235'
const C = 'https://arxiv.org/abs/2504.01236'

function read(document: string, options: Partial<ParseOptions> = {}): Digest {
  return parse(document, { reader: 'markdown', ...options })
}

function titles(document: string): string[] {
  return read(document).papers.map(({ title }) => title)
}

describe('detect', () => {
  it.each([
    ['a heading and a link', `# Papers\n\n[Lamps](${A})\n`],
    ['a quoted page', `> # Papers\n>\n> [Lamps](${A})\n`],
    ['a page that is set in', `    # Papers\n\n    [Lamps](${A})\n`],
    ['references', `Lamps: [Lamps][1]\n\n[1]: ${A}\n`],
    ['collapsed references', `[Lamps][]\n\n[Lamps]: ${A}\n`],
    ['front matter of one paper', `---\ntitle: Lamps\nauthors: [Ada Quill]\narxiv: 2504.01234\n---\n`],
    ['front matter in TOML', `+++\ntitle = "Lamps"\narxiv = "2504.01234"\n+++\n`],
    ['a table', `| a | b |\n|---|---|\n`],
    ['a list', `- a\n- b\n- c\n- d\n- e\n- f\n`],
  ])('should know %s', (_, document) => {
    expect(parse(document, { readers }).messages.map(({ ruleId }) => ruleId)).not.toContain(
      'ambiguous-format',
    )
    expect(markdown.detect(document)).toBeGreaterThan(0.25)
  })

  it.each([
    ['prose', 'Lamps that learn which corner is dark.\n'],
    ['records with a rule before each', `---\nTitle: Lamps\nPDF: ${A}\n---\nTitle: Kites\nPDF: ${B}\n`],
    ['a definition that nothing refers to', `Lamps\n\n[1]: ${A}\n`],
  ])('should leave %s', (_, document) => {
    expect(markdown.detect(document)).toBeLessThan(text.detect(document) - 0.05)
  })
})

describe('detect, of what is no text', () => {
  it.each([' \n', '{"a": 1}', '# a\u0000'])('should leave %j', (document) => {
    expect(markdown.detect(document)).toBe(0)
  })
})

describe('front matter', () => {
  const page = (head: string): string => `---\n${head}\n---\n\n# Notes\n`

  it.each([
    ['a list in brackets', 'authors: ["Quill, Ada", Ida Brook]', ['Ada Quill', 'Ida Brook']],
    ['a list of items', 'authors:\n  - Ada Quill\n  - name: Ida Brook\n  -', ['Ada Quill', 'Ida Brook']],
    ['a list in words', "authors: 'Ada Quill, Ida O''Brook'", ['Ada Quill', "Ida O'Brook"]],
    ['a wiki link', 'authors: "[[Ada Quill]]"', ['Ada Quill']],
  ])('should read authors as %s', (_, line, authors) => {
    const { papers } = read(page(`title: "Lamps \\"That\\" Learn"\narxiv: 2504.01234\n${line}`))
    expect(papers).toMatchObject([{ title: 'Lamps "That" Learn', id: 'arxiv:2504.01234' }])
    expect(papers[0]?.authors.map(({ name }) => name.replace('’', "'"))).toEqual(authors)
  })

  it('should join folded text', () => {
    const { papers } = read(page('title: Lamps\narxiv: 2504.01234\nabstract: >-\n  We teach\n  - lamps.'))
    expect(papers[0]?.abstract).toBe('We teach - lamps.')
  })

  it('should join a value that goes on', () => {
    expect(titles(page('title: Lamps That\n  Learn\narxiv: 2504.01234'))).toEqual(['Lamps That Learn'])
  })

  it('should take the title of a page that has none in its front matter from its heading', () => {
    expect(titles('---\narxiv: 2504.01234\n---\n# Lamps That Learn\n')).toEqual(['Lamps That Learn'])
    expect(titles('---\narxiv: 2504.01234\n---\nNo heading.\n')).toEqual([])
  })

  it('should describe the page where it names no paper', () => {
    const { title, date, papers } = read(
      `---\ntitle: Lamp Papers of 2025-04-04\n---\n[Lamps That Learn](${A})\n`,
    )
    expect({ title, date, count: papers.length }).toEqual({
      title: 'Lamp Papers of 2025-04-04',
      date: '2025-04-04',
      count: 1,
    })
    expect(read(`---\ntitle: null\ndate: soon\n---\n[Lamps That Learn](${A})\n`).title).toBeUndefined()
  })

  it.each([
    ['is not closed', `---\nlayout: page\n\n[Lamps That Learn](${A})\n`],
    ['has no keys', `---\nKites\n---\n\n[Lamps That Learn](${A})\n`],
  ])('should read on where it %s', (_, document) => {
    expect(titles(document)).toEqual(['Lamps That Learn'])
  })

  it('should find it behind a byte-order mark', () => {
    expect(titles('\uFEFF---\r\ntitle: Lamps\r\narxiv: 2504.01234\r\n...\r\n')).toEqual(['Lamps'])
  })
})

describe('margins', () => {
  const page = `# Papers\n\n## [Lamps That Learn](${A})\n\n- **Upvotes:** 3\n`

  it.each([
    ['quotes', page.replace(/^/gm, '> ')],
    ['quotes in quotes', page.replace(/^/gm, '> > ')],
    ['quotes without blanks', page.trimEnd().replace(/^/gm, '>')],
    ['four blanks', page.replace(/^(?=.)/gm, '    ')],
    ['tabs', page.replace(/^(?=.)/gm, '\t')],
    ['four blanks, but for a first line with more', `  ${page.replace(/^(?=.)/gm, '    ')}`],
    ['a fence', `\`\`\`markdown\n${page}\`\`\`\n`],
    ['a fence without a name', `Here it is:\n\n\`\`\`\n${page}\`\`\`\nThat is all.\n`],
    ['a fence that does not end', `~~~md\n${page}`],
    ['no-break blanks', page.replace(/ /g, '\u00A0')],
    ['ideographic blanks', page.replace('- ', '-\u3000')],
    ['CRLF', page.replace(/\n/g, '\r\n')],
  ])('should read a page behind %s', (_, document) => {
    expect(read(document).papers).toMatchObject([{ title: 'Lamps That Learn', metrics: { upvotes: 3 } }])
  })

  it('should give places in the document as it is', () => {
    const document = page.replace(/^/gm, '> ')
    const start = read(document).papers[0]?.sources[0]?.position?.start
    expect(start).toEqual({ line: 3, column: 3, offset: document.indexOf('## [Lamps') })
  })

  it.each([
    ['half of the page', `\`\`\`\n${page}\`\`\`\n\n${page.replace('01234', '01235')}`],
    ['what is no page', `\`\`\`\nlet a = 1\n\`\`\`\n`],
    ['one of several blocks', `\`\`\`\n# a\n\`\`\`\n\n\`\`\`\nb\n\`\`\`\n`],
  ])('should leave a fence around %s', (_, document) => {
    expect(read(document).papers.length).toBeLessThan(2)
  })
})

describe('slices', () => {
  const lamp = (index: number): string => `https://arxiv.org/abs/2504.${String(index).padStart(5, '0')}`
  const many = Array.from({ length: 300 }, (_, index) => index + 1)

  it('should give each paper of a long list its place', () => {
    const document = many.map((index) => `- [Lamps Number ${index}](${lamp(index)}) of a kind\n`).join('')
    const { papers } = read(
      `${document}${document.replaceAll('2504.', '2505.').replaceAll('Lamps', 'Kites')}`,
    )
    expect(papers).toHaveLength(600)
    expect(papers[499]?.sources[0]?.position?.start).toMatchObject({ line: 500, column: 3 })
  })

  it.each([
    [
      'at headings',
      many
        .map((index) => `## [Lamps Number ${index}](${lamp(index)})\n${'It glows. '.repeat(20)}\n`)
        .join(''),
    ],
    [
      'at paragraphs',
      many.map((index) => `[Lamps Number ${index}](${lamp(index)})\n${'It glows. '.repeat(20)}\n\n`).join(''),
    ],
    [
      'at rows',
      `| # | Paper |\n|---|---|\n${many.map((index) => `| ${index} | [Lamps Number ${index}](${lamp(index)}) |\n`).join('')}`,
    ],
    [
      'at rows that are set in',
      `    | # | Paper |\n    |---|---|\n${many.map((index) => `    | ${index} | [Lamps Number ${index}](${lamp(index)}) |\n`).join('')}\nx\n`,
    ],
    [
      'at rows without bars',
      `# | Paper\n---|---\n${many.map((index) => `${index} | [Lamps Number ${index}](${lamp(index)})\n`).join('')}`,
    ],
    [
      'at doubled lines',
      `| # | Paper |\n\n|---|---|\n\n${many.map((index) => `| ${index} | [Lamps Number ${index}](${lamp(index)}) |\n\n`).join('')}`,
    ],
    [
      'not at fences',
      `${many.map((index) => `[Lamps Number ${index}](${lamp(index)})\n\n~~~\n\n# x\n~~~\n\n`).join('')}`,
    ],
  ])('should part a document %s', (_, document) => {
    expect(titles(document)).toEqual(many.map((index) => `Lamps Number ${index}`))
  })

  it('should know the references of other parts', () => {
    const document = `${many.map((index) => `[Lamps Number ${index}][${index}]\n\n${'It glows. '.repeat(20)}\n\n`).join('')}${many.map((index) => `[${index}]: ${lamp(index)}\n`).join('')}`
    expect(titles(document)).toHaveLength(300)
  })

  it('should end a table at a heading, and at one of another shape', () => {
    const row = (title: string, url: string): string => `| Title | PDF |\n|---|---|\n| ${title} | ${url} |\n`
    const document = `${row('Lamps', A)}## Kites\n${row('Kites', B)}\n${row('Tides', C)}`
    expect(titles(document)).toEqual(['Lamps', 'Kites', 'Tides'])
  })

  it('should take hyphens under a list or a sentence for a rule', () => {
    expect(titles(`- [Lamps That Learn](${A})\n---\n- [Kites That Measure](${B})\n`)).toHaveLength(2)
    expect(titles(`[Lamps That Learn](${A})\nOne.\nTwo.\n---\n[Kites That Measure](${B})\n`)).toHaveLength(2)
  })

  it.each([
    ['nested quotes', `${'> '.repeat(100)}a\n`],
    ['nested lists', `${'- '.repeat(100)}a\n`],
    ['deep lists', `${' '.repeat(300)}- - a\n`],
    ['brackets', `${'[a]('.repeat(5000)}\n`],
    ['text without an end', `${'a '.repeat(70_000)}\n`],
  ])('should pass over %s, with a message', (_, part) => {
    const { papers, messages } = read(
      `# [Lamps That Learn](${A})\n\n# B\n\n${part}\n\n# [Kites](${B})\n${'It glows. '.repeat(300)}\n`,
    )
    expect(messages.map(({ ruleId }) => ruleId)).toContain('limit-exceeded')
    expect(papers.length).toBeLessThan(3)
  })

  it('should not take a long rule for nesting', () => {
    expect(titles(`${'-'.repeat(200)}\n\n${'* '.repeat(20)}\n\n[Lamps That Learn](${A})\n`)).toEqual([
      'Lamps That Learn',
    ])
  })
})

describe('titles and days of pages', () => {
  it.each([
    [`# Lamps of 2025-04-04\n\n## [Lamps That Learn](${A})\n`, 'Lamps of 2025-04-04', '2025-04-04'],
    [`# Lamps\n\n**Date:** April 4, 2025\n\n## [Lamps That Learn](${A})\n`, 'Lamps', '2025-04-04'],
    [`# Lamps\n\nUpdated on 2025.04.04\n\n## [Lamps That Learn](${A})\n`, 'Lamps', '2025-04-04'],
    [`# Lamps\n\n[Lamps That Learn](${A}) of 2025-04-04\n`, 'Lamps', undefined],
    [
      `# Lamps\n\nPosted 2025-04-04 · **Date:** 2025-04-05\n\n- [Lamps That Learn](${A})\n`,
      'Lamps',
      '2025-04-05',
    ],
    [
      `# Lamps\n\n- [Lamps That Learn](${A})\n\n# Kites\n\n- [Kites That Measure](${B})\n`,
      undefined,
      undefined,
    ],
    [`# [Lamps That Learn](${A})\n`, undefined, undefined],
  ])('should describe %j', (document, title, date) => {
    const { papers, ...description } = read(document)
    expect([description.title, description.date]).toEqual([title, date])
    expect(papers.length).toBeGreaterThan(0)
  })
})

describe('what repeats', () => {
  it('should take words that come back over other papers for a label', () => {
    const entry = (title: string, url: string): string =>
      `## ${title}\n\n### Why it matters\n\nIt glows.\n\n**Full paper** [here](${url})\n\n`
    expect(titles(entry('Lamps That Learn', A) + entry('Kites That Measure', B))).toEqual([
      'Lamps That Learn',
      'Kites That Measure',
    ])
  })

  it('should take a title that an index repeats for one', () => {
    const { papers } = read(
      `# Index\n\n- [Lamps That Learn](${A})\n\n# All\n\n## [Lamps That Learn](${A})\n\nAuthors: Ada Quill, Ida Brook\n`,
    )
    expect(papers).toMatchObject([{ title: 'Lamps That Learn', section: 'All' }])
  })
})

describe('records', () => {
  it.each([
    ['lines', `**Title:** Lamps That Learn\n**Authors:** Ada Quill\n**PDF:** ${A}\n`],
    [
      'a table of labels',
      `| Title | Lamps That Learn |\n|---|---|\n| Authors | Ada Quill |\n| PDF | ${A} |\n`,
    ],
    [
      'a table of labels with a head',
      `| Field | Value |\n|---|---|\n| Title | Lamps That Learn |\n| Authors | Ada Quill |\n| PDF | ${A} |\n`,
    ],
    [
      'a heading over a table',
      `## Lamps That Learn\n\n| Key | Value |\n|---|---|\n| Authors | Ada Quill |\n| Score | 3 |\n| PDF | ${A} |\n`,
    ],
    ['a heading over labels', `## Lamps That Learn\n\n### Authors\n\nAda Quill\n\n### PDF\n\n${A}\n`],
    ['a heading that counts', `## Paper 1\n\nTitle: Lamps That Learn\nAuthors: Ada Quill\nPDF: ${A}\n`],
    ['a title that is wrapped', `Title: Lamps That\nLearn\n\nAuthors: Ada Quill\n\nPDF: ${A}\n`],
    ['a translated title beside', `标题：Lamps That Learn\n中文标题：灯学习\n作者：Ada Quill\n链接：${A}\n`],
    ['authors as items', `## Lamps That Learn\n\n- **Authors:**\n  - Ada Quill\n- **PDF:** ${A}\n`],
  ])('should read %s', (_, document) => {
    const { papers } = read(document)
    expect(
      papers.map(({ id, title, authors }) => ({ id, title, authors: authors.map(({ name }) => name) })),
    ).toEqual([{ id: 'arxiv:2504.01234', title: 'Lamps That Learn', authors: ['Ada Quill'] }])
  })

  it('should leave a record without anything that only papers have', () => {
    expect(titles('Title: Lamps That Learn\nUpvotes: 3\n')).toEqual([])
    expect(titles('| Title | Lamps |\n|---|---|\n| Upvotes | 3 |\n')).toEqual([])
  })
})

describe('tables', () => {
  const table = (head: string, ...rows: string[]): string =>
    `${[head, head.replace(/[^|]+/g, '---'), ...rows].join('\n')}\n`

  it.each([
    ['a named column', table('| Title | Link |', `| Lamps That Learn | [x](${A}) |`)],
    ['a column whose head says more', table('| Top papers | Link |', `| Lamps That Learn | [x](${A}) |`)],
    ['no known head', table('| | |', `| [Lamps That Learn](${A}) | x |`)],
    ['strong words beside a link', table('| | |', `| **Lamps That Learn** | [x](${A}) |`)],
    ['a translated column', table('| 中文标题 | Title | PDF |', `| 灯学习 | Lamps That Learn | ${A} |`)],
    ['a title and its number', table('| # | Title | PDF |', `| 1 | Lamps That Learn | ${A} |`)],
    [
      'any link, where rows are papers',
      table('| Title | Link |', '| Lamps That Learn | https://lamps-example.org |'),
    ],
    [
      'authors alone, where rows are papers',
      table('| Title | Authors |', '| Lamps That Learn | Ada Quill |'),
    ],
  ])('should read titles from %s', (_, document) => {
    expect(titles(document)).toEqual(['Lamps That Learn'])
  })

  it('should read signs as heads', () => {
    const { papers } = read(table('| Title | 👍 | ⭐ | 💬 | 🪔 |', `| [Lamps](${A}) | 3 | 1.2k | 4 | x |`))
    expect(papers[0]?.metrics).toEqual({ upvotes: 3, stars: 1200, comments: 4 })
  })

  it.each([
    ['names', table('| Name | Link |', '| Ada Quill | https://lamps-example.org |')],
    ['rows without links', table('| Title | Upvotes |', '| Lamps That Learn | 3 |')],
    ['other links', table('| | |', '| [Lamps That Learn](https://lamps-example.org) | x |')],
    ['empty cells', table('| Title | PDF |', '| | |')],
  ])('should give no papers for %s', (_, document) => {
    expect(titles(document)).toEqual([])
  })
})

describe('what stands beside a title', () => {
  const item = (words: string): Digest['papers'][number] | undefined =>
    read(`- [Lamps That Learn](${A}) ${words}\n`).papers[0]

  it.each([
    ['by Ada Quill', { authors: [{ name: 'Ada Quill' }] }],
    ['- Ada Quill, Ida Brook', { authors: [{ name: 'Ada Quill' }, { name: 'Ida Brook' }] }],
    ['- Fernhill Lab', { organization: { name: 'Fernhill Lab' } }],
    ['(2025-04-04)', { published: '2025-04-04' }],
    ['[cs.RO, cs.AI]', { categories: ['cs.RO', 'cs.AI'] }],
    ['(140 ▲)', { metrics: { upvotes: 140 } }],
    ['- 👍 3 · 💬 4', { metrics: { upvotes: 3, comments: 4 } }],
    ['- It glows. ●', { tldr: 'It glows.' }],
  ])('should read %s', (words, expected) => {
    expect(item(words)).toMatchObject(expected)
  })

  it.each(['- W. Idget, 2025', '- NeurIPS 2025', '- W. Idget'])('should take %s for no summary', (words) => {
    expect(item(words)).not.toHaveProperty('tldr')
  })

  it('should read names and a day beside links that are called what they are', () => {
    const { papers } = read(
      `**Lamps That Learn** [PDF](${A}) by Ada Quill\n\n**Kites That Measure** (2025-04-04) [PDF](${B}) [Code](https://github.com/a/b) - Ada Quill, Ida Brook and Luc Van Gool\n`,
    )
    expect(papers.map(({ authors }) => authors.length)).toEqual([1, 3])
  })

  it('should report what it leaves out', () => {
    const { messages } = read(`- [Lamps That Learn](${A}) - W. Idget, 2025\n`)
    expect(messages).toMatchObject([{ ruleId: 'unclaimed-text', actual: 'W. Idget, 2025' }])
  })
})

describe('text under a title', () => {
  const under = (body: string): Digest['papers'][number] | undefined =>
    read(`# Papers\n\n## [Lamps That Learn](${A})\n\n${body}\n`).papers[0]
  const long = 'We teach lamps to find the dark corner. '.repeat(6).trim()

  it.each([
    [long, { abstract: long }],
    ['It glows.', { tldr: 'It glows.' }],
    [`${'我们教灯寻找黑暗的角落。'.repeat(20)}`, { tldr: '我们教灯寻找黑暗的角落。'.repeat(20) }],
    ['It glows.\n\n---\n\nGenerated by a lamp', { tldr: 'It glows.' }],
    ['It glows.\n\nGenerated by a lamp', { tldr: 'It glows.' }],
    ['**Abstract**\n\nIt glows.\n\nIt does.', { abstract: 'It glows. It does.' }],
    ['**TLDR:** It glows\nat night.', { tldr: 'It glows at night.' }],
    ['**Keywords**\n\n- lamps\n- corners', { keywords: ['lamps', 'corners'] }],
    ['**Authors:** Ada Quill,\nIda Brook', { authors: [{ name: 'Ada Quill' }, { name: 'Ida Brook' }] }],
    ['👍 32 upvotes', { metrics: { upvotes: 32 } }],
    ['Upvotes: 32/100', { metrics: {} }],
    ['Published: on: 2025-04-04', { published: '2025-04-04' }],
    ['· Apr 3, 2025 4', { published: '2025-04-03', metrics: { comments: 4 } }],
    ['2504.01234v2', { id: 'arxiv:2504.01234' }],
    [
      'It glows, see\nhttps://lamps-example.org/a for more.',
      { tldr: expect.stringContaining('lamps-example') },
    ],
    ['[Fernhill Lab](https://huggingface.co/fernhill-lab)\n', { title: 'Lamps That Learn' }],
    [
      '**Organization:** [Fernhill Lab](https://huggingface.co/fernhill-lab)',
      { organization: { slug: 'fernhill-lab' } },
    ],
    [
      '**Organization:** [Fernhill Lab](https://lamps-example.org)',
      { organization: { name: 'Fernhill Lab' } },
    ],
    ['**Link:** javascript:alert(1)', { title: 'Lamps That Learn' }],
    ['<details><summary>Abstract</summary>\n\nIt glows.\n\n</details>', { abstract: 'It glows.' }],
  ])('should read %j', (body, expected) => {
    expect(under(body)).toMatchObject(expected)
  })
})

describe('a page of the site in Markdown', () => {
  it.each(['turndown', 'single-paper-turndown', 'single-paper-jina', 'weekly'])(
    'should be read as text is: %s',
    (name) => {
      const folder = join('fixtures', 'text', name)
      const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? ''
      const document = readFileSync(join(folder, input), 'utf8')
      const stated = (reader: string): string[] =>
        parse(document, { reader }).papers.map(({ title }) => title)
      expect(stated('markdown')).toEqual(stated('text'))
    },
  )

  it('should be read as Markdown where that gives more', () => {
    const list = Array.from(
      { length: 6 },
      (_, index) => `- [Lamps Number ${index}](https://arxiv.org/abs/2504.0000${index})`,
    )
    const document = `Daily Papers\n\nby AK and the research community\n\n${list.join('\n')}\n\nSubmitted by\n\nwren\n`
    expect(titles(document)).toHaveLength(6)
  })
})
