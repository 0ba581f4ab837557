import type { Paper } from '../../model/paper'
import { type SearchField, searchFields, textsOf } from './search-fields'
import { eachWord } from './words'

/** Where a word that was found stands, to be shown. */
export interface MatchRange {
  readonly field: SearchField
  /** Which of the field's texts: of authors and keywords as in the paper; of an organisation 0 for the name and 1 for the slug; else 0. */
  readonly index: number
  /** Offsets in that text as it is printed, in UTF-16 units; the end is not in it. */
  readonly start: number
  readonly end: number
}

/** Where the words of a search stand in a paper, in the order of the fields and of the text; ranges that overlap are one. */
export function rangesOf(
  paper: Paper,
  isSearched: (field: SearchField) => boolean,
  isFound: (word: string) => boolean,
): MatchRange[] {
  const ranges: MatchRange[] = []
  for (const field of searchFields) {
    if (!isSearched(field)) continue
    for (const [index, text] of textsOf(paper, field).entries()) {
      let open: { field: SearchField; index: number; start: number; end: number } | undefined
      eachWord(text, (word, start, end) => {
        if (!isFound(word)) return
        if (open && start < open.end) open.end = end
        else {
          open = { field, index, start, end }
          ranges.push(open)
        }
      })
    }
  }
  return ranges
}
