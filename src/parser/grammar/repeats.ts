import { LONGEST_LABEL } from '../../lexicon/field-label'
import type { Element } from '../line/element'
import { type Line, sliceLine } from '../line/span'
import type { Trace } from '../trace'
import type { Census } from './census'
import { strongEnd } from './key'
import { anchorOf } from './links'
import { foldedTitle } from './title'

/** What a document as a whole tells of each of its entries: which words are labels because they come back over different papers. */
export interface Repeats {
  /** Where whoever reads the document asks why. */
  readonly trace?: Trace | undefined
  /** Where its entries are counted, and in a second reading what was counted in the first. */
  readonly census?: Census | undefined
  readonly page?: Census | undefined
  isLabel(line: Line): boolean
}

/**
 * Counts the words of headings, of strong openings and of links. Words that come back with another paper each time (`Full paper`,
 * `Method`) name no paper; those that come back with the same one (an index that lists it twice) do.
 */
export function findRepeats(elements: readonly Element[], trace?: Trace): Repeats {
  const seen = new Map<string, { readonly anchors: Set<string>; unnamed: number }>()
  /** Of words that stand without a link of their own: the next one of their card tells. */
  let waiting: string[] = []

  function see(words: string, anchor: string | undefined): void {
    if (words === '' || words.length > 120) return
    const known = seen.get(words) ?? { anchors: new Set(), unnamed: 0 }
    if (anchor === undefined) known.unnamed++
    else known.anchors.add(anchor)
    seen.set(words, known)
  }

  function settle(anchor?: string): void {
    for (const words of waiting) see(words, anchor)
    waiting = []
  }

  for (const element of elements) {
    if (element.kind === 'table' || element.kind === 'rule') continue
    if (element.kind === 'heading') settle()
    for (const [index, line] of element.lines.entries()) {
      const end = strongEnd(line)
      if (element.kind === 'heading') waiting.push(foldedTitle(line))
      else if (end > 0 && index === 0) waiting.push(foldedTitle(sliceLine(line, 0, end)))
      for (const { text, url } of line) {
        const anchor = anchorOf(url)
        if (anchor === undefined) continue
        settle(anchor)
        see(foldedTitle([{ text }]), anchor)
      }
    }
  }
  settle()
  return {
    trace,
    isLabel(line) {
      const words = foldedTitle(line)
      const known = seen.get(words)
      if (known === undefined) return false
      // A title may come again where its link is not at hand; words that are as long as a title are one.
      return known.anchors.size > 1 || (known.unnamed > 1 && words.length <= LONGEST_LABEL)
    },
  }
}
