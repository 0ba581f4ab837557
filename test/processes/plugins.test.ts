import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { card, createPlace } from './support'

const place = createPlace()
const { write, read, run } = place

const READER = "name: 'lines', extensions: [], mediaTypes: []"
const EXPORTER = "name: 'words', extension: 'words', mediaType: 'text/plain'"

beforeAll(() => {
  write('page.txt', card('Lanterns of the Coast'))
})
afterAll(place.end)

function plugin(name: string, text: string): string {
  return `./${write(name, text)}`
}

describe('a plugin', () => {
  it.each([
    ['that throws when it is loaded', "throw new Error('no lamp\\nin sight')", 2],
    ['that is no JavaScript', 'export const x = {', 2],
    [
      'whose reader throws when it looks',
      `export const a = { ${READER}, detect() { throw new Error('no lamp') }, read: () => [] }`,
      70,
    ],
    [
      'whose reader throws when it reads',
      `export const a = { ${READER}, detect: () => 1, read() { throw new TypeError('no lamp\\nin sight') } }`,
      70,
    ],
    ['whose exporter throws', `export const a = { ${EXPORTER}, open() { throw new Error('no lamp') } }`, 70],
    ['whose exporter throws what is no error', `export const a = { ${EXPORTER}, open() { throw 7 } }`, 70],
    [
      'that fails behind the back of the command',
      `export const a = { ${EXPORTER}, open: () => ({ entry: () => 'w' }) }
      Promise.reject(new Error('no lamp'))`,
      70,
    ],
  ])('%s should get one line and a code', (_, text, code) => {
    write('kept.words', 'old')
    const name = plugin('plugin.mjs', text)
    const asked = /read\(\)/.test(text)
      ? ['-f', 'lines', '-t', 'json']
      : ['-t', text.includes('detect') ? 'json' : 'words']
    const { status, stdout, stderr } = run(['convert', 'page.txt', '-p', name, ...asked, '-o', 'kept.words'])
    expect(stdout).toBe('')
    expect(status).toBe(code)
    expect(stderr).toMatch(/^paperdigest: [^\n]+\n$/)
    expect(read('kept.words')).toBe('old')
  })

  it('that waits for ever when it is loaded should be given up', () => {
    const idle = plugin('idle.mjs', 'await new Promise(() => {})\nexport const a = 1')
    expect(run(['convert', 'page.txt', '-p', idle])).toEqual({
      status: 2,
      stdout: '',
      stderr: `paperdigest: ${idle}: was not loaded within 10 seconds\n`,
    })
  })

  it('that leaves something running should not keep the command from ending', () => {
    const text = `setInterval(() => {}, 1000)\nexport const a = { ${EXPORTER}, open: () => ({ entry: () => 'w' }) }`
    const { status } = run(['convert', 'page.txt', '-p', plugin('running.mjs', text), '-t', 'words'])
    expect(status).toBe(0)
  })
})
