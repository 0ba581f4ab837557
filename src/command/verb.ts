import type { Inputs } from './inputs'
import type { CommandOptionName, VerbOptions } from './option-table'
import type { Formats } from './plugin'
import type { Progress } from './progress'
import type { Surroundings } from './surroundings'

/** What a verb stands on. */
export interface CommandContext {
  readonly surroundings: Surroundings
  readonly formats: Formats
  /** The way of each file below the folder that named it, or its own name. */
  readonly below: Inputs
  readonly progress: Progress
  /** All verbs, for what tells of them. */
  readonly verbs: readonly Verb[]
  /** What `--set` says of reading. */
  readonly parseSettings: ParseSettings
  /** What `--set` and its short forms say of the format, as text. */
  readonly settings: ReadonlyMap<string, string>
}

/** Options of reading, by name. */
export interface ParseSettings {
  readonly strict?: boolean
  readonly [name: string]: unknown
}

/** Does what a verb says, and gives the exit code. */
export type RunVerb = (
  words: readonly string[],
  options: VerbOptions,
  context: CommandContext,
) => Promise<number>

/** A verb of the command. Its help, its words and its completion are made of this; what it does is loaded when it is called. */
export interface Verb {
  readonly name: string
  readonly summary: string
  /** Each word behind it, as commander writes it (`[files...]`), and what it is. */
  readonly words: Readonly<Record<string, string>>
  readonly options: readonly CommandOptionName[]
  load(): Promise<RunVerb>
}
