import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { citationKeys, createKeyStream } from '../../src/exporters/key/assign'
import { bareKey, keyMaker } from '../../src/exporters/key/make'
import type { Paper } from '../../src/model/paper'
import { authorsOf, paperOf } from './paper'

const wei: Partial<Paper> = { authors: authorsOf('Wei Wang'), published: '2025-01-01', title: 'Scaling Laws' }

describe('bareKey', () => {
  it.each<[Partial<Paper>, string]>([
    [{ title: 'APHQ-ViT: Post-Training', published: '2025-04-03' }, 'aphqvit2025'],
    [{ title: 'π₀: A Vision', authors: authorsOf('Kevin Black'), published: '2024-10-31' }, 'black2024pi0'],
    [{ title: 'Scaling Laws', authors: authorsOf('Nguyễn Văn Ánh'), published: '2025' }, 'anh2025scaling'],
    [{ title: 'Yi: Lanterns', organization: { name: '01.AI' }, published: '2025' }, 'p01ai2025yi'],
    [{ title: 'On the Lamps', authors: authorsOf('Luc Van Gool') }, 'vangoollamps'],
    [{ title: 'The A of It', authors: authorsOf('Aäron van den Oord') }, 'oordthe'],
    [{ title: '3D Lamps', published: '2025' }, 'p3d2025'],
    [{ title: '学习', authors: authorsOf('王伟') }, 'paper'],
    [
      { title: '学习', authors: authorsOf('王伟'), organization: { name: 'Foxglove' }, published: '2025' },
      'foxglove2025',
    ],
    [{ title: '$\\mathcal{H}$-Consistency' }, 'hconsistency'],
    [{ title: 'x'.repeat(1e6) }, 'x'.repeat(40)],
    [{ title: 'Lamps', authors: [{ name: 'Ada Quill' }] }, 'quilllamps'],
    [{ title: 'Lamps', authors: authorsOf('Gemini Team') }, 'geminiteamlamps'],
  ])('should make of %j the key %s', (fields, key) => {
    expect(bareKey(paperOf(fields))).toBe(key)
  })
})

describe('keyMaker', () => {
  const paper = paperOf({
    title: 'On Sparse and Dim Lanterns for APHQ-ViT',
    authors: authorsOf('Дарья Щукина', '김 하늘', 'Aäron van den Oord', 'Bo Reed'),
    published: '2025-04-03',
    identifiers: { arxiv: '2504.01234' },
    publication: { container: 'Journal of Lamps' },
  })

  it.each<[string, string]>([
    ['{family}{year}{word}', 'daryashchukina2025sparse'],
    ['{Family}{Year}{Word}', 'Daryashchukina2025Sparse'],
    ['{Families}:{yy}-{month}', 'Daryashchukinagimhaneuloord:25-04'],
    ['{words}_{arxiv}', 'sparsedimlanterns_2504.01234'],
    ['{venue}/{organization}x', 'journaloflamps/x'],
    ['{organization}', 'paper'],
  ])('should make by %s the key %s', (pattern, key) => {
    expect(keyMaker(pattern)(paper)).toBe(key)
  })

  it.each(['{}', '{name}', 'a b', '', '{family', 'é', '{family},'])(
    'should refuse the pattern %j',
    (pattern) => {
      expect(() => keyMaker(pattern)).toThrow(TypeError)
    },
  )
})

describe('citationKeys', () => {
  it('should keep the keys of records, and make others on request', () => {
    const papers = [
      paperOf({ id: 'title:1', citationKey: 'Sparse' }),
      paperOf({ id: 'title:2' }),
      paperOf({ id: 'title:3', citationKey: 'quill:2025_a+b' }),
      paperOf({ id: 'title:4', citationKey: 'sparse' }),
      paperOf({ id: 'title:5', citationKey: 'no key' }),
    ]
    const kept = ['Sparse', 'sparsea', 'quill:2025_a+b', 'sparse', 'sparseb']
    expect(citationKeys(papers)).toEqual(kept)
    const keyOf = createKeyStream()
    expect(
      [papers[0], papers[3], papers[2], papers[1], papers[4]].map((paper) => keyOf(paper as Paper)),
    ).toEqual(['Sparse', 'sparse', 'quill:2025_a+b', 'sparsea', 'sparseb'])
    expect(citationKeys(papers, { keepKeys: false })).toEqual([
      'sparse',
      'sparsea',
      'sparseb',
      'sparsec',
      'sparsed',
    ])
    expect(citationKeys(papers, { existingKeys: [['title:3', 'pin']] })[2]).toBe('pin')
  })

  it('should give a second record of one key another, and say so', () => {
    const papers = ['title:2', 'title:1'].map((id) => paperOf({ id, citationKey: 'lamp' }))
    const told: string[] = []
    expect(citationKeys(papers, {}, ({ ruleId }) => told.push(ruleId))).toEqual(['lampa', 'lamp'])
    const keyOf = createKeyStream({}, ({ ruleId }) => told.push(ruleId))
    expect(papers.map((paper) => keyOf(paper))).toEqual(['lamp', 'lampa'])
    expect(told).toEqual(['duplicate-key', 'duplicate-key'])
  })

  it('should give rivals the same keys in any order', () => {
    const papers = ['c', 'a', 'b'].map((id) => paperOf({ ...wei, id: `title:${id}` }))
    const expected = new Map([
      ['title:a', 'wang2025scaling'],
      ['title:b', 'wang2025scalinga'],
      ['title:c', 'wang2025scalingb'],
    ])
    for (const order of [papers, [...papers].reverse()]) {
      expect(new Map(order.map((paper, index) => [paper.id, citationKeys(order)[index]]))).toEqual(expected)
    }
  })

  it('should let the earliest keep the bare key, and the undated go last', () => {
    const papers = ['2025-03', undefined, '2025-02'].map((published, index) =>
      paperOf({ title: '2025 x', published, id: `title:${index}` }),
    )
    expect(citationKeys(papers)).toEqual(['p20252025a', 'p2025', 'p20252025'])
  })

  it('should not let a suffix take the bare key of another', () => {
    const papers = [
      paperOf({ title: 'Lamp', id: 'title:1' }),
      paperOf({ title: 'Lamp', id: 'title:2' }),
      paperOf({ title: 'Lampa', id: 'title:3' }),
    ]
    expect(citationKeys(papers)).toEqual(['lamp', 'lampb', 'lampa'])
    expect(citationKeys([...papers].reverse())).toEqual(['lampa', 'lampb', 'lamp'])
  })

  it('should go on with aa after z', () => {
    const papers = Array.from({ length: 30 }, (_, index) =>
      paperOf({ id: `title:${String(index).padStart(2, '0')}` }),
    )
    expect(citationKeys(papers).slice(25)).toEqual(['sparsey', 'sparsez', 'sparseaa', 'sparseab', 'sparseac'])
  })

  it('should keep existing keys, and give none of them to another paper', () => {
    const papers = [paperOf({ id: 'title:1' }), paperOf({ id: 'title:2' }), paperOf({ id: 'title:2' })]
    expect(
      citationKeys(papers, {
        existingKeys: [
          ['title:2', 'Sparse'],
          ['title:9', 'sparsea'],
        ],
      }),
    ).toEqual(['sparseb', 'Sparse', 'sparsec'])
    expect(citationKeys(papers, { existingKeys: new Map([['title:1', 'My:Key-1']]) })).toEqual([
      'My:Key-1',
      'sparse',
      'sparsea',
    ])
    expect(citationKeys(papers, { existingKeys: Object.entries({ __proto__: 'x' }) })).toEqual([
      'sparse',
      'sparsea',
      'sparseb',
    ])
  })

  it('should give an existing key to the same of two papers with one id, in any order', () => {
    const papers = [paperOf({ id: 'title:1', title: 'One' }), paperOf({ id: 'title:1', title: 'Two' })]
    const existingKeys: [string, string][] = [['title:1', 'pin']]
    expect(citationKeys(papers, { existingKeys })).toEqual(['pin', 'two'])
    expect(citationKeys([...papers].reverse(), { existingKeys })).toEqual(['two', 'pin'])
  })

  it('should go by arrival in a stream', () => {
    const keyOf = createKeyStream({ existingKeys: [['title:3', 'old']] })
    const ids = ['title:2', 'title:1', 'title:3']
    expect(ids.map((id) => keyOf(paperOf({ id })))).toEqual(['sparse', 'sparsea', 'old'])
  })

  it('should give unique keys of letters and digits that do not depend on the order', () => {
    const word = fc.constantFrom('Lamp', 'Lampa', 'A', 'π', '灯', '3D', 'of', 'La')
    const papers = fc.array(
      fc.record({
        id: fc.constantFrom('title:1', 'title:2', 'title:3'),
        title: fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
        published: fc.constantFrom(undefined, '2025', '2025-01-02'),
        authors: fc.constantFrom([], authorsOf('Wei Wang'), authorsOf('王'), authorsOf('La Pa')),
      }),
    )
    fc.assert(
      fc.property(papers, fc.infiniteStream(fc.nat()), (list, random) => {
        const all = list.map((fields) => paperOf(fields))
        const keys = citationKeys(all)
        expect(new Set(keys).size).toBe(keys.length)
        for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9]*$/)
        const shuffled = all
          .map((paper) => ({ paper, rank: random.next().value }))
          .sort((left, right) => left.rank - right.rank)
        const again = citationKeys(shuffled.map(({ paper }) => paper))
        const pairs = (list: readonly Paper[], names: readonly string[]): string[] =>
          list.map((paper, index) => JSON.stringify([paper, names[index]])).sort()
        expect(
          pairs(
            shuffled.map(({ paper }) => paper),
            again,
          ),
        ).toEqual(pairs(all, keys))
        const keyOf = createKeyStream()
        expect(new Set(all.map((paper) => keyOf(paper))).size).toBe(all.length)
      }),
      { seed: 17, numRuns: 1000 },
    )
  })
})
