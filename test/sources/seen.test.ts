import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { afterAll, describe, expect, it } from 'vitest'

import type { Paper } from '../../src/model/paper'
import { createSeenFile } from '../../src/node/seen-file'
import { type SeenStore, seen } from '../../src/sources/seen'
import { paperOf } from '../exporters/paper'

const folder = mkdtempSync(join(tmpdir(), 'paperdigest-seen-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function memory(text = ''): SeenStore & { text: string } {
  return {
    text,
    read() {
      return this.text
    },
    append(more) {
      this.text += more
    },
  }
}

function numbered(arxiv: string, fields: Partial<Paper> = {}): Paper {
  return paperOf({ id: `arxiv:${arxiv}`, identifiers: { arxiv }, ...fields })
}

const one = numbered('2603.01234')
const two = numbered('2603.01235')
const titled = paperOf({ id: 'title:lanterns', title: 'Lanterns' })

describe('what was seen', () => {
  it('should be told from what is new, by identifiers alone', async () => {
    const store = memory()
    const first = await seen(store)
    expect(first.unseen([one, titled])).toEqual([one, titled])
    await first.remember([one, titled])
    expect(store.text).toBe('{"seen":["arxiv:2603.01234","title:lanterns"]}\n')
    const later = await seen(store)
    const { arxiv } = one.identifiers
    const elsewhere = numbered('2603.01234', { title: 'Another Title', sources: [] })
    const byDoi = paperOf({ id: `arxiv:${arxiv}`, identifiers: { doi: `10.48550/arxiv.${arxiv}` } })
    expect(later.unseen([elsewhere, two, byDoi, titled])).toEqual([two])
  })

  it('should be any of the identifiers of a paper', async () => {
    const store = memory()
    await (await seen(store)).remember([
      numbered('2603.01234', { identifiers: { arxiv: '2603.01234', doi: '10.1000/x' } }),
    ])
    const published = paperOf({ id: 'doi:10.1000/x', identifiers: { doi: '10.1000/x' } })
    expect((await seen(store)).unseen([published])).toEqual([])
  })

  it('should give a paper once that several days list', async () => {
    expect((await seen(memory())).unseen({ papers: [one, two, one] })).toEqual([one, two])
  })

  it('should hold nothing until it is to be remembered, and nothing twice', async () => {
    const store = memory()
    const state = await seen(store)
    state.unseen([one])
    expect(store.text).toBe('')
    await state.remember([one])
    await state.remember([one])
    await state.remember([])
    expect(store.text.match(/\n/g)).toHaveLength(1)
    expect(state.unseen([one])).toEqual([])
  })

  it.each([
    ['half a line at the end', '{"seen":["arxiv:2603.01234"]}\n{"seen":["arxiv:26'],
    ['what was added behind half a line', '{"seen":["arxi{"seen":["arxiv:2603.01234"]}\n'],
    ['the start of a first line', '{"se'],
    ['empty lines', '\n\n{"seen":["arxiv:2603.01234"]}\n\n'],
    ['other values', '{"seen":["arxiv:2603.01234",7,null]}\n{"seen":[]}\n'],
  ])('should be read from %s', async (_, text) => {
    const store = memory(text)
    const state = await seen(store)
    const isKnown = text.includes('01234')
    expect(state.unseen([one])).toEqual(isKnown ? [] : [one])
    await state.remember([two])
    expect((await seen(store)).unseen([one, two])).toEqual(isKnown ? [] : [one])
  })

  it.each(['[]', '{"title":"Lanterns"}', '{"seen":"x"}', '@misc{lanterns}\n', 'seen'])(
    'should not be looked for in %s',
    async (text) => {
      await expect(seen(memory(text))).rejects.toThrow(SyntaxError)
    },
  )

  it('should refuse what is no store and no papers', async () => {
    await expect(seen('state.json' as never)).rejects.toThrow(/createSeenFile/)
    expect(() => createSeenFile(new URL('file:///x') as never)).toThrow(TypeError)
    const state = await seen(memory())
    expect(() => state.unseen('text' as never)).toThrow(/parse it first/)
  })
})

describe('a file of what was seen', () => {
  it('should be made, read and added to', async () => {
    const path = join(folder, 'new.json')
    await (await seen(createSeenFile(path))).remember([one])
    await (await seen(createSeenFile(path))).remember([one, two])
    expect(readFileSync(path, 'utf8')).toBe('{"seen":["arxiv:2603.01234"]}\n{"seen":["arxiv:2603.01235"]}\n')
    await expect(seen(createSeenFile(folder))).rejects.toMatchObject({ code: 'EISDIR' })
  })

  it('should lose nothing of what two programs add at once', async () => {
    const path = join(folder, 'shared.json')
    const states = await Promise.all(Array.from({ length: 8 }, () => seen(createSeenFile(path))))
    await Promise.all(
      states.flatMap((state, writer) =>
        Array.from({ length: 10 }, (_, turn) =>
          state.remember([numbered(`2603.${10_000 + writer * 100 + turn}`)]),
        ),
      ),
    )
    const all = states.flatMap((_, writer) =>
      Array.from({ length: 10 }, (__, turn) => numbered(`2603.${10_000 + writer * 100 + turn}`)),
    )
    expect((await seen(createSeenFile(path))).unseen(all)).toEqual([])
  })

  it('should not be harmed by the end of a program at any time', async () => {
    const path = join(folder, 'killed.json')
    writeFileSync(path, '')
    const program = `import { createSeenFile } from ${JSON.stringify(pathToFileURL(resolve('dist/node.js')).href)}
import { seen } from ${JSON.stringify(pathToFileURL(resolve('dist/sources.js')).href)}
const state = await seen(createSeenFile(${JSON.stringify(path)}))
for (let number = 0; ; number++) {
  const arxiv = '26' + process.argv[2] + '.' + String(10000 + number)
  await state.remember([{ id: 'arxiv:' + arxiv, identifiers: { arxiv } }])
  process.stdout.write(arxiv + '\\n')
}`
    const file = join(folder, 'program.mjs')
    writeFileSync(file, program)
    const told: string[] = []
    for (const month of ['01', '02', '03']) {
      const child = spawn(process.execPath, [file, month], { stdio: ['ignore', 'pipe', 'inherit'] })
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk
        if (text.length > 300) child.kill('SIGKILL')
      })
      await once(child, 'close')
      told.push(...text.split('\n').slice(0, -1))
      // What a program leaves that is killed in the middle of adding.
      appendFileSync(path, '{"seen":["arxiv:2')
    }
    expect(told.length).toBeGreaterThan(30)
    const state = await seen(createSeenFile(path))
    expect(state.unseen(told.map((arxiv) => numbered(arxiv)))).toEqual([])
  })
})
