import { isUnparted, type Needle, needleOf } from '../words'
import type { Vocabulary } from './vocabulary'
import { eachWord } from './words'

/** A word that is looked for. */
export interface SearchWord {
  readonly word: string
  /** It may go on: it is the last one, and nothing stands behind it. */
  readonly isPrefix: boolean
  /** It may be misspelt: it stands in no quotes. */
  readonly isLoose: boolean
}

/** What a search asks for. */
export interface SearchText {
  /** Each word once, in order. */
  readonly words: readonly SearchWord[]
  /** Words in quotes, which must stand so. */
  readonly phrases: readonly Needle[]
}

/** Further words are left out: each is a pass over all papers that hold it. */
const MOST_WORDS = 64
/** A letter more would find half of the words there are. */
const SHORTEST_PREFIX = 2

/** Takes a search apart: words, and phrases in quotes. A quotation mark without another one is a sign like others. */
export function readSearchText(text: string): SearchText {
  const words = new Map<string, SearchWord>()
  const phrases: Needle[] = []
  let open: string | undefined
  const add = (word: string, isLoose: boolean): void => {
    const known = words.get(word)
    if (!known && words.size >= MOST_WORDS) return
    words.set(word, { word, isPrefix: false, isLoose: isLoose || known?.isLoose === true })
  }
  const parts = text.split('"')
  for (const [index, part] of parts.entries()) {
    const isPhrase = index % 2 === 1 && index < parts.length - 1
    if (isPhrase) {
      const needle = needleOf(part)
      if (needle.words.length > 0) phrases.push(needle)
    }
    open = undefined
    let endBefore = -1
    eachWord(part, (word, start, end) => {
      // The last character of several alone is what papers need, to be found by it.
      const isWithin = start < endBefore && end === endBefore
      endBefore = end
      if (isWithin) return
      add(word, !isPhrase)
      open = isPhrase || end < part.length ? undefined : word
    })
  }
  const last = open === undefined ? undefined : words.get(open)
  if (last && (last.word.length >= SHORTEST_PREFIX || isUnparted(last.word)))
    words.set(last.word, { ...last, isPrefix: true })
  return { words: [...words.values()], phrases }
}

/** A form of a word that papers have, and what it is worth. */
export interface WordForm {
  readonly id: number
  readonly weight: number
  /** It is the word itself. */
  readonly isSame: boolean
}

/** What a longer or a misspelt form is worth, of the word itself. */
const LONGER = 0.6
const MISSPELT = 0.4

/**
 * The forms of a word that papers have: itself, longer ones of a prefix, and, where no paper has any of these, those one edit away. A word that
 * papers have is no misspelling.
 */
export function formsOf(
  { word, isPrefix, isLoose }: SearchWord,
  vocabulary: Vocabulary,
  isHeld: (id: number) => boolean,
): WordForm[] {
  const forms: WordForm[] = []
  const same = vocabulary.find(word)
  if (same !== undefined && isHeld(same)) forms.push({ id: same, weight: 1, isSame: true })
  if (isPrefix)
    for (const id of vocabulary.withPrefix(word)) {
      const weight = (LONGER * word.length) / vocabulary.word(id).length
      if (isHeld(id)) forms.push({ id, weight, isSame: false })
    }
  if (forms.length === 0 && isLoose)
    for (const id of vocabulary.oneEditFrom(word))
      if (isHeld(id)) forms.push({ id, weight: MISSPELT, isSame: false })
  return forms
}
