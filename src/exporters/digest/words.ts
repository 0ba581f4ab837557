import { nearest } from '../../model/nearest'
import { wellFormed } from '../encode'

/** Things that are counted. */
export type CountedWord = 'author' | 'other' | 'upvote' | 'comment' | 'star'

/** The words that digests have beside what papers state. */
const WORDS = [
  'author',
  'authors',
  'other',
  'others',
  'upvote',
  'upvotes',
  'comment',
  'comments',
  'star',
  'stars',
  'and',
  'et al.',
  'Abstract',
  'PDF',
  'Code',
  'Project',
  'Discussion',
  'Video',
  'Unsubscribe',
] as const

/** A word that digests have. */
export type DigestWord = (typeof WORDS)[number]

/** Gives the word that stands for one. */
export type WordOf = (word: DigestWord) => string

/** Reads words that stand for others: by name, or as texts `word=other`. Throws a TypeError, with the nearest, where there is no such word. */
export function readWords(words: object = {}): WordOf {
  const pairs = Array.isArray(words) ? words.map(pairOf) : Object.entries(words)
  const others = new Map<string, string>()
  for (const [word, other] of pairs) {
    if (!WORDS.some((known) => known === word)) {
      const near = nearest(word, WORDS)
      throw new TypeError(
        `Expected one of the words ${WORDS.join(', ')}, received '${word}'${near === undefined ? '' : `; did you mean '${near}'?`}`,
      )
    }
    if (typeof other !== 'string')
      throw new TypeError(`Expected a word for '${word}', received ${typeof other}`)
    others.set(word, wellFormed(other))
  }
  return (word) => others.get(word) ?? word
}

function pairOf(text: unknown): [string, string] {
  const [word = '', other] = String(text).split('=', 2)
  if (other === undefined)
    throw new TypeError(
      `Expected a word and the one that stands for it, as upvotes=Stimmen, received '${word}'`,
    )
  return [word.trim(), other.trim()]
}
