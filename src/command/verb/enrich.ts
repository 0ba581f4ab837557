import type { Diagnostic } from '../../index'
import { createTeller, nameOf, note } from '../message'
import { readSelected } from '../read'
import { openResolvers } from '../resolvers'
import { formatSettings } from '../settings'
import { exitCodes } from '../surroundings'
import type { CommandContext, RunVerb } from '../verb'
import { exporterFor, writePapers } from '../write'

/** Reads digests, completes their papers by records of them, and writes those. */
export const enrichFiles: RunVerb = async (files, options, context) => {
  const exporter = await exporterFor(
    [...(files.length === 0 ? ['-'] : files), ...(options.local ?? [])],
    options,
    context,
  )
  if (typeof exporter === 'number') return exporter
  const settings = formatSettings(context.settings, exporter)
  const read = await readSelected(files, options, context)
  if (typeof read === 'number') return read
  const opened = await openResolvers(options, ['huggingFace', 'arxiv'], context)
  if (typeof opened === 'number') return opened
  const { enrich } = await import('../../enrich/index')
  const { papers, messages, report } = await enrich(read.papers, {
    resolvers: opened.resolvers,
    prefer: options.prefer,
  })
  const asked = opened.end()
  tell(messages, context.surroundings)
  const { named, ambiguous, notFound, unchecked } = report
  const parts = [
    `${named} of ${report.papers} with all names`,
    ...(ambiguous > 0 ? [`${ambiguous} ambiguous`] : []),
    ...(notFound > 0 ? [`${notFound} not found`] : []),
    ...(unchecked > 0 ? [`${unchecked} could not be looked up`] : []),
  ]
  note(parts.join(', ') + asked, context.surroundings)
  if (options.strict === true && messages.some(({ fatal }) => fatal !== undefined)) return exitCodes.badData
  return writePapers(papers, exporter, () => settings, options, context)
}

/** Each message under the name of the file that it is about. */
function tell(messages: readonly Diagnostic[], surroundings: CommandContext['surroundings']): void {
  const byPath = new Map<string | undefined, Diagnostic[]>()
  for (const message of messages) {
    const known = byPath.get(message.path)
    if (known) known.push(message)
    else byPath.set(message.path, [message])
  }
  for (const [path, own] of byPath) {
    const teller = createTeller(nameOf(path ?? '-'), surroundings)
    own.forEach(teller.tell)
    teller.end()
  }
}
