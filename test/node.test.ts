import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { parse } from '../src/index'
import { parseChunks, parseFile, writeFileAtomically } from '../src/node'

const ABSTRACT = `We light the coast with lanterns.${' It is so, and it stays so.'.repeat(10)}`

function card(title: string, date = 'Apr 3, 2025'): string {
  return `${title}\n\n${ABSTRACT}\n\n  • 6 authors\n·\n${date}\n\n`
}

const PAGE = card('Lanterns 🦊 of the Coast') + card('Tides, Sparse and Dense', 'Dec 5')

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperdigest-node-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** 8 MiB and some, in pieces of about a megabyte: few cards, and lines that are passed over quickly. */
function* largePage(): Generator<string> {
  const filler = `${' '.repeat(8191)}\n`.repeat(128)
  yield card('Lanterns 🦊 of the Coast')
  for (let piece = 0; piece < 9; piece++) yield filler
  yield card('Tides, Sparse and Dense', 'Dec 5')
  yield card('Lanterns 🦊 of the Coast')
}

describe('parseFile', () => {
  it('should read a file as parse reads its text, and name it as the source', async () => {
    const path = join(folder, 'page.txt')
    writeFileSync(path, PAGE)
    const options = { referenceDate: '2026-01-30' }
    expect(await parseFile(path, options)).toEqual(parse(PAGE, { ...options, path }))
  })

  it("should reject with Node's own error where the file cannot be read", async () => {
    await expect(parseFile(join(folder, 'missing.txt'))).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(parseFile(folder)).rejects.toMatchObject({ code: 'EISDIR' })
  })

  it('should reject with a TypeError on options that make no sense', async () => {
    const path = join(folder, 'page.txt')
    writeFileSync(path, PAGE)
    await expect(parseFile(path, { referenceDate: 'today' })).rejects.toThrow(TypeError)
  })

  it('should reject with a DigestError under strict', async () => {
    const path = join(folder, 'noise.txt')
    writeFileSync(path, 'Nothing here is a paper.')
    await expect(parseFile(path, { strict: true })).rejects.toMatchObject({ name: 'DigestError' })
  })
})

describe('parseChunks', () => {
  const options = { referenceDate: '2026-01-30' }

  it('should take strings, bytes and streams, cut anywhere', async () => {
    const digest = parse(PAGE, options)
    const bytes = Buffer.from(PAGE)
    expect(await parseChunks([PAGE], options)).toEqual(digest)
    expect(await parseChunks(PAGE.split(''), options)).toEqual(digest)
    expect(await parseChunks([bytes.subarray(0, 12), bytes.subarray(12)], options)).toEqual(digest)
    expect(await parseChunks(Readable.from([bytes]), options)).toEqual(digest)
    expect(await parseChunks([PAGE.slice(0, 40), Buffer.from(PAGE.slice(40))], options)).toEqual(digest)
  })

  it('should give an empty digest with a message for no chunks', async () => {
    expect(await parseChunks([])).toMatchObject({ papers: [], messages: [{ ruleId: 'empty-document' }] })
  })

  it('should read more than 8 MiB as a stream, whose cards are united only side by side', async () => {
    const digest = await parseChunks(largePage(), options)
    expect(digest.papers.map(({ title }) => title)).toEqual([
      'Lanterns 🦊 of the Coast',
      'Tides, Sparse and Dense',
      'Lanterns 🦊 of the Coast',
    ])
    expect(digest.papers[1]).toMatchObject({ published: '2025-12-05', authorCount: 6 })
    expect(digest.messages.map(({ ruleId }) => ruleId)).toEqual(['inferred-date'])
  })

  it('should hand on what the source of the chunks throws', async () => {
    async function* broken() {
      yield PAGE
      throw new Error('the line went dead')
    }
    await expect(parseChunks(broken())).rejects.toThrow('the line went dead')
  })
})

describe('writeFileAtomically', () => {
  function temporaries(): string[] {
    return readdirSync(folder).filter((name) => name.endsWith('.tmp'))
  }

  it('should write chunks of either kind, and replace what was there', async () => {
    const path = join(folder, 'out.txt')
    await writeFileAtomically(path, ['a', 'b'])
    expect(readFileSync(path, 'utf8')).toBe('ab')
    await writeFileAtomically(path, Readable.from(['c', 'é']))
    expect(readFileSync(path, 'utf8')).toBe('cé')
    expect(temporaries()).toEqual([])
  })

  it('should follow a link and keep the mode of the old file', async () => {
    const target = join(folder, 'target.txt')
    const link = join(folder, 'link.txt')
    writeFileSync(target, 'old', { mode: 0o600 })
    symlinkSync(target, link)
    await writeFileAtomically(link, ['new'])
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(statSync(target).mode & 0o777).toBe(0o600)
  })

  it('should write to a device as it is, and to no folder', async () => {
    await writeFileAtomically('/dev/null', ['gone'])
    expect(statSync('/dev/null').isFile()).toBe(false)
    await expect(writeFileAtomically(folder, ['x'])).rejects.toMatchObject({ code: 'EISDIR' })
  })

  it('should keep the old file and leave nothing behind where the chunks end in an error', async () => {
    const path = join(folder, 'kept.txt')
    writeFileSync(path, 'old')
    function* broken() {
      yield 'new'
      throw new Error('the line went dead')
    }
    await expect(writeFileAtomically(path, broken())).rejects.toThrow('the line went dead')
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(temporaries()).toEqual([])
  })

  it("should reject with Node's own error where it cannot write, and leave nothing behind", async () => {
    await expect(writeFileAtomically(join(folder, 'missing', 'out.txt'), ['a'])).rejects.toMatchObject({
      code: 'ENOENT',
    })
    await expect(writeFileAtomically(folder, ['a'])).rejects.toThrow()
    expect(temporaries()).toEqual([])
  })
})
