import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PassThrough, Readable } from 'node:stream'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { commandOptions } from '../src/command/option-table'
import { runCommand } from '../src/command/program'
import { tableOf, widthOf } from '../src/command/table'
import { verbs } from '../src/command/verb-table'
import { resolvers, verdictFormats } from '../src/enrich/index'
import { exporters, readers } from '../src/index'
import { readHeadings } from './examples'

const TABLE = `| Title | Authors | Organization | Published | Upvotes | Keywords | Link |
|---|---|---|---|---|---|---|
| Lanterns of the Coast | Ada Quill, Bo Tarn | Fernhill Lab | 2025-03-14 | 42 | light | https://arxiv.org/abs/2503.01234 |
| 灯台の光と潮の満ち引きについての長い研究 | 山田 太郎 | Harbour AI | 2025-04-02 | 7 | Light | https://arxiv.org/abs/2504.01235 |
| מגדלור וגאות | Dana Lev | | 2026-01-20 | 118 | tides | https://arxiv.org/abs/2601.01236 |
`

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperdigest-verbs-'))
  writeFileSync(at('week.md'), TABLE)
  writeFileSync(
    at('next.md'),
    TABLE.replace('| 42 |', '| 57 |')
      .replace(/^.*מגדלור.*\n/m, '')
      .concat('| Kites | Cy Ito | | 2026-01-21 | 3 | kites | https://arxiv.org/abs/2601.01237 |\n'),
  )
  writeFileSync(at('noise.txt'), 'Nothing here is a paper.\n')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Screen {
  readonly columns: number
  readonly isStyled?: boolean
}

/** Runs the command within this process, at a terminal where a screen is given. */
async function run(args: readonly string[], { input, screen }: { input?: string; screen?: Screen } = {}) {
  // Nobody reads before it ends.
  const [stdout, stderr] = [0, 1].map(() => new PassThrough({ highWaterMark: 1e7 })) as [
    PassThrough,
    PassThrough,
  ]
  const stdin = Object.assign(Readable.from([Buffer.from(input ?? '')]), { isTTY: input === undefined })
  const code = await runCommand(args, {
    stdin,
    stdout,
    stderr,
    terminal: screen && { isStyled: false, ...screen },
    today: '2026-01-30',
    version: '1.2.3',
  })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

const linesOf = (text: string): string[] => text.trimEnd().split('\n')

describe('the verbs', () => {
  it.each(verbs)('should say of $name what it does, and each of its options', async (verb) => {
    const { code, stdout } = await run([verb.name, '--help'])
    expect(code).toBe(0)
    const plain = stdout.replace(/\s+/g, ' ')
    expect(plain).toContain(verb.summary)
    for (const name of verb.options) expect(plain).toContain(commandOptions[name].flags)
  })

  it('should be listed by the help and in the docs', async () => {
    const { stdout } = await run(['--help'])
    for (const { name } of verbs) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
    expect(readHeadings('docs/cli.md', 2).slice(0, verbs.length)).toEqual(verbs.map(({ name }) => name))
    const docs = readFileSync('docs/cli.md', 'utf8')
    for (const { flags } of Object.values(commandOptions)) expect(docs).toContain(`\`${flags}\``)
  })

  it('should convert where none is named', async () => {
    const { code, stdout } = await run([at('week.md'), '-t', 'csv', '--columns', 'id,org'])
    expect(code).toBe(0)
    expect(stdout).toBe(
      'id,organization\r\narxiv:2503.01234,Fernhill Lab\r\narxiv:2504.01235,Harbour AI\r\narxiv:2601.01236,\r\n',
    )
    expect((await run([], { input: TABLE })).stdout).toMatch(/^\[/)
    expect((await run(['-t', 'ndjson'], { input: TABLE })).stdout).toMatch(/^\{/)
  })

  it.each<[words: string[], reason: RegExp]>([
    [['convrt', 'x'], /^paperdigest: convrt: no such verb or file; did you mean 'convert'\?\n$/],
    [['zzzzzzzz'], /paperdigest --help lists the verbs/],
    [['convert'], /name a file, or pipe a digest in/],
    [['inspect'], /name a file, or pipe a digest in/],
    [['merge'], /missing required argument 'files'/],
    [['query'], /missing required argument 'query'/],
    [['query', 'organisaton:x', 'week.md'], /did you mean 'organization'\?/],
    [['query', 'a', 'week.md', '--columns', 'id,titel'], /did you mean 'title'\?/],
    [['search', 'a', 'week.md', '--fields', 'doi'], /Expected fields out of abstract, title/],
    [
      ['convert', 'week.md', '--sort', 'upvots'],
      /--sort Expected a key to sort by, .*did you mean 'upvotes'/,
    ],
    [['convert', 'week.md', '--set', 'abstract'], /--set abstract: expected key=value/],
    [
      ['convert', 'week.md', '-t', 'bibtex', '--set', 'abstrct=true'],
      /--set abstrct: .*did you mean 'abstract'/,
    ],
    [['convert', 'week.md', '-t', 'bibtex', '--set', 'abstract=maybe'], /Expected abstract as true or false/],
    [['convert', 'week.md', '-t', 'bibtex', '--set', 'keyPattern={x}'], /^paperdigest: bibtex: /],
    [['convert', 'week.md', '-t', 'bibtex', '--set', 'existingKeys=a'], /in a program only/],
    [['convert', 'week.md', '-t', 'csv', '--columns', 'id,id'], /'id' is there twice/],
    [['convert', 'week.md', '--set', 'limits.lineLength=-1'], /a whole number/],
    [['formats', 'bibtx'], /no such format; did you mean 'bibtex'\?/],
    [['completion', 'tcsh'], /tcsh: expected bash, zsh, fish/],
  ])('should refuse %j', async (words, reason) => {
    const { code, stdout, stderr } = await run(words.map((word) => (word === 'week.md' ? at(word) : word)))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(reason)
  })
})

describe('convert', () => {
  it('should set options of the format and of reading, the short forms too', async () => {
    const words = [
      at('week.md'),
      '-n',
      '1',
      '-t',
      'markdown',
      '--title',
      'Best',
      '--template',
      '- {title} {upvotes}',
    ]
    expect((await run(words)).stdout).toBe('# Best\n\n- Lanterns of the Coast 42\n')
    const csv = [
      '-t',
      'csv',
      '--set',
      'delimiter=;',
      '--set',
      'columns=id, title',
      '--set',
      'limits.lineLength=10',
    ]
    const { stdout } = await run([at('week.md'), ...csv])
    expect(linesOf(stdout)[0]).toBe('id;title\r')
  })

  it('should set the reader, and refuse warnings by --set strict=true', async () => {
    expect((await run([at('noise.txt'), '--set', 'strict=true'])).code).toBe(65)
    expect((await run([at('noise.txt'), '--set', 'strict=false'])).code).toBe(0)
  })
})

describe('merge', () => {
  it('should write each paper once', async () => {
    const { stdout } = await run([
      'merge',
      at('week.md'),
      at('next.md'),
      '-t',
      'csv',
      '--columns',
      'id,upvotes',
    ])
    expect(linesOf(stdout)).toHaveLength(5)
    expect(
      (await run(['merge', at('week.md'), at('week.md'), '-t', 'bibtex'])).stdout.match(/^@/gm),
    ).toHaveLength(3)
  })
})

describe('query', () => {
  it('should give lines where it is piped', async () => {
    const { code, stdout } = await run(['query', 'upvotes>10', at('week.md'), '--sort=-upvotes'])
    expect(code).toBe(0)
    expect(linesOf(stdout).map((line) => line.split('\t')[0])).toEqual(['2026-01-20', '2025-03-14'])
    expect((await run(['query', 'kites', at('week.md')])).stdout).toBe('')
  })

  it('should count from today', async () => {
    expect((await run(['query', 'published:14d', at('week.md'), '--columns', 'id'])).stdout).toBe(
      'arxiv:2601.01236\n',
    )
  })

  it.each([40, 80, 200])(
    'should show a table that fits in %d columns, wide and right-to-left letters too',
    async (columns) => {
      const { stdout } = await run(['query', '', at('week.md')], { screen: { columns } })
      const lines = linesOf(stdout)
      expect(lines.at(-1)).toBe('3 papers')
      for (const line of lines)
        expect(widthOf(line.replace(/[\u2068\u2069]/g, ''))).toBeLessThanOrEqual(columns)
      const head = lines[0] ?? ''
      expect(head).toMatch(columns < 60 ? /^upvotes {2}title/ : /^published {3}upvotes {2}title/)
      // What stands under a head starts where it does, whatever letters are before it.
      const place = head.indexOf('id')
      for (const line of lines.slice(1, -1)) {
        const before = line.replace(/[\u2068\u2069]/g, '').split('arxiv:')[0] ?? ''
        expect(widthOf(before)).toBe(place)
      }
      expect(stdout.includes('灯台の光と潮の満ち引きについての長い研究')).toBe(columns === 200)
    },
  )

  it('should write other formats', async () => {
    expect(
      (await run(['query', 'light', at('week.md'), '-t', 'bibtex'], { screen: { columns: 80 } })).stdout,
    ).toMatch(/^@misc/)
    await run(['query', 'upvotes>100', at('week.md'), '-o', at('best.csv')])
    expect(linesOf(readFileSync(at('best.csv'), 'utf8'))).toHaveLength(2)
  })

  it('should say that nothing is found, and style no terminal that does not', async () => {
    const screen = { columns: 80 }
    expect((await run(['query', 'kites', at('week.md')], { screen })).stdout).toBe('0 papers\n')
    expect((await run(['query', '', at('week.md')], { screen })).stdout).not.toContain('\u001b')
    expect(
      (await run(['query', '', at('week.md')], { screen: { columns: 80, isStyled: true } })).stdout,
    ).toContain('\u001b[1m')
  })
})

describe('search', () => {
  it('should give the best first, in some fields, of papers that match', async () => {
    const words = ['search', 'lantern light', at('week.md'), at('next.md'), '--merge', '--columns', 'id']
    expect(linesOf((await run(words)).stdout)[0]).toBe('arxiv:2503.01234')
    expect((await run([...words, '--fields', 'org'])).stdout).toBe('')
    expect((await run([...words, '-n', '1'])).stdout).toBe('arxiv:2503.01234\n')
    expect((await run([...words, '-q', 'upvotes<10'])).stdout).toBe('arxiv:2504.01235\n')
  })
})

describe('stats', () => {
  it('should draw charts that fit, and fold case', async () => {
    for (const columns of [40, 80, 200]) {
      const { stdout } = await run(['stats', at('week.md')], { screen: { columns, isStyled: true } })
      expect(stdout).toContain('█')
      for (const line of linesOf(stdout)) expect(widthOf(line)).toBeLessThanOrEqual(columns)
    }
    const piped = (await run(['stats', at('week.md')])).stdout
    expect(piped).toMatch(/^papers: 3, with code: 0 \(0 %\)\n/)
    expect(piped).toMatch(/^ {2}Light +2 {2}#{40}$/m)
    expect(piped).not.toContain('\u001b')
  })

  it('should write JSON', async () => {
    const { stdout } = await run(['stats', at('week.md'), '--json', '--top', '1', '-q', 'light'])
    expect(JSON.parse(stdout)).toMatchObject({ papers: 2, keywords: [{ value: 'Light', count: 2 }] })
    expect((await run(['stats', '--json'], { input: 'No paper.\n' })).stdout).toContain('"papers": 0')
  })
})

describe('diff', () => {
  it('should tell short values that changed with what they were, and longer ones by their names', async () => {
    writeFileSync(at('then.md'), TABLE)
    writeFileSync(
      at('now.md'),
      TABLE.replace('| 2025-03-14 |', '| 2025-03-15 |')
        .replace('| Fernhill Lab |', '| |')
        .replace('| 42 |', '| |'),
    )
    const { stdout } = await run(['diff', at('then.md'), at('now.md')])
    expect(stdout).toContain('published 2025-03-14 -> 2025-03-15')
    expect(stdout).toContain('upvotes 42 -> none')
    expect(stdout).toMatch(/organization(?:,|\n)/)
  })

  it('should refuse a format that there is not, options that make no sense, and a file that is not there', async () => {
    expect((await run(['diff', at('week.md'), at('next.md'), '-t', 'papyrus'])).code).toBe(2)
    expect(
      (await run(['diff', at('week.md'), at('next.md'), '-t', 'csv', '--columns', 'nothing'])).code,
    ).toBe(2)
    expect((await run(['diff', at('week.md'), at('missing.md')])).code).toBe(74)
  })

  it('should tell what came, what went and what changed', async () => {
    const { code, stdout } = await run(['diff', at('week.md'), at('next.md')])
    expect(code).toBe(0)
    expect(linesOf(stdout).map((line) => line.replace(/[^ -~]+/g, '…'))).toEqual([
      '+ Kites (arxiv:2601.01237)',
      '- … … (arxiv:2601.01236)',
      '~ Lanterns of the Coast (arxiv:2503.01234): upvotes 42 -> 57',
    ])
    expect(JSON.parse((await run(['diff', at('week.md'), at('next.md'), '--json'])).stdout)).toMatchObject({
      added: [{ title: 'Kites' }],
    })
    expect((await run(['diff', at('week.md'), at('week.md')])).stdout).toBe('')
  })

  it('should write the papers that came', async () => {
    const { stdout } = await run(['diff', at('week.md'), at('next.md'), '-t', 'csv', '--columns', 'title'])
    expect(stdout).toBe('title\r\nKites\r\n')
  })
})

describe('inspect, validate, formats', () => {
  it('should show the tree and the tokens', async () => {
    expect((await run(['inspect', at('week.md')])).stdout).toMatch(/^root\[3\]/)
    const tokens = (await run(['inspect', '--tokens', '--json'], { input: `${TABLE}` })).stdout
    const values = (JSON.parse(tokens) as { value: string }[]).map(({ value }) => value)
    expect(values.join('')).toBe(TABLE)
    expect(
      (await run(['inspect', '--tokens', '-f', 'text'], { input: 'A bell\u0007\n' })).stdout,
    ).not.toContain('\u0007')
    expect(await run(['inspect', at('none.md')])).toMatchObject({ code: 74, stdout: '' })
  })

  it('should say how much is wrong, and exit with 65', async () => {
    expect(await run(['validate', at('week.md')])).toMatchObject({
      code: 0,
      stdout: `${at('week.md')}: 3 papers, 0 errors, 0 warnings\n`,
    })
    const bad = await run(['validate', at('noise.txt'), at('week.md')])
    expect(bad.code).toBe(65)
    expect(linesOf(bad.stdout)).toHaveLength(2)
    expect(bad.stdout).toMatch(/noise\.txt: 0 papers, \d errors?, \d warnings?\n/)
  })

  it('should list all formats, and the options of one', async () => {
    const all = (await run(['formats'])).stdout
    for (const { name } of [...exporters, ...readers]) expect(all).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    const { stdout } = await run(['formats', 'bibtex'])
    for (const option of ['abstract', 'keyPattern', 'referenceDate', 'limits.lineLength'])
      expect(stdout).toMatch(new RegExp(`^  ${option} `, 'm'))
    expect(stdout).not.toContain('existingKeys')
    expect(JSON.parse((await run(['formats', 'csv', '--json'])).stdout)).toMatchObject({ name: 'csv' })
    expect(JSON.parse((await run(['formats', '--json'])).stdout)).toHaveProperty('exporters')
  })
})

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('should know all verbs and options in %s', async (shell) => {
    const { code, stdout } = await run(['completion', shell])
    expect(code).toBe(0)
    for (const { name } of verbs) expect(stdout).toContain(name)
    for (const { flags } of Object.values(commandOptions)) {
      const [, name = ''] = /--([a-z-]+)/.exec(flags) ?? []
      expect(stdout).toContain(shell === 'fish' ? `-l ${name}` : `--${name}`)
    }
  })

  it('should be a program that bash reads, and that completes', async () => {
    const script = (await run(['completion', 'bash'])).stdout
    const ask = `${script}\nCOMP_WORDS=(paperdigest convert --to bib); COMP_CWORD=3; _paperdigest; echo "\${COMPREPLY[@]}"`
    const { stdout } = spawnSync('bash', ['-c', ask], { encoding: 'utf8' })
    expect(stdout.trim().split(' ').sort()).toEqual(['biblatex', 'bibtex'])
  })

  it.each([
    ['resolver', Object.keys(resolvers)],
    ['format', [...verdictFormats]],
    ['prefer', ['preprint', 'published', 'both']],
    ['service', ['arxiv', 'huggingFace']],
  ])('should know all values of --%s', async (option, names) => {
    const stdout = (shell: string) => run(['completion', shell]).then((ended) => ended.stdout)
    expect(await stdout('bash')).toContain(`--${option}) COMPREPLY=($(compgen -W "${names.join(' ')}"`)
    expect(await stdout('zsh')).toMatch(new RegExp(`'--${option}\\[.*:value:\\(${names.join(' ')}\\)'`))
    expect(await stdout('fish')).toContain(`-l ${option} -r -f -a '${names.join(' ')}'`)
  })
})

describe('a table', () => {
  it('should cut no character in two, and give each the cells that it takes', () => {
    const terminal = { columns: 24, isStyled: false }
    const text = tableOf(
      [{ name: 'title' }, { name: 'id' }],
      [
        ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 'x'],
        ['a\u0301bc', 'y'],
      ],
      terminal,
    )
    for (const line of linesOf(text)) expect(widthOf(line)).toBeLessThanOrEqual(24)
    expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
    expect(widthOf('a\u0301bc')).toBe(3)
    expect(tableOf([{ name: 'a' }], [['b\u001b[31m']], terminal)).toContain('\\u001b')
  })
})

describe('at a real terminal', () => {
  const program = resolve('dist/cli.js')
  const hasScript = spawnSync('script', ['--version']).status === 0

  function atTerminal(words: string, env: Readonly<Record<string, string>> = {}): string {
    const command = `stty cols 80; '${process.execPath}' '${program}' ${words}`
    return spawnSync('script', ['-qec', command, at('typescript')], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      input: '',
    }).stdout.replaceAll('\r\n', '\n')
  }

  it.runIf(hasScript)('should show a table, in plain letters where that is asked for', () => {
    const words = `query '' '${at('week.md')}'`
    const env = { NO_COLOR: '', TERM: 'xterm' }
    expect(atTerminal(words, env)).toContain('\u001b[1mpublished')
    expect(atTerminal(words, env)).toContain('3 papers')
    for (const plain of [
      { NO_COLOR: '1', TERM: 'xterm' },
      { NO_COLOR: '', TERM: 'dumb' },
    ]) {
      const shown = atTerminal(words, plain)
      expect(shown).toContain('published')
      expect(shown).not.toContain('\u001b[1m')
    }
  })
})
