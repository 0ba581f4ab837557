import { foldToAscii } from '../../lexicon/fold'
import { splitName } from '../../lexicon/name'
import { once } from '../../lexicon/once'
import { romanize } from '../../lexicon/romanize'
import type { Paper } from '../../model/paper'

/** Makes the key of a paper, before it is known whether another has the same. */
export type MakeKey = (paper: Paper) => string

/**
 * A maker of keys by a pattern: what stands in braces is replaced, with a capital where its name has one, and the rest of it stays. `{family}{year}{word}`
 * -> `quill2025sparse`, `{Family}:{yy}` -> `Quill:25`. Without a pattern keys are those of {@link bareKey}.
 * @throws {TypeError} When the pattern names a part that there is not, or holds what cannot stand in a key.
 */
export function keyMaker(pattern: string | undefined): MakeKey {
  if (pattern === undefined) return bareKey
  if (typeof pattern !== 'string' || !/^(?:\{[A-Za-z]+\}|[A-Za-z0-9_:.+/-])+$/.test(pattern))
    throw new TypeError(
      `Expected keyPattern to be made of parts in braces, letters, digits and _ : . + / -, as '{family}{year}{word}', received ${JSON.stringify(pattern)}`,
    )
  const pieces = pattern.match(/\{[A-Za-z]+\}|[^{}]+/g) ?? []
  const makers = pieces.map(pieceMaker)
  return (paper) => makers.map((make) => make(paper)).join('') || 'paper'
}

function pieceMaker(piece: string): MakeKey {
  if (!piece.startsWith('{')) return () => piece
  const name = piece.slice(1, -1)
  const part = PARTS.get(name.charAt(0).toLowerCase() + name.slice(1))
  if (!part)
    throw new TypeError(
      `Unknown part ${piece} of keyPattern; there are ${[...PARTS.keys()].map((key) => `{${key}}`).join(', ')}`,
    )
  if (!/^[A-Z]/.test(name)) return part
  return (paper) => part(paper).replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

/** How many names and words the parts in the plural have at most. */
const MOST = 3

const PARTS: ReadonlyMap<string, MakeKey> = new Map<string, MakeKey>([
  ['family', (paper) => letters(nameOf(paper.authors[0]))],
  [
    'families',
    (paper) =>
      paper.authors
        .slice(0, MOST)
        .map((author) => letters(nameOf(author)))
        .join(''),
  ],
  ['organization', (paper) => letters(paper.organization?.name ?? '')],
  ['year', yearOf],
  ['yy', (paper) => yearOf(paper).slice(-2)],
  ['month', ({ published = '' }) => published.slice(5, 7)],
  ['word', (paper) => tellingWord(paper.title)],
  ['words', (paper) => tellingWords(paper.title, MOST).join('')],
  ['venue', (paper) => letters(paper.publication?.container ?? '')],
  ['arxiv', (paper) => paper.identifiers.arxiv ?? ''],
])

/**
 * First author's family name, year and first telling word of the title, folded to `[a-z][a-z0-9]*`; other scripts are romanised where that needs no
 * dictionary. Without names the organisation stands in, without either nothing does: `aphqvit2025`.
 */
export function bareKey(paper: Paper): string {
  const who = letters(nameOf(paper.authors[0])) || letters(paper.organization?.name ?? '')
  const year = yearOf(paper)
  const word = tellingWord(paper.title)
  const key = who === '' ? word + year : who + year + word
  if (key === '') return 'paper'
  return /^\d/.test(key) ? `p${key}` : key
}

const LONGEST_PART = 40
const LONGEST_TITLE = 16 * LONGEST_PART

const STOPWORDS: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      'a an and are as at be by can do does for from how in into is it its of on or the to toward towards via what when why with your'.split(
        ' ',
      ),
    ),
)

function yearOf({ published }: Paper): string {
  return published !== undefined && /^\d{4}/.test(published) ? published.slice(0, 4) : ''
}

function nameOf(author: Paper['authors'][number] | undefined): string {
  if (!author) return ''
  if (author.family !== undefined || author.literal !== undefined)
    return author.family ?? author.literal ?? ''
  const { family, literal } = splitName(author.name)
  return family ?? literal ?? ''
}

function letters(text: string): string {
  if (text.length <= LONGEST_PART && /^[A-Za-z]+$/.test(text)) return text.toLowerCase()
  return foldToAscii(romanize(text.slice(0, 4 * LONGEST_PART)))
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, LONGEST_PART)
}

function tellingWord(title: string): string {
  return tellingWords(title, 1)[0] ?? ''
}

/** The first words that are no stopwords, or else the first word; a word keeps its hyphened parts: `APHQ-ViT` -> `aphqvit`. */
function tellingWords(title: string, most: number): string[] {
  const found: string[] = []
  let first = ''
  // A long title is not read to its end.
  const length = Math.min(title.length, LONGEST_TITLE)
  let at = 0
  while (at < length && found.length < most) {
    const blank = title.indexOf(' ', at)
    const end = blank < 0 || blank > length ? length : blank
    for (const word of wordsOf(title.slice(at, end))) {
      if (first === '') first = word
      if (found.length < most && !STOPWORDS().has(word)) found.push(word)
    }
    at = end + 1
  }
  return found.length === 0 && first !== '' ? [first] : found
}

/** What stands between two blanks is mostly one word; signs that fold to blanks part it further. */
function wordsOf(piece: string): readonly string[] {
  // Most words are plain ones.
  if (/^[A-Za-z0-9]+$/.test(piece)) return [piece.toLowerCase().slice(0, LONGEST_PART)]
  // A Greek letter alone is a sign with a name; a word in Greek is spelled.
  const folded = foldToAscii(
    /\p{Script=Greek}\P{Script=Greek}|^\p{Script=Greek}$/u.test(piece) ? piece : romanize(piece),
  )
  if (/^[a-z0-9]+$/.test(folded)) return [folded.slice(0, LONGEST_PART)]
  // Font commands of math are no words.
  return folded
    .replace(/\\(?:math|text|operatorname)[a-z]*/g, '')
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z0-9]+/g, '').slice(0, LONGEST_PART))
    .filter((word) => word !== '')
}
