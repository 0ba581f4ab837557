import fc from 'fast-check'

/** Words that titles and abstracts are made of; invented, in several scripts, with what LaTeX and sites leave behind. */
const WORDS = [
  'lantern',
  'Sparse',
  'tides',
  'of',
  'Foxglove-2',
  'naïve',
  'Łódź',
  'λ-calculus',
  '学习',
  'данные',
  '🦊',
  'e\u0301tude',
  '$O(n^2)$',
  '$5/1M,',
  '10\\%',
  "``quoted''",
  '\\alpha',
  '\\"{o}',
  '\\emph{soft}',
  'https://github.com/foxglove/tides.',
  'https://example.org/a\\_b{https://example.org/a\\_b}',
  '(https://example.org/(x))',
  '4RC',
  '90%pm0.2',
  'About',
  '“robust”',
  'constructor',
  '__proto__',
]

const word: fc.Arbitrary<string> = fc.constantFrom(...WORDS)
const number: fc.Arbitrary<number> = fc.nat({ max: 400 })
const month: fc.Arbitrary<string> = fc.constantFrom('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Aug', 'Sep', 'Dec')

function words(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.array(word, { minLength, maxLength }).map((parts) => parts.join(' '))
}

/** A title that cannot be taken for anything else. */
const title: fc.Arbitrary<string> = fc
  .tuple(number, words(1, 8))
  .map(([id, rest]) => `Study ${id} on ${rest}`)

const abstract: fc.Arbitrary<string> = words(25, 60).map((text) => `We study how this is so: ${text}. It is.`)

const byline: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((count) => `  • ${count} author${count === 1 ? '' : 's'}`),
  fc.constantFrom('Drelmo', 'plavex-lab Plavex Lab', 'Storank Institute of Tides', ' Zounda AI'),
)

const searchCard: fc.Arbitrary<string> = fc
  .tuple(title, abstract, byline, month, fc.integer({ min: 1, max: 28 }), fc.constantFrom('', ' 3', '\n\n14'))
  .map(
    ([name, text, by, mon, day, tail]) =>
      `${name}\n\n${text}\n\n${by}\n·\n${mon} ${day}, ${2015 + (day % 11)}${tail}`,
  )

const dailyCard: fc.Arbitrary<string> = fc
  .tuple(title, word, number, byline, fc.constantFrom('', '\n 5', '\n14  5', '\n1.71k\n3'))
  .map(
    ([name, submitter, upvotes, by, tail]) =>
      `\nSubmitted by\n\n${submitter}\n \n${upvotes}\n${name}\n${by}${tail}`,
  )

/** A page whose every card is whole, and one more card of its kind. */
export interface Page {
  readonly text: string
  readonly card: string
}

const SEARCH_HEAD = 'new\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nJan 30\n\n'
const DAILY_HEAD =
  ' Models\n Datasets\nPricing\nDaily Papers\nbyAK and the research community\n    \nDaily\nFeb 20\n'

function pageOf(card: fc.Arbitrary<string>, head: string, separator: string): fc.Arbitrary<Page> {
  return fc
    .tuple(fc.constantFrom(head, ''), fc.array(card, { minLength: 1, maxLength: 5 }), card)
    .map(([top, cards, more]) => ({
      text: `${top}${cards.join(separator)}\n`,
      card: `${separator}${more}\n`,
    }))
}

export const page: fc.Arbitrary<Page> = fc.oneof(
  pageOf(searchCard, SEARCH_HEAD, '\n\n'),
  pageOf(dailyCard, DAILY_HEAD, '\n'),
)

/** Pieces that have broken parsers before, and the anchors of the grammar where they are not expected. */
const HOSTILE = [
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u0085',
  '\u0000',
  '\u001b[31m',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\u00a0',
  '\ud83e',
  '\udd8a',
  '·',
  '•',
  '• ·',
  '- ',
  '-',
  '--',
  '> ',
  '# ',
  '####### ',
  'Submitted by',
  'Submitted by: floyed',
  '6 authors',
  '0 authors',
  '999999 authors',
  'Apr 3, 2025',
  'Feb 30, 2025',
  'Dec 5',
  'Published on Oct 4',
  '2025-04-03',
  '1.71k',
  '14  5',
  '9'.repeat(40),
  'Daily Papers',
  'Models Datasets',
  'System theme',
  'byAK and the research community',
  '[truncated]',
  '__proto__',
  'constructor',
  'toString',
  '\\constructor ',
  '\\hasOwnProperty ',
  '#{7*7}',
  '$',
  '\\',
  '\\href{',
  '{\\em ',
  '``',
  '`',
  "'",
  '~',
  'https://',
  'http://a',
  'javascript:alert(1)',
  'https://arxiv.org/abs/2504.02508v2',
  'https://doi.org/10.1000/x',
  '<script>',
  ']]>',
  '{"a":1}',
  ' ',
  'x'.repeat(210),
] as const

/** Text that means nothing, built of what parsers stumble over. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 40 }).map((parts) => parts.join('\n')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.nat({ max: 0xffff }), { maxLength: 100 }).map((codes) => String.fromCharCode(...codes)),
)

type Mutation = (lines: readonly string[], at: number, piece: string) => string[]

const MUTATIONS: readonly Mutation[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  (lines, at, piece) => lines.toSpliced(at, 0, piece),
  (lines, at, piece) => lines.with(at, `${lines[at]}${piece}`),
  (lines, at, piece) => lines.with(at, `${piece}${lines[at]}`),
  (lines, at) => lines.slice(0, at + 1),
  (lines, at) => lines.slice(at),
  (lines, at) => lines.toSpliced(at, 2, lines.slice(at, at + 2).join(' ')),
  (lines, at) => lines.with(at, (lines[at] ?? '').slice(0, (lines[at] ?? '').length >> 1)),
  (lines) => lines.map((line) => `> ${line}`),
  (lines) => lines.filter((line) => line.trim() !== ''),
  (lines) => lines.flatMap((line) => [line, '']),
  (lines) => lines.toReversed(),
]

/** A page that was damaged on its way: lines lost, doubled, joined, cut, quoted, with strange things put in. */
export const damaged: fc.Arbitrary<string> = fc
  .tuple(
    page,
    fc.array(fc.tuple(fc.constantFrom(...MUTATIONS), fc.nat(), fc.constantFrom(...HOSTILE)), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([{ text }, mutations]) => {
    let lines = text.split('\n')
    for (const [mutate, at, piece] of mutations)
      if (lines.length > 0) lines = mutate(lines, at % lines.length, piece)
    return lines.join('\n')
  })

/** Any text: whole pages, damaged ones, and hostile strings. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  page.map(({ text }) => text),
  damaged,
  damaged,
  hostile,
)

/** Places to cut a text at, as fractions of its length; equal ones make empty pieces. */
export const cuts: fc.Arbitrary<readonly number[]> = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })
  .map((places) => places.toSorted((a, b) => a - b))

/** The pieces of a text or of bytes, cut at fractions of the length. */
export function pieces<Whole extends { readonly length: number; slice(start: number, end: number): Whole }>(
  whole: Whole,
  places: readonly number[],
): Whole[] {
  const ends = [...places.map((place) => Math.round(place * whole.length)), whole.length]
  return ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end))
}
