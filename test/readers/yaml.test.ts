import { describe, expect, it } from 'vitest'

import { fromDigest, type PaperNode, parse } from '../../src/index'

const read = (text: string): { titles: string[]; rules: string[] } => {
  const { papers, messages } = parse(text, { reader: 'yaml' })
  return { titles: papers.map(({ title }) => title), rules: messages.map(({ ruleId }) => ruleId) }
}

const paper = (index: number): string => `- title: Lamps ${index} of Many\n  arxiv: 2504.${10_000 + index}\n`

describe('the yaml reader', () => {
  it.each([
    ['flow lists that are not closed', '['.repeat(100_000)],
    ['flow lists', `a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['flow maps', '{a: '.repeat(100_000)],
    ['lists on one line', '- '.repeat(100_000)],
    ['keys on one line', '? '.repeat(100_000)],
    ['maps on one line', `a${': b'.repeat(100_000)}`],
    ['lists that are set in', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n')],
  ])('should tell of %s that are too deep', (_name, text) => {
    expect(read(text).rules).toContain('limit-exceeded')
  })

  it('should keep the documents before one that is too deep', () => {
    const { titles, rules } = read(`${paper(1)}---\n${'- '.repeat(1000)}`)
    expect(titles).toEqual(['Lamps 1 of Many'])
    expect(rules).toContain('limit-exceeded')
  })

  it('should read no alias that stands for very many values', () => {
    const levels = Array.from({ length: 20 }, (_, level) =>
      level === 0
        ? `l0: &l0 [${'x,'.repeat(10)}]`
        : `l${level}: &l${level} [${`*l${level - 1},`.repeat(10)}]`,
    )
    expect(read(levels.join('\n')).rules).toContain('limit-exceeded')
  })

  it('should not follow an alias to what it stands in', () => {
    expect(read(`papers: &all\n  - *all\n  ${paper(1).replace('\n', '\n  ')}`).titles).toEqual([
      'Lamps 1 of Many',
    ])
  })

  it('should tell of a document that is too long', () => {
    expect(read(`a: ${'x'.repeat(20_000_000)}`).rules).toContain('limit-exceeded')
  })

  it('should keep keys that a prototype has to themselves', () => {
    const { titles } = read(
      '- __proto__: {title: Polluted}\n  constructor: x\n  title: Clean Lamps\n  arxiv: 2504.01234\n',
    )
    expect(titles).toEqual(['Clean Lamps'])
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false)
  })

  it.each([
    ['a number', '2504.01230', '2504.01230'],
    ['in quotes', "'2504.01230'", '2504.01230'],
    ['with a comment', '2504.01230 # the last zero counts', '2504.01230'],
  ])('should read an identifier written as %s', (_name, written, id) => {
    const [first] = parse(`- title: Lamps in Zeros\n  arxiv: ${written}\n`, { path: 'a.yml' }).papers
    expect(first?.identifiers.arxiv).toBe(id)
  })

  it('should say where each paper and each of its fields stands', () => {
    const text = paper(1) + paper(2)
    const [, second] = fromDigest(text, { reader: 'yaml' }).children as PaperNode[]
    expect(second?.position?.start).toEqual({ line: 3, column: 3, offset: paper(1).length + 2 })
    const title = second?.children.find(({ type }) => type === 'title')?.position
    expect(text.slice(title?.start.offset, title?.end.offset)).toBe('Lamps 2 of Many')
  })

  it.each([
    ['an empty map', '{}'],
    ['marks alone', '---\n---\n...\n'],
    ['a comment', '# nothing yet\n'],
    ['a word', 'lamps'],
    ['a scalar of many lines', '|\n  lamps\n  kites\n'],
    ['a tab', 'a:\n\t- b\n'],
    ['a directive', '%YAML 1.2\n---\n'],
    ['cut text', "- title: 'Lamps"],
  ])('should give no papers for %s, and throw nothing', (_name, text) => {
    const { papers, messages } = parse(text, { reader: 'yaml' })
    expect(papers).toEqual([])
    expect(messages.map(({ ruleId }) => ruleId)).toContain('no-papers')
  })

  it.each(['[]', 'papers: []\n', '# a weekend\n---\n[]\n'])(
    'should take %j at its word that it is empty',
    (text) => {
      const { papers, messages } = parse(text, { reader: 'yaml' })
      expect(papers).toEqual([])
      expect(messages.map(({ ruleId }) => ruleId)).toEqual(['empty-list'])
    },
  )

  it('should take time that grows with the text only', () => {
    const times = [2000, 8000].map((count) => {
      const text = Array.from({ length: count }, (_, index) => paper(index)).join('')
      const start = performance.now()
      expect(parse(text, { reader: 'yaml' }).papers).toHaveLength(count)
      return performance.now() - start
    })
    expect((times[1] ?? 0) / (times[0] ?? 1)).toBeLessThan(16)
  })
})
