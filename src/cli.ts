import { readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'

import { printable } from './command/printable'
import { runCommand } from './command/program'
import { exitCodes, type Terminal } from './command/surroundings'

const { stdin, stdout, stderr } = process
stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that goes away (`| head`) is no failure.
  if (error.code === 'EPIPE') process.exit(exitCodes.ok)
  stderr.write(`paperdigest: <stdout>: ${printable(error.message)}\n`)
  process.exit(exitCodes.inputOutput)
})
// Where messages cannot be written, the output still can.
stderr.on('error', () => {})
process.on('uncaughtException', (error) => {
  tellDefect(error)
  process.exit(exitCodes.defect)
})

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const surroundings = {
  stdin,
  stdout,
  stderr,
  terminal: stdout.isTTY ? terminal() : undefined,
  today: today(),
  version: manifest.version,
  progress: stderr.isTTY && process.env.TERM !== 'dumb' ? stderr : undefined,
  environment: process.env,
}
const code = await runCommand(process.argv.slice(2), surroundings).catch((error: unknown) => {
  tellDefect(error)
  return exitCodes.defect
})
await flushed(stdout)
await flushed(stderr)
// A plugin may have left something running.
process.exit(code)

/** One line with what was thrown, and where: by a plugin, or by a defect of this program. */
function tellDefect(error: unknown): void {
  const [, place = ''] = (error instanceof Error && /\n {4}at ([^\n]+)/.exec(error.stack ?? '')) || []
  const [reason = ''] = String(error).split('\n', 1)
  stderr.write(`${printable(`paperdigest: ${reason}${place === '' ? '' : ` (at ${place})`}`)}\n`)
}

function flushed(stream: Writable): Promise<void> {
  return new Promise((done) => stream.write('', () => done()))
}

/** NO_COLOR (no-color.org) asks for plain letters, and a dumb terminal has no others. */
function terminal(): Terminal {
  const { NO_COLOR = '', TERM } = process.env
  return { columns: stdout.columns || 80, isStyled: NO_COLOR === '' && TERM !== 'dumb' }
}

/** The local day: what the person at the terminal would write down. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
