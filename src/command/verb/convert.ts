import { readSelected } from '../read'
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
  const title = mayHaveTitle(exporter) && read.title !== undefined ? { title: read.title } : {}
  return writePapers(read.papers, exporter, { ...title, ...settings }, options, context)
}

/** Reads files and writes each of their papers once. */
export const merge: RunVerb = (files, options, context: CommandContext) =>
  convert(files, { ...options, merge: true }, context)

function mayHaveTitle({ options }: { readonly options?: object | undefined }): boolean {
  return options === undefined || Object.hasOwn(options, 'title')
}
