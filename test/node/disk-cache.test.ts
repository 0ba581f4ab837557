import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { afterAll, describe, expect, it } from 'vitest'

import { createDiskCache, type DiskCacheOptions } from '../../src/node/disk-cache'

const root = mkdtempSync(join(tmpdir(), 'paperdigest-cache-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let count = 0
function folderOf(): string {
  return join(root, String(count++))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

function entriesIn(folder: string): string[] {
  return filesIn(folder).filter((path) => path.endsWith('.json'))
}

const TEXTS = ['', 'a', 'Ødegård \u{1f3ee} \ud800 \u0000\r\n"', 'x'.repeat(3_000_000)]

describe('a cache on disk', () => {
  it('should give back what it was given, also to another one', async () => {
    const folder = folderOf()
    const cache = createDiskCache(folder)
    for (const [index, text] of TEXTS.entries()) await cache.set(`GET https://arxiv.org/${index} json`, text)
    for (const [index, text] of TEXTS.entries())
      expect(await createDiskCache(folder).get(`GET https://arxiv.org/${index} json`)).toBe(text)
    await cache.set('GET https://arxiv.org/0 json', 'new')
    expect(await cache.get('GET https://arxiv.org/0 json')).toBe('new')
    expect(await cache.get('GET https://arxiv.org/9 json')).toBeUndefined()
    expect(entriesIn(folder)).toHaveLength(TEXTS.length)
  })

  it('should make nothing of files that are torn, foreign or another key’s', async () => {
    const folder = folderOf()
    const cache = createDiskCache(folder)
    await cache.set('a', '[1, 2, 3]')
    const [file = ''] = entriesIn(folder)
    const whole = readFileSync(file)
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(file, whole.subarray(0, length))
      expect(await cache.get('a')).toBeUndefined()
    }
    for (let at = 0; at < whole.length - 1; at++) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(file, changed)
      expect(await cache.get('a')).toBeUndefined()
    }
    writeFileSync(file, Buffer.concat([whole, whole]))
    expect(await cache.get('a')).toBeUndefined()
    await cache.set('b', 'other')
    const other = entriesIn(folder).find((path) => path !== file) ?? ''
    writeFileSync(file, readFileSync(other))
    expect(await cache.get('a')).toBeUndefined()
    await cache.set('a', 'again')
    expect(await cache.get('a')).toBe('again')
  })

  it('should say what is wrong where it cannot write, and give nothing there', async () => {
    const file = join(root, 'file')
    writeFileSync(file, '')
    const cache = createDiskCache(join(file, 'folder'))
    expect(await cache.get('a')).toBeUndefined()
    await expect(cache.set('a', 'b')).rejects.toMatchObject({ code: 'ENOTDIR' })
    expect(() => createDiskCache('')).toThrow(/Expected a folder/)
  })

  it('should remove what programs left that were killed, and nothing that is under way', async () => {
    const folder = folderOf()
    mkdirSync(join(folder, 'tmp'), { recursive: true })
    const [old, young] = [randomUUID(), randomUUID()]
    for (const name of [old, young]) writeFileSync(join(folder, 'tmp', name), 'half')
    utimesSync(join(folder, 'tmp', old), 1, 1)
    await createDiskCache(folder).set('a', 'b')
    expect(readdirSync(join(folder, 'tmp'))).toEqual([young])
  })

  it('should remove no file that is not its own', async () => {
    const folder = folderOf()
    const own = ['tmp/notes.txt', 'ab/paper.json', 'refs.bib', 'ab.json', `tmp/${'a'.repeat(36)}`]
    for (const parent of ['tmp', 'ab']) mkdirSync(join(folder, parent), { recursive: true })
    for (const name of own) {
      writeFileSync(join(folder, name), 'mine')
      utimesSync(join(folder, name), 1, 1)
    }
    const cache = createDiskCache(folder, { maximumBytes: 10, maximumAge: 1 })
    for (const key of ['a', 'b', 'c']) await cache.set(key, 'x'.repeat(100))
    for (const name of own) expect(readFileSync(join(folder, name), 'utf8')).toBe('mine')
  })

  it('should hold no more than it may, the last answers first', async () => {
    const folder = folderOf()
    const cache = createDiskCache(folder, { maximumBytes: 100_000 })
    for (let index = 0; index < 60; index++) {
      await cache.set(`key ${index}`, 'x'.repeat(10_000))
      for (const file of filesIn(folder))
        utimesSync(file, new Date(), new Date(statSync(file).mtimeMs - 1_000))
    }
    const bytes = filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0)
    expect(bytes).toBeLessThanOrEqual(110_000 + 11_000)
    expect(await cache.get('key 59')).toBe('x'.repeat(10_000))
    expect(await cache.get('key 52')).toBeDefined()
    expect(await cache.get('key 10')).toBeUndefined()
  })

  it('should let go what is older than it may be, once an hour', async () => {
    const folder = folderOf()
    const limits = { maximumAge: 60_000 }
    await createDiskCache(folder, limits).set('old', 'a')
    const [file = ''] = entriesIn(folder)
    utimesSync(file, 1, 1)
    await createDiskCache(folder, limits).set('new', 'b')
    expect(await createDiskCache(folder).get('old')).toBe('a')
    for (const time of [Date.now() / 1_000 - 7_200, Date.now() / 1_000 + 7_200]) {
      utimesSync(file, 1, 1)
      utimesSync(join(folder, 'pruned'), time, time)
      await createDiskCache(folder, limits).set('newer', 'c')
      expect(await createDiskCache(folder).get('old')).toBeUndefined()
      expect(await createDiskCache(folder).get('new')).toBe('b')
      await createDiskCache(folder, limits).set('old', 'a')
    }
  })

  it.each([[{ maximumBytes: 0 }], [{ maximumAge: 1.5 }], [{ maximumBytes: '1' }], [{ maximumbytes: 1 }]])(
    'should refuse the options %o',
    (options) => {
      expect(() => createDiskCache('folder', options as DiskCacheOptions)).toThrow(TypeError)
    },
  )

  it('should be shared by programs that are killed at any time', async () => {
    const folder = folderOf()
    const program = `import { createDiskCache } from ${JSON.stringify(pathToFileURL(resolve('dist/node.js')).href)}
const cache = createDiskCache(${JSON.stringify(folder)}, { maximumBytes: 400_000 })
for (let turn = 0; ; turn++) {
  const key = 'key ' + turn % 20
  const found = await cache.get(key)
  if (found !== undefined && found !== key + 'x'.repeat(50_000)) process.stdout.write('torn\\n')
  await cache.set(key, key + 'x'.repeat(50_000))
  process.stdout.write('.')
}`
    const file = join(root, 'program.mjs')
    writeFileSync(file, program)
    const run = async (delay: number): Promise<string> => {
      const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] })
      let text = ''
      child.stderr.on('data', (chunk: Buffer) => {
        text += chunk
      })
      child.stdout.on('data', (chunk: Buffer) => {
        if (text === '') setTimeout(() => child.kill('SIGKILL'), delay)
        text += chunk
      })
      await once(child, 'close')
      return text
    }
    for (let turn = 0; turn < 2; turn++) {
      const texts = await Promise.all([run(40 + 30 * turn), run(60)])
      for (const text of texts) expect(text).toMatch(/^\.+$/)
    }
    for (let turn = 0; turn < 20; turn++) {
      const found = await createDiskCache(folder).get(`key ${turn}`)
      expect([undefined, `key ${turn}${'x'.repeat(50_000)}`]).toContain(found)
    }
  })
})
