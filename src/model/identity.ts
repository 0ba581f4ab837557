import { foldTitle } from '../lexicon/fold'
import type { Identifiers, Position, Source } from './paper'

/** `arxiv:2504.02508`, else `doi:10.…`, else `title:<folded title>`: the same paper has the same id wherever it is read. */
export function idOf(title: string, identifiers: Identifiers): string {
  if (identifiers.arxiv !== undefined) return `arxiv:${identifiers.arxiv}`
  if (identifiers.doi !== undefined) return `doi:${identifiers.doi}`
  return `title:${foldTitle(title)}`
}

/** Where a paper stands in the document that is being read; keys in the order of the contract, absent values have none. */
export function sourceOf(
  {
    reader,
    path,
    digestDate,
  }: {
    readonly reader: string
    readonly path?: string | undefined
    readonly digestDate?: string | undefined
  },
  position: Position | undefined,
): Source {
  const source: Source = { reader }
  if (path !== undefined) source.path = path
  if (digestDate !== undefined) source.digestDate = digestDate
  if (position) source.position = position
  return source
}
