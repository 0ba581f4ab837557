import fc from 'fast-check'

/** A digest as a person knows it, before it is written down in any carrier. */
export interface WrittenDigest {
  /** ISO 8601. */
  readonly day: string
  readonly sections: readonly WrittenSection[]
  readonly style: Style
}

/** Papers under one heading; a digest without sections has one of no name. */
export interface WrittenSection {
  readonly name?: string | undefined
  readonly papers: readonly WrittenPaper[]
}

export interface WrittenPaper {
  readonly title: string
  readonly names: readonly string[]
  readonly gap: Gap
  readonly identifier?: WrittenIdentifier | undefined
  /** ISO 8601, a full date. */
  readonly published?: string | undefined
  readonly upvotes?: number | undefined
  readonly comments?: number | undefined
  readonly stars?: number | undefined
}

/** What follows the names: nothing, `et al.`, or how many others there are. */
export type Gap = 'none' | 'et al.' | number

export interface WrittenIdentifier {
  readonly kind: 'arxiv' | 'doi'
  readonly value: string
}

/** Habits of one author of digests, kept through the whole of it. */
export interface Style {
  readonly names: 'commas' | 'and' | 'comma-and'
  /** What stands before names that no label announces. */
  readonly byline: 'by' | 'none'
  readonly dates: 'iso' | 'day-first' | 'month-first'
  readonly counts: 'words' | 'signs'
}

const SUBJECTS = [
  'Harbour Cranes',
  'Sparse Orchards',
  'Slow Elevators',
  'Folding Bridges',
  'Quiet Kettles',
  'Paper Boats',
  'Honest Clocks',
  'Winter Bees',
  'Crowded Stairwells',
  'Long Corridors',
  'Lost Umbrellas',
  'Revolving Doors',
  'Stained Glass',
  'Grocery Journeys',
  'Station Bells',
  'Roof Gardens',
  'Candle Wicks',
  'Loose Knots',
  'Railway Points',
  'Copper Wires',
] as const

const MATTERS = [
  'Learning from Weather',
  'A Study in Patience',
  'Planning Under Rain',
  'Memory Without Maps',
  'Measuring What Is Left',
  'Search Over Rooftops',
  'Generation at Night',
  'Alignment by Ear',
  'a Benchmark of Small Mistakes',
  'Towards Fewer Parts',
] as const

/** Ways of making a title of a subject and a matter; each has once been cut, unquoted or taken for something else by a parser. */
export const titleShapes: Readonly<Record<string, (subject: string, matter: string) => string>> = {
  plain: (subject, matter) => `${matter.charAt(0).toUpperCase()}${matter.slice(1)} with ${subject}`,
  hyphen: (subject, matter) => `${subject} - ${matter}`,
  dash: (subject, matter) => `${subject} – ${matter}`,
  colon: (subject, matter) => `${subject}: ${matter}`,
  versus: (subject) => `${subject} vs. Their Makers`,
  fullStop: (subject, matter) => `${subject}. ${matter.charAt(0).toUpperCase()}${matter.slice(1)}`,
  abbreviation: (subject) => `Dr. Sand Looks at ${subject}`,
  squareBrackets: (subject) => `${subject} [Extended Version]`,
  roundBrackets: (subject) => `${subject} (and How to Keep Them)`,
  number: (subject) => `12 Ways to Count ${subject}`,
  dimension: (subject) => `3D Models of ${subject}`,
  year: (subject) => `2025 in ${subject}`,
  chinese: (subject) => `面向复杂环境的学习方法研究：${subject}`,
  japanese: (subject) => `${subject}のための学習`,
  korean: (subject) => `${subject} 학습에 관한 연구`,
  math: (subject) => `${subject} in $O(n^2)$ Steps`,
  subscript: (subject) => `On $x_i$ and $y_j$ in ${subject}`,
  question: (subject) => `What Do ${subject} Know?`,
  questionAndMore: (subject) => `Are ${subject} Robust? Not Yet`,
  exclamation: (subject) => `Mind the ${subject}!`,
  quotes: (subject) => `"Wait for It": ${subject} in Use`,
  curlyQuotes: (subject) => `“Wait for It” and Other ${subject}`,
  apostrophe: (subject) => `The Baker's ${subject}`,
  acronym: (subject) => `GRAIN: GPU Rendering of ${subject}`,
  capitals: (subject) => `SOTA or NOT? RAG for ${subject}`,
  star: (subject) => `A* Search for ${subject}`,
  snakeCase: (subject) => `read_slowly: ${subject} as a Library`,
  ampersand: (subject) => `${subject} & Co`,
  comma: (subject) => `${subject}, Revisited`,
  commas: (subject) => `${subject}, Nails, and Other Losses`,
  lowerCase: (subject) => `how ${subject.toLowerCase()} forget`,
  oneWord: (subject) => subject.replace(' ', ''),
  slash: (subject) => `Train/Test Leaks in ${subject}`,
  percent: (subject) => `90% of ${subject} Are Enough`,
  plus: (subject) => `C++ for ${subject}`,
  hash: (subject) => `Issue #1 of ${subject}`,
}

const GIVEN = [
  'Mara',
  'Tomas',
  'Jun-ho',
  'Priya',
  'Oskar',
  'Inés',
  'Noa',
  'Samir',
  'Greta',
  'Pieter',
  'Yuki',
  'Dele',
  'Sofia',
  'Zoë',
  'Łukasz',
  'Wei',
] as const

const FAMILY = [
  'Osterholt',
  'Feld',
  'Baek',
  'Vellanki',
  'Lindgaard',
  'Calvera',
  'Peretz',
  'Haddou',
  'Ossel',
  'Waelbroek',
  'Morinaga',
  'Adeyinka',
  'Bruckner',
  'Šimek',
  "O'Dell",
  'Noh-Rey',
] as const

const HAN = ['李文桥', '高田みのる', '노혜진', '王小雨', '佐久間りん', '김하늘'] as const
const GROUPS = ['Heron Team', 'HEDGE Collaboration', 'Saltgate AI Team'] as const

/** Ways of writing the name of one person. */
export const nameShapes: Readonly<Record<string, (given: string, family: string) => string>> = {
  plain: (given, family) => `${given} ${family}`,
  initial: (given, family) => `${given.charAt(0)}. ${family}`,
  initials: (given, family) => `${given.charAt(0)}. K. ${family}`,
  middle: (given, family) => `${given} B. ${family}`,
  particle: (given, family) => `${given} van den ${family}`,
  capitalParticle: (given, family) => `${given} De ${family}`,
  suffix: (given, family) => `${given} ${family} Jr.`,
  numeral: (given, family) => `${given} ${family} III`,
  three: (given, family) => `${given} Ana ${family}`,
}

const person = fc
  .tuple(fc.constantFrom(...Object.values(nameShapes)), fc.constantFrom(...GIVEN), fc.constantFrom(...FAMILY))
  .map(([shape, given, family]) => shape(given, family))

const name = fc.oneof(
  { weight: 12, arbitrary: person },
  { weight: 2, arbitrary: fc.constantFrom(...HAN) },
  { weight: 1, arbitrary: fc.constantFrom(...GROUPS) },
)

const names = fc.oneof(
  { weight: 9, arbitrary: fc.uniqueArray(name, { minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.uniqueArray(name, { minLength: 7, maxLength: 60 }) },
)

const gap: fc.Arbitrary<Gap> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Gap>('none') },
  { weight: 1, arbitrary: fc.constant<Gap>('et al.') },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 40 }) },
)

const date = fc
  .tuple(
    fc.constantFrom('2024', '2025', '2026'),
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}-0${month}-${`${day}`.padStart(2, '0')}`)

function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined, freq: 3 })
}

const identifierKind = fc.oneof(
  { weight: 6, arbitrary: fc.constant<'arxiv' | 'doi' | undefined>('arxiv') },
  { weight: 2, arbitrary: fc.constant<'arxiv' | 'doi' | undefined>('doi') },
  { weight: 2, arbitrary: fc.constant<'arxiv' | 'doi' | undefined>(undefined) },
)

const draft = fc.record({
  shape: fc.constantFrom(...Object.values(titleShapes)),
  matter: fc.constantFrom(...MATTERS),
  names,
  gap,
  kind: identifierKind,
  published: maybe(date),
  upvotes: maybe(fc.nat({ max: 1500 })),
  comments: maybe(fc.nat({ max: 60 })),
  stars: maybe(fc.nat({ max: 9000 })),
})

type Draft = typeof draft extends fc.Arbitrary<infer Value> ? Value : never

/** Number `index` of a digest: its subject and identifier are its own. */
function paperOf({ shape, matter, kind, ...facts }: Draft, index: number): WrittenPaper {
  const number = `${1200 + index * 37}`
  const identifier =
    kind === 'arxiv'
      ? { kind, value: `2604.0${number}` }
      : kind === 'doi'
        ? { kind, value: `10.5555/360${number}` }
        : undefined
  return { ...facts, title: shape(SUBJECTS[index] ?? '', matter), identifier }
}

const SECTIONS = [
  'Robotics',
  'Computer Vision',
  'Language Models & Agents',
  '机器学习',
  'Time Series (other)',
] as const

const style: fc.Arbitrary<Style> = fc.record({
  names: fc.constantFrom('commas', 'and', 'comma-and'),
  byline: fc.constantFrom('by', 'none'),
  dates: fc.constantFrom('iso', 'day-first', 'month-first'),
  counts: fc.constantFrom('words', 'signs'),
})

const fewDrafts = fc.array(draft, { minLength: 1, maxLength: 3 })
const drafts = fc.oneof(
  { weight: 4, arbitrary: fewDrafts },
  { weight: 1, arbitrary: fc.array(draft, { minLength: 4, maxLength: 8 }) },
)

interface DraftSection {
  readonly name: string | undefined
  readonly list: readonly Draft[]
}

const sections: fc.Arbitrary<readonly DraftSection[]> = fc.oneof(
  drafts.map((list) => [{ name: undefined, list }]),
  fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...SECTIONS), { minLength: 1, maxLength: 3 }),
      fc.tuple(fewDrafts, fewDrafts, fewDrafts),
    )
    .map(([titles, lists]) => titles.map((name, at) => ({ name, list: lists[at] ?? [] }))),
)

/** Any digest; each of its papers has a subject of its own. */
export const digest: fc.Arbitrary<WrittenDigest> = fc
  .record({ sections, style, day: fc.constantFrom('2026-05-12', '2026-06-01') })
  .map(({ sections: parts, ...rest }) => readable({ ...rest, sections: sectionsOf(parts) }))

/**
 * One name alone on a line may be that of a person, of a company or of a place where the paper came out: `Mara Feld`, `Hugging Face`. Nobody can tell without
 * knowing who is called so, unless another line of the digest is a list of names; whoever writes such a digest writes `by`.
 */
function readable(digest: WrittenDigest): WrittenDigest {
  const hasList = digest.sections.some(({ papers }) => papers.some(({ names: { length } }) => length > 1))
  return hasList ? digest : { ...digest, style: { ...digest.style, byline: 'by' } }
}

function sectionsOf(parts: readonly DraftSection[]): WrittenSection[] {
  let index = 0
  return parts.map(({ name, list }) => ({ name, papers: list.map((one) => paperOf(one, index++)) }))
}
