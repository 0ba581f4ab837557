import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { authorSchema, type Paper, paperSchema } from '../src/index'

const program = resolve('dist/cli.js')
const ABSTRACT = `We light the coast with lanterns.${' It is so, and it stays so.'.repeat(10)}`

function card(title: string, date = 'Apr 3, 2025'): string {
  return `${title}\n\n${ABSTRACT}\n\n  • 6 authors\n·\n${date}\n\n`
}

const PAGE = card('Lanterns of the Coast') + card('Tides, Sparse and Dense', 'Mar 9, 2025 2')

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperdigest-cli-'))
  writeFileSync(join(folder, 'page.txt'), PAGE)
  writeFileSync(join(folder, 'other.txt'), card('Harbours at Night'))
  writeFileSync(join(folder, 'yearless.txt'), card('Harbours at Night', 'Dec 5'))
  writeFileSync(join(folder, 'noise.txt'), 'Nothing here is a paper.\n')
  writeFileSync(join(folder, 'binary.txt'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 9]))
  writeFileSync(join(folder, 'cut.txt'), `${PAGE}Harbours at Night\n\n${ABSTRACT}\n`)
  mkdirSync(join(folder, 'folder'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command line in the folder of the pages. */
function run(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status, stdout, stderr }
}

function titlesOf(json: string): string[] {
  return (JSON.parse(json) as Paper[]).map(({ title }) => title)
}

describe('paperdigest convert', () => {
  it('should write a JSON array of papers by default', () => {
    const { status, stdout, stderr } = run(['convert', 'page.txt'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const papers = JSON.parse(stdout) as Paper[]
    expect(papers.map((paper) => paperSchema.parse(paper))).toEqual(papers)
    expect(papers).toMatchObject([
      {
        title: 'Lanterns of the Coast',
        published: '2025-04-03',
        sources: [{ reader: 'text', path: 'page.txt' }],
      },
      { title: 'Tides, Sparse and Dense', published: '2025-03-09', metrics: { comments: 2 } },
    ])
    expect(authorSchema.safeParse(papers[0]?.authors[0]).success).toBe(false)
  })

  it.each([
    ['json', /^\[\n {2}\{\n/],
    ['ndjson', /^\{"id":.*\}\n\{"id":.*\}\n$/],
    ['csv', /^id,.*\r\n/],
    ['bibtex', /^@\w+\{[^,]+,\n/],
  ])('should write %s', (format, expected) => {
    const { status, stdout } = run(['convert', 'page.txt', '--to', format])
    expect(status).toBe(0)
    expect(stdout).toMatch(expected)
    expect(stdout).toContain('Tides')
  })

  it.each([[[]], [['-']]])('should read standard input with the arguments %j', (args) => {
    const { status, stdout } = run(['convert', ...args], PAGE)
    expect(status).toBe(0)
    expect(titlesOf(stdout)).toEqual(['Lanterns of the Coast', 'Tides, Sparse and Dense'])
  })

  it('should read several files in their order, standard input among them', () => {
    const { status, stdout } = run(['convert', 'other.txt', '-', 'yearless.txt'], PAGE)
    expect(status).toBe(0)
    expect(titlesOf(stdout)).toEqual([
      'Harbours at Night',
      'Lanterns of the Coast',
      'Tides, Sparse and Dense',
      'Harbours at Night',
    ])
  })

  it('should use the reader that --from names', () => {
    expect(titlesOf(run(['convert', 'page.txt', '--from', 'text']).stdout)).toHaveLength(2)
  })

  it('should date what lacks a year by --reference-date', () => {
    const { stdout } = run(['convert', 'yearless.txt', '--reference-date', '2024-06-01'])
    expect(JSON.parse(stdout)).toMatchObject([{ published: '2023-12-05' }])
  })

  it('should write the same in every time zone and language', () => {
    const args = ['convert', 'yearless.txt', '--reference-date', '2024-06-01']
    const written = ['Pacific/Kiritimati', 'America/Anchorage'].map((TZ) =>
      run(args, '', { TZ, LANG: 'tr_TR.UTF-8' }),
    )
    expect(written[0]).toEqual(written[1])
  })
})

describe('paperdigest convert -o', () => {
  it('should write a file and print nothing', () => {
    const { status, stdout, stderr } = run(['convert', 'page.txt', '-o', 'new.json'])
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(titlesOf(readFileSync(join(folder, 'new.json'), 'utf8'))).toHaveLength(2)
  })

  it('should take the format from the extension of the output file, unless one is named', () => {
    expect(run(['convert', 'page.txt', '-o', 'made.bib']).status).toBe(0)
    expect(readFileSync(join(folder, 'made.bib'), 'utf8')).toMatch(/^@misc\{/)
    expect(run(['convert', 'page.txt', '-o', 'made.bib', '--to', 'csv']).status).toBe(0)
    expect(readFileSync(join(folder, 'made.bib'), 'utf8')).toMatch(/^id,title,/)
    expect(run(['convert', 'page.txt', '-o', 'made.txt']).status).toBe(0)
    expect(readFileSync(join(folder, 'made.txt'), 'utf8')).toMatch(/^Papers\n=/)
    expect(run(['convert', 'page.txt', '-o', 'made.unknown']).status).toBe(2)
    expect(existsSync(join(folder, 'made.unknown'))).toBe(false)
  })

  it('should keep the old file where the conversion fails', () => {
    writeFileSync(join(folder, 'kept.json'), 'old')
    expect(run(['convert', 'page.txt', 'missing.txt', '-o', 'kept.json']).status).toBe(74)
    expect(run(['convert', 'binary.txt', '-o', 'kept.json']).status).toBe(65)
    expect(run(['convert', 'noise.txt', '--strict', '-o', 'kept.json']).status).toBe(65)
    expect(readFileSync(join(folder, 'kept.json'), 'utf8')).toBe('old')
  })

  it('should exit with 74 where the file cannot be written, and leave nothing behind', () => {
    const { status, stdout, stderr } = run(['convert', 'page.txt', '-o', 'missing/new.json'])
    expect({ status, stdout }).toEqual({ status: 74, stdout: '' })
    expect(stderr).toMatch(/^paperdigest: missing\/new\.json: [^\n]+\n$/)
    expect(run(['convert', 'page.txt', '-o', 'folder']).status).toBe(74)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('the exit codes', () => {
  it.each([
    ['an unknown option', ['convert', 'page.txt', '--fast']],
    ['an unknown command', ['turn', 'page.txt']],
    ['an unknown format', ['convert', 'page.txt', '--to', 'docx']],
    ['an unknown reader', ['convert', 'page.txt', '--from', 'docx']],
    ['a reference date that is no date', ['convert', 'page.txt', '--reference-date', 'today']],
    ['a reference date in another form', ['convert', 'page.txt', '--reference-date', '30.1.2026']],
    [
      'a reference date that is not on the calendar',
      ['convert', 'page.txt', '--reference-date', '2025-02-30'],
    ],
  ])('should be 2 for %s', (_, args) => {
    const { status, stdout, stderr } = run(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^paperdigest: /)
  })

  it.each([
    ['a file that is missing', 'missing.txt'],
    ['a folder', 'folder'],
  ])('should be 74 for %s, with one line that names it', (_, file) => {
    const { status, stdout, stderr } = run(['convert', file])
    expect({ status, stdout }).toEqual({ status: 74, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^paperdigest: ${file}: [^\\n]+\\n$`))
  })

  it.skipIf(process.getuid?.() === 0)('should be 74 for a file that may not be read', () => {
    const file = join(folder, 'secret.txt')
    writeFileSync(file, PAGE)
    chmodSync(file, 0)
    expect(run(['convert', 'secret.txt'])).toMatchObject({ status: 74, stdout: '' })
  })

  it('should be 0 for a page without papers, which is told', () => {
    const { status, stdout, stderr } = run(['convert', 'noise.txt'])
    expect({ status, stdout }).toEqual({ status: 0, stdout: '[]\n' })
    expect(stderr).toContain('noise.txt:1:1 no-papers ')
  })

  it('should be 65 under --strict where something had to be left out, and write nothing', () => {
    expect(run(['convert', 'noise.txt', '--strict'])).toMatchObject({ status: 65, stdout: '' })
    expect(run(['convert', 'page.txt', 'cut.txt', '--strict'])).toMatchObject({ status: 65, stdout: '' })
    expect(run(['convert', 'page.txt', '--strict'])).toMatchObject({ status: 0, stderr: '' })
  })

  it('should be 65 for binary content, also without --strict', () => {
    const { status, stdout, stderr } = run(['convert', 'binary.txt'])
    expect({ status, stdout }).toEqual({ status: 65, stdout: '' })
    expect(stderr).toMatch(/^binary\.txt:1:1 binary-content [^\n]+\n$/)
  })

  it('should be 0, in silence, where the reader of the output goes away', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => card(`Study ${index} of the Coast`)).join('')
    writeFileSync(join(folder, 'many.txt'), many)
    const child = spawn(process.execPath, [program, 'convert', 'many.txt'], { cwd: folder })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((done) => child.once('close', done))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})

describe('the messages', () => {
  it('should be `file:line:column rule reason`, one a line, on standard error', () => {
    const { stderr } = run(['convert', 'yearless.txt', '--reference-date', '2024-06-01'])
    expect(stderr).toBe(
      'yearless.txt:7:1 inferred-date The year of this date is inferred: 2023-12-05: "Dec 5"\n',
    )
    expect(run(['convert'], 'Nothing here is a paper.').stderr).toMatch(/^<stdin>:1:1 \S+ .+\n/)
  })

  it('should not let a page or a file name drive the terminal', () => {
    const input = `Lanterns \u001b[31m\u202e of\u0007 the Coast\n\n${ABSTRACT}\n\nDrel\u001b]0;x\u0007mo\n·\nApr 3, 2025\n`
    const { stdout, stderr } = run(['convert', '-'], input)
    expect(titlesOf(stdout)).toEqual(['Lanterns [31m of the Coast'])
    expect(stderr).toContain('control-character')
    const named = run(['convert', 'a\u001b[31mb\u202e.txt']).stderr
    expect(named).toContain('a\\u001b[31mb\\u202e.txt')
    for (const text of [stdout, stderr, named])
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })
})

describe('paperdigest', () => {
  it('should print its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('should print help that names the formats, the readers and every option', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, stderr: '' })
    const { status, stdout, stderr } = run(['convert', '--help'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const word of [
      'bibtex',
      'csv',
      'json',
      'ndjson',
      'text',
      '--output',
      '--reference-date',
      '--strict',
    ])
      expect(stdout).toContain(word)
  })
})
