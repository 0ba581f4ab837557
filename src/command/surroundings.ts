import type { Readable, Writable } from 'node:stream'

import type { ClientOptions } from '../network/client-options'

/** What the command line stands on; a test gives its own. */
export interface Surroundings {
  /** A person types into it, so it is not waited for. */
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable
  readonly stderr: Log
  /** How standard output looks to a person; absent where it goes into a file or a pipe. */
  readonly terminal?: Terminal | undefined
  /** `YYYY-MM-DD`, the local day. */
  readonly today: string
  readonly version: string
  /** How much is said beside the output: failures only, warnings too, what is usual, or each message. */
  readonly verbosity?: 'errors' | 'warnings' | 'usual' | 'all' | undefined
  /** Where a person sees what is waited for; absent where nobody looks. */
  readonly progress?: Log | undefined
  /** Where a file with options is looked for, from there upward; the folder that the command runs in by default. */
  readonly folder?: string | undefined
  /** Milliseconds from anywhere, to see how work goes on; the machine's own by default. */
  readonly clock?: (() => number) | undefined
  /** Variables of the environment: proxies, keys, folders. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined
  /** What asks services instead of the machine's own. */
  readonly network?: Pick<ClientOptions, 'fetch' | 'clock'> | undefined
}

/** What a terminal can show. */
export interface Terminal {
  readonly columns: number
  /** Bold letters and block signs; without it, plain letters. */
  readonly isStyled: boolean
}

/** Takes lines for people. */
export interface Log {
  write(line: string): unknown
}

/** Exit codes, as in sysexits(3); 1 is for what was looked for and found. */
export const exitCodes = { ok: 0, found: 1, usage: 2, badData: 65, defect: 70, inputOutput: 74 } as const
