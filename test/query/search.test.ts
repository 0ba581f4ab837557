import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'

import {
  createIndex,
  deserializeIndex,
  f,
  type Paper,
  query,
  type SearchField,
  type SearchHit,
} from '../../src/index'
import { eachWord } from '../../src/query/search/words'
import { paperOf } from '../exporters/paper'
import { quickCases } from '../laws/support'

const SEED = 20_261_128
const RUNS = { numRuns: quickCases, seed: SEED }

const paper = (id: string, title: string, more: Partial<Paper> = {}): Paper => paperOf({ id, title, ...more })

const LAMPS = paper('a', 'Pruning Lamps with Sparse Attention', {
  abstract: 'Lamps are pruned. We find that GPT-4 counts naïve lamps; 模型训练 too.',
  authors: [{ name: 'Aäron van den Oord' }, { name: 'Ada Quill' }],
  keywords: ['sparse attention', 'lamps'],
  organization: { name: 'Fernhill Lab', slug: 'fernhill' },
  links: [{ url: 'https://github.com/quillsea/lamps', rel: 'code' }],
})
const DOORS = paper('b', 'Doors, Counted', { tldr: 'A survey of doors and attention in harbours.' })
const MOSS = paper('c', 'Quantization of Moss', { abstract: 'Moss is quantized, and attention is sparse.' })
const ALL = [LAMPS, DOORS, MOSS]

const idsOf = (hits: readonly SearchHit[]): string[] => hits.map(({ paper: { id } }) => id)
const search = (text: string, options = {}): string[] => idsOf(createIndex(ALL).search(text, options))

describe('search', () => {
  it.each<[text: string, found: string[]]>([
    ['pruning', ['a']],
    ['PRUNING', ['a']],
    ['moss doors', ['b', 'c']],
    ['attention', ['a', 'c', 'b']],
    ['oord', ['a']],
    ['aaron', ['a']],
    ['fernhill', ['a']],
    ['naive', ['a']],
    ['训练', ['a']],
    ['模', ['a']],
    ['练', ['a']],
    ['训模', []],
    ['gpt-4', ['a']],
    ['', []],
    ['...', []],
    ['constructor', []],
    ['__proto__', []],
  ])('should find by %j', (text, found) => {
    expect(search(text)).toEqual(found)
  })

  it('should let the last word go on, unless something stands behind it', () => {
    expect(search('quan')).toEqual(['c'])
    expect(search('quan ')).toEqual([])
    expect(search('quan moss')).toEqual(['c'])
    expect(search('q')).toEqual([])
    expect(search('"quan"')).toEqual([])
  })

  it.each(['prunning', 'pruming', 'prunin', 'rpuning', 'prunnig', 'xpruning', 'pruningx', 'prnuing'])(
    'should find pruning by %s',
    (text) => {
      expect(search(`${text} `)).toEqual(['a'])
    },
  )

  it('should forgive nothing in short words, in numbers, in quotes, or two letters', () => {
    expect(search('mos ')).toEqual([])
    expect(search('mosx ')).toEqual([])
    expect(search('prxnixg ')).toEqual([])
    expect(search('"prunning"')).toEqual([])
    expect(idsOf(createIndex([paper('a', 'Llama22 Fine')]).search('llama23 '))).toEqual([])
  })

  it('should prefer the word itself to a longer one, and the title to the abstract', () => {
    const index = createIndex([
      paper('a', 'Lampshades of Silt'),
      paper('b', 'A Lamp'),
      paper('c', 'Silt', { abstract: 'One lamp and another lamp' }),
    ])
    expect(idsOf(index.search('lamp'))).toEqual(['b', 'c', 'a'])
  })

  it('should take words in quotes as they stand, and rank by them', () => {
    expect(search('"sparse attention"')).toEqual(['a'])
    expect(search('"attention sparse"')).toEqual([])
    expect(search('"sparse attention" doors')).toEqual(['a'])
    expect(search('moss "')).toEqual(['c'])
    expect(search('"moss')).toEqual(['c'])
  })

  it('should search the fields that it is told', () => {
    expect(search('attention', { fields: ['title'] })).toEqual(['a'])
    expect(search('lamps', { fields: ['author', 'org'] })).toEqual([])
    expect(search('"sparse attention"', { fields: ['keyword'] })).toEqual(['a'])
    expect(search('attention', { fields: [] })).toEqual([])
  })

  it.each<[where: unknown, found: string[]]>([
    ['has:code', ['a']],
    ['-has:code', ['c', 'b']],
    [f.tldr.has('survey'), ['b']],
    [({ id }: Paper) => id > 'a', ['c', 'b']],
  ])('should keep the papers that meet %s', (where, found) => {
    expect(search('attention', { where })).toEqual(found)
    expect(search('attention', { where, limit: 1 })).toEqual(found.slice(0, 1))
  })

  it('should stay right where a condition throws, or searches itself', () => {
    const index = createIndex(ALL)
    const fails = (): boolean => {
      throw new Error('no')
    }
    expect(() => index.search('attention', { where: fails })).toThrow('no')
    const where = ({ id }: Paper): boolean => idsOf(index.search('moss doors')).includes(id)
    expect(idsOf(index.search('attention', { where }))).toEqual(['c', 'b'])
    expect(index.search('attention')).toEqual(createIndex(ALL).search('attention'))
  })

  it('should give no more than the limit, ten by default', () => {
    const index = createIndex(
      Array.from({ length: 500 }, (_, at) => paper(`p${String(at).padStart(3, '0')}`, 'Moss')),
    )
    expect(idsOf(index.search('moss', { limit: 3 }))).toEqual(['p000', 'p001', 'p002'])
    expect(index.search('moss')).toHaveLength(10)
    expect(index.search('moss', { limit: 300 })).toHaveLength(300)
    expect(index.search('moss', { limit: Number.POSITIVE_INFINITY })).toHaveLength(500)
    expect(index.search('moss', { limit: 0 })).toEqual([])
  })

  it('should tell where the words stand', () => {
    const [hit] = createIndex([LAMPS]).search('lamps naive 模型训 aaron fernhill')
    const textOf: Record<SearchField, readonly string[]> = {
      title: [LAMPS.title],
      abstract: [LAMPS.abstract ?? ''],
      tldr: [],
      keywords: LAMPS.keywords,
      authors: LAMPS.authors.map(({ name }) => name),
      organization: ['Fernhill Lab', 'fernhill'],
    }
    expect(
      hit?.ranges.map(({ field, index, start, end }) => [
        field,
        index,
        textOf[field][index]?.slice(start, end),
      ]),
    ).toEqual([
      ['abstract', 0, 'Lamps'],
      ['abstract', 0, 'naïve'],
      ['abstract', 0, 'lamps'],
      ['abstract', 0, '模型训'],
      ['title', 0, 'Lamps'],
      ['keywords', 1, 'lamps'],
      ['authors', 0, 'Aäron'],
      ['organization', 0, 'Fernhill'],
      ['organization', 1, 'fernhill'],
    ])
    expect(createIndex([LAMPS]).search('lamps', { fields: ['title'] })[0]?.ranges).toEqual([
      { field: 'title', index: 0, start: 8, end: 13 },
    ])
  })

  it('should count 64 words of a text of a megabyte, in a time that grows with it', () => {
    const many = Array.from({ length: 150_000 }, (_, at) => `w${at}`).join(' ')
    expect(search(`pruning ${many}`)).toEqual(['a'])
    expect(search(`${many} pruning`)).toEqual([])
    expect(search('"'.repeat(1_000_000))).toEqual([])
    expect(search('x'.repeat(1_000_000))).toEqual([])
  })

  it('should cut long words, and never in the middle of a character', () => {
    const long = `${'x'.repeat(63)}${'𐐷'.repeat(3)}`
    const index = createIndex([paper('a', long), paper('b', 'y'.repeat(200))])
    expect(idsOf(index.search(`${long} `))).toEqual(['a'])
    expect(
      idsOf(
        deserializeIndex(index.serialize(), [paper('a', long), paper('b', 'y'.repeat(200))]).search(
          `${'y'.repeat(100)} `,
        ),
      ),
    ).toEqual(['b'])
  })

  it.each<[text: unknown, options: object, reason: RegExp]>([
    [7, {}, /Expected words to search for as a string, received number/],
    ['x', { limit: -1 }, /Expected limit as a whole number/],
    ['x', { limit: 1.5 }, /Expected limit as a whole number/],
    ['x', { fields: ['titel'] }, /did you mean 'title'/],
    ['x', { where: 7 }, /Expected where as a query/],
  ])('should refuse %j with %j', (text, options, reason) => {
    expect(() => createIndex(ALL).search(text as string, options)).toThrow(reason)
  })

  it('should refuse what is no list of papers', () => {
    expect(() => createIndex(7 as never)).toThrow(/Expected papers, such as createIndex/)
    expect(createIndex().search('moss')).toEqual([])
  })
})

describe('an index that changes', () => {
  it('should find papers that were added, and none that were removed', () => {
    const index = createIndex([LAMPS])
    index.add(DOORS, MOSS)
    expect(index.size).toBe(3)
    expect(idsOf(index.search('attention'))).toEqual(['a', 'c', 'b'])
    expect(index.remove('a')).toBe(1)
    expect(index.remove('a')).toBe(0)
    expect(index.size).toBe(2)
    expect(idsOf(index.search('attention'))).toEqual(['b', 'c'])
    expect(index.search('pruning')).toEqual([])
    index.add(LAMPS)
    expect(idsOf(index.search('attention'))).toEqual(['a', 'c', 'b'])
  })

  it('should take out all papers of an id', () => {
    const index = createIndex([paper('a', 'Moss'), paper('a', 'Moss'), paper('b', 'Moss')])
    expect(idsOf(index.search('moss'))).toEqual(['a', 'a', 'b'])
    expect(index.remove('a')).toBe(2)
    expect(idsOf(index.search('moss'))).toEqual(['b'])
  })

  it('should find the words that came last by their start', () => {
    const index = createIndex(Array.from({ length: 100 }, (_, at) => paper(`p${at}`, `Word${at} of Moss`)))
    expect(index.search('word').length).toBe(10)
    index.add(paper('new', 'Wordless'))
    expect(idsOf(index.search('wordl'))).toEqual(['new'])
  })
})

describe('serialize', () => {
  const bytes = createIndex(ALL).serialize()

  it('should give an index that finds the same', () => {
    const index = deserializeIndex(bytes, ALL)
    for (const text of ['attention', 'quan', 'prunning', '训练', '"sparse attention"'])
      expect(index.search(text)).toEqual(createIndex(ALL).search(text))
    index.add(paper('d', 'Moss and Attention'))
    expect(idsOf(index.search('moss attention'))).toEqual(['d', 'c', 'a', 'b'])
  })

  it('should leave out what was removed', () => {
    const index = createIndex(ALL)
    index.remove('b')
    expect(deserializeIndex(index.serialize(), [LAMPS, MOSS]).search('attention')).toEqual(
      createIndex([LAMPS, MOSS]).search('attention'),
    )
  })

  it('should carry counts and lengths as they were', () => {
    const rich = [
      paper('a', 'moss '.repeat(300), { abstract: 'moss '.repeat(70_000) }),
      paper('b', 'moss moss'),
    ]
    const index = createIndex(rich)
    expect(deserializeIndex(index.serialize(), rich).search('moss')).toEqual(index.search('moss'))
  })

  it.each<[what: string, broken: Uint8Array, papers: readonly Paper[], reason: RegExp]>([
    ['no bytes', 'pdx' as never, ALL, /that this version wrote/],
    ['other bytes', new Uint8Array(100), ALL, /that this version wrote/],
    ['too few bytes', bytes.slice(0, 12), ALL, /that this version wrote/],
    ['a cut', bytes.slice(0, -9), ALL, /damaged/],
    ['one wrong byte', bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte)), ALL, /damaged/],
    ['other papers', bytes, [LAMPS, DOORS, DOORS], /papers that the index was made of/],
    ['fewer papers', bytes, [LAMPS], /papers that the index was made of/],
  ])('should refuse %s', (_, broken, papers, reason) => {
    expect(() => deserializeIndex(broken, papers)).toThrow(reason)
  })
})

/** Few words, alike, so that they meet and are mistaken for each other. */
const anyWord = fc.constantFrom(
  'moss',
  'mosses',
  'lamp',
  'lamps',
  'pruning',
  'prunings',
  'prune',
  'silt',
  'naïve',
  'naives',
  'harbour',
  'harbor',
  'Harbour',
  '学习',
  '学',
  'x',
  'gpt4',
  'gpt44',
  'tides',
)
const anyText = fc.array(anyWord, { maxLength: 8 }).map((words) => words.join(' '))
const anyPaper = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    title: anyText,
    abstract: anyText,
    keywords: fc.array(anyText, { maxLength: 2 }),
  })
  .map(({ id, title, abstract, keywords }) => paper(id, title, { ...(abstract && { abstract }), keywords }))
const anyPapers = fc.array(anyPaper, { maxLength: 12 })
const anyAsked = fc
  .tuple(fc.array(anyWord, { minLength: 1, maxLength: 4 }), fc.constantFrom('', ' '))
  .map(([words, end]) => words.join(' ') + end)

const WEIGHTS = { abstract: [1, 0.75], title: [4, 0.5], keyword: [2.5, 0.5] } as const
type Counted = Record<keyof typeof WEIGHTS, string[]>

/** BM25F as it is written in a book, over all papers, without an index. */
function linearSearch(papers: readonly Paper[], text: string): { id: string; score: number }[] {
  const wordsIn = (written: string): string[] => {
    const words: string[] = []
    eachWord(written, (word) => words.push(word))
    return words
  }
  const counted: Counted[] = papers.map(({ title, abstract = '', keywords }) => ({
    title: wordsIn(title),
    abstract: wordsIn(abstract),
    keyword: keywords.flatMap(wordsIn),
  }))
  const names = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]
  const average = (name: keyof typeof WEIGHTS): number =>
    counted.reduce((sum, own) => sum + own[name].length, 0) / papers.length
  const known = new Set(counted.flatMap((own) => names.flatMap((name) => own[name])))
  const holders = (word: string): number =>
    counted.filter((own) => names.some((name) => own[name].includes(word))).length
  // Of several characters the last one alone is not asked for.
  const written = wordsIn(text).filter(
    (word, at, all) => word.length > 1 || !(all[at - 1]?.length === 2 && all[at - 1]?.endsWith(word)),
  )
  const asked = [...new Set(written)]
  const last = /\s$/.test(text) ? undefined : written.at(-1)
  const scores = papers.map(() => 0)
  for (const word of asked) {
    const forms = new Map<string, number>()
    if (known.has(word)) forms.set(word, 1)
    if (word === last && (word.length > 1 || /^\p{Script=Han}/u.test(word)))
      for (const other of known)
        if (other.startsWith(word) && other !== word) forms.set(other, (0.6 * word.length) / other.length)
    if (forms.size === 0 && word.length >= 5 && !/\d/.test(word))
      for (const other of known) if (!/\d/.test(other) && distance(word, other) === 1) forms.set(other, 0.4)
    const held = known.has(word) ? holders(word) : Math.max(0, ...[...forms.keys()].map(holders))
    const rarity = Math.log(1 + (papers.length - held + 0.5) / (held + 0.5))
    for (const [at, own] of counted.entries()) {
      let sum = 0
      for (const [form, weight] of forms)
        for (const name of names) {
          const count = own[name].filter((other) => other === form).length
          const [fieldWeight, share] = WEIGHTS[name]
          if (count > 0)
            sum += (weight * fieldWeight * count) / (1 - share + (share * own[name].length) / average(name))
        }
      if (sum > 0) scores[at] = (scores[at] ?? 0) + (rarity * 2.2 * sum) / (1.2 + sum)
    }
  }
  return papers.map(({ id }, at) => ({ id, score: scores[at] ?? 0 })).filter(({ score }) => score > 0)
}

/** Edits from one word to another, an exchange of neighbours being one (optimal string alignment). */
function distance(first: string, second: string): number {
  const rows = Array.from({ length: first.length + 1 }, (_, row) =>
    Array.from({ length: second.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  )
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let row = 1; row <= first.length; row++)
    for (let column = 1; column <= second.length; column++) {
      const isSame = first[row - 1] === second[column - 1]
      let least = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
      )
      if (
        row > 1 &&
        column > 1 &&
        first[row - 1] === second[column - 2] &&
        first[row - 2] === second[column - 1]
      )
        least = Math.min(least, at(row - 2, column - 2) + 1)
      const own = rows[row]
      if (own) own[column] = least
    }
  return at(first.length, second.length)
}

function expectSame(hits: readonly SearchHit[], expected: readonly { id: string; score: number }[]): void {
  const plain = hits.map(({ paper: { id }, score }) => ({ id, score }))
  const sorted = [...expected].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  expect(plain.map(({ score }) => score.toFixed(9))).toEqual(
    sorted.slice(0, plain.length).map(({ score }) => score.toFixed(9)),
  )
  const key = ({ id, score }: { id: string; score: number }): string => `${id} ${score.toFixed(9)}`
  for (const hit of plain) expect(sorted.map(key)).toContain(key(hit))
  for (const [at, hit] of plain.entries()) {
    const next = plain[at + 1]
    if (next && next.score === hit.score) expect(hit.id <= next.id).toBe(true)
  }
}

describe(`law 21: search hits equal a linear scan (seed ${SEED})`, () => {
  it('should hold for all hits and for the best', () => {
    fc.assert(
      fc.property(anyPapers, anyAsked, fc.integer({ min: 1, max: 4 }), (papers, text, limit) => {
        const expected = linearSearch(papers, text)
        const index = createIndex(papers)
        const all = index.search(text, { limit: Number.POSITIVE_INFINITY })
        expect(all).toHaveLength(expected.length)
        expectSame(all, expected)
        expect(idsOf(index.search(text, { limit }))).toEqual(idsOf(all.slice(0, limit)))
      }),
      RUNS,
    )
  })

  it('should hold after papers were added and removed, and after bytes', () => {
    fc.assert(
      fc.property(
        anyPapers,
        anyPapers,
        fc.constantFrom('a', 'b', 'c'),
        anyAsked,
        (first, second, id, text) => {
          const index = createIndex(first)
          index.search(text)
          index.remove(id)
          index.add(...second)
          const left = [...first.filter((paper) => paper.id !== id), ...second]
          const expected = linearSearch(left, text)
          const hits = index.search(text, { limit: Number.POSITIVE_INFINITY })
          expect(hits).toHaveLength(expected.length)
          expectSame(hits, expected)
          const again = deserializeIndex(index.serialize(), left)
          expect(idsOf(again.search(text, { limit: 99 }))).toEqual(idsOf(hits))
        },
      ),
      RUNS,
    )
  })

  it('should hold for the best of many, where most are passed over', () => {
    const words = ['moss', 'lamp', 'silt', 'tides', 'harbour']
    const many = Array.from({ length: 3000 }, (_, at) =>
      paper(
        `p${String(at).padStart(4, '0')}`,
        words.filter((_, place) => (at * 7919) % (place * 11 + 2) === 0).join(' '),
        {
          abstract: words.filter((_, place) => (at * 104_729) % (place * 3 + 2) === 0).join(' a '),
        },
      ),
    )
    const index = createIndex(many)
    for (const text of ['moss harbour ', 'tides moss lamp ', 'harbour tides silt lamp moss ', 'mos ha']) {
      const all = index.search(text, { limit: Number.POSITIVE_INFINITY })
      expectSame(all, linearSearch(many, text))
      for (const limit of [1, 5, 40]) {
        const best = index.search(text, { limit })
        expect(best.map(({ score }) => score.toFixed(9))).toEqual(
          all.slice(0, limit).map(({ score }) => score.toFixed(9)),
        )
      }
    }
  })

  it('should find what MiniSearch finds by whole words', () => {
    fc.assert(
      fc.property(anyPapers, anyAsked, (papers, text) => {
        const numbered = papers.map((own, at) => ({
          ...own,
          id: `n${at}`,
          title: own.title.normalize('NFD').replace(/\p{M}/gu, ''),
          keywords: [],
        }))
        const plain = numbered.map((own) => paper(own.id, own.title.replace(/[^\0-\x7f]/g, ' ')))
        const peer = new MiniSearch({ fields: ['title'] })
        peer.addAll(plain)
        const asked = `${text
          .normalize('NFD')
          .replace(/[^\0-\x7f]/g, '')
          .trim()} `
        const strict = asked
          .split(' ')
          .filter((word) =>
            plain.some(({ title }) => title.toLowerCase().split(' ').includes(word.toLowerCase())),
          )
          .join(' ')
        const mine = createIndex(plain).search(`${strict} `, { limit: 99 })
        expect(idsOf(mine).sort()).toEqual(
          peer
            .search(strict)
            .map(({ id }) => String(id))
            .sort(),
        )
      }),
      RUNS,
    )
  })

  it('should agree with the query language where both look for whole words', () => {
    fc.assert(
      fc.property(
        anyPapers,
        fc.constantFrom('moss', 'silt', 'pruning', 'harbour', 'gpt4'),
        (papers, word) => {
          const unique = papers.map((own, at) => ({ ...own, id: `n${at}` }))
          const scanned = query(unique)
            .match(word)
            .toArray()
            .map(({ id }) => id)
          if (scanned.length > 0)
            expect(idsOf(createIndex(unique).search(`${word} `, { limit: 99 })).sort()).toEqual(
              scanned.sort(),
            )
        },
      ),
      RUNS,
    )
  })
})
