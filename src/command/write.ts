import { fstatSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'

import { type Exporter, json, type Paper, stringify } from '../index'
import { withinBudget } from './budget'
import { createUniqueNames, isTemplate, readFileName, UNKNOWN } from './file-name'
import { extensionOf } from './inputs'
import { createTeller, note, refuse } from './message'
import type { VerbOptions } from './option-table'
import { makeFolderOf, type Settings, writeText } from './output'
import { exitCodes, type Surroundings } from './surroundings'
import type { CommandContext } from './verb'

/** The format that was asked for, or that the output file's extension names; an exit code where that, or where papers are to go, makes no sense. `isEach` says that each file that is read may have its own. */
export async function exporterFor(
  files: readonly string[],
  options: VerbOptions,
  { formats: { exporters }, surroundings }: CommandContext,
  isEach = false,
): Promise<Exporter | number> {
  const { to, output, outDir } = options
  const { stdin, stderr } = surroundings
  const wrong = faultOfOutput(options, isEach)
  if (wrong !== undefined) return refuse(wrong, stderr)
  const inputs = files.length === 0 ? ['-'] : files
  if (output !== undefined && (await isAmong(output, inputs, stdin)))
    return refuse(`${output}: is read too; write to another file`, stderr)
  if (to !== undefined) return exporters.get(to) ?? json
  const extension = output === undefined ? undefined : extensionOf(output)
  const found = [...exporters].find((exporter) => exporter.extension === extension)
  if (extension !== undefined && !found)
    return refuse(`${output}: no format has the extension '${extension}'; name one with --to`, stderr)
  if (found && outDir === undefined && options.append === true && !APPENDABLE.includes(found.name))
    return refuse(faultOfAppending(found.name), stderr)
  return found ?? json
}

/** What is wrong with the words that say where papers go. */
function faultOfOutput(
  { output, outDir, split, append, to, merge }: VerbOptions,
  isEach: boolean,
): string | undefined {
  if (output !== undefined && outDir !== undefined)
    return '--out-dir gives each output its name: leave out either it or --output'
  if (split !== undefined && outDir === undefined && !isTemplate(output))
    return "--split needs names: say --output 'notes/{id}.md', or --out-dir notes"
  if (outDir !== undefined && split === undefined && (!isEach || merge === true))
    return '--out-dir writes an output for each file that convert reads; for one of each paper, say --split paper too'
  if (append === true) {
    if (output === undefined || split !== undefined)
      return '--append needs a file: say --output papers.ndjson'
    if (to !== undefined && !APPENDABLE.includes(to)) return faultOfAppending(to)
  }
  try {
    if (isTemplate(output)) readFileName(output)
  } catch (error) {
    return `--output: ${(error as Error).message}`
  }
  return undefined
}

/** Formats whose documents are one entry behind the other. */
export const APPENDABLE: readonly string[] = ['ndjson', 'bibtex', 'biblatex', 'csv', 'tsv']

function faultOfAppending(name: string): string {
  return `--append: a document of ${name} cannot be added to; ${APPENDABLE.join(', ')} can`
}

/** Whether a file is one of others, whatever names and links lead to it. */
export async function isAmong(
  file: string,
  others: readonly string[],
  stdin: Surroundings['stdin'],
): Promise<boolean> {
  const target = await identityOf(file)
  if (target === undefined) return false
  for (const other of others) if ((await identityOf(other === '-' ? stdin : other)) === target) return true
  return false
}

/** What tells a file from all others; `undefined` for none, and for what is no file. */
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

/** Refuses options that the exporter does not take; `undefined` where it takes them. */
export function refusalOfSettings(
  exporter: Exporter,
  settings: Settings,
  { stderr }: Surroundings,
): number | undefined {
  try {
    exporter.open(settings, { report: () => {} })
    return undefined
  } catch (error) {
    // What an option may hold its exporter alone knows.
    if (error instanceof TypeError) return refuse(`${exporter.name}: ${error.message}`, stderr)
    throw error
  }
}

/** Writes papers in a format: to a file, to several, or to standard output. `settingsFor` gives the options of the papers of one output. */
export async function writePapers(
  papers: readonly Paper[],
  exporter: Exporter,
  settingsFor: (papers: readonly Paper[]) => Settings,
  options: VerbOptions,
  context: CommandContext,
): Promise<number> {
  const { surroundings } = context
  const refused = refusalOfSettings(exporter, settingsFor([]), surroundings)
  if (refused !== undefined) return refused
  const { output, outDir, split } = options
  if (options.append === true && output !== undefined) {
    const { appendPapers } = await import('./append')
    return appendPapers(papers, exporter, settingsFor(papers), output, context)
  }
  const template =
    split === undefined || output !== undefined ? output : join(outDir ?? '', `{id}.${exporter.extension}`)
  if (isTemplate(template))
    return writeEach(
      outputsOf(papers, template, options, surroundings),
      exporter,
      settingsFor,
      options,
      context,
    )
  return writeOne(papers, exporter, settingsFor(papers), output, options, surroundings)
}

async function writeOne(
  all: readonly Paper[],
  exporter: Exporter,
  settings: Settings,
  output: string | undefined,
  { budget }: VerbOptions,
  surroundings: Surroundings,
): Promise<number> {
  const papers = withinBudget(all, exporter, settings, budget, surroundings)
  const teller = createTeller(output ?? '<stdout>', surroundings)
  const text = stringify(papers, exporter, settings, { report: teller.tell })
  teller.end()
  return writeText(text, output, surroundings)
}

/** Which papers go to which file: each to one of its own with `--split`, else those of one name together, as file systems know it that know no case. */
function outputsOf(
  papers: readonly Paper[],
  template: string,
  { split }: VerbOptions,
  surroundings: Surroundings,
): ReadonlyMap<string, readonly Paper[]> {
  const nameOf = readFileName(template)
  const uniqueName = createUniqueNames()
  const names = new Map<string, string>()
  const outputs = new Map<string, Paper[]>()
  let nameless = 0
  for (const paper of papers) {
    const { name, isKnown } = nameOf(paper)
    if (!isKnown) nameless++
    const known = split === undefined ? (names.get(name.toLowerCase()) ?? name) : uniqueName(name)
    names.set(name.toLowerCase(), known)
    const own = outputs.get(known)
    if (own) own.push(paper)
    else outputs.set(known, [paper])
  }
  if (nameless > 0)
    note(
      `${nameless} of ${papers.length} papers do not state what names their file: '${UNKNOWN}' stands for it`,
      surroundings,
    )
  return outputs
}

async function writeEach(
  outputs: ReadonlyMap<string, readonly Paper[]>,
  exporter: Exporter,
  settingsFor: (papers: readonly Paper[]) => Settings,
  options: VerbOptions,
  { surroundings, below }: CommandContext,
): Promise<number> {
  for (const output of outputs.keys())
    if (await isAmong(output, [...below.keys()], surroundings.stdin))
      return refuse(`${output}: is read too; write to another file`, surroundings.stderr)
  for (const [output, papers] of outputs) {
    const isMade = await makeFolderOf(output, surroundings)
    if (isMade !== exitCodes.ok) return isMade
    const code = await writeOne(papers, exporter, settingsFor(papers), output, options, surroundings)
    if (code !== exitCodes.ok) return code
  }
  return exitCodes.ok
}
