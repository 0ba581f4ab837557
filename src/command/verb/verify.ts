import { readFiles } from '../read'
import { exitCodes } from '../surroundings'
import type { RunVerb } from '../verb'
import { writeText } from '../write'
import { resolversOf } from './enrich'

/** Looks the entries of bibliographies up, and says what was found; exits with 1 where something differs or is not found. */
export const verifyFiles: RunVerb = async (files, options, context) => {
  const resolvers = await resolversOf(options, context)
  if (typeof resolvers === 'number') return resolvers
  const read = await readFiles(files, options, context)
  if (typeof read === 'number') return read
  const { stringifyVerdicts, verify } = await import('../../enrich/index')
  const { verdicts, report } = await verify(read.papers, { resolvers })
  const { format } = options
  const text = stringifyVerdicts(verdicts, format)
  const written = await writeText(text, options.output, context.surroundings)
  if (written !== exitCodes.ok) return written
  return report.differs + report.notFound > 0 ? exitCodes.found : exitCodes.ok
}
