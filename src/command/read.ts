import {
  query as asking,
  type Diagnostic,
  type Digest,
  mergePapers,
  type Paper,
  parseQuery,
  type QueryNode,
  type SortKey,
} from '../index'
import { createTeller, lineOf, note, toldOf } from './message'
import { createTally, openFiles, type Tally } from './open-files'
import type { VerbOptions } from './option-table'
import { exitCodes, type Surroundings } from './surroundings'
import type { CommandContext } from './verb'

/** What files hold. */
export interface ReadFiles {
  readonly digests: readonly Digest[]
  readonly papers: readonly Paper[]
  readonly tally: Tally
  /** What all of them are called, with its day; absent where they are called otherwise. */
  readonly title?: string | undefined
}

/** Reads files (`-` and none are standard input) in turn, and tells what there is to say of them; an exit code where one cannot be read, or the options
 * forbid what it holds and it is not to be kept all the same. */
export async function readFiles(
  files: readonly string[],
  options: VerbOptions,
  context: CommandContext,
  isKept = false,
): Promise<ReadFiles | number> {
  const tally = createTally()
  const digests: Digest[] = []
  let messages: Diagnostic[] = []
  const listen = (message: Diagnostic): unknown => messages.push(message)
  for await (const { whole, papers } of openFiles(files, options, context, tally, listen)) {
    const all: Paper[] = []
    for await (const paper of papers) all.push(paper)
    digests.push(whole ?? { papers: all, messages })
    messages = []
  }
  if (tally.isBad && !isKept) return exitCodes.badData
  return {
    digests,
    papers: digests.flatMap(({ papers }) => papers),
    tally,
    title: titleOf(digests),
  }
}

/** What all digests are called, with its day; `undefined` where they are called otherwise. */
export function titleOf(digests: readonly Digest[]): string | undefined {
  const titles = new Set(
    digests.map(({ title, date }) => [title, date].filter((part) => part !== undefined).join(', ')),
  )
  const [title] = titles
  return titles.size === 1 && title !== '' ? title : undefined
}

/** Merges, filters, sorts and cuts papers, in this order; an exit code where the query makes no sense, or the options forbid what merging tells. */
export function selectPapers(
  papers: readonly Paper[],
  options: VerbOptions,
  { surroundings }: CommandContext,
): readonly Paper[] | number {
  const { merge, query, sort, limit, strict } = options
  const merged = merge === true ? mergePapers(papers) : { papers, messages: [] }
  const teller = createTeller('<merge>', surroundings)
  merged.messages.forEach(teller.tell)
  teller.end()
  if (strict === true && merged.messages.some(({ fatal }) => fatal !== undefined)) return exitCodes.badData
  const asked = queryOf(query, options, surroundings)
  if (typeof asked === 'number') return asked
  const found = asking(merged.papers).match(asked)
  const sorted = sort === undefined ? found : found.sort(...(sort as readonly SortKey[]))
  return (limit === undefined ? sorted : sorted.limit(limit)).toArray()
}

/** A query as it is meant; an exit code where it makes no sense. */
export function queryOf(
  query = '',
  { referenceDate }: VerbOptions,
  { stderr, today }: Surroundings,
): QueryNode | number {
  const { ast, diagnostics } = parseQuery(query, { referenceDate: referenceDate ?? today })
  for (const message of diagnostics) stderr.write(lineOf('<query>', message))
  return diagnostics.length > 0 ? exitCodes.usage : ast
}

/** Reads files and chooses of those papers that `only` lets through; an exit code too where a file would be written over with nothing, for nothing was understood. */
export async function readSelected(
  files: readonly string[],
  options: VerbOptions,
  context: CommandContext,
  only: (papers: readonly Paper[]) => readonly Paper[] = (papers) => papers,
): Promise<ReadFiles | number> {
  const read = await readFiles(files, options, context)
  if (typeof read === 'number') return read
  const candidates = only(read.papers)
  const papers = selectPapers(candidates, options, context)
  if (typeof papers === 'number') return papers
  const refused = refusalOf(read.tally, options, context)
  if (refused !== exitCodes.ok) return refused
  if (papers.length === 0) tellNoneOf(candidates.length, options, context)
  return { ...read, papers }
}

/** Why an output is left as it is, in the code of exiting: half a file, or nothing, is no reason to write over it. */
export function refusalOf(
  { papers, isUnread, isCut }: Tally,
  { output, allowEmpty = false }: VerbOptions,
  { surroundings: { stderr } }: CommandContext,
): number {
  if (output === undefined) return exitCodes.ok
  const reason =
    papers === 0 && isUnread && !allowEmpty
      ? 'no papers were found; --allow-empty writes it all the same'
      : isCut
        ? 'what was read is not whole'
        : undefined
  if (reason === undefined) return exitCodes.ok
  stderr.write(toldOf(`${output}: is not written, for ${reason}`))
  return exitCodes.badData
}

/** Says that of papers none matches. */
export function tellNoneOf(count: number, { limit }: VerbOptions, { surroundings }: CommandContext): void {
  if (count > 0 && limit !== 0) note(`none of ${count} papers matches the query`, surroundings)
}
