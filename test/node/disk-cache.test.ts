import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { afterAll, describe, expect, it } from 'vitest'

import { createDiskCache } from '../../src/node/disk-cache'

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
    expect(filesIn(folder)).toHaveLength(TEXTS.length)
  })

  it('should make nothing of files that are torn, foreign or another key’s', async () => {
    const folder = folderOf()
    const cache = createDiskCache(folder)
    await cache.set('a', '[1, 2, 3]')
    const [file = ''] = filesIn(folder)
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
    const other = filesIn(folder).find((path) => path !== file) ?? ''
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
    for (const name of ['old', 'young']) writeFileSync(join(folder, 'tmp', name), 'half')
    utimesSync(join(folder, 'tmp', 'old'), 1, 1)
    await createDiskCache(folder).set('a', 'b')
    expect(readdirSync(join(folder, 'tmp'))).toEqual(['young'])
  })

  it('should be shared by programs that are killed at any time', async () => {
    const folder = folderOf()
    const program = `import { createDiskCache } from ${JSON.stringify(pathToFileURL(resolve('dist/node.js')).href)}
const cache = createDiskCache(${JSON.stringify(folder)})
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
