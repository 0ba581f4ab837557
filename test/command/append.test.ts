import { gunzipSync } from 'node:zlib'

import { afterAll, describe, expect, it } from 'vitest'

import { parse } from '../../src/index'
import { withFileLock } from '../../src/node/file-lock'
import { createPlace, pageOf } from './place'

const place = createPlace('append')
const { at, write, read, run } = place
afterAll(place.end)

const first = pageOf(['Lanterns of the Coast', 1], ['Tides at Night', 2])
const second = pageOf(['Tides at Night', 2], ['Lanterns of the Quay', 3])

describe('--append', () => {
  it.each(['ndjson', 'bib', 'csv', 'tsv'])(
    'should add to %s what it does not hold, and leave the rest to the letter',
    async (extension) => {
      const words = ['convert', '--append', '-o', at(`papers.${extension}`)]
      expect(await run(words, { input: first })).toMatchObject({ code: 0, stdout: '', stderr: '' })
      const before = read(`papers.${extension}`)
      expect(await run(words, { input: second })).toMatchObject({
        code: 0,
        stderr: `paperdigest: papers.${extension}: 1 of 2 papers is there already\n`,
      })
      const after = read(`papers.${extension}`)
      expect(after.startsWith(before)).toBe(true)
      expect(parse({ value: after, path: `papers.${extension}` }).papers.map(({ title }) => title)).toEqual([
        'Lanterns of the Coast',
        'Tides at Night',
        'Lanterns of the Quay',
      ])
      expect((await run(words, { input: second })).code).toBe(0)
      expect(read(`papers.${extension}`)).toBe(after)
    },
  )

  it('should take no key that a bibliography has, by hand or not', async () => {
    write(
      'own.bib',
      '@comment{mine}\n@string{x = "y"}\n@misc{quill2025lanterns,\n  title = {Something Else},\n  year = {2024}\n}',
    )
    const before = read('own.bib')
    expect((await run(['convert', '--append', '-o', at('own.bib')], { input: first })).code).toBe(0)
    expect(read('own.bib').startsWith(`${before}\n`)).toBe(true)
    expect(read('own.bib')).toMatch(/\n\n@misc\{quill2025lanternsa,/)
  })

  it('should have the columns of the table that is there, and refuse others', async () => {
    await run(['convert', '--append', '--columns', 'id,title', '-o', at('few.csv')], { input: first })
    expect((await run(['convert', '--append', '-o', at('few.csv')], { input: second })).code).toBe(0)
    expect(read('few.csv').split('\r\n')).toEqual([
      'id,title',
      'arxiv:2504.01001,Lanterns of the Coast',
      'arxiv:2504.01002,Tides at Night',
      'arxiv:2504.01003,Lanterns of the Quay',
      '',
    ])
    const before = read('few.csv')
    const other = await run(['convert', '--append', '--columns', 'title', '-o', at('few.csv')], {
      input: pageOf(['New', 5]),
    })
    expect(other).toMatchObject({ code: 2, stderr: 'paperdigest: few.csv: has other columns than title\n' })
    write('mine.csv', 'title,rating\nLamps,5\n')
    expect((await run(['convert', '--append', '-o', at('mine.csv')], { input: first })).code).toBe(2)
    expect(read('few.csv')).toBe(before)
  })

  it('should add to a compressed file, and to an empty one', async () => {
    for (const input of [first, second])
      expect((await run(['convert', '--append', '-o', at('z.ndjson.gz')], { input })).code).toBe(0)
    expect(gunzipSync(place.bytes('z.ndjson.gz')).toString().trimEnd().split('\n')).toHaveLength(3)
    write('empty.bib', '')
    await run(['convert', '--append', '-o', at('empty.bib')], { input: first })
    expect(read('empty.bib')).toMatch(/^@misc/)
  })

  it('should leave alone what is something else', async () => {
    write('page.bib', 'Dear all,\nno entries here.\n')
    const { code, stderr } = await run(['convert', '--append', '-o', at('page.bib')], { input: first })
    expect(code).toBe(65)
    expect(stderr).toContain('page.bib: is not written, for it holds no bibtex to be added to')
    write('bytes.csv', Buffer.from([0xff, 0xfe, 0x41]))
    await expect(
      run(['convert', '--append', '-o', at('bytes.csv')], { input: first }),
    ).resolves.toMatchObject({ code: 74 })
    expect(place.bytes('bytes.csv')).toHaveLength(3)
  })

  it('should lose nothing of writers at the same time', async () => {
    const writers = Array.from({ length: 8 }, (_, index) =>
      run(['convert', '--append', '-o', at('many.ndjson')], { input: pageOf([`Study ${index}`, index]) }),
    )
    expect((await Promise.all(writers)).map(({ code }) => code)).toEqual(Array(8).fill(0))
    expect(read('many.ndjson').trimEnd().split('\n')).toHaveLength(8)
    expect(place.has('many.ndjson.lock')).toBe(false)
  })
})

describe('withFileLock', () => {
  const path = at('locked')

  it('should count nothing that a dead program left, nor half a line', async () => {
    const { hostname } = await import('node:os')
    write('locked.lock', JSON.stringify({ host: hostname(), pid: 2 ** 30, program: 'x' }))
    expect(await withFileLock(path, async () => 'done')).toBe('done')
    expect(place.has('locked.lock')).toBe(false)
    const { utimesSync } = await import('node:fs')
    write('locked.lock', '{"pro')
    utimesSync(at('locked.lock'), 0, 0)
    expect(await withFileLock(path, async () => 'done')).toBe('done')
  })

  it('should give the file free where the work fails', async () => {
    await expect(withFileLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(place.has('locked.lock')).toBe(false)
    await expect(withFileLock(at('nowhere/x'), async () => 1)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
