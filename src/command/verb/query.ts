import { listPapers, refusalOfList } from '../listing'
import { readSelected } from '../read'
import type { RunVerb } from '../verb'

/** Lists the papers of files that match a query. */
export const queryPapers: RunVerb = async ([query = '', ...files], options, context) => {
  const refusal = await refusalOfList(files, options, context)
  if (refusal !== undefined) return refusal
  const read = await readSelected(files, { ...options, query }, context)
  return typeof read === 'number' ? read : listPapers(read.papers, files, options, context)
}
