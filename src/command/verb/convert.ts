import { join } from 'node:path'
import { stringifyList } from '../../exporters/stringify'
import { type Digest, type Exporter, type Paper, stringifyStream } from '../../index'
import { createPaperSpool } from '../../node/paper-spool'
import { compileQuery } from '../../query/compile'
import { isTemplate } from '../file-name'
import { held } from '../held'
import { createTeller, ExitError, nameOf, refuse } from '../message'
import { createTally, openFiles } from '../open-files'
import type { VerbOptions } from '../option-table'
import { makeFolderOf, type Settings, writeChunks } from '../output'
import { queryOf, readSelected, refusalOf, tellNoneOf, titleOf } from '../read'
import { formatSettings } from '../settings'
import { openState } from '../state'
import { exitCodes } from '../surroundings'
import type { CommandContext, RunVerb } from '../verb'
import { exporterFor, isAmong, refusalOfSettings, writePapers } from '../write'

/** Reads files and writes their papers in one format. */
export const convert: RunVerb = async (files, options, context) => {
  const exporter = await exporterFor(files, options, context, true)
  if (typeof exporter === 'number') return exporter
  if (options.outDir === undefined || options.split !== undefined)
    return convertTogether(files, exporter, options, context)
  return convertEach(files, options.outDir, exporter, options, context)
}

/** Reads files and writes each of their papers once. */
export const merge: RunVerb = (files, options, context: CommandContext) =>
  convert(files, { ...options, merge: true }, context)

/** Writes an output for each file. What is wrong with one keeps no other from being written. */
async function convertEach(
  files: readonly string[],
  folder: string,
  exporter: Exporter,
  { outDir: _, ...options }: VerbOptions,
  context: CommandContext,
): Promise<number> {
  const { surroundings, below } = context
  const { stdin, stderr } = surroundings
  const inputs = files.length === 0 ? ['-'] : files
  const outputs = new Map<string, string>()
  const holders = new Map<string, string>()
  for (const file of inputs) {
    const output = join(folder, outputNameOf(below.get(file) ?? nameOf(file), exporter.extension))
    const holder = holders.get(output.toLowerCase())
    if (holder !== undefined)
      return refuse(`${file} and ${holder}: both would be written to ${output}; nothing is written`, stderr)
    if (await isAmong(output, inputs, stdin))
      return refuse(`${output}: is read too; write to another folder`, stderr)
    holders.set(output.toLowerCase(), file)
    outputs.set(file, output)
  }
  let code: number = exitCodes.ok
  for (const [file, output] of outputs) {
    const isMade = await makeFolderOf(output, surroundings)
    if (isMade !== exitCodes.ok) return isMade
    const own = await convertTogether([file], exporter, { ...options, output }, context).catch(codeOf)
    if (own === exitCodes.usage) return own
    code = Math.max(code, own)
  }
  return code
}

function codeOf(error: unknown): number {
  if (error instanceof ExitError) return error.exitCode
  throw error
}

/** `week/page.md.gz` -> `week/page.json`. */
function outputNameOf(way: string, extension: string): string {
  const name = way.replace(/[<>]/g, '')
  return `${name.replace(/(?<=[^/\\])(?:\.[A-Za-z0-9]{1,8})?(?:\.gz)?$/i, '')}.${extension}`
}

async function convertTogether(
  files: readonly string[],
  exporter: Exporter,
  options: VerbOptions,
  context: CommandContext,
): Promise<number> {
  const settings = formatSettings(context.settings, exporter)
  if (isStreamed(exporter, options)) return convertStream(files, exporter, settings, options, context)
  const state = await openState(options, context)
  if (typeof state === 'number') return state
  const read = await readSelected(files, options, context, state.unseen)
  if (typeof read === 'number') return read
  const { referenceDate = context.surroundings.today } = options
  const head = (papers: readonly Paper[]): Settings =>
    withHead(settings, exporter, digestsOf(papers, read.digests), papers, referenceDate)
  const code = await writePapers(read.papers, exporter, head, options, context)
  if (code !== exitCodes.ok) return code
  const kept = await state.remember(read.papers)
  return kept === exitCodes.ok && read.tally.isCut ? exitCodes.badData : kept
}

/** Whether papers can be written without holding all of them in memory. */
function isStreamed(
  { options = {} }: Exporter,
  { merge: isMerged, sort, newSince, append, split, output, budget }: VerbOptions,
): boolean {
  const isWhole =
    isMerged === true ||
    sort !== undefined ||
    newSince !== undefined ||
    append === true ||
    budget !== undefined
  const hasHead = Object.hasOwn(options, 'title') || Object.hasOwn(options, 'updated')
  return !isWhole && !hasHead && split === undefined && !isTemplate(output)
}

async function convertStream(
  files: readonly string[],
  exporter: Exporter,
  settings: Settings,
  options: VerbOptions,
  context: CommandContext,
): Promise<number> {
  const { surroundings } = context
  const ast = queryOf(options.query, options, surroundings)
  if (typeof ast === 'number') return ast
  const refused = refusalOfSettings(exporter, settings, surroundings)
  if (refused !== undefined) return refused
  const matches = compileQuery(ast)
  const tally = createTally()
  async function* chosen(): AsyncGenerator<Paper, void, undefined> {
    const { limit = Number.POSITIVE_INFINITY } = options
    let count = 0
    for await (const { papers } of openFiles(files, options, context, tally))
      for await (const paper of papers) {
        if (count >= limit || !matches(paper)) continue
        count++
        yield paper
      }
    if (tally.isBad) throw new ExitError(exitCodes.badData)
    const code = refusalOf(tally, options, context)
    if (code !== exitCodes.ok) throw new ExitError(code)
    if (count === 0) tellNoneOf(tally.papers, options, context)
  }
  const teller = createTeller(options.output ?? '<stdout>', surroundings)
  const spool = createPaperSpool()
  async function* spooled(): AsyncGenerator<string, void, undefined> {
    for await (const paper of chosen()) spool.add(paper)
    yield* stringifyList(spool.papers, exporter, settings, { report: teller.tell })
  }
  const chunks = exporter.seesAll
    ? spooled()
    : stringifyStream(chosen(), exporter, settings, { report: teller.tell })
  const isStrict = options.strict === true || context.parseSettings.strict === true
  // What was spooled is known to be well.
  const isOpen = options.output !== undefined || exporter.seesAll === true
  const out = isOpen ? chunks : held(chunks, isStrict)
  const code = await writeChunks(out, options.output, surroundings).finally(spool.end)
  teller.end()
  return code === exitCodes.ok && tally.isCut ? exitCodes.badData : code
}

/** The digests that list some of the papers. */
export function digestsOf(papers: readonly Paper[], digests: readonly Digest[]): readonly Digest[] {
  if (digests.length < 2) return digests
  const ids = new Set(papers.map(({ id }) => id))
  return digests.filter((digest) => digest.papers.some(({ id }) => ids.has(id)))
}

/** Settings, and what is known without them of those that stand at the top of what people and feeds read: what all digests are called, and of which day they are. */
export function withHead(
  settings: Settings,
  { options }: Exporter,
  digests: readonly Digest[],
  papers: readonly Paper[],
  referenceDate: string,
): Settings {
  const title = titleOf(digests)
  // Pages of weeks and months have no day.
  const days = digests.flatMap(({ date }) => (date?.length === 10 ? [date] : [])).sort()
  const isDated = papers.some(({ featured, published }) => featured !== undefined || published !== undefined)
  const updated = days.at(-1) ?? (isDated ? undefined : referenceDate)
  const head = { ...(title !== undefined && { title }), ...(updated !== undefined && { updated }) }
  const known = Object.entries(head).filter(([name]) => options === undefined || Object.hasOwn(options, name))
  return { ...Object.fromEntries(known), ...settings }
}
