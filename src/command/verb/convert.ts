import type { Exporter } from '../../index'
import { type ReadFiles, readSelected } from '../read'
import { formatSettings } from '../settings'
import { openState } from '../state'
import { exitCodes } from '../surroundings'
import type { CommandContext, RunVerb } from '../verb'
import { exporterFor, writePapers } from '../write'

/** Reads files and writes their papers in one format. */
export const convert: RunVerb = async (files, options, context) => {
  const exporter = await exporterFor(files, options, context)
  if (typeof exporter === 'number') return exporter
  const settings = formatSettings(context.settings, exporter)
  const state = await openState(options, context)
  if (typeof state === 'number') return state
  const read = await readSelected(files, options, context, state.unseen)
  if (typeof read === 'number') return read
  const { referenceDate = context.surroundings.today } = options
  const code = await writePapers(
    read.papers,
    exporter,
    withHead(settings, exporter, read, referenceDate),
    options,
    context,
  )
  return code === exitCodes.ok ? state.remember(read.papers) : code
}

/** Settings, and what is known without them of those that stand at the top. */
export function withHead(
  settings: Readonly<Record<string, unknown>>,
  { options }: Exporter,
  read: ReadFiles,
  referenceDate: string,
): Record<string, unknown> {
  const head = Object.entries(headOf(read, referenceDate)).filter(
    ([name]) => options === undefined || Object.hasOwn(options, name),
  )
  return { ...Object.fromEntries(head), ...settings }
}

/** Reads files and writes each of their papers once. */
export const merge: RunVerb = (files, options, context: CommandContext) =>
  convert(files, { ...options, merge: true }, context)

/** What formats for people and feeds have at the top: what all files are called, and of which day they are. Other formats know no such options. */
function headOf(
  { title, digests, papers }: ReadFiles,
  referenceDate: string,
): { title?: string; updated?: string } {
  // Pages of weeks and months have no day.
  const days = digests.flatMap(({ date }) => (date?.length === 10 ? [date] : [])).sort()
  const isDated = papers.some(({ featured, published }) => featured !== undefined || published !== undefined)
  const updated = days.at(-1) ?? (isDated ? undefined : referenceDate)
  return { ...(title !== undefined && { title }), ...(updated !== undefined && { updated }) }
}
