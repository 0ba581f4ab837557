import { createIndex, type SearchField } from '../../index'
import { requireSearchField } from '../../query/search/search-fields'
import { listPapers, refusalOfList } from '../listing'
import { refuse } from '../message'
import { readSelected } from '../read'
import type { RunVerb } from '../verb'

/** Lists the papers of files by words, the best first. */
export const searchPapers: RunVerb = async ([words = '', ...files], options, context) => {
  const refusal = await refusalOfList(files, options, context)
  if (refusal !== undefined) return refusal
  let fields: readonly SearchField[] | undefined
  try {
    fields = options.fields?.split(',').map((word) => requireSearchField(word.trim()))
  } catch (error) {
    return refuse((error as Error).message, context.surroundings.stderr)
  }
  const { limit = 10, ...others } = options
  const read = await readSelected(files, others, context)
  if (typeof read === 'number') return read
  const hits = createIndex(read.papers).search(words, { limit, fields })
  return listPapers(
    hits.map(({ paper }) => paper),
    files,
    options,
    context,
  )
}
