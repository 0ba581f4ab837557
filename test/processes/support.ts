import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const program = resolve('dist/cli.js')

const ABSTRACT = `We light the coast with lanterns.${' It is so, and it stays so.'.repeat(10)}`

export function card(title: string, date = 'Apr 3, 2025'): string {
  return `${title}\n\n${ABSTRACT}\n\n  • 6 authors\n·\n${date}\n\n`
}

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own for files, and the command line in it. */
export interface Place {
  readonly folder: string
  path(name: string): string
  write(name: string, text: string): string
  read(name: string): string
  /** Temporary files that nobody took away. */
  left(): string[]
  run(args: readonly string[], input?: string): Ended
  end(): void
}

export function createPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'paperdigest-files-'))
  const path = (name: string): string => join(folder, name)
  return {
    folder,
    path,
    write(name, text) {
      writeFileSync(path(name), text)
      return name
    },
    read: (name) => readFileSync(path(name), 'utf8'),
    left: () => readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    run(args, input = '') {
      const options = { cwd: folder, input, encoding: 'utf8', timeout: 60_000 } as const
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options)
      return { status, stdout, stderr }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Starts the command line and sends it a signal after so many milliseconds; resolves when it has ended. */
export function interrupted(
  folder: string,
  args: readonly string[],
  signal: NodeJS.Signals,
  delay: number,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'ignore' })
  const timer = setTimeout(() => child.kill(signal), delay)
  return new Promise((done) => {
    child.once('close', (code, ended) => {
      clearTimeout(timer)
      done({ code, signal: ended })
    })
  })
}
