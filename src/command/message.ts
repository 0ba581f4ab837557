import type { Diagnostic } from '../model/diagnostic'
import { printable } from './printable'
import { exitCodes, type Log, type Surroundings } from './surroundings'

/** What messages call a file. */
export function nameOf(file: string): string {
  return file === '-' ? '<stdin>' : file
}

/** Of a page of ten thousand rows that all lack the same thing nobody reads ten thousand lines. */
const MOST_OF_A_RULE = 20

/** What takes messages of a file as they come. */
export interface Teller {
  tell(message: Diagnostic): void
  /** Says how many were not told. */
  end(): void
}

/**
 * Tells of messages, a line each, but of one rule no more than a few, and then how many there are; as much as the command was asked to say.
 */
export function createTeller(
  file: string,
  { stderr, verbosity = 'usual' }: Pick<Surroundings, 'stderr' | 'verbosity'>,
): Teller {
  const counts = new Map<string, number>()
  const most = verbosity === 'all' ? Number.POSITIVE_INFINITY : MOST_OF_A_RULE
  return {
    tell(message) {
      if (verbosity === 'errors' && message.fatal !== true) return
      if (verbosity === 'warnings' && message.fatal === undefined) return
      const count = (counts.get(message.ruleId) ?? 0) + 1
      counts.set(message.ruleId, count)
      if (count <= most) stderr.write(lineOf(file, message))
    },
    end() {
      for (const [ruleId, count] of counts)
        if (count > most)
          stderr.write(`${printable(`${file} ${ruleId} ${count - most} more of this rule`)}\n`)
    },
  }
}

/** Says what is worth knowing and no failure. */
export function note(message: string, { stderr, verbosity }: Surroundings): void {
  if (verbosity !== 'errors' && verbosity !== 'warnings') stderr.write(toldOf(message))
}

/** Ends the command with a code, what is wrong having been told. */
export class ExitError extends Error {
  override name = 'ExitError'
  readonly exitCode: number

  constructor(exitCode: number) {
    super(`exit code ${exitCode}`)
    this.exitCode = exitCode
  }
}

/** `file:line:column rule reason: "what was found" (note)`; a note of several lines, such as a query with a caret, stands below. */
export function lineOf(file: string, { place, ruleId, reason, actual, note }: Diagnostic): string {
  const point = place && ('start' in place ? place.start : place)
  const where = point ? `${file}:${point.line}:${point.column}` : file
  const found =
    actual === undefined || actual === '' || reason.includes(actual) ? '' : `: ${JSON.stringify(actual)}`
  const lines = note?.split('\n') ?? []
  const [only] = lines
  if (lines.length > 1) return [`${where} ${ruleId} ${reason}`, ...lines, ''].map(printable).join('\n')
  return `${printable(`${where} ${ruleId} ${reason}${found}${only === undefined ? '' : ` (${only})`}`)}\n`
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'is a folder',
  EACCES: 'permission denied',
  ELOOP: 'is a link that leads to itself',
}

/** Says what is wrong with the words of the command. */
export function refuse(message: string, stderr: Log): number {
  stderr.write(toldOf(message))
  return exitCodes.usage
}

/** Says why a file could not be read or written; what is no such failure is thrown. */
export function failed(file: string, error: unknown, stderr: Log): number {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  stderr.write(toldOf(`${file}: ${REASONS[code] ?? message}`))
  return exitCodes.inputOutput
}

/** What the command itself has to say; of several lines, the others stand below. */
export function toldOf(message: string): string {
  return `paperdigest: ${message}`.split('\n').map(printable).concat('').join('\n')
}
