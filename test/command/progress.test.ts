import { afterAll, describe, expect, it } from 'vitest'

import { createPlace, pageOf } from './place'

const place = createPlace('progress')
const { at, write, run, read } = place
afterAll(place.end)

/** A clock that goes on by so many milliseconds at each look. */
function clockBy(step: number): () => number {
  let now = 0
  return () => (now += step)
}

const many = Array.from({ length: 3000 }, (_, index) => [`Study ${index} of the Coast`, index] as const)
write('large.md', pageOf(...many))
write('noise.txt', 'Nothing here is a paper.\n')
write('binary.txt', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 9]))

describe('the progress', () => {
  it('should show how far it is, how fast, and how long it will take, on a line that goes away', async () => {
    const lines: string[] = []
    const progress = { write: (line: string) => lines.push(line) }
    const words = ['convert', at('large.md'), '-o', at('out.csv')]
    expect((await run(words, { progress, clock: clockBy(600) })).code).toBe(0)
    expect(lines.at(-1)).toBe('\r\u001b[K')
    expect(lines[0]).toMatch(/^\r\u001b\[K\S*large\.md: \d+ %, \d\.\d MB\/s, \d:\d\d left$/)
    lines.length = 0
    expect(
      (
        await run(['convert', '-o', at('out.csv')], {
          input: read('large.md'),
          progress,
          clock: clockBy(1500),
        })
      ).code,
    ).toBe(0)
    expect(lines[0]).toMatch(/^\r\u001b\[K<stdin>: \d\.\d MB, \d\.\d MB\/s$/)
    lines.length = 0
    await run(words, { progress, clock: clockBy(1) })
    await run([...words, '--quiet'], { progress, clock: clockBy(600) })
    expect(lines).toEqual([])
  })
})

describe('--quiet and --verbose', () => {
  it('should tell failures only, or each message', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, row) => `| Lamp ${row} | Ada Quill et al. | https://arxiv.org/abs/2504.010${row + 10} |`,
    )
    const input = `| Title | Authors | Link |\n|---|---|---|\n${rows.join('\n')}\n`
    const usual = await run(['convert'], { input })
    expect(usual.stderr.split('\n')).toHaveLength(22)
    expect(await run(['convert', '--quiet'], { input })).toMatchObject({ code: 0, stderr: '' })
    const all = await run(['convert', '--verbose'], { input })
    expect(all.stderr.split('\n')).toHaveLength(32)
    expect(all.stderr).toContain('paperdigest: <stdin>: 30 papers\n')
    const none = await run(['convert', '--quiet', '-q', 'nothing'], { input })
    expect(none).toMatchObject({ code: 0, stdout: '[]\n', stderr: '' })
    expect((await run(['convert', '--quiet', at('noise.txt')])).stderr).toBe('')
    expect((await run(['convert', '--quiet', '--strict', at('noise.txt')])).stderr).toContain('no-papers')
    expect((await run(['convert', '--quiet', at('binary.txt')])).stderr).toContain('binary-content')
    expect((await run(['convert', '--quiet', at('none.txt')])).stderr).toContain('no such file')
  })
})

describe('a large output', () => {
  it('should be written to standard output whole, or with --strict not at all', async () => {
    const whole = await run(['convert', at('large.md'), '-t', 'ndjson', '--strict'])
    expect(whole.code).toBe(0)
    expect(whole.stdout.length).toBeGreaterThan(1_100_000)
    expect((await run(['convert', at('large.md'), '-t', 'ndjson'])).stdout).toBe(whole.stdout)
    const refused = await run(['convert', at('large.md'), at('noise.txt'), '-t', 'ndjson', '--strict'])
    expect(refused).toMatchObject({ code: 65, stdout: '' })
    const late = await run(['convert', at('large.md'), at('none.md'), '-t', 'ndjson', '--strict'])
    expect(late).toMatchObject({ code: 74, stdout: '' })
  })

  it('should be as stringify writes it, with a query and a limit', async () => {
    const { stdout, stderr } = await run([
      'convert',
      at('large.md'),
      '-q',
      'title:coast',
      '-n',
      '7',
      '-t',
      'ndjson',
    ])
    expect(stdout.trimEnd().split('\n')).toHaveLength(7)
    expect(stderr).toBe('')
    const none = await run(['convert', at('large.md'), '-q', 'title:gravel', '-t', 'ndjson'])
    expect(none).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'paperdigest: none of 3000 papers matches the query\n',
    })
    expect((await run(['convert', at('large.md'), '-q', 'size:3', '-t', 'ndjson'])).code).toBe(2)
    expect((await run(['convert', at('large.md'), '--set', 'indent=99', '-o', at('x.json')])).code).toBe(2)
  })
})
