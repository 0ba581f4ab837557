import { gunzipSync, gzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { createUniqueNames, readFileName, safePart } from '../../src/command/file-name'
import { parse } from '../../src/index'
import { createPlace, pageOf } from './place'

const place = createPlace('files')
const { at, write, read, run, list } = place
const titles = (text: string): string[] => text.trimEnd().split('\n').slice(1)
const asTitles = ['-t', 'tsv', '--columns', 'title']

beforeAll(() => {
  write('pages/mon.md', pageOf(['Lanterns of the Coast', 1], ['Tides at Night', 2]))
  write('pages/deep/tue.md', pageOf(['Quays and Kites', 3], ['Tides at Night', 2]))
  write('pages/deep/wed.md.gz', gzipSync(pageOf(['Harbours in Fog', 4])))
  write('pages/deep/.hidden.md', pageOf(['Hidden', 5]))
  write('pages/node_modules/x.md', pageOf(['Packed', 6]))
  write('pages/picture.png', 'no text')
})
afterAll(place.end)

describe('the files that are read', () => {
  it('should be those of a folder with --recursive, in the order of their names', async () => {
    const { code, stdout, stderr } = await run(['-r', at('pages'), ...asTitles])
    expect(code).toBe(0)
    expect(titles(stdout)).toEqual([
      'Quays and Kites',
      'Tides at Night',
      'Harbours in Fog',
      'Lanterns of the Coast',
      'Tides at Night',
    ])
    expect(stderr).toBe('paperdigest: pages: 3 files to be read, and 1 of other kinds\n')
  })

  it('should be none of a folder without --recursive, which is told', async () => {
    expect(await run(['convert', at('pages')])).toEqual({
      code: 74,
      stdout: '',
      stderr: 'paperdigest: pages: is a folder; --recursive reads the files in it\n',
    })
  })

  it('should be those of a pattern that no shell has read', async () => {
    const { stdout } = await run(['convert', at('pages/**/{tue,mon}.md'), ...asTitles])
    expect(titles(stdout)).toHaveLength(4)
    expect(await run(['convert', at('pages/*.bib')])).toMatchObject({
      code: 74,
      stderr: 'paperdigest: pages/*.bib: no file has such a name\n',
    })
  })

  it('should be a file whose name looks like a pattern, where it is there', async () => {
    write('a[1].md', pageOf(['Brackets', 7]))
    expect(titles((await run(['convert', at('a[1].md'), ...asTitles])).stdout)).toEqual(['Brackets'])
  })

  it('should not be what the command wrote there itself', async () => {
    write('twice/mon.md', pageOf(['One', 1]))
    write('thrice/mon.md', pageOf(['One', 1]))
    for (let times = 0; times < 2; times++) {
      expect((await run(['convert', '-r', at('twice'), '-o', at('twice/all.json')])).code).toBe(0)
      expect(JSON.parse(read('twice/all.json'))).toHaveLength(1)
      expect((await run(['convert', '-r', at('thrice'), '--out-dir', at('thrice/out')])).code).toBe(0)
      expect(list('thrice')).toEqual(['mon.md', 'out/mon.json'])
    }
  })

  it('should be known for gzip by what they hold, and for UTF-16 by their mark', async () => {
    const page = pageOf(['Lanterns 灯é', 1])
    const inputs = [
      gzipSync(page),
      Buffer.concat([gzipSync(page.slice(0, 60)), gzipSync(page.slice(60))]),
      Buffer.from(`\ufeff${page}`, 'utf16le'),
      Buffer.from(`\ufeff${page}`, 'utf16le').swap16(),
      gzipSync(Buffer.from(`\ufeff${page}`, 'utf16le')),
    ]
    for (const input of inputs) {
      const { code, stdout, stderr } = await run(['convert', ...asTitles], { input })
      expect({ code, stderr, titles: titles(stdout) }).toEqual({
        code: 0,
        stderr: '',
        titles: ['Lanterns 灯é'],
      })
    }
    expect((await run(['inspect', at('pages/deep/wed.md.gz')])).stdout).toContain('Harbours in Fog')
    expect((await run(['explain', at('pages/deep/wed.md.gz')])).stdout).toContain('Harbours in Fog')
  })

  it('should give the papers before the place where compressed data breaks off, and 65', async () => {
    const papers = Array.from(
      { length: 4000 },
      (_, index) => [`Study ${index} of ${(index * 7919) % 1009}`, index] as const,
    )
    const { stdout: lines } = await run(['convert', '-t', 'ndjson'], { input: pageOf(...papers) })
    const whole = gzipSync(lines)
    for (const end of [whole.length - 1, whole.length - 9, whole.length >> 1]) {
      const file = write('cut.ndjson.gz', whole.subarray(0, end))
      const { code, stdout, stderr } = await run(['convert', file, '-t', 'ndjson'])
      expect(code).toBe(65)
      expect(stderr).toContain('cut.ndjson.gz incomplete-gzip Unexpected end of compressed data')
      const count = stdout.split('\n').length - 1
      expect(count).toBeGreaterThan(end > whole.length - 10 ? 3990 : 1500)
    }
    write('kept.json', 'old')
    const { code, stderr } = await run(['convert', at('cut.ndjson.gz'), '-o', at('kept.json')])
    expect({ code, kept: read('kept.json') }).toEqual({ code: 65, kept: 'old' })
    expect(stderr).toContain('kept.json: is not written, for what was read is not whole')
  })

  it('should be read no further where a bomb goes off', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000, 0x20))
    const { code, stderr } = await run(['convert', '-f', 'text'], { input: bomb })
    expect(code).toBe(65)
    expect(stderr).toContain('incomplete-gzip Unexpected compressed data that grows beyond all measure')
  })
})

describe('--out-dir', () => {
  it('should write an output for each input, in folders as they were', async () => {
    expect(
      (
        await run([
          'convert',
          '-r',
          at('pages/deep'),
          at('pages/mon.md'),
          '--out-dir',
          at('each'),
          '-t',
          'csv',
        ])
      ).code,
    ).toBe(0)
    expect(list('each')).toEqual(['mon.csv', 'tue.csv', 'wed.csv'])
    expect(read('each/wed.csv')).toContain('Harbours in Fog')
  })

  it('should refuse two inputs of one output, and an output that is read, and write nothing', async () => {
    write('other/MON.txt', pageOf(['Another', 8]))
    const twice = await run(['convert', at('pages/mon.md'), at('other/MON.txt'), '--out-dir', at('none')])
    expect(twice).toMatchObject({ code: 2, stdout: '' })
    expect(twice.stderr).toBe(
      'paperdigest: other/MON.txt and pages/mon.md: both would be written to none/MON.json; nothing is written\n',
    )
    expect(place.has('none')).toBe(false)
    write('own.json', '[]')
    expect(await run(['convert', at('own.json'), '--out-dir', place.folder])).toMatchObject({ code: 2 })
    expect(read('own.json')).toBe('[]')
  })

  it('should write the others where one is bad or missing', async () => {
    write('noise.txt', 'Nothing here is a paper.\n')
    const words = ['convert', at('noise.txt'), at('missing.txt'), at('pages/mon.md'), '--out-dir', at('some')]
    expect((await run(words)).code).toBe(74)
    expect(list('some')).toEqual(['mon.json'])
  })

  it('should name what standard input gives', async () => {
    expect((await run(['convert', '--out-dir', at('std')], { input: pageOf(['One', 1]) })).code).toBe(0)
    expect(list('std')).toEqual(['stdin.json'])
  })

  it.each([
    [['--out-dir', 'x', '-o', 'y.json'], /leave out either it or --output/],
    [['--out-dir', 'x', '--merge'], /--out-dir writes an output for each file that convert reads/],
    [['--split', 'paper'], /--split needs names/],
    [['--split', 'paper', '-o', 'y.json'], /--split needs names/],
    [['--split', 'day'], /Expected paper/],
    [['-o', '{colour}.json'], /Expected a field in braces, received \{colour\}/],
    [['-o', '{titel}.json'], /did you mean \{title\}\?/],
    [['-o', '{title.json'], /Expected a name in braces/],
    [['--append'], /--append needs a file/],
    [
      ['--append', '-o', 'x.json'],
      /a document of json cannot be added to; ndjson, bibtex, biblatex, csv, tsv can/,
    ],
    [['--append', '-o', 'x.html', '-t', 'html'], /a document of html cannot be added to/],
  ])('should refuse %j', async (words, reason) => {
    const { code, stderr, stdout } = await run(['convert', ...words], { input: pageOf(['One', 1]) })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(reason)
  })

  it('should be refused by verbs that write one document', async () => {
    const { code, stderr } = await run(['merge', at('pages/mon.md'), '--out-dir', at('x')])
    expect(code).toBe(2)
    expect(stderr).toContain('--split paper')
  })
})

describe('a name of an output with fields in braces', () => {
  it('should part papers by what they state', async () => {
    expect((await run(['convert', '-r', at('pages/deep'), '-o', at('days/{year}/{date}.bib.gz')])).code).toBe(
      0,
    )
    expect(list('days')).toEqual([
      '2025/2025-04-03.bib.gz',
      '2025/2025-04-04.bib.gz',
      '2025/2025-04-05.bib.gz',
    ])
    expect(gunzipSync(place.bytes('days/2025/2025-04-05.bib.gz')).toString()).toContain('Harbours in Fog')
  })

  it('should put the title and the day of their own digest above papers of one day', async () => {
    const page = (day: string, title: string, id = 1): string =>
      `---\ntitle: Morning List\ndate: ${day}\n---\n\n${pageOf([title, id])}`
    const files = [write('d1.md', page('2026-01-28', 'One')), write('d2.md', page('2026-01-29', 'Two', 2))]
    expect((await run(['convert', ...files, '-o', at('list/{date}.md')])).code).toBe(0)
    expect(list('list')).toEqual(['2026-01-28.md', '2026-01-29.md'])
    expect(read('list/2026-01-29.md')).toMatch(/^# Morning List, 2026-01-29\n/)
  })

  it('should say how many papers do not state it', async () => {
    const page =
      '| Title | Link |\n|---|---|\n| One | https://arxiv.org/abs/2504.01001 |\n| Two | https://example.org/two |\n'
    const { code, stderr } = await run(['convert', '-o', at('ids/{arxiv}.json')], { input: page })
    expect(code).toBe(0)
    expect(list('ids')).toEqual(['2504.01001.json', 'unknown.json'])
    expect(stderr).toContain("1 of 2 papers do not state what names their file: 'unknown' stands for it")
  })

  it('should not be written over what is read', async () => {
    const file = write('2025-04-02.md', pageOf(['One', 1]))
    const before = read('2025-04-02.md')
    const { code, stderr } = await run(['convert', file, '-o', at('{date}.md')])
    expect(code).toBe(2)
    expect(stderr).toContain('2025-04-02.md: is read too; write to another file')
    expect(read('2025-04-02.md')).toBe(before)
  })

  it('should be told where its folder cannot be made', async () => {
    write('plain', 'a file')
    expect((await run(['convert', '-o', at('plain/{id}.json')], { input: pageOf(['One', 1]) })).code).toBe(74)
    expect((await run(['convert', at('pages/mon.md'), '--out-dir', at('plain')])).code).toBe(74)
  })
})

describe('--split paper', () => {
  it('should write a file for each paper, whatever it is called', async () => {
    const hostile = ['../../etc/passwd', 'CON', 'a/b:c*d', 'Twice', 'twice', 'x'.repeat(400)]
    const papers = hostile.map((title, index) => ({
      ...parse(pageOf([`T${index}`, index])).papers[0],
      title,
      id: `x:${index}`,
    }))
    const input = JSON.stringify(papers)
    expect((await run(['convert', '--split', 'paper', '-o', at('notes/{title}.md')], { input })).code).toBe(0)
    expect(list('notes')).toEqual([
      'CON_.md',
      'Twice.md',
      'a-b-c-d.md',
      'etc-passwd.md',
      'twice-2.md',
      `${'x'.repeat(160)}.md`,
    ])
    expect((await run(['get', '--help'])).stdout).toContain('--split')
    expect((await run(['convert', '--split', 'paper', '--out-dir', at('byid')], { input })).code).toBe(0)
    expect(list('byid')[0]).toBe('arxiv-2504.01000.json')
  })

  it('should make names that every file system bears, and unique ones', () => {
    expect(safePart('  ~/.ssh ')).toBe('ssh')
    expect(safePart('nul.txt')).toBe('nul_.txt')
    expect(safePart('Tail. .')).toBe('Tail')
    expect(Buffer.byteLength(safePart('灯'.repeat(200)))).toBeLessThanOrEqual(160)
    expect(safePart('a\u0000b\u202ec\nd')).toBe('a b c d')
    const unique = createUniqueNames()
    expect(['a.md', 'A.md', 'a-2.md', 'a.md', 'b.json.gz', 'b.json.gz'].map(unique)).toEqual([
      'a.md',
      'A-2.md',
      'a-2-2.md',
      'a-3.md',
      'b.json.gz',
      'b-2.json.gz',
    ])
    const [paper] = parse(pageOf(['One', 1])).papers
    if (!paper) throw new Error('no paper')
    expect(readFileName('{{x}}/{authors}/{upvotes}.json')(paper)).toEqual({
      name: '{x}/Ada Quill/unknown.json',
      isKnown: false,
    })
  })
})
