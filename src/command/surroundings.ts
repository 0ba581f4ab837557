import type { Readable, Writable } from 'node:stream'

/** What the command line stands on; a test gives its own. */
export interface Surroundings {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  /** `YYYY-MM-DD`, the local day. */
  readonly today: string
  readonly version: string
}

/** Takes lines for people. */
export interface Log {
  write(line: string): unknown
}

/** Exit codes, as in sysexits(3). */
export const exitCodes = { ok: 0, usage: 2, badData: 65, defect: 70, inputOutput: 74 } as const
