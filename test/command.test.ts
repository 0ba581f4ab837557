import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { runCommand } from '../src/command/program'

const PAGE = `Lanterns of the Coast\n\nWe light the coast.${' It is so, and it stays so.'.repeat(10)}\n\n  • 6 authors\n·\nApr 3\n`

const TABLE = `| Title | Upvotes |
|---|---|
| [Lanterns of the Coast](https://arxiv.org/abs/2504.01001) | 12 |
| [Lanterns in Fog](https://arxiv.org/abs/2504.01002) | 40 |
| [A Quay at Night](https://arxiv.org/abs/2504.01003) | 7 |
| [Tides and Lanterns](https://arxiv.org/abs/2504.01004) | 3 |
`

/** The second column of CSV without its header. */
function titlesOf(table: string): (string | undefined)[] {
  return table
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[1])
}

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperdigest-command-'))
  writeFileSync(join(folder, 'page.txt'), PAGE)
  writeFileSync(join(folder, 'noise.txt'), '\u0007A bell is no paper.\n')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command line within this process, on streams of its own. */
async function run(args: readonly string[], input = '', stdout: Writable = new PassThrough()) {
  const stderr = new PassThrough()
  const code = await runCommand(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr,
    today: '2026-02-01',
    version: '1.2.3',
  })
  const textOf = (stream: Writable): string =>
    stream instanceof PassThrough ? String(stream.read() ?? '') : ''
  return { code, stdout: textOf(stdout), stderr: textOf(stderr) }
}

describe('runCommand', () => {
  it('should read standard input where no file is named, with the day that it is given', async () => {
    const { code, stdout, stderr } = await run(['convert', '--to', 'ndjson'], PAGE)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Lanterns of the Coast', published: '2025-04-03' })
    expect(stderr).toMatch(/^<stdin>:\d+:\d+ inferred-date /)
  })

  it('should write the format that the name of the output file tells', async () => {
    const output = join(folder, 'papers.bib')
    expect(await run(['convert', join(folder, 'page.txt'), '-o', output])).toMatchObject({
      code: 0,
      stdout: '',
    })
    expect(readFileSync(output, 'utf8')).toContain('@misc{')
  })

  it('should write JSON where nothing names a format', async () => {
    const output = join(folder, 'papers')
    await run(['convert', join(folder, 'page.txt'), '-o', output])
    expect(JSON.parse(readFileSync(output, 'utf8'))).toHaveLength(1)
  })

  it('should refuse to write over what it reads, and into a file of an unknown kind', async () => {
    const page = join(folder, 'kept.md')
    writeFileSync(page, TABLE)
    const again = await run(['convert', page, '-o', join(folder, '.', 'kept.md')])
    expect(again).toMatchObject({ code: 2, stdout: '' })
    expect(again.stderr).toContain('kept.md: is read too; write to another file')
    expect(readFileSync(page, 'utf8')).toBe(TABLE)
    const unknown = await run(['convert', page, '-o', join(folder, 'papers.xyz')])
    expect(unknown).toMatchObject({ code: 2, stdout: '' })
    expect(unknown.stderr).toContain("no format has the extension 'xyz'; name one with --to")
    expect((await run(['convert', page, '--to', 'csv', '-o', join(folder, 'papers.xyz')])).code).toBe(0)
    expect((await run(['convert', page, '-o', join(folder, 'papers')])).code).toBe(0)
    expect(readFileSync(join(folder, 'papers'), 'utf8')).toMatch(/^\[/)
  })

  it('should write nothing under --strict where something is amiss', async () => {
    expect(await run(['convert', '--strict', '-'], 'Nothing.\n')).toMatchObject({ code: 65, stdout: '' })
  })

  it('should not let the controls of a page drive the terminal', async () => {
    const { stderr } = await run(['convert', join(folder, 'noise.txt')])
    expect(stderr).not.toContain('\u0007')
    expect(stderr).toContain('noise.txt:1:1 ')
  })

  it('should say which file cannot be read, and why', async () => {
    const missing = join(folder, 'missing.txt')
    expect(await run(['convert', missing])).toEqual({
      code: 74,
      stdout: '',
      stderr: `paperdigest: ${missing}: no such file or folder\n`,
    })
    expect(
      await run(['convert', join(folder, 'page.txt'), '-o', join(folder, 'page.txt', 'x.json')]),
    ).toMatchObject({
      code: 74,
      stderr: expect.stringContaining('x.json: '),
    })
  })

  it('should not repeat a message thousands of times', async () => {
    const rows = Array.from(
      { length: 50 },
      (_, row) => `| Lamp ${row} | Ada Quill et al. | https://arxiv.org/abs/2504.010${row + 10} |`,
    )
    const page = `| Title | Authors | Link |\n|---|---|---|\n${rows.join('\n')}\n`
    const { code, stderr } = await run(['convert', '-t', 'csv'], page)
    expect(code).toBe(0)
    const lines = stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(21)
    expect(lines[0]).toMatch(/^<stdin>:3:\d+ incomplete-names The names go on \("et al\."\)/)
    expect(lines[20]).toBe('<stdin> incomplete-names 30 more of this rule')
  })

  it('should wait for a reader that is slow', async () => {
    const pieces: string[] = []
    const slow = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _, done) {
        pieces.push(String(chunk))
        setTimeout(done, 5)
      },
    })
    expect(await run(['convert', '-'], PAGE, slow)).toMatchObject({ code: 0 })
    expect(JSON.parse(pieces.join(''))).toHaveLength(1)
  })

  it('should end with 2 on words that it does not know, and say what it knows', async () => {
    const { code, stderr } = await run(['convert', '--to', 'pdf', '-'])
    expect(code).toBe(2)
    expect(stderr).toContain('bibtex')
    expect((await run(['convert', '--reference-date', 'today', '-'])).stderr).toContain(
      'Expected YYYY-MM-DD.',
    )
  })

  it('should write the papers that match a query, in the order and number that are asked for', async () => {
    const words = [
      'convert',
      '--query',
      'lantern* upvotes:>5',
      '--sort',
      '-upvotes',
      '--limit',
      '2',
      '-t',
      'csv',
    ]
    const { code, stdout, stderr } = await run(words, TABLE)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(titlesOf(stdout)).toEqual(['Lanterns in Fog', 'Lanterns of the Coast'])
    const byTitle = await run(['convert', '-s', 'title, -upvotes', '-n', '1', '-t', 'csv'], TABLE)
    expect(titlesOf(byTitle.stdout)).toEqual(['A Quay at Night'])
  })

  it('should put the title and the day of the page at the top of what people read', async () => {
    const page = `Daily Papers\nbyAK and the research community\nJan 30\n\n${PAGE}`
    expect((await run(['convert', '-t', 'text'], page)).stdout).toMatch(/^Daily Papers, 2026-01-30\n=/)
    expect((await run(['convert', '-t', 'text'], PAGE)).stdout).toMatch(/^Papers\n=/)
    const other = join(folder, 'other.txt')
    writeFileSync(other, page)
    expect((await run(['convert', '-t', 'text', other, '-'], PAGE)).stdout).toMatch(/^Papers\n=/)
  })

  it('should unite what several files hold', async () => {
    const [first, second] = ['first.md', 'second.md'].map((name) => join(folder, name))
    writeFileSync(first ?? '', TABLE)
    writeFileSync(second ?? '', TABLE.replace('| 12 |', '| 90 |'))
    const words = ['convert', first ?? '', second ?? '', '-t', 'csv']
    expect(titlesOf((await run(words)).stdout)).toHaveLength(8)
    expect(titlesOf((await run([...words, '--merge'])).stdout)).toHaveLength(4)
  })

  it('should show where a query is wrong, and write nothing', async () => {
    const words = ['convert', '-t', 'csv', '--query', 'title:lanterns upvotes:many']
    const { code, stdout, stderr } = await run(words, TABLE)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^<query>:1:24 invalid-query /),
      'title:lanterns upvotes:many',
      `${' '.repeat(23)}^`,
      '',
    ])
  })

  it('should say which papers of a merge contradict each other', async () => {
    const [first, second] = ['mine.md', 'other.md'].map((name) => join(folder, name))
    writeFileSync(first ?? '', TABLE)
    writeFileSync(second ?? '', TABLE.replace('Lanterns of the Coast', 'Sheep Are Not Sheared by Night'))
    const { code, stderr } = await run(['convert', '-m', '-t', 'csv', first ?? '', second ?? ''])
    expect(code).toBe(0)
    expect(stderr).toMatch(/<merge> conflicting-identifier /)
  })

  it.each([
    [['--sort', 'size'], /Expected a key to sort by, received "size"/],
    [['--limit', '-1'], /Expected a whole number/],
  ])('should end with 2 on %s', async (words, reason) => {
    const { code, stderr } = await run(['convert', ...words], TABLE)
    expect(code).toBe(2)
    expect(stderr).toMatch(reason)
  })

  describe('--plugin', () => {
    const plugin = (name: string, text: string): string => {
      const file = join(folder, name)
      writeFileSync(file, text)
      return file
    }
    const outline = `{ name: 'outline', extension: 'outline', mediaType: 'text/plain', open: () => ({ entry: ({ title }) => '- ' + title + '\\n' }) }`
    const reader = `{ name: 'bulletin', extensions: [], mediaTypes: ['text/plain'], detect: (head) => (head.startsWith('BULLETIN') ? 1 : 0),
      *read(text) { for (const value of text.trim().split('\\n').slice(1)) yield { type: 'paper', children: [{ type: 'title', value }] } } }`

    it('should add the readers and the exporters of a module', async () => {
      const file = plugin(
        'formats.mjs',
        `export const outline = ${outline}\nexport default [${reader}]\nexport const other = 7\n`,
      )
      const page = 'BULLETIN\nOne Lamp\nTwo Lamps\n'
      expect(await run(['convert', '--plugin', file, '--to', 'outline'], page)).toEqual({
        code: 0,
        stdout: '- One Lamp\n- Two Lamps\n',
        stderr: '',
      })
      expect((await run(['convert', '--help', '-p', file])).stdout).toContain('"outline"')
      expect((await run(['convert', '-p', file, '-f', 'bulletin', '-t', 'csv'], page)).code).toBe(0)
    })

    it('should let a module replace a format, and name one by the extension of the output', async () => {
      const mine = plugin('mine.mjs', `export const text = { ...${outline}, name: 'text' }`)
      expect((await run(['convert', `--plugin=${mine}`, '-t', 'text'], TABLE)).stdout).toMatch(
        /^- Lanterns of the Coast\n/,
      )
      const named = plugin('named.mjs', `export const outline = ${outline}`)
      const output = join(folder, 'papers.outline')
      await run(['convert', '-p', named, '-o', output], TABLE)
      expect(readFileSync(output, 'utf8')).toMatch(/^- Lanterns of the Coast\n/)
    })

    it.each<[name: string, text: string | undefined, reason: RegExp]>([
      ['missing.mjs', undefined, /missing\.mjs: no such file\n$/],
      ['broken.mjs', 'export const = 1', /broken\.mjs: \S/],
      ['empty.mjs', 'export const name = "outline"', /empty\.mjs: exports no reader and no exporter\n$/],
    ])('should end with 2 and say why %s cannot be used', async (name, text, reason) => {
      const file = text === undefined ? join(folder, name) : plugin(name, text)
      const { code, stdout, stderr } = await run(['convert', '-p', file], TABLE)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(reason)
    })

    it('should take no part of another option for a plugin', async () => {
      const { code, stdout } = await run(
        ['convert', '-q', '-pruning -lanterns', '-t', 'csv', '--sort', '-upvotes'],
        TABLE,
      )
      expect(code).toBe(0)
      expect(titlesOf(stdout)).toEqual(['A Quay at Night'])
      expect(await run(['convert', '-o', '-plain.csv', '-t', 'nope'], TABLE)).toMatchObject({ code: 2 })
    })

    it('should take no format without a name', async () => {
      const file = plugin('nameless.mjs', `export const nameless = { ...${outline}, name: '' }`)
      expect(await run(['convert', '-p', file], TABLE)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('exports no reader and no exporter'),
      })
    })

    it('should look for a package by its name', async () => {
      expect(await run(['convert', '-p', 'paperdigest-no-such-plugin'], TABLE)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("Cannot find module 'paperdigest-no-such-plugin'"),
      })
      expect(await run(['convert', '-p'], TABLE)).toMatchObject({ code: 2 })
    })
  })

  describe('explain', () => {
    it('should tell of each line what it was taken for, and why', async () => {
      const { code, stdout, stderr } = await run(['explain', '-', '--from', 'markdown'], TABLE)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^reader: markdown\n {4}1 {2}\| Title \| Upvotes \|\n/)
      expect(stdout).toContain('+ column "Title", title: 10 as titles')
      expect(stdout).toContain('read: as row, a paper: a paper is named')
    })

    it('should tell of one line alone, as JSON too', async () => {
      const { code, stdout } = await run(['explain', `${join(folder, 'page.txt')}:1`, '--json'])
      expect(code).toBe(0)
      const { reader, lines } = JSON.parse(stdout) as { reader: string; lines: object[] }
      expect({ reader, lines }).toMatchObject({
        reader: 'text',
        lines: [{ line: 1, parts: [{ role: 'title', value: 'Lanterns of the Coast', paper: 0 }] }],
      })
    })

    it.each<[what: string, words: string[], code: number, message: RegExp]>([
      ['a line that is not there', ['explain', '--', '-:9'], 2, /<stdin>: has no line 9/],
      ['a file that is not there', ['explain', 'none.md'], 74, /none\.md: no such file/],
      ['no file', ['explain'], 2, /missing required argument/],
      ['a reader that nobody knows', ['explain', '-', '--from', 'runes'], 2, /runes/],
    ])('should refuse %s', async (_, words, code, message) => {
      const told = await run(words, 'A bell\n')
      expect(told.code).toBe(code)
      expect(told.stderr).toMatch(message)
    })

    it('should let no page drive the terminal', async () => {
      expect((await run(['explain', join(folder, 'noise.txt')])).stdout).not.toContain('\u0007')
    })
  })

  it('should tell its version and its help without an error', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' })
    expect((await run(['convert', '--help'])).stdout).toContain('--output')
  })

  it('should pass on what is a defect of its own', async () => {
    const broken = new Writable({ write: (_, __, done) => done() })
    broken.write = () => {
      throw new Error('a defect')
    }
    await expect(run(['convert', '-'], PAGE, broken)).rejects.toThrow('a defect')
  })
})
