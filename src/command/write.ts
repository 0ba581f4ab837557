import { fstatSync } from 'node:fs'
import { stat } from 'node:fs/promises'

import { type Exporter, json, type Paper, stringify } from '../index'
import { writeFileAtomically } from '../node'
import { interruptible } from './interruption'
import { createTeller, failed, refuse } from './message'
import type { VerbOptions } from './option-table'
import { exitCodes, type Surroundings } from './surroundings'
import type { CommandContext } from './verb'

/** The format that was asked for, or that the output file's extension names; an exit code where that makes no sense. */
export async function exporterFor(
  files: readonly string[],
  { to, output }: VerbOptions,
  { formats: { exporters }, surroundings: { stdin, stderr } }: CommandContext,
): Promise<Exporter | number> {
  const target = output === undefined ? undefined : await identityOf(output)
  for (const file of target === undefined ? [] : files.length === 0 ? ['-'] : files)
    if ((await identityOf(file === '-' ? stdin : file)) === target)
      return refuse(`${output}: is read too; write to another file`, stderr)
  if (to !== undefined) return exporters.get(to) ?? json
  const extension = /[^/\\]\.([a-z0-9]+)$/i.exec(output ?? '')?.[1]?.toLowerCase()
  const found = [...exporters].find((exporter) => exporter.extension === extension)
  if (extension !== undefined && !found)
    return refuse(`${output}: no format has the extension '${extension}'; name one with --to`, stderr)
  return found ?? json
}

/** What tells a file from all others, whatever names and links lead to it; `undefined` for none, and for what is no file. */
async function identityOf(file: string | Surroundings['stdin']): Promise<string | undefined> {
  const handle = typeof file === 'string' ? file : 'fd' in file ? file.fd : undefined
  try {
    const stats =
      typeof handle === 'number'
        ? fstatSync(handle, { bigint: true })
        : typeof handle === 'string'
          ? await stat(handle, { bigint: true })
          : undefined
    return stats?.isFile() ? `${stats.dev}:${stats.ino}` : undefined
  } catch {
    // Whoever reads or writes it says why it cannot be.
    return undefined
  }
}

/** Writes papers in a format, to a file or to standard output. */
export async function writePapers(
  papers: readonly Paper[],
  exporter: Exporter,
  settings: Readonly<Record<string, unknown>>,
  { output }: VerbOptions,
  { surroundings }: CommandContext,
): Promise<number> {
  const teller = createTeller(output ?? '<stdout>', surroundings.stderr)
  try {
    exporter.open(settings, { report: () => {} })
  } catch (error) {
    // What an option may hold its exporter alone knows.
    if (error instanceof TypeError) return refuse(`${exporter.name}: ${error.message}`, surroundings.stderr)
    throw error
  }
  const text = stringify(papers, exporter, settings, { report: teller.tell })
  teller.end()
  return writeText(text, output, surroundings)
}

/** Writes a text to a file, or to standard output; it ends when it is written. */
export async function writeText(
  text: string,
  output: string | undefined,
  { stdout, stderr }: Surroundings,
): Promise<number> {
  try {
    if (output !== undefined) await interruptible((signal) => writeFileAtomically(output, [text], { signal }))
    else
      await new Promise<void>((done, fail) =>
        // Whoever owns the stream hears first that it broke, and may end the program.
        stdout.write(text, (error) => (error ? setImmediate(fail, error) : done())),
      )
    return exitCodes.ok
  } catch (error) {
    return failed(output ?? '<stdout>', error, stderr)
  }
}
