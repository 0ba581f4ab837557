import { type Diagnostic, mergePapers, type Paper, query } from '../index'
import type { SortKey } from '../query/sort'

/** Which of the papers that were read are written, and in which order. */
export interface Selection {
  readonly merge: boolean
  readonly query?: string
  readonly sort?: readonly SortKey[]
  readonly limit?: number
  /** What dates such as `7d` count from. */
  readonly referenceDate: string
}

/** The papers that were chosen, and what there is to say of it, by the option that it is about. */
export interface SelectedPapers {
  readonly papers: readonly Paper[]
  readonly messages: readonly (readonly [place: string, message: Diagnostic])[]
  /** The query says what it cannot mean: all papers, or too many, would be written for it. */
  readonly isRefused: boolean
}

/** Merges, filters, sorts and cuts a list of papers, in this order. */
export function selectPapers(papers: readonly Paper[], selection: Selection): SelectedPapers {
  const merged = selection.merge ? mergePapers(papers) : { papers, messages: [] }
  const diagnostics: Diagnostic[] = []
  const asked = query(merged.papers).match(selection.query ?? '', {
    referenceDate: selection.referenceDate,
    report: (message) => diagnostics.push(message),
  })
  const sorted = selection.sort === undefined ? asked : asked.sort(...selection.sort)
  const cut = selection.limit === undefined ? sorted : sorted.limit(selection.limit)
  return {
    papers: cut.toArray(),
    isRefused: diagnostics.length > 0,
    messages: [
      ...merged.messages.map((message) => ['<merge>', message] as const),
      ...diagnostics.map((message) => ['<query>', message] as const),
    ],
  }
}
