import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Example, readBlocks, readExamples } from './examples'

const run = promisify(execFile)

const DOCUMENTS = [
  'README.md',
  'docs/formats.md',
  'docs/diagnostics.md',
  'docs/query.md',
  'docs/enrich.md',
  'docs/verify.md',
  'docs/cli.md',
  'docs/jobs.md',
  'docs/use.md',
  'docs/api.md',
  'docs/adding-a-format.md',
  'docs/adding-an-exporter.md',
]

/** What the examples import: the built package, as a user has it, and the packages beside it. */
const PACKAGES: Readonly<Record<string, string>> = {
  paperdigest: '.',
  'remark-parse': 'node_modules/remark-parse',
  unified: 'node_modules/unified',
  'unist-util-visit': 'node_modules/unist-util-visit',
}

/** Runs programs one after the other in one process, and writes what each of them prints: starting and loading takes longer than they do. */
const RUNNER = `
import { pathToFileURL } from 'node:url'
const outputs = {}
const write = process.stdout.write.bind(process.stdout)
for (const file of process.argv.slice(2)) {
  outputs[file] = ''
  process.stdout.write = (text) => { outputs[file] += text; return true }
  try {
    await import(pathToFileURL(file).href)
    await new Promise((done) => setTimeout(done, 5))
  } catch (error) {
    outputs[file] += error.stack
  }
}
process.stdout.write = write
write(JSON.stringify(outputs))
`

let folder = ''
/** What each program printed, by its file. */
let outputs: Readonly<Record<string, string>> = {}

function fileOf(path: string, { line }: Example): string {
  return join(folder, `${path.replaceAll('/', '-')}-${line}.mjs`)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperdigest-examples-'))
  mkdirSync(join(folder, 'node_modules'))
  for (const [name, path] of Object.entries(PACKAGES))
    symlinkSync(resolve(path), join(folder, 'node_modules', name), 'junction')
  for (const { file, value } of DOCUMENTS.flatMap(readBlocks))
    if (file !== undefined) writeFileSync(join(folder, file), `${value}\n`)
  const files = DOCUMENTS.flatMap((path) =>
    readExamples(path, 'js').map((program) => {
      writeFileSync(fileOf(path, program), program.value)
      return fileOf(path, program)
    }),
  )
  writeFileSync(join(folder, 'run.mjs'), RUNNER)
  const { stdout } = await run(process.execPath, ['run.mjs', ...files], { cwd: folder })
  outputs = JSON.parse(stdout) as Record<string, string>
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(DOCUMENTS)('the examples of %s', (path) => {
  const programs = readExamples(path, 'js')

  it.each(programs)('should print what the document says, from line $line on', (program) => {
    expect(program.output, 'Put a ```txt block behind the program').toBeDefined()
    expect(printed(outputs[fileOf(path, program)] ?? '')).toBe(stated(program))
  })

  it('should have programs', () => {
    expect(programs.length > 0 || /cli|jobs/.test(path)).toBe(true)
  })
})

describe('the commands', () => {
  const commands = DOCUMENTS.flatMap((path) => readExamples(path, 'sh')).filter(({ value }) =>
    value.startsWith('npx paperdigest'),
  )

  it.each(commands)('should print what the document says, from line $line on', async (command) => {
    const words = command.value.replace(/^npx paperdigest/, '"$0" "$1"').replace(/ > \S+$/, '')
    const { stdout } = await run('sh', ['-c', words, process.execPath, resolve('dist/cli.js')], {
      cwd: folder,
    })
    if (command.output === undefined) expect(stdout).not.toBe('')
    else expect(printed(stdout)).toBe(stated(command))
  })

  it('should have a command that writes BibTeX', () => {
    expect(commands.some(({ value, output }) => value.includes('--to bibtex') && output !== undefined)).toBe(
      true,
    )
  })
})

describe('the typed examples', () => {
  it('should compile under strict rules', async () => {
    const files = DOCUMENTS.flatMap((path) =>
      readExamples(path, 'ts').map(({ line, value }) => {
        const file = join(folder, `${path.replaceAll('/', '-')}-${line}.mts`)
        writeFileSync(file, value)
        return file
      }),
    )
    expect(files.length).toBeGreaterThan(0)
    const options = ['--noEmit', '--strict', '--module', 'node16', '--target', 'es2022', '--skipLibCheck']
    const { stdout } = await run(
      process.execPath,
      [resolve('node_modules/@typescript/native/bin/tsc'), ...options, ...files],
      {
        cwd: folder,
      },
    )
    expect(stdout).toBe('')
  })
})

describe('README.md', () => {
  it('should name the two commands of a fresh clone', () => {
    const commands = readBlocks('README.md').map(({ value }) => value)
    expect(commands).toContain('npm ci && npm start')
    expect(commands).toContain('npm ci && npm test')
  })
})

/** CSV ends its lines with CRLF, which a Markdown file cannot show; `console.log` adds a line feed to what has one. */
function printed(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd()
}

function stated({ output }: Example): string {
  return (output ?? '').trimEnd()
}
