import type { Resolver } from '../../enrich/resolver'
import type { Diagnostic } from '../../index'
import { createTeller, nameOf, refuse, toldOf } from '../message'
import type { VerbOptions } from '../option-table'
import { readFiles, readSelected } from '../read'
import { formatSettings } from '../settings'
import { exitCodes } from '../surroundings'
import type { CommandContext, RunVerb } from '../verb'
import { exporterFor, writePapers } from '../write'

/** Reads digests, completes their papers by records of them, and writes those. */
export const enrichFiles: RunVerb = async (files, options, context) => {
  const exporter = await exporterFor([...files, ...(options.local ?? [])], options, context)
  if (typeof exporter === 'number') return exporter
  const settings = formatSettings(context.settings, exporter)
  const resolvers = await resolversOf(options, context)
  if (typeof resolvers === 'number') return resolvers
  const read = await readSelected(files, options, context)
  if (typeof read === 'number') return read
  const { enrich } = await import('../../enrich/index')
  const { papers, messages, report } = await enrich(read.papers, { resolvers, prefer: options.prefer })
  const { stderr } = context.surroundings
  tell(messages, stderr)
  const { named, ambiguous, notFound, unchecked } = report
  const parts = [
    `${named} of ${report.papers} with all names`,
    ...(ambiguous > 0 ? [`${ambiguous} ambiguous`] : []),
    ...(notFound > 0 ? [`${notFound} not found`] : []),
    ...(unchecked > 0 ? [`${unchecked} could not be looked up`] : []),
  ]
  stderr.write(toldOf(parts.join(', ')))
  if (options.strict === true && messages.some(({ fatal }) => fatal !== undefined)) return exitCodes.badData
  return writePapers(papers, exporter, settings, options, context)
}

/** Whom the options say to ask; an exit code where they name nobody, or what they name cannot be read. */
export async function resolversOf(
  { local: held = [] }: VerbOptions,
  context: CommandContext,
): Promise<readonly Resolver[] | number> {
  if (held.length === 0)
    return refuse('name papers that you hold: --local refs.bib', context.surroundings.stderr)
  const { local } = await import('../../enrich/index')
  // How digests are read is nothing that holds for these.
  const read = await readFiles(held, {}, { ...context, parseSettings: {} })
  return typeof read === 'number' ? read : [local(read.papers)]
}

/** Each message under the name of the file that it is about. */
function tell(messages: readonly Diagnostic[], stderr: CommandContext['surroundings']['stderr']): void {
  for (const path of new Set(messages.map((message) => message.path))) {
    const teller = createTeller(nameOf(path ?? '-'), stderr)
    for (const message of messages) if (message.path === path) teller.tell(message)
    teller.end()
  }
}
