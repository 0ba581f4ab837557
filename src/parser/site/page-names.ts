import { withoutEnd } from '../../lexicon/edge'
import { splitNames } from '../../lexicon/name-list'
import { type Block, sliceBlock } from '../block'
import type { Slice } from '../labelled/values'
import type { Claim } from './card'

/** Takes the names of a line into `authors`; gives the count of those that are not shown, where the line ends in it: `Ada Quill + 8 authors`. */
export function takeNames(block: Block, from: number, authors: Slice[]): Claim | undefined {
  const { length } = block.text
  const more = /[\s,]\\?\+ ?[\d,]{1,9} (?:more )?authors?$/i.exec(block.text.slice(from).slice(-48))
  const to = more ? length - more[0].length : length
  authors.push({ block, from, to })
  return more ? moreAuthors(sliceBlock(block, to + 1, length), authors) : undefined
}

/** The names, as a list where commas part them, else one a line. */
export function namesOf(authors: readonly Slice[]): string[] {
  const lines = authors.map(({ block, from, to }) =>
    block.text.slice(from, to).replace(/^\[[^\]]{0,60}\] {0,3}/, ''),
  )
  const isList = lines.some((line) => /[,;]/.test(line))
  const texts = isList ? [lines.join(' ')] : lines
  const names = texts.flatMap((text) => splitNames(withoutEnd(text, /[\s,]/)).names)
  return names.filter((name) => /\p{L}/u.test(name))
}

/** `+ 8 authors`: so many more than are named. */
export function moreAuthors(block: Block, authors: readonly Slice[]): Claim {
  const count = Number(/\d[\d,]*/.exec(block.text)?.[0].replaceAll(',', '') ?? 0)
  return { block, type: 'authorCount', data: { words: `${namesOf(authors).length + count} authors` } }
}
