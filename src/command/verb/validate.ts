import { nameOf } from '../message'
import { writeText } from '../output'
import { printable } from '../printable'
import { readFiles } from '../read'
import { exitCodes } from '../surroundings'
import type { RunVerb } from '../verb'

/** Tells what is wrong with files: each message, and a line a file of how much. */
export const validateFiles: RunVerb = async (files, options, context) => {
  const names = files.length === 0 ? ['-'] : files
  let code: number = exitCodes.ok
  for (const file of names) {
    const read = await readFiles(
      files.length === 0 ? [] : [file],
      { ...options, strict: false },
      context,
      true,
    )
    if (typeof read === 'number') return read
    const messages = read.digests.flatMap((digest) => digest.messages)
    const errors = messages.filter(({ fatal }) => fatal === true).length
    const warnings = messages.filter(({ fatal }) => fatal === false).length
    if (errors + warnings > 0) code = exitCodes.badData
    const counts = [
      counted(read.papers.length, 'paper'),
      counted(errors, 'error'),
      counted(warnings, 'warning'),
    ]
    const written = await writeText(
      `${printable(`${nameOf(file)}: ${counts.join(', ')}`)}\n`,
      undefined,
      context.surroundings,
    )
    if (written !== exitCodes.ok) return written
  }
  return code
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
