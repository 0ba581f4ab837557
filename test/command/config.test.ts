import { afterAll, describe, expect, it } from 'vitest'
import { parse } from '../../src/index'
import { createPaperSpool } from '../../src/node/paper-spool'
import { createPlace, pageOf } from './place'

const place = createPlace('config')
const { at, write, run, read } = place
afterAll(place.end)

const input = pageOf(['Lanterns of the Coast', 1], ['Tides at Night', 2])
const folder = at('project/inner')
write('project/inner/keep.txt', '')

describe('options in a file', () => {
  it.each([
    ['.paperdigestrc', 'to: tsv\ncolumns: [title]\nlimit: 1\nsort: -published\n'],
    ['.paperdigestrc.json', '{"to": "tsv", "columns": "title", "limit": 1, "sort": "-published"}'],
    [
      'paperdigest.config.yml',
      'to: tsv\nset:\n  columns: title\nlimit: 1\nsort: -published\nquiet: false\ntop: 3\n',
    ],
    [
      'package.json',
      '{"name": "x", "paperdigest": {"to": "tsv", "set": ["columns=title"], "limit": 1, "sort": "-published"}}',
    ],
  ])('should be found upward, and count behind what is typed: %s', async (name, content) => {
    const file = write(`project/${name}`, content)
    expect(await run(['convert'], { input, folder })).toEqual({
      code: 0,
      stdout: 'title\nTides at Night\n',
      stderr: '',
    })
    expect((await run(['convert', '--limit', '5'], { input, folder })).stdout.split('\n')).toHaveLength(4)
    expect((await run(['convert', '--no-config'], { input, folder })).stdout).toMatch(/^\[/)
    expect((await run(['convert', '--config', file], { input })).stdout).toBe('title\nTides at Night\n')
    const printed = JSON.parse(
      (await run(['convert', '--print-config', '--day-first'], { input, folder })).stdout,
    )
    expect(printed).toMatchObject({
      verb: 'convert',
      file,
      options: { to: 'tsv', limit: 1, sort: '-published', 'day-first': true },
    })
    const { rmSync } = await import('node:fs')
    rmSync(file)
  })

  it.each([
    ['{"plugin": "./evil.mjs"}', /'plugin' must be typed/],
    ['{"output": "/etc/passwd"}', /'output' must be typed/],
    ['{"too": "csv"}', /there is no option 'too'; did you mean 'to'\?/],
    ['{"zzzzzzzzzzz": 1}', /there is no option 'zzzzzzzzzzz'\n/],
    ['{"strict": "yes"}', /expected strict as true or false/],
    ['{"to": null}', /expected to as a text, a number or a list/],
    ['{"set": null}', /expected set as a list or a map/],
    ['{"to": "pdf"}', /options of bad\.json count too/],
    ['["to"]', /expected options by name/],
    ['{"to": ', /bad\.json: /],
  ])('should be refused where they are none: %s', async (content, reason) => {
    const { code, stdout, stderr } = await run(['convert', '--config', write('bad.json', content)], { input })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(reason)
  })

  it('should run nothing, and be told where the file is missing or no YAML', async () => {
    expect(
      (
        await run(['convert', '--config', write('code.yaml', 'to: !!js/function "process.exit(3)"\n')], {
          input,
        })
      ).code,
    ).toBe(2)
    expect((await run(['convert', '--config', write('torn.yaml', 'to: [csv\n')], { input })).stderr).toMatch(
      /torn\.yaml: /,
    )
    expect(await run(['convert', '--config', at('none.json')], { input })).toMatchObject({
      code: 2,
      stderr: 'paperdigest: none.json: no such file\n',
    })
    write('project/paperdigest.config.js', 'process.exit(7)')
    expect((await run(['convert'], { input, folder })).code).toBe(0)
    expect((await run(['convert', '--help', '--config', at('none.json')])).code).toBe(0)
    expect(
      (await run(['convert', '--config', write('package.json', '{"paperdigest": {"to": "tsv"}}')], { input }))
        .stdout,
    ).toMatch(/^id\t/)
  })
})

describe('--budget', () => {
  it('should write whole papers, as many as have room', async () => {
    const titles = Array.from({ length: 40 }, (_, index) => [`Study ${index} of the Coast`, index] as const)
    for (const budget of [0, 10, 500, 2000, 100_000]) {
      const { code, stdout, stderr } = await run(['convert', '-t', 'markdown', '--budget', String(budget)], {
        input: pageOf(...titles),
      })
      expect(code).toBe(0)
      const count = stdout.match(/^### /gm)?.length ?? 0
      if (budget >= 10) expect(stdout.length).toBeLessThanOrEqual(budget)
      expect(stderr).toBe(
        count === 40 ? '' : `paperdigest: ${count} of 40 papers have room in ${budget} characters\n`,
      )
    }
  })
})

describe('papers that wait', () => {
  it('should be the same from memory and from the disk', () => {
    const { papers } = parse(
      pageOf(...Array.from({ length: 30 }, (_, index) => [`Study ${index} 灯`, index] as const)),
    )
    for (const most of [0, 7, 100]) {
      const spool = createPaperSpool(most)
      for (const paper of papers) spool.add(paper)
      expect([...spool.papers]).toEqual(papers)
      expect(spool.papers.length).toBe(30)
      expect([spool.papers.at(29), spool.papers.at(30)]).toEqual([papers[29], undefined])
      spool.end()
    }
  })

  it('should have the keys that all of them have together', async () => {
    const page = pageOf(
      ...Array.from({ length: 2500 }, (_, index) => [`Study ${2500 - index} of the Coast`, index] as const),
    )
    expect((await run(['convert', '-o', at('spooled.bib')], { input: page })).code).toBe(0)
    expect((await run(['convert', '--merge', '-o', at('whole.bib')], { input: page })).code).toBe(0)
    expect(read('spooled.bib')).toBe(read('whole.bib'))
  })
})
