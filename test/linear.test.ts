import { execFileSync } from 'node:child_process'

import { describe, expect, it } from 'vitest'

/** An input that can be made twice as long. */
interface Pumped {
  readonly head?: string
  readonly piece: string
  readonly tail?: string
}

const SEARCH_CARD = `A Study of Lanterns at $n$ Tides

${"We look at \\emph{lanterns} and ``tides'' of the coast, see https://github.com/foxglove/tides. ".repeat(4)}

  • 6 authors
·
Apr 3, 2025 2

`

const DAILY_CARD = 'Submitted by\n\nfloyed\n \n41\nLanterns of the Coast\nDrelmo\n14  5\n\n'

const IN_TITLE = { head: 'Submitted by\n\nfloyed\n\n41\nA ', tail: ' B\nDrelmo\n 5\n' }
const IN_ABSTRACT = {
  head: 'A Study of Tides\n\nWe light ',
  tail: ` the coast.${' It is so.'.repeat(30)}\n\n  • 6 authors\n·\nApr 3, 2025\n`,
}

const LINES: Readonly<Record<string, Pumped>> = {
  'whole cards of a search page': { piece: SEARCH_CARD },
  'whole cards of a daily listing': { piece: DAILY_CARD },
  'titles without anything else': { piece: 'A Study of Lanterns\n\n' },
  'line feeds': { piece: '\n' },
  'carriage returns': { piece: '\r' },
  'line feeds within a card': { head: 'Submitted by\n\nfloyed\n', piece: '\n' },
  'middle dots': { piece: '·\n' },
  'middle dots within a card': { head: 'A Title\n', piece: '·\n' },
  'hyphens on one line': { piece: '-' },
  'hyphens and blanks on one line': { piece: '- ' },
  'bullets and blanks on one line': { piece: '• ' },
  'quote marks on one line': { piece: '> ' },
  'blanks on one line': { piece: ' ' },
  'number signs on one line': { piece: '#' },
  'one long line': { piece: 'lantern ' },
  'labels of submitters': { piece: 'Submitted by\n' },
  'labels of submitters on one line': { piece: 'Submitted by ' },
  'numbers of authors': { piece: '6 authors\n' },
  'figures on lines': { piece: '1\n' },
  'figures on lines within a card': { head: 'Submitted by\n\nfloyed\n\n41\nA Title\nDrelmo\n', piece: '1\n' },
  'figures on one line': { piece: '1 ' },
  dates: { piece: 'Apr 3, 2025\n' },
  'dates without a year': { piece: 'Dec 5\n' },
  'words of navigation': { piece: 'Models Datasets\n' },
  'words of navigation within a card': { head: 'A Title\n\nText\n', piece: 'Models\n' },
  'titles of the page': { piece: 'Daily Papers\n' },
  'marks of truncation': { piece: '[truncated]\n' },
  'marks of truncation within a card': { head: 'A Title\n', piece: '[truncated]\n' },
}

const ITEM =
  '{"paper":{"id":"2504.01234","title":"Lanterns","authors":[{"name":"Ada Quill"}],"summary":"We light the coast.","upvotes":3}},'
const ROW =
  '"2504.01234":"|**2025-04-03**|**Lanterns of the Coast**|Ada Quill et.al.|[2504.01234](http://arxiv.org/abs/2504.01234)|null|",'

const JSONS: Readonly<Record<string, Pumped>> = {
  'items of a list': { head: '[', piece: ITEM, tail: '{}]' },
  'items of a list that is cut': { head: '[', piece: ITEM },
  'items in an object': { head: '{"date":"2025-04-04","papers":[', piece: ITEM, tail: '{}]}' },
  'lines of items': { piece: `${ITEM}\n` },
  'rows by id': { head: '{"Lamps":{', piece: ROW, tail: '"x":"y"}}' },
  'opening brackets': { piece: '[' },
  'opening braces': { piece: '{' },
  'objects within objects': { piece: '{"a":' },
  quotes: { head: '[', piece: '"' },
  'backslashes in a string': { head: '["', piece: '\\' },
  'line ends in a string': { head: '[{"title":"', piece: '\n' },
  'cut lines': { piece: '{"title":"x\n' },
  commas: { head: '[', piece: ',' },
  'keys that name nothing': { head: '[{"title":"a"', piece: ',"x":{"y":[]}', tail: '}]' },
}

const RSS = { head: '<rss version="2.0"><channel>', tail: '</channel></rss>' }
const CONTENT = {
  head: `${RSS.head}<item><title>Tides</title><guid>2504.01234</guid><description><![CDATA[`,
  tail: `]]></description></item>${RSS.tail}`,
}

/** Documents of other readers, which are found by their heads. */
const STRUCTURED: Readonly<Record<string, Pumped>> = {
  'items of a feed': {
    ...RSS,
    piece:
      '<item><title>A Study of Tides</title><link>https://arxiv.org/abs/2504.01234</link><description>&lt;p&gt;Authors: Ada Quill&lt;/p&gt;</description></item>\n',
  },
  'items that are not closed': { ...RSS, piece: '<item><title>Tides' },
  'elements within an item': { ...RSS, piece: '<item>' },
  'CDATA that is not closed': { ...RSS, piece: '<item><![CDATA[' },
  'paragraphs of an item': { ...CONTENT, piece: '<p>We light lanterns. ' },
  'links of an item': { ...CONTENT, piece: '<a href="https://arxiv.org/abs/2504.01234">a ' },
  'rows of an item': { ...CONTENT, piece: '<table><tr><td>a<td>b<tr><td>c<td>d</table>' },
  'rows of one table': { ...CONTENT, head: `${CONTENT.head}<table>`, piece: '<tr><td>Stars<td>12' },
  'entries of a listing': {
    piece: '[1] arXiv:2504.01234 [pdf, html]\nTitle: Tides\nAda Quill\nSubjects: Robotics (cs.RO)\nTides.\n',
  },
  'ids without titles': {
    head: '[1] arXiv:2504.01234 [pdf, html]\nTitle: Tides\n',
    piece: '[2]\narXiv:2504.01234\n',
  },
}

const STAMP = '[24/03/2026, 09:01:05] Ada: '

/** Carriers of what people write, each with its syntax. */
const CARRIERS: Readonly<Record<string, Pumped>> = {
  'messages of a chat': { piece: `${STAMP}*Tides*\nhttps://arxiv.org/abs/2504.01234\n` },
  'lines of one message': { head: STAMP, piece: 'Tides of the coast\n' },
  'cards of one message': { head: `[24/03/2026 09:01] ada\nLamps\n`, piece: '{Embed}\nTides\n' },
  'numbered posts': { head: '1/ Lamps\n2/ Tides\n', piece: '3/ Tides\n' },
  'stars in a message': { head: STAMP, piece: '*a ' },
  'links that a message opens': { head: STAMP, piece: '<https:' },
  'brackets in a message': { head: STAMP, piece: '[' },
  'signs in a message': { head: STAMP, piece: ':star' },
  'messages of an export': {
    head: '[',
    piece: '{"type":"message","ts":"1774342860.000100","text":"*<https://arxiv.org/abs/2504.01234|Tides>*"},',
    tail: '{}]',
  },
  'embeds of one message': {
    head: '[{"timestamp":"2026-03-24","content":"Lamps","embeds":[',
    piece: '{"title":"Tides","url":"https://arxiv.org/abs/2504.01234"},',
    tail: '{}]}]',
  },
  'headings of org': {
    head: '#+TITLE: a\n#+DATE: b\n',
    piece: '** TODO [[https://arxiv.org/abs/2504.01234][Tides]] :a:\n',
  },
  'properties of org': { head: '#+TITLE: a\n* A\n:PROPERTIES:\n', piece: ':AUTHOR: Ada Quill\n' },
  'rows of org': { head: '#+TITLE: a\n#+DATE: b\n|a|b|\n|-+-|\n', piece: '|Tides|Ada Quill|\n' },
  'lines of a paragraph of org': { head: '#+TITLE: a\n#+DATE: b\n', piece: 'Tides of the coast\n' },
  'marks of org': { head: '#+TITLE: a\n#+DATE: b\n', piece: '*a /b ~c =d [[' },
}

const TABLE = '|Date|Title|PDF|\n|---|---|---|\n'

/** Pages in Markdown: long enough to be parsed in several slices. */
const MARKDOWN: Readonly<Record<string, Pumped>> = {
  'plain rows': {
    head: TABLE,
    piece: '|2025-04-03|Lanterns of the Coast|[2504.01234](https://arxiv.org/abs/2504.01234)|\n',
  },
  'rows that need the parser': { head: TABLE, piece: '|2025-04-03|*Lanterns* &amp; Tides|<b>x</b>|\n' },
  'cells of one row': { head: TABLE, piece: '|a' },
  headings: { piece: '## A Study of Lanterns\n\nWe light the coast.\n\n' },
  'empty headings': { piece: '# a\n' },
  'list items': { piece: '- **A Study of Lanterns** [pdf](https://arxiv.org/pdf/2504.01234)\n' },
  brackets: { piece: '[' },
  'a label in brackets without end': { head: '- [', piece: '[lantern] ' },
  definitions: { piece: '[lantern]: https://arxiv.org/abs/2504.01234\n' },
}

const PIECES = [
  '$',
  '$a',
  '{',
  '}',
  '\\',
  '\\"',
  '\\href{',
  '\\emph{',
  '{\\em ',
  '\\alpha ',
  '`',
  "`a'",
  "'",
  '~',
  'a~',
  '{http',
  'http',
  'https://',
  'https://a{https://a',
  'https://a((((',
  'https://a))))',
  'https://a.... ',
  '\u200b',
  '\ud83e',
  'e\u0301',
  ' ',
  '-',
  ',',
]

/** What queries are made of, over and over. */
const ASKED = [
  '(',
  ')',
  '((a) ',
  '"',
  '"a',
  '"a" ',
  '-',
  '--a',
  'a OR ',
  'OR ',
  'NOT ',
  'a* ',
  'a:',
  'title:',
  'title:a ',
  'title:"a b" ',
  'published:2024..2025-06 ',
  'published:>',
  'upvotes:1.2k ',
  'has:code ',
  '\\',
  '\\"',
  'ab',
  'é ',
  '学习',
  '\0',
  '\ud83e',
  '..',
]

describe('the number of steps', () => {
  const works = ['tokenize', 'parse', 'cut', 'write', 'json', 'jsonCut'] as const
  const ofStructure = Object.entries({ ...STRUCTURED, ...CARRIERS }).map(([name, pumped]) => ({
    head: '',
    tail: '',
    ...pumped,
    name,
    work: 'structured' as const,
  }))
  const ofMarkdown = Object.entries(MARKDOWN).map(([name, pumped]) => ({
    head: '',
    tail: '',
    ...pumped,
    name,
    work: 'markdown' as const,
  }))
  const ofText = works.flatMap((work) => {
    const fields = PIECES.flatMap((piece) => [
      { name: `${JSON.stringify(piece)} in a title`, ...IN_TITLE, piece },
      { name: `${JSON.stringify(piece)} in an abstract`, ...IN_ABSTRACT, piece },
    ])
    const lines = Object.entries(LINES).map(([name, pumped]) => ({ name, ...pumped }))
    const jsons = Object.entries(JSONS).map(([name, pumped]) => ({ name, ...pumped }))
    const isJson = work === 'json' || work === 'jsonCut'
    return (isJson ? jsons : work === 'write' ? fields : [...lines, ...fields]).map((input) => ({
      head: '',
      tail: '',
      ...input,
      work,
    }))
  })
  const ofQueries = ASKED.flatMap((piece) =>
    (['ask', 'index'] as const).map((work) => ({
      name: JSON.stringify(piece),
      head: '',
      piece,
      tail: '',
      work,
    })),
  )
  const ofPhrases = ['!', '! ', '! a ', '!b '].map((piece) => ({
    name: `a phrase in ${JSON.stringify(piece)}`,
    head: '',
    piece,
    tail: '',
    work: 'phrase' as const,
  }))
  const cases = [...ofText, ...ofStructure, ...ofMarkdown, ...ofQueries, ...ofPhrases]
  const counts = stepsOf(
    cases.flatMap((input) => {
      const times = Math.ceil((input.work === 'markdown' ? 48_000 : 6000) / input.piece.length)
      return [times, times * 2].map((length) => ({ ...input, times: length }))
    }),
  )

  it.each(cases.map(({ work, name }, index) => ({ work, name, index })))(
    'should no more than double with the input: $work, $name',
    ({ index }) => {
      const [once, twice] = counts.slice(index * 2, index * 2 + 2)
      expect(once).toBeGreaterThan(0)
      expect(twice).toBeLessThanOrEqual(2.05 * (once ?? 0) + 2000)
    },
  )
})

/** The first input warms up: what runs once only is no step of an input. */
function stepsOf(inputs: readonly (Pumped & { readonly work: string; readonly times: number })[]): number[] {
  const warm = ['tokenize', 'parse', 'cut', 'write'].map((work) => ({
    work,
    head: '',
    piece: SEARCH_CARD + DAILY_CARD,
    tail: '',
    times: 3,
  }))
  for (const work of ['json', 'jsonCut']) warm.push({ work, head: '[', piece: ITEM, tail: '', times: 3 })
  for (const work of ['ask', 'index', 'phrase'])
    warm.push({ work, head: '', piece: 'title:"a b" OR (é* -學 published:2024) ', tail: '', times: 3 })
  warm.push({ work: 'markdown', head: TABLE, piece: '|a|*b*|`c`|\n\n# d\n', tail: '', times: 3 })
  warm.push({ ...RSS, piece: '<item><title>Tides</title></item>', work: 'structured', times: 3 })
  // Code that V8 optimises counts some blocks no more, and when it does so is left to chance.
  const output = execFileSync(process.execPath, ['--no-opt', 'test/steps.mjs'], {
    input: JSON.stringify([...warm, ...inputs]),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return (JSON.parse(output) as number[]).slice(warm.length)
}
