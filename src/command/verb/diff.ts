import { type ChangedPaper, diffDigests, type Paper } from '../../index'
import { type FieldName, fieldOf, vocabulary } from '../../model/vocabulary'
import { writeText } from '../output'
import { printable } from '../printable'
import { readFiles } from '../read'
import { formatSettings } from '../settings'
import type { RunVerb } from '../verb'
import { exporterFor, writePapers } from '../write'

/** Tells what differs between two digests, or writes the papers that are new. */
export const compareDigests: RunVerb = async (files, options, context) => {
  const isWritten = options.to !== undefined || options.output !== undefined
  const exporter = isWritten ? await exporterFor(files, options, context) : undefined
  if (typeof exporter === 'number') return exporter
  const settings = exporter && formatSettings(context.settings, exporter)
  const read = await readFiles(files, options, context)
  if (typeof read === 'number') return read
  const [before, after] = read.digests
  const { added, removed, changed } = diffDigests(before?.papers ?? [], after?.papers ?? [])
  if (exporter) return writePapers(added, exporter, () => settings ?? {}, options, context)
  const text = options.json
    ? `${JSON.stringify({ added, removed, changed }, undefined, 2)}\n`
    : [
        ...added.map((paper) => lineFor('+', paper)),
        ...removed.map((paper) => lineFor('-', paper)),
        ...changed.map(changeOf),
      ].join('')
  return writeText(text, undefined, context.surroundings)
}

function lineFor(sign: string, { title, id }: Paper): string {
  return `${printable(`${sign} ${title} (${id})`)}\n`
}

/** The counts and dates that changed, with what they were; of longer values only the name. */
function changeOf({ before, after, fields }: ChangedPaper): string {
  const changes = fields
    .flatMap((field) => (field === 'metrics' ? COUNTS : [fieldOf(field) ?? 'id']))
    .flatMap((name) => {
      const [old, now] = [before, after].map((paper) => vocabulary[name].values(paper).join('; '))
      if (old === now) return COUNTS.includes(name) ? [] : [name]
      return vocabulary[name].kind === 'text' ? [name] : [`${name} ${old || 'none'} -> ${now || 'none'}`]
    })
  return `${printable(`~ ${after.title} (${after.id}): ${changes.join(', ')}`)}\n`
}

const COUNTS: readonly FieldName[] = ['upvotes', 'comments', 'stars']
