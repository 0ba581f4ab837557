import { query as asking, type Digest, mergePapers, type Paper, type SortKey } from '../index'
import { parseChunks, parseFile } from '../node'
import { createTeller, failed, lineOf, nameOf, refuse, toldOf } from './message'
import type { VerbOptions } from './option-table'
import { exitCodes } from './surroundings'
import type { CommandContext } from './verb'

/** What files hold. */
export interface ReadFiles {
  readonly digests: readonly Digest[]
  readonly papers: readonly Paper[]
  /** A file gave no paper, and does not say itself that there is none. */
  readonly isUnread: boolean
  /** What all of them are called, with its day; absent where they are called otherwise. */
  readonly title?: string | undefined
}

/** Reads files (`-` and none are standard input) in turn, and tells what there is to say of them; an exit code where one cannot be read, or the options
 * forbid what it holds and it is not to be kept all the same. */
export async function readFiles(
  files: readonly string[],
  options: VerbOptions,
  { surroundings, formats, parseSettings }: CommandContext,
  isKept = false,
): Promise<ReadFiles | number> {
  const { stdin, stderr, today } = surroundings
  const { referenceDate = today, dayFirst, encoding, from, strict = false } = options
  const digests: Digest[] = []
  const names = files.length === 0 ? ['-'] : files
  if (files.length === 0 && stdin.isTTY)
    return refuse('name a file, or pipe a digest in; --help shows how', stderr)
  for (const file of names) {
    const settings = {
      referenceDate,
      dayFirst,
      encoding,
      reader: from,
      ...parseSettings,
      strict: false,
      readers: formats.readers,
    }
    try {
      const digest = file === '-' ? await parseChunks(stdin, settings) : await parseFile(file, settings)
      const teller = createTeller(nameOf(file), stderr)
      digest.messages.forEach(teller.tell)
      teller.end()
      digests.push(digest)
    } catch (error) {
      return failed(nameOf(file), error, stderr)
    }
  }
  const isStrict = strict || parseSettings.strict === true
  const isBad = digests.some(({ messages }) =>
    messages.some(({ fatal }) => fatal === true || (isStrict && fatal !== undefined)),
  )
  if (isBad && !isKept) return exitCodes.badData
  return {
    digests,
    papers: digests.flatMap(({ papers }) => papers),
    isUnread: digests.some(
      ({ papers, messages }) =>
        papers.length === 0 && !messages.some(({ ruleId }) => ruleId === 'empty-list'),
    ),
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
  { merge, query, sort, limit, strict, referenceDate }: VerbOptions,
  { surroundings: { stderr, today } }: CommandContext,
): readonly Paper[] | number {
  const merged = merge === true ? mergePapers(papers) : { papers, messages: [] }
  for (const message of merged.messages) stderr.write(lineOf('<merge>', message))
  if (strict === true && merged.messages.some(({ fatal }) => fatal !== undefined)) return exitCodes.badData
  let isRefused = false
  const asked = asking(merged.papers).match(query ?? '', {
    referenceDate: referenceDate ?? today,
    report: (message) => {
      isRefused = true
      stderr.write(lineOf('<query>', message))
    },
  })
  if (isRefused) return exitCodes.usage
  const sorted = sort === undefined ? asked : asked.sort(...(sort as readonly SortKey[]))
  return (limit === undefined ? sorted : sorted.limit(limit)).toArray()
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
  const { stderr } = context.surroundings
  const candidates = only(read.papers)
  const papers = selectPapers(candidates, options, context)
  if (typeof papers === 'number') return papers
  const { output, allowEmpty = false, limit } = options
  if (output !== undefined && read.papers.length === 0 && read.isUnread && !allowEmpty) {
    const reason = 'is not written, for no papers were found; --allow-empty writes it all the same'
    stderr.write(toldOf(`${output}: ${reason}`))
    return exitCodes.badData
  }
  if (papers.length === 0 && candidates.length > 0 && limit !== 0)
    stderr.write(toldOf(`none of ${candidates.length} papers matches the query`))
  return { ...read, papers }
}
