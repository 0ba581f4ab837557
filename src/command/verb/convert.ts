import { type ReadFiles, readSelected } from '../read'
import { formatSettings } from '../settings'
import type { CommandContext, RunVerb } from '../verb'
import { exporterFor, writePapers } from '../write'

/** Reads files and writes their papers in one format. */
export const convert: RunVerb = async (files, options, context) => {
  const exporter = await exporterFor(files, options, context)
  if (typeof exporter === 'number') return exporter
  const settings = formatSettings(context.settings, exporter)
  const read = await readSelected(files, options, context)
  if (typeof read === 'number') return read
  const { referenceDate = context.surroundings.today } = options
  const head = Object.entries(headOf(read, referenceDate)).filter(
    ([name]) => exporter.options === undefined || Object.hasOwn(exporter.options, name),
  )
  return writePapers(read.papers, exporter, { ...Object.fromEntries(head), ...settings }, options, context)
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
