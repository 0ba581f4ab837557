import { readFileSync } from 'node:fs'

import { runCommand } from './command/program'
import { exitCodes } from './command/surroundings'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that goes away (`| head`) is no failure.
  process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.inputOutput)
})

const { stdin, stdout, stderr } = process
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
process.exitCode = await runCommand(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  today: today(),
  version: manifest.version,
})

/** The local day: what the person at the terminal would write down. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
