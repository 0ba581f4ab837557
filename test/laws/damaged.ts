import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import fc from 'fast-check'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'fixtures')

/** Longer pages say nothing that shorter ones do not, and take long. */
const LONGEST = 4000

/** A document of a reader, and how it is read. */
export interface Page {
  readonly text: string
  readonly options: { readonly referenceDate?: string }
}

/** The pages of a reader's fixtures. */
export function pagesOf(reader: string): Page[] {
  const pages = readdirSync(join(root, reader)).map((name): Page => {
    const folder = join(root, reader, name)
    const files = readdirSync(folder)
    const input = files.find((file) => file.startsWith('input.')) ?? ''
    const options = files.includes('options.json')
      ? (JSON.parse(readFileSync(join(folder, 'options.json'), 'utf8')) as Page['options'])
      : {}
    return { text: readFileSync(join(folder, input), 'utf8'), options }
  })
  return pages.filter(({ text }) => text.length <= LONGEST)
}

/** Signs of all formats, and the anchors of all grammars, to be put where nobody expects them. */
const PIECES: readonly string[] = [
  ...[
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    '\u2028',
    '\u0085',
    '\u0000',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\u00a0',
    '\u3000',
  ],
  ...[
    '\ud83e',
    '·',
    '•',
    '- ',
    '> ',
    '# ',
    '## ',
    '|---|---|\n',
    '| a | b |',
    '\t',
    '    ',
    '⭐ 12',
    'x'.repeat(300),
  ],
  ...[
    'Submitted by',
    '6 authors',
    'Apr 3, 2025',
    'Published on Oct 4',
    '2025-04-03',
    '1.71k',
    'Daily Papers',
  ],
  ...['Authors: Ada Quill', 'Abstract:', '[8]:https://arxiv.org/abs/2504.01234 foo', '[a][8]'],
  ...['](http://arxiv.org/abs/2404.1212', 'https://arxiv.org/abs/2504.02508v2', 'arXiv:2504.01234'],
  ...[
    'https://doi.org/10.1000/x',
    '<script>',
    '</td><td>',
    '<table>',
    '<p>',
    '<h3>',
    '<a href="',
    '</a>',
    '<!--',
  ],
  ...[
    '-->',
    ']]>',
    '<![CDATA[',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ',',
    ':',
    '\\',
    '```',
    '---',
    '+++',
    '**',
    '__',
    '`',
  ],
  ...[
    '@misc{a,',
    'title = {',
    '@string{',
    '"title":',
    '"id":',
    '"position":',
    'From: a@example.org\n',
    '=20',
    '=\n',
  ],
  ...['Content-Type: text/html\n', '[24/03/2026, 09:01:05] Ada: ', '* TODO ', '#+TITLE: ', ':PROPERTIES:'],
  ...['key: value\n', '- title: x\n', '&amp;', '&#0;', '__proto__', 'toString', '#'],
]

interface Place {
  readonly at: number
  readonly column: number
  readonly piece: string
  readonly times: number
  readonly other: readonly string[]
}

type Mutation = (lines: readonly string[], place: Place) => readonly string[]

const put = (lines: readonly string[], { at, column }: Place, words: string): string[] => {
  const line = lines[at] ?? ''
  const split = column % (line.length + 1)
  return lines.with(at, line.slice(0, split) + words + line.slice(split))
}

const MUTATIONS: readonly Mutation[] = [
  (lines, { at }) => lines.toSpliced(at, 1),
  (lines, { at }) => lines.toSpliced(at, 0, lines[at] ?? ''),
  (lines, { at, piece }) => lines.toSpliced(at, 0, piece),
  (lines, place) => put(lines, place, place.piece),
  (lines, place) => put(lines, place, place.piece.repeat(place.times)),
  (lines, { at, piece }) => lines.with(at, `${piece}${lines[at]}`),
  (lines, { at, piece }) => lines.with(at, `${lines[at]}${piece}`),
  (lines, { at }) => lines.slice(0, at + 1),
  (lines, { at }) => lines.slice(at),
  (lines, { at }) => lines.toSpliced(at, 2, lines.slice(at, at + 2).join(' ')),
  (lines, { at, column }) => lines.with(at, (lines[at] ?? '').slice(0, column % 80)),
  (lines) => lines.map((line) => `> ${line}`),
  (lines) => lines.filter((line) => line.trim() !== ''),
  (lines) => lines.flatMap((line) => [line, '']),
  (lines, { at, other }) => lines.toSpliced(at, 0, ...other),
  (lines, { at, times }) =>
    lines.toSpliced(
      at,
      0,
      ...Array(times % 8)
        .fill(lines.slice(at, at + 3))
        .flat(),
    ),
]

/** Pages of a reader's fixtures that were damaged on their way: cut, doubled, pumped, spliced with pages of other readers, with signs of other formats in them. */
export function damagedPage(reader: string, readers: readonly string[]): fc.Arbitrary<Page> {
  const lines = readers.flatMap(pagesOf).flatMap(({ text }) => text.split('\n'))
  const place: fc.Arbitrary<Place> = fc
    .record({
      at: fc.nat(400),
      column: fc.nat(400),
      piece: fc.constantFrom(...PIECES),
      times: fc.integer({ min: 2, max: 40 }),
      from: fc.nat(lines.length - 1),
      count: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ from, count, ...rest }) => ({ ...rest, other: lines.slice(from, from + count) }))
  return fc
    .record({
      page: fc.constantFrom(...pagesOf(reader)),
      mutations: fc.array(fc.tuple(fc.constantFrom(...MUTATIONS), place), { minLength: 1, maxLength: 4 }),
      end: fc.constantFrom('\n', '\n', '\r\n', '\r'),
      mark: fc.constantFrom('', '', '', '\ufeff'),
    })
    .map(({ page, mutations, end, mark }) => {
      let text: readonly string[] = page.text.split('\n')
      for (const [mutate, at] of mutations)
        text = mutate(text.length === 0 ? [''] : text, { ...at, at: at.at % Math.max(1, text.length) })
      return { text: (mark + text.join(end)).slice(0, 4 * LONGEST), options: page.options }
    })
}
