import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { composeName, type NameParts, splitFamilyFirst, splitName, splitPlain } from '../../src/lexicon/name'
import { familyOpenings, groupWords, particles } from '../../src/lexicon/name-words'

type Expected = Omit<NameParts, 'name'> & { name?: string }

const persons: readonly [printed: string, expected: Expected][] = [
  ['Ada Quill', { given: 'Ada', family: 'Quill' }],
  ['Aäron van den Oord', { given: 'Aäron', particle: 'van den', family: 'Oord' }],
  ['Luc Van Gool', { given: 'Luc', family: 'Van Gool' }],
  ['Fernando De la Torre', { given: 'Fernando', family: 'De la Torre' }],
  ['Johan Van den Broek', { given: 'Johan', family: 'Van den Broek' }],
  ['Pierre de La Fontaine', { given: 'Pierre', particle: 'de', family: 'La Fontaine' }],
  ['Mihaela van der Zwaan', { given: 'Mihaela', particle: 'van der', family: 'Zwaan' }],
  ['Clara C. de la Casa', { given: 'Clara C.', particle: 'de la', family: 'Casa' }],
  ['Hans G. W. van Dijk', { given: 'Hans G. W.', particle: 'van', family: 'Dijk' }],
  ['Diego de Oliveira Hirsch', { given: 'Diego', particle: 'de', family: 'Oliveira Hirsch' }],
  ['Caio da S. Dias', { given: 'Caio da S.', family: 'Dias' }],
  ['Maria de la Cruz van Dam', { given: 'Maria de la Cruz', particle: 'van', family: 'Dam' }],
  ['van Krieken', { particle: 'van', family: 'Krieken' }],
  ['De Jong', { given: 'De', family: 'Jong' }],
  ['Martin Luther King Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
  [
    'Martin Luther King, Jr.',
    { given: 'Martin Luther', family: 'King', suffix: 'Jr.', name: 'Martin Luther King Jr.' },
  ],
  [
    'King, Jr., Martin Luther',
    { given: 'Martin Luther', family: 'King', suffix: 'Jr.', name: 'Martin Luther King Jr.' },
  ],
  [
    'King, Martin Luther, Jr.',
    { given: 'Martin Luther', family: 'King', suffix: 'Jr.', name: 'Martin Luther King Jr.' },
  ],
  ['Hal Daumé III', { given: 'Hal', family: 'Daumé', suffix: 'III' }],
  ['Oord, Aäron van den', { given: 'Aäron van den', family: 'Oord', name: 'Aäron van den Oord' }],
  [
    'van den Oord, Aäron',
    { given: 'Aäron', particle: 'van den', family: 'Oord', name: 'Aäron van den Oord' },
  ],
  ['Van Gool, Luc', { given: 'Luc', family: 'Van Gool', name: 'Luc Van Gool' }],
  ['Quill,Ada', { given: 'Ada', family: 'Quill', name: 'Ada Quill' }],
  ['Ada Quill, Ph.D.', { given: 'Ada', family: 'Quill', name: 'Ada Quill' }],
  ['Nguyễn Văn Ánh', { given: 'Nguyễn Văn', family: 'Ánh' }],
  ['Nguyen Van Anh', { given: 'Nguyen Van', family: 'Anh' }],
  ['Toan Van Tran', { given: 'Toan Van', family: 'Tran' }],
  ['Omar El Sayed', { given: 'Omar', family: 'El Sayed' }],
  ['Hasan Abed Al Kader Hamid', { given: 'Hasan Abed Al Kader', family: 'Hamid' }],
  ['Santiago Ramón y Cajal', { given: 'Santiago', family: 'Ramón y Cajal' }],
  ["Gerard 't Hooft", { given: 'Gerard', particle: "'t", family: 'Hooft' }],
  ["Steven Ndung'u", { given: 'Steven', family: "Ndung'u" }],
  ['Steven Ndungʼu', { given: 'Steven', family: 'Ndungʼu' }],
  ['Shun-ichiro Hayashi', { given: 'Shun-ichiro', family: 'Hayashi' }],
  ['zujie wen', { given: 'zujie', family: 'wen' }],
  ['QINGYAO AI', { given: 'QINGYAO', family: 'AI' }],
  ['Qingyao Ai', { given: 'Qingyao', family: 'Ai' }],
  ['A.Quill', { given: 'A.', family: 'Quill', name: 'A. Quill' }],
  ['B.C.Tarn', { given: 'B.C.', family: 'Tarn', name: 'B.C. Tarn' }],
  ['K. Müller-Lüdenscheidt', { given: 'K.', family: 'Müller-Lüdenscheidt' }],
  ['  Ada \n Quill ', { given: 'Ada', family: 'Quill', name: 'Ada Quill' }],
]

const literals: readonly string[] = [
  'NVIDIA',
  'Xingyu',
  'Gemini Team',
  'Team Seedream',
  'Tencent HY Team',
  'XRISM Collaboration',
  'the Polar Star collaboration',
  'Arcee AI',
  'Cursor Research',
  'Foxglove Labs',
  'Ada Quill and Bo Reed',
  'Ada Quill AND Bo Reed',
  'Quill & Reed',
  '王伟',
  '王 伟',
  'Лидия Петрова',
  'Wei Wang (王伟)',
  'Qwen2 Coder',
  '01.AI',
  'Foxglove, Inc.',
  'Northern University, Norway',
  'Ada Jr.',
  'a, b, c, d',
  'Quill, Ada, Bo',
]

describe('splitName', () => {
  it.each(persons)('should split %s', (printed, { name, ...parts }) => {
    expect(splitName(printed)).toEqual({ name: name ?? printed, ...parts })
  })

  it.each(literals)('should keep %s as it stands', (printed) => {
    expect(splitName(printed)).toEqual({ name: printed, literal: printed })
  })

  it.each([...particles()])('should know the particle %s', (particle) => {
    expect(splitName(`Ada ${particle} Quill`)).toMatchObject({ given: 'Ada', particle, family: 'Quill' })
  })

  it.each([...familyOpenings()])('should open a family name with %s', (word) => {
    expect(splitName(`Ada ${word} Quill`)).toMatchObject({ given: 'Ada', family: `${word} Quill` })
  })

  it.each([...groupWords()])('should know a group by the word %s', (word) => {
    expect(splitName(`Foxglove ${word}`)).toHaveProperty('literal')
  })

  it('should give a blank name back as an empty one', () => {
    expect(splitName('  ').name).toBe('')
  })

  it('should lose no letter and never throw', () => {
    const word = fc.constantFrom(
      'Ada',
      'van',
      'der',
      'Van',
      'King',
      'Jr.',
      'III',
      'y',
      'Ö.',
      'Team',
      '王',
      ',',
      'and',
      '-',
      'x',
    )
    const names = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(names, (name) => {
        const { name: whole, literal, given, particle, family, suffix } = splitName(name)
        if (literal !== undefined) expect(literal).toBe(whole)
        else
          expect([given, particle, family, suffix].filter((part) => part !== undefined).join(' ')).toBe(whole)
        expect([given, particle, family, suffix]).not.toContain('')
      }),
      { seed: 11, numRuns: 2000 },
    )
  })

  it('should read back the name that it composed', () => {
    for (const [printed] of persons) {
      const { name } = splitName(printed)
      expect(splitName(name).name).toBe(name)
    }
  })
})

describe('splitPlain', () => {
  it.each(['Ada Quill', "Ada O'Quill", 'Ada B', 'Luc Van', 'Jean-Luc Quill'])(
    'should split %s as splitName does',
    (name) => {
      // A blank behind the name keeps splitName from its own short cut.
      expect(splitPlain(name)).toEqual(splitName(`${name} `))
    },
  )

  it.each([
    'Ada',
    'Ada Quill Jr.',
    'Ada Jr',
    'Ada III',
    'Lamp Lab',
    'Mistral AI',
    'ada Quill',
    'Ada Ødegård',
    'Ada  Quill',
    'Quill, Ada',
    'Ada Quill ',
  ])('should leave %s to splitName', (name) => {
    expect(splitPlain(name)).toBeUndefined()
  })
})

describe('splitFamilyFirst', () => {
  it.each<[name: string, expected: Expected]>([
    ['Quill A', { given: 'A', family: 'Quill' }],
    ['Quill MA', { given: 'MA', family: 'Quill' }],
    ['van den Berg C.', { given: 'C.', particle: 'van den', family: 'Berg' }],
    ["O'Fenn K-M", { given: 'K-M', family: "O'Fenn" }],
    ['De la Torre F', { given: 'F', family: 'De la Torre' }],
    ['King ML Jr', { given: 'ML', family: 'King', suffix: 'Jr' }],
    ['King M.L., Jr.', { given: 'M.L.', family: 'King', suffix: 'Jr.' }],
  ])('should split %s', (name, expected) => {
    expect(splitFamilyFirst(name)).toMatchObject(expected)
  })

  it.each(['Ada Quill', 'A. Quill', 'Quill', 'Quill Abcd', 'Polar Team', 'Quill A Xy'])(
    'should leave %s to splitName',
    (name) => {
      expect(splitFamilyFirst(name)).toBeUndefined()
    },
  )
})

describe('composeName', () => {
  const none = { given: '', particle: '', family: '', suffix: '' }

  it.each([
    { given: 'Martin, Jr.', family: 'King' },
    { given: 'Martin', family: 'King, Jr.' },
    { given: 'Jr.', family: 'King', suffix: 'Martin' },
    { given: 'Martin', family: 'King', suffix: 'Jr.' },
  ])('should find the suffix in %j', (parts) => {
    const king = { name: 'Martin King Jr.', given: 'Martin', family: 'King', suffix: 'Jr.' }
    expect(composeName({ ...none, ...parts })).toEqual(king)
  })

  it('should be literal without a family name, and empty without any part', () => {
    expect(composeName({ ...none, given: 'Ada' })).toEqual({ name: 'Ada', literal: 'Ada' })
    expect(composeName(none)).toEqual({ name: '' })
  })
})
