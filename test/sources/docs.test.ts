import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { services } from '../../src/network/service'
import { type Example, readExamples } from '../examples'
import { arxivOf } from '../replay/arxiv'
import { huggingFaceOf } from '../replay/hugging-face'
import { inventedPapers } from '../replay/papers'
import { preloadFor, type Replay, startReplay } from '../replay/server'

const run = promisify(execFile)
const DOCUMENT = 'docs/sources.md'

let folder = ''
let replay: Replay
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperdigest-sources-'))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'paperdigest'), 'junction')
  const [site, arxiv] = [huggingFaceOf(inventedPapers), arxivOf(inventedPapers)]
  replay = await startReplay(async (request) => (await site(request)) ?? arxiv(request))
  writeFileSync(join(folder, 'preload.mjs'), preloadFor(replay))
})

afterAll(async () => {
  await replay.close()
  rmSync(folder, { recursive: true, force: true })
})

async function output(file: string, words: readonly string[]): Promise<string> {
  const { stdout } = await run(file, words, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: folder,
      NODE_OPTIONS: `--import=${pathToFileURL(join(folder, 'preload.mjs')).href}`,
    },
  })
  return stdout.replaceAll('\r\n', '\n').trimEnd()
}

function stated({ output: text }: Example): string {
  return (text ?? '').trimEnd()
}

describe(DOCUMENT, () => {
  const programs = readExamples(DOCUMENT, 'js')
  const commands = readExamples(DOCUMENT, 'sh')

  it.each(programs)('should have a program on line $line that prints what it says', async (program) => {
    const file = join(folder, `program-${program.line}.mjs`)
    writeFileSync(file, program.value)
    expect(await output(process.execPath, [file])).toBe(stated(program))
  })

  // One after the other: some go by what others wrote.
  it.each(commands)('should have a command on line $line that prints what it says', async (command) => {
    const words = command.value.replace(/^npx paperdigest/, '"$0" "$1"')
    expect(await output('sh', ['-c', words, process.execPath, resolve('dist/cli.js')])).toBe(stated(command))
  })

  it('should name all services and their hosts', () => {
    const text = readFileSync(DOCUMENT, 'utf8')
    for (const { name, hosts } of Object.values(services)) {
      const [host] = hosts
      expect(text).toMatch(new RegExp(`^\\| ${name} \\|.*\`${host.replaceAll('.', '\\.')}\``, 'm'))
    }
  })
})
