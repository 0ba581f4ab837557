import { describe, expect, it } from 'vitest'

import { parse } from '../../src/index'

const paper = (number: number): string =>
  `## A Study of Lanterns ${number}\n\n- **Authors:** Ada Quill\n- **arXiv:** [2504.0123${number}](https://arxiv.org/abs/2504.0123${number})\n\n`

const TABLE = '\n\n|Date|Title|PDF|\n|---|---|---|\n'
const row = (number: number): string =>
  `|2025-04-03|Tides of Part ${number}|[2504.0200${number}](https://arxiv.org/abs/2504.0200${number})|\n`

const DEFINITIONS = Array.from(
  { length: 20_000 },
  (_, index) => `[l${index}]: https://example.org/${index}\n`,
)

describe('limits of Markdown', () => {
  it.each([
    ['open links', '[a]('.repeat(40_000)],
    ['nested quotes', `${'> '.repeat(5000)}a`],
    ['open emphasis', '*a '.repeat(40_000)],
    ['open details', '<details>'.repeat(20_000)],
    ['open embeds', '![['.repeat(20_000)],
    ['open brackets', '['.repeat(40_000)],
    ['empty headings', '# a\n'.repeat(50_000)],
    ['definitions', DEFINITIONS.join('')],
    ['a line of 5 MB', 'lantern '.repeat(655_360)],
    ['a row of 20,000 cells', `${TABLE}|${'a|'.repeat(20_000)}`],
    ['a head of 20,000 cells', `|${'a|'.repeat(20_000)}\n|${'-|'.repeat(20_000)}\n|b|`],
  ])('should be told for %s, and keep the papers before and after', (_, hostile) => {
    const { papers, messages } = parse(`# Papers\n\n${paper(1)}text\n\n${hostile}\n\n${paper(2)}`, {
      reader: 'markdown',
    })
    expect(papers.map(({ title }) => title)).toEqual(['A Study of Lanterns 1', 'A Study of Lanterns 2'])
    expect(messages.map(({ ruleId }) => ruleId)).toContain('limit-exceeded')
  })

  it.each([
    ['a row of 20,000 cells', `|${'a|'.repeat(20_000)}\n`],
    ['a row of open links', `|${'[a]('.repeat(5000)}|b|c|\n`],
    ['a row of 1 MB', `|${'lantern '.repeat(131_072)}|b|c|\n`],
  ])('should pass over %s, and keep the rows before and after', (_, hostile) => {
    const { papers, messages } = parse(`# Papers${TABLE}${row(1)}${hostile}${row(2)}`, { reader: 'markdown' })
    expect(papers.map(({ title }) => title)).toEqual(['Tides of Part 1', 'Tides of Part 2'])
    expect(messages.filter(({ ruleId }) => ruleId === 'limit-exceeded')).toHaveLength(1)
  })

  it('should not be reached by many rows', () => {
    const rows = Array.from({ length: 3000 }, (_, index) =>
      row(index % 10).replaceAll('2504.0200', `2504.${(index % 1000) | 0}`),
    )
    const { messages } = parse(`# Papers${TABLE}${rows.join('')}`, { reader: 'markdown' })
    expect(messages.map(({ ruleId }) => ruleId)).not.toContain('limit-exceeded')
  })
})
