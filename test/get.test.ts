import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'

import { afterAll, afterEach, describe, expect, it } from 'vitest'

import { cacheFolder } from '../src/command/client'
import { runCommand } from '../src/command/program'
import { arxivOf } from './replay/arxiv'
import { fastClock } from './replay/clock'
import { huggingFaceOf } from './replay/hugging-face'
import { inventedPapers } from './replay/papers'
import { type Answerer, type Replay, startReplay } from './replay/server'

const root = mkdtempSync(join(tmpdir(), 'paperdigest-get-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let count = 0
const fresh = (): string => join(root, String(count++))

let replay: Replay | undefined
afterEach(async () => {
  await replay?.close()
  replay = undefined
})

async function start(answer?: Answerer): Promise<Replay> {
  const [site, arxiv] = [huggingFaceOf(inventedPapers), arxivOf(inventedPapers)]
  replay = await startReplay(
    answer ?? (async (request) => (await site(request)) ?? arxiv(request)),
    fastClock(1_000),
  )
  return replay
}

interface Given {
  readonly environment?: Readonly<Record<string, string>>
  readonly stdout?: Writable
  readonly isAtTerminal?: boolean
}

/** Runs the command within this process; its services are the server's. */
async function run(words: readonly string[], { environment = {}, stdout, isAtTerminal = false }: Given = {}) {
  const [out, err, progress] = [0, 1, 2].map(() => new PassThrough({ highWaterMark: 1e7 })) as [
    PassThrough,
    PassThrough,
    PassThrough,
  ]
  const code = await runCommand(words, {
    stdin: Object.assign(Readable.from([]), { isTTY: true }),
    stdout: stdout ?? out,
    stderr: err,
    today: '2026-03-05',
    version: '1.2.3',
    environment: { XDG_CACHE_HOME: join(root, 'cache'), ...environment },
    ...(isAtTerminal && { progress }),
    network: { clock: fastClock(1_000), ...(replay && { fetch: replay.fetch }) },
  })
  return {
    code,
    stdout: String(out.read() ?? ''),
    stderr: String(err.read() ?? ''),
    progress: String(progress.read() ?? ''),
  }
}

const ids = (text: string): string[] => text.match(/\b\d{4}\.\d{5}\b|hep-th\/\d{7}/g) ?? []

describe('get', () => {
  it.each<[string[], string[], string[]]>([
    [['yesterday'], ['2603.01234', '2603.01235'], ['date=2026-03-04']],
    [['2026-03-04'], ['2603.01234', '2603.01235'], ['date=2026-03-04']],
    [['today'], [], ['date=2026-03-05']],
    [['2026-W10'], ['2603.01234', '2603.01235', '2603.02345'], ['week=2026-W10']],
    [['2026-03'], ['2603.01234', '2603.01235', '2603.02345'], ['month=2026-03']],
    [['2026-03-03..2026-03-04'], ['2603.01234', '2603.01235'], ['date=2026-03-03', 'date=2026-03-04']],
    [['3d'], ['2603.01234', '2603.01235'], ['date=2026-03-03', 'date=2026-03-05']],
    [['1d'], [], ['date=2026-03-05']],
    [['2026-03-04..'], ['2603.01234', '2603.01235'], ['date=2026-03-04', 'date=2026-03-05']],
    [['--search', 'tide tables'], ['2603.01235'], ['q=tide+tables']],
    [['cs.RO'], ['2603.02345'], ['/atom/cs.RO']],
    [
      ['2603.02345', 'arXiv:hep-th/9901001', 'https://arxiv.org/abs/2603.01234v1'],
      ['2603.02345', 'hep-th/9901001', '2603.01234'],
      ['id_list=2603.02345%2Chep-th%2F9901001%2C2603.01234'],
    ],
    [
      ['2603.02345', 'yesterday'],
      ['2603.01234', '2603.01235', '2603.02345'],
      ['date=2026-03-04', 'id_list=2603.02345'],
    ],
    [['2603.01234', '--service', 'huggingFace'], ['2603.01234'], ['/api/papers/2603.01234']],
    [['yesterday', '-q', 'upvotes>10'], ['2603.01234'], []],
    [['yesterday', '--reference-date', '2026-03-07'], ['2603.02345'], ['date=2026-03-06']],
    [['yesterday', '--sort=upvotes', '-n', '1'], ['2603.01235'], []],
    [['yesterday', '2026-W10', '-m'], ['2603.01234', '2603.01235', '2603.02345'], []],
  ])('should write the papers of %j', async (words, expected, asked) => {
    const server = await start()
    const { code, stdout } = await run(['get', ...words, '--to', 'csv', '--columns', 'id', '--no-cache'])
    expect({ code, ids: ids(stdout) }).toEqual({ code: 0, ids: expected })
    const paths = server.requests.map(({ url }) => url.pathname + url.search)
    for (const part of asked)
      expect(
        paths.some((path) => path.includes(part)),
        `${part} of ${paths.join()}`,
      ).toBe(true)
  })

  it.each<[string[], RegExp]>([
    [[], /say what to get, such as yesterday/],
    [['tomorrow'], /^paperdigest: tomorrow: expected a day \(yesterday, 2026-03-04\), days/],
    [['2026-02-30'], /expected a day/],
    [['0d'], /expected a day/],
    [['2026-W54'], /expected a day/],
    [['2026-03-04..2026-03-01'], /expected a day/],
    [['2026-03-04..2026-03-05..2026-03-06'], /expected a day/],
    [['page.html'], /expected a day/],
    [['--search', ' '], /--search: expected words/],
    [['yesterday', '--service', 'hf'], /Expected arxiv, huggingFace/],
    [['yesterday', '--contact', 'a b'], /options\.contact|--contact/],
    [['yesterday', '-q', 'upvots>1'], /did you mean 'upvotes'\?/],
    [['yesterday', '-o', 'x.zzz'], /no format has the extension/],
  ])('should refuse %j', async (words, reason) => {
    await start()
    const { code, stdout, stderr } = await run(['get', ...words, '--no-cache'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(reason)
  })

  it('should refuse a key that is none without telling it', async () => {
    const { code, stderr } = await run(['get', 'yesterday'], { environment: { HF_TOKEN: 'hf_a secret' } })
    expect(code).toBe(2)
    expect(stderr).toMatch(/keys\.huggingFace/)
    expect(stderr).not.toContain('secret')
  })

  it('should write an empty day, and say so', async () => {
    await start()
    const file = fresh()
    const { code, stderr } = await run(['get', '2026-03-07', '-o', file, '-t', 'json', '--strict'])
    expect({ code, text: readFileSync(file, 'utf8') }).toEqual({ code: 0, text: '[]\n' })
    expect(stderr).toBe('2026-03-07 empty-list Hugging Face lists no papers for 2026-03-07\n')
  })

  it('should tell what is missing, and refuse it where it is to be strict', async () => {
    await start()
    const lenient = await run(['get', '2603.01234', '2603.09999', '-t', 'ndjson'])
    expect(lenient).toMatchObject({ code: 0, stderr: '2 papers not-found arXiv has no paper 2603.09999\n' })
    expect(await run(['get', '2603.01234', '2603.09999', '--strict'])).toMatchObject({ code: 65, stdout: '' })
  })

  it('should write nothing where a service gives no answer', async () => {
    await start(() => ({ status: 503, headers: { 'retry-after': '9999' } }))
    const file = fresh()
    const { code, stderr } = await run(['get', '2026-03-04', '-o', file, '-t', 'json', '--no-cache'])
    expect(code).toBe(74)
    expect(stderr).toBe(
      '<network> service-unavailable Hugging Face: fails (503), and asks to wait 9999 seconds\n',
    )
    expect(existsSync(file)).toBe(false)
  })

  it('should keep answers, and ask nobody when it is to be offline', async () => {
    const server = await start()
    const words = ['get', '2026-03-04', '--cache', fresh(), '-t', 'csv']
    const first = await run(words)
    expect(await run([...words, '--offline'])).toEqual(first)
    expect(server.requests).toHaveLength(2)
    const other = await run(['get', '2026-03-06', '--offline', '--cache', fresh()])
    expect(other).toMatchObject({ code: 74, stdout: '' })
    expect(other.stderr).toMatch(/<network> not-cached/)
    expect(server.requests).toHaveLength(2)
  })

  it('should tell of a cache that cannot be written, and go on', async () => {
    await start()
    const file = fresh()
    writeFileSync(file, '')
    const { code, stderr } = await run(['get', '2026-03-04', '--cache', file])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^<cache> unusable-cache /)
  })

  it('should send contact and keys, and keep no key', async () => {
    const server = await start()
    const folder = fresh()
    const { stdout, stderr, progress } = await run(
      ['get', '2026-03-04', '--contact', 'me@example.org', '--cache', folder],
      {
        environment: { HF_TOKEN: 'hf_secret' },
        isAtTerminal: true,
      },
    )
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer hf_secret',
      'user-agent': 'paperdigest (mailto:me@example.org)',
    })
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.length).toBeGreaterThan(0)
    const kept = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    expect([stdout, stderr, progress, ...kept].join('')).not.toContain('hf_secret')
  })

  it('should show at a terminal what it waits for, and leave nothing of that', async () => {
    let turn = 0
    const site = huggingFaceOf(inventedPapers)
    await start((request) =>
      turn++ === 0 ? { status: 429, headers: { ratelimit: '"api";r=0;t=55' } } : site(request),
    )
    const { code, progress, stderr } = await run(['get', '2026-03-04', '--no-cache'], { isAtTerminal: true })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(progress).toContain('Hugging Face refuses more requests for now (429): waiting 55 s')
    expect(progress).toContain('Hugging Face: 3 requests, 0 from the cache')
    expect(progress.endsWith('\r\u001b[K')).toBe(true)
  })
})

describe('--new-since', () => {
  const week = ['get', '2026-W10', '-t', 'csv', '--columns', 'id']

  it('should leave out what an earlier run wrote, and only that', async () => {
    await start()
    const state = fresh()
    const first = await run(['get', '2026-03-04', '-n', '1', '--new-since', state])
    expect(first.code).toBe(0)
    expect(readFileSync(state, 'utf8')).toBe('{"seen":["arxiv:2603.01234"]}\n')
    expect(ids((await run([...week, '--new-since', state])).stdout)).toEqual(['2603.01235', '2603.02345'])
    const last = await run([...week, '--new-since', state])
    expect({ code: last.code, ids: ids(last.stdout) }).toEqual({ code: 0, ids: [] })
  })

  it('should work for pages, too', async () => {
    const page = join(root, 'page.md')
    writeFileSync(
      page,
      '- [Lanterns for Small Harbours](https://arxiv.org/abs/2603.01234)\n- [Kites that Learn to Land](https://arxiv.org/abs/2603.02345)\n',
    )
    const state = fresh()
    writeFileSync(state, '{"seen":["arxiv:2603.01234"]}\n')
    expect(ids((await run([page, '-t', 'csv', '--columns', 'id', '--new-since', state])).stdout)).toEqual([
      '2603.02345',
    ])
    expect(
      ids((await run(['merge', page, '-t', 'csv', '--columns', 'id', '--new-since', state])).stdout),
    ).toEqual([])
  })

  it('should keep nothing where the output cannot be written', async () => {
    await start()
    const state = fresh()
    const { code } = await run([...week, '-o', join(root, 'nowhere', 'x.csv'), '--new-since', state])
    expect(code).toBe(74)
    expect(existsSync(state)).toBe(false)
    const broken = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('EIO: broken'), { code: 'EIO' })),
    })
    broken.on('error', () => {})
    expect((await run([...week, '--new-since', state], { stdout: broken })).code).toBe(74)
    expect(existsSync(state)).toBe(false)
  })

  it('should say why its file cannot be used', async () => {
    const server = await start()
    const other = join(root, 'digest.json')
    writeFileSync(other, '[{"title":"Lanterns"}]')
    const wrong = await run([...week, '--new-since', other])
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toMatch(/Expected the identifiers of papers that were seen/)
    expect(readFileSync(other, 'utf8')).toBe('[{"title":"Lanterns"}]')
    expect(await run([...week, '--new-since', root])).toMatchObject({ code: 74, stdout: '' })
    expect(server.requests).toEqual([])
  })
})

describe('the cache folder', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['linux', {}, /\.cache[/\\]paperdigest$/],
    ['linux', { XDG_CACHE_HOME: 'c' }, /\.cache[/\\]paperdigest$/],
    ['linux', { XDG_CACHE_HOME: '/c' }, /^[/\\]c[/\\]paperdigest$/],
    ['darwin', {}, /Library[/\\]Caches[/\\]paperdigest$/],
    ['win32', { LOCALAPPDATA: '/l' }, /^[/\\]l[/\\]paperdigest[/\\]Cache$/],
    ['win32', {}, /AppData[/\\]Local[/\\]paperdigest[/\\]Cache$/],
  ])('should be the usual one of %s', (platform, environment, folder) => {
    expect(cacheFolder(environment, platform)).toMatch(folder)
  })
})

describe('a proxy of the environment', () => {
  it('should be asked instead of the service', async () => {
    const proxy = createServer()
    const connected = new Promise<string | undefined>((done) => {
      proxy.on('connect', (request, socket) => {
        // The command is killed while it reads.
        socket.on('error', () => {})
        done(request.url)
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      })
    })
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const child = spawn(process.execPath, [resolve('dist/cli.js'), 'get', '2026-03-04', '--no-cache'], {
      env: { PATH: process.env.PATH, HTTPS_PROXY: address, HOME: root },
      stdio: 'ignore',
    })
    expect(await connected).toBe('huggingface.co:443')
    child.kill('SIGKILL')
    proxy.closeAllConnections()
    proxy.close()
  })
})
