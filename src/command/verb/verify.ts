import { note } from '../message'
import { writeText } from '../output'
import { readFiles } from '../read'
import { openResolvers } from '../resolvers'
import { exitCodes } from '../surroundings'
import type { RunVerb } from '../verb'

/** Looks the entries of bibliographies up, and says what was found; exits with 1 where something differs or is not found. */
export const verifyFiles: RunVerb = async (files, options, context) => {
  const read = await readFiles(files, options, context)
  if (typeof read === 'number') return read
  const opened = await openResolvers(options, ['arxiv', 'crossref', 'dblp'], context)
  if (typeof opened === 'number') return opened
  const { stringifyVerdicts, verify } = await import('../../enrich/index')
  const { verdicts, report } = await verify(read.papers, { resolvers: opened.resolvers })
  const asked = opened.end()
  if (asked !== '') note(`${report.papers} looked up${asked}`, context.surroundings)
  const text = stringifyVerdicts(verdicts, options.format)
  const written = await writeText(text, options.output, context.surroundings)
  if (written !== exitCodes.ok) return written
  return report.differs + report.notFound > 0 ? exitCodes.found : exitCodes.ok
}
