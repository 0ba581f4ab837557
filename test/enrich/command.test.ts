import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { runCommand } from '../../src/command/program'
import { ndjson, stringify } from '../../src/index'
import { anyOf, crossrefOf, dblpOf } from '../replay/aggregators'
import { arxivOf } from '../replay/arxiv'
import { fastClock } from '../replay/clock'
import { huggingFaceOf } from '../replay/hugging-face'
import type { InventedPaper } from '../replay/papers'
import { type Answerer, type Replay, startReplay } from '../replay/server'
import { inventedRecords, paper } from './papers'

const PAGE =
  'Lanterns That Learn\n\n  • 2 authors\n·\nApr 3, 2025\n\nNobody Wrote This\n\n  • 1 author\n·\nApr 4, 2025\n'
const held = paper('Lanterns That Learn', {
  authors: ['Ada Quill', 'Bo Tarn'],
  published: '2025-04-03',
  identifiers: { arxiv: '2504.01234' },
})
const BIB =
  '@misc{a,\n  title = {Lanterns That Learn},\n  author = {Quill, Ada and Tarn, Bo},\n  year = {2025}\n}\n'

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperdigest-enrich-'))
  writeFileSync(at('page.txt'), PAGE)
  writeFileSync(at('held.ndjson'), stringify([held, ...inventedRecords(500)], ndjson))
  writeFileSync(at('right.bib'), BIB)
  writeFileSync(at('wrong.bib'), BIB.replace('2025', '2019'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command within this process; its services are those of a server, where one is given. */
async function run(args: readonly string[], input?: string, server?: Replay) {
  const [stdout, stderr] = [0, 1].map(() => new PassThrough({ highWaterMark: 1e7 })) as [
    PassThrough,
    PassThrough,
  ]
  const stdin = Object.assign(Readable.from([Buffer.from(input ?? '')]), { isTTY: input === undefined })
  const code = await runCommand(args, {
    stdin,
    stdout,
    stderr,
    today: '2026-01-30',
    version: '1.2.3',
    environment: { XDG_CACHE_HOME: at('cache') },
    network: { clock: fastClock(5_000), ...(server && { fetch: server.fetch }) },
  })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

describe('paperdigest enrich', () => {
  it('should write the entry of a page that is piped in', async () => {
    const { code, stdout, stderr } = await run(
      ['enrich', '--local', at('held.ndjson'), '--to', 'bibtex'],
      PAGE,
    )
    expect(code).toBe(0)
    expect(stdout).toContain('author = {Quill, Ada and Tarn, Bo}')
    expect(stdout).toContain('eprint = {2504.01234}')
    expect(stderr).toBe(
      '<stdin>:7:1 not-found No record of this paper was found: "Nobody Wrote This"\npaperdigest: 1 of 2 with all names, 1 not found\n',
    )
  })

  it('should write a file, and name the place of what it could not complete', async () => {
    const { code, stderr } = await run([
      'enrich',
      at('page.txt'),
      '--local',
      at('held.ndjson'),
      '-o',
      at('out.bib'),
      '--limit',
      '1',
    ])
    expect(code).toBe(0)
    expect(stderr).toBe('paperdigest: 1 of 1 with all names\n')
    expect(readFileSync(at('out.bib'), 'utf8')).toContain('Quill, Ada')
  })

  it('should not write over what it holds', async () => {
    const { code, stderr } = await run([
      'enrich',
      at('page.txt'),
      '--local',
      at('held.ndjson'),
      '-t',
      'ndjson',
      '-o',
      at('held.ndjson'),
    ])
    expect([code, stderr]).toEqual([
      2,
      `paperdigest: ${at('held.ndjson')}: is read too; write to another file\n`,
    ])
  })

  it.each([
    [
      ['enrich', 'page.txt', '--resolver', 'dblb'],
      2,
      /--resolver dblb: no such resolver; did you mean 'dblp'\?/,
    ],
    [['verify', 'right.bib', '--resolver', 'google'], 2, /no such resolver; expected huggingFace, arxiv, /],
    [['verify', 'right.bib', '--contact', 'a b'], 2, /Expected options\.contact/],
    [['enrich', 'page.txt', '--local', 'none.bib'], 74, /none\.bib: no such file or folder/],
    [
      ['enrich', 'page.txt', '--local', 'held.ndjson', '--prefer', 'newest'],
      2,
      /Expected preprint, published, both/,
    ],
    [
      ['verify', 'right.bib', '--local', 'held.ndjson', '--format', 'xml'],
      2,
      /Expected text, json, sarif, github/,
    ],
  ])('should refuse %j with %i', async (words, expected, reason) => {
    const { code, stdout, stderr } = await run(words.map((word) => (/\./.test(word) ? at(word) : word)))
    expect([code, stdout]).toEqual([expected, ''])
    expect(stderr).toMatch(reason)
  })

  it('should exit with 65 under --strict where something was doubted', async () => {
    writeFileSync(
      at('twice.ndjson'),
      stringify([held, { ...held, identifiers: { arxiv: '2504.09999' }, id: 'arxiv:2504.09999' }], ndjson),
    )
    const { code, stdout, stderr } = await run([
      'enrich',
      at('page.txt'),
      '--local',
      at('twice.ndjson'),
      '--strict',
      '-t',
      'bibtex',
    ])
    expect([code, stdout]).toEqual([65, ''])
    expect(stderr).toContain('ambiguous-match')
  })
})

describe('services', () => {
  let replay: Replay | undefined
  afterEach(async () => {
    await replay?.close()
    replay = undefined
  })
  const preprint: InventedPaper = {
    arxiv: '2504.01234',
    title: 'Lanterns That Learn',
    abstract: 'Lanterns learn.',
    authors: [
      ['Ada', 'Quill'],
      ['Bo', 'Tarn'],
    ],
    published: '2025-04-03',
    categories: ['cs.LG'],
  }
  const servicesOf = (): Answerer =>
    anyOf(huggingFaceOf([preprint]), arxivOf([preprint]), dblpOf([held]), crossrefOf([]))

  it('should be asked for a page that is piped in, and not again for what they answered', async () => {
    replay = await startReplay(servicesOf(), fastClock(5_000))
    const { code, stdout, stderr } = await run(['enrich', '--to', 'bibtex'], PAGE, replay)
    expect(code).toBe(0)
    expect(stdout).toContain('author = {Quill, Ada and Tarn, Bo}')
    expect(stderr).toMatch(
      /^<stdin>:7:1 not-found .*\npaperdigest: 1 of 2 with all names, 1 not found; \d requests, 0 from the cache\n$/,
    )
    const again = await run(['enrich', '--to', 'bibtex', '--offline'], PAGE)
    expect(again.stdout).toBe(stdout)
    expect(again.stderr).toMatch(/; 0 requests, \d from the cache\n$/)
  })

  it('should be asked for a bibliography', async () => {
    replay = await startReplay(servicesOf(), fastClock(5_000))
    const { code, stdout, stderr } = await run(
      ['verify', at('right.bib'), at('wrong.bib'), '--no-cache'],
      undefined,
      replay,
    )
    expect(code).toBe(1)
    expect(stdout).toContain(
      'wrong.bib:1:1 differs: Lanterns That Learn\n  published: states "2019", dblp has "2025"',
    )
    expect(stderr).toMatch(/^paperdigest: 2 looked up; \d requests, 0 from the cache\n$/)
  })

  it('should be told where they cannot be asked', async () => {
    replay = await startReplay(() => ({ status: 403, body: '{}' }), fastClock(5_000))
    const { code, stdout, stderr } = await run(
      ['enrich', at('page.txt'), '--no-cache', '-t', 'csv', '--columns', 'title,authors'],
      undefined,
      replay,
    )
    expect([code, stdout]).toEqual([0, 'title,authors\r\nLanterns That Learn,\r\nNobody Wrote This,\r\n'])
    expect(stderr).toContain('failed-lookup huggingFace could not be asked for this paper: answers 403')
    expect(stderr).toContain('0 of 2 with all names, 2 could not be looked up')
    const verified = await run(['verify', at('right.bib'), '--no-cache'], undefined, replay)
    expect(verified).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('could not check: Lanterns That Learn ('),
    })
  })

  it('should be left alone where records are held, unless they are named', async () => {
    const { code, stderr } = await run(['enrich', '--local', at('held.ndjson'), '--to', 'bibtex'], PAGE)
    expect(code).toBe(0)
    expect(stderr).not.toContain('requests')
  })
})

describe('paperdigest verify', () => {
  it('should exit with 0 where all entries are found, and with 1 where one differs', async () => {
    expect(await run(['verify', at('right.bib'), '--local', at('held.ndjson')])).toEqual({
      code: 0,
      stdout: '1 entry: 1 found, 0 with differences, 0 not found, 0 could not be checked\n',
      stderr: '',
    })
    const { code, stdout } = await run([
      'verify',
      at('right.bib'),
      at('wrong.bib'),
      '--local',
      at('held.ndjson'),
    ])
    expect(code).toBe(1)
    expect(stdout).toContain(
      `${at('wrong.bib')}:1:1 differs: Lanterns That Learn\n  published: states "2019", local has "2025"`,
    )
  })

  it('should write a log into a file', async () => {
    const { code, stdout } = await run(
      ['verify', '--local', at('held.ndjson'), '--format', 'sarif', '-o', at('log.sarif')],
      BIB.replace('Learn', 'Forget Everything'),
    )
    expect([code, stdout]).toEqual([1, ''])
    expect(JSON.parse(readFileSync(at('log.sarif'), 'utf8')).runs[0].results).toMatchObject([
      { ruleId: 'not-found' },
    ])
  })
})
