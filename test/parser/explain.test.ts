import { describe, expect, it } from 'vitest'

import { explain, parse } from '../../src/index'

const PAGE = `# Papers of May

## Lamps

- **LampNet** [Lamps That Learn](https://arxiv.org/abs/2504.01234)
  Ada Quill, Luc Van Gool
- [A Field Guide to Slow Servers](https://arxiv.org/abs/2504.01235)

Write to us.
`

/** The roles of each line that has any. */
function rolesOf(page: string): Record<number, string> {
  return Object.fromEntries(
    explain(page)
      .lines.filter(({ parts }) => parts.length > 0)
      .map(({ line, parts }) => [line, [...new Set(parts.map(({ role }) => role))].join(' ')]),
  )
}

describe('explain', () => {
  it('should tell what each line of a list was taken for', () => {
    expect(rolesOf(PAGE)).toEqual({
      1: 'digestTitle',
      3: 'section',
      5: 'title link unclaimed',
      6: 'author',
      7: 'title link',
      9: 'unclaimed',
    })
  })

  it('should tell furniture and labels of a page of the site', () => {
    const page =
      'Lanterns of the Coast\n\nWe light it.\n\nSubmitted by\nquill\n\n  • 6 authors\n·\nApr 3, 2025\n'
    expect(Object.values(rolesOf(page)).join(' ')).toContain('label submitter')
  })

  it('should tell what spoke for and against each title, and which was taken', () => {
    const [entry] = explain(PAGE).lines[4]?.decisions ?? []
    expect(entry).toMatchObject({
      type: 'entry',
      kind: 'item',
      isPaper: true,
      titles: [
        { title: 'LampNet', reasons: ['strong', 'one word'], weight: 2, isChosen: false },
        {
          title: 'Lamps That Learn',
          reasons: ['links the paper', 'within a line'],
          weight: 4,
          isChosen: true,
        },
      ],
    })
  })

  it('should put facts on the lines that print them', () => {
    expect(explain(PAGE).lines[5]?.facts).toMatchObject([{ meaning: 'authors' }])
  })

  it('should tell of entries that those beside them make papers', () => {
    const page = `${PAGE}\n- [Lamps One](https://arxiv.org/abs/2504.01236)\n- [Lamps Two](https://arxiv.org/abs/2504.01237)\n- [Lamps Three](https://lamps.example/3)\n`
    expect(explain(page).lines.at(-2)?.decisions).toContainEqual(
      expect.objectContaining({ type: 'promoted', title: 'Lamps Three' }),
    )
  })

  it('should tell why each row of a table is a paper, or is none', () => {
    const row = (title: string, code = ''): string => `| ${title} | ${code} |\n`
    const page = [
      '| Paper | Code |\n|---|---|\n',
      row('[Lamps That Learn](https://arxiv.org/abs/2504.01234)'),
      row('Slow Servers of the North', '[code](https://lamps.example/slow)'),
      row('Tides in Small Harbours', '-'),
      row(
        'Ferries and [boats](https://arxiv.org/abs/2504.01235) and [rafts](https://arxiv.org/abs/2504.01236)',
      ),
    ].join('')
    const verdicts = explain(page).lines.map(({ decisions }) =>
      decisions.flatMap((one) => (one.type === 'entry' ? one.verdict : one.type)),
    )
    expect(verdicts.slice(2, 6)).toEqual([
      ['a paper is named'],
      ['its column is that of papers'],
      ['nothing names a paper'],
      ['several papers are linked in it'],
    ])
    const more = page + row('[Lamps Three](https://arxiv.org/abs/2504.01237)')
    expect(explain(more).lines[4]?.decisions.map(({ type }) => type)).toEqual(['entry', 'promoted'])
    expect(parse(more).papers.map(({ title }) => title)).toContain('Tides in Small Harbours')
  })

  it.each(['', 'nothing here', '{"a": 1}', '\u0000', '# \n\r\r\n- '])(
    'should give all lines of %j',
    (page) => {
      expect(explain(page).lines.map(({ text }) => text)).toEqual(page.split(/\r\n?|\n/))
    },
  )

  it('should change nothing of what is read', () => {
    const before = parse(PAGE)
    explain(PAGE)
    expect(parse(PAGE)).toEqual(before)
  })
})
