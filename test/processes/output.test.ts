import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  symlinkSync,
} from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { card, createPlace, program } from './support'

const place = createPlace()
const { folder, path, write, read, left, run } = place

beforeAll(() => {
  write('page.txt', card('Lanterns of the Coast') + card('Tides, Sparse and Dense'))
  write('noise.txt', 'Nothing here is a paper.\n')
  write('unavailable.html', '<html><body><h1>503 Service Unavailable</h1></body></html>\n')
  write('blank.txt', '')
  write('refused.json', '{"error": "Too many requests", "papers": []}\n')
})
afterAll(place.end)

describe('a document in which no papers are found', () => {
  it.each(['noise.txt', 'unavailable.html', 'blank.txt', 'refused.json'])(
    'should leave the output file as it was: %s',
    (name) => {
      write('kept.json', 'old')
      const { status, stdout, stderr } = run(['convert', name, '-o', 'kept.json'])
      expect({ status, stdout }).toEqual({ status: 65, stdout: '' })
      expect(stderr).toMatch(/^paperdigest: kept\.json: is not written, [^\n]+\n$/m)
      expect(read('kept.json')).toBe('old')
      expect(run(['convert', name, '-o', 'never.json']).status).toBe(65)
      expect(existsSync(path('never.json'))).toBe(false)
      expect(left()).toEqual([])
    },
  )

  it('should be written as no papers where that is wanted, or where another one has papers', () => {
    write('kept.json', 'old')
    expect(run(['convert', 'noise.txt', '--allow-empty', '-o', 'kept.json']).status).toBe(0)
    expect(read('kept.json')).toBe('[]\n')
    expect(run(['convert', 'noise.txt', 'page.txt', '-o', 'kept.json']).status).toBe(0)
    expect(JSON.parse(read('kept.json'))).toHaveLength(2)
    expect(run(['convert', 'noise.txt']).status).toBe(0)
  })
})

describe('an answer that says that it is empty', () => {
  it.each([
    ['list.json', '[]\n'],
    ['object.json', '{"date": "2026-02-21", "papers": []}'],
    ['weekend.html', '<html><body><h1>Daily Papers</h1><p>No papers found for this day</p></body></html>'],
    ['weekend.md', '# Papers of 2026-02-21\n\nNo new papers today.\n'],
    ['weekend.xml', '<rss version="2.0"><channel><title>cs.CL</title></channel></rss>'],
    ['answer.xml', '<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query: x</title></feed>'],
    ['feed.json', '{"version":"https://jsonfeed.org/version/1.1","title":"Papers","items":[]}'],
    ['table.csv', 'id,title,authors\n'],
    ['found.xml', '<PubmedArticleSet>\n</PubmedArticleSet>'],
    ['list.yaml', 'papers: []\n'],
  ])('should be written, with a message: %s', (name, text) => {
    write(name, text)
    write('kept.json', 'old')
    const { status, stderr } = run(['convert', name, '-o', 'kept.json'])
    expect(status).toBe(0)
    expect(stderr).toMatch(new RegExp(`^${name}:\\d+:\\d+ empty-list `, 'm'))
    expect(read('kept.json')).toBe('[]\n')
    expect(run(['convert', name, '--strict', '-o', 'kept.json']).status).toBe(0)
  })

  it('should be written where a query finds nothing, which is told', () => {
    const { status, stderr } = run(['convert', 'page.txt', '-q', 'title:gravel', '-o', 'found.json'])
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: 'paperdigest: none of 2 papers matches the query\n',
    })
    expect(read('found.json')).toBe('[]\n')
  })
})

describe('a file that is read', () => {
  beforeAll(() => {
    mkdirSync(path('inner'))
    symlinkSync('page.txt', path('link.txt'))
    linkSync(path('page.txt'), path('hard.txt'))
    symlinkSync(folder, path('inner/up'))
  })

  it.each(['page.txt', './inner/../page.txt', 'link.txt', 'hard.txt', 'inner/up/page.txt'])(
    'should not be written to as %s',
    (output) => {
      const before = read('page.txt')
      const { status, stderr } = run(['convert', 'page.txt', '-t', 'json', '-o', output])
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: `paperdigest: ${output}: is read too; write to another file\n`,
      })
      expect(run(['convert', output, '-t', 'json', '-o', 'page.txt']).status).toBe(2)
      expect(read('page.txt')).toBe(before)
    },
  )

  it('should not be written to where it is the standard input', () => {
    const before = read('page.txt')
    const input = openSync(path('page.txt'), 'r')
    const { status } = spawnSync(process.execPath, [program, 'convert', '-t', 'json', '-o', 'page.txt'], {
      cwd: folder,
      stdio: [input, 'ignore', 'ignore'],
    })
    closeSync(input)
    expect(status).toBe(2)
    expect(read('page.txt')).toBe(before)
  })
})

describe('messages that nobody takes', () => {
  const args = [program, 'convert', 'yearless.txt', '-o']

  beforeAll(() => {
    const cards = Array.from({ length: 30 }, (_, index) => card(`Study ${index} of the Coast`, 'Dec 5'))
    write('yearless.txt', cards.join(''))
  })

  it.runIf(existsSync('/dev/full'))('should not keep the output from being written: a full disk', () => {
    const full = openSync('/dev/full', 'w')
    const stdio: ['ignore', 'ignore', number] = ['ignore', 'ignore', full]
    const { status } = spawnSync(process.execPath, [...args, 'full.json'], { cwd: folder, stdio })
    closeSync(full)
    expect(status).toBe(0)
    expect(JSON.parse(read('full.json'))).toHaveLength(30)
  })

  it('should not keep the output from being written: a pipe that is closed', async () => {
    const child = spawn(process.execPath, [...args, 'closed.json'], { cwd: folder })
    child.stderr.destroy()
    child.stdout.destroy()
    expect(await new Promise((done) => child.once('close', done))).toBe(0)
    expect(JSON.parse(read('closed.json'))).toHaveLength(30)
  })

  it('should not keep the output from being written: a pipe that nobody reads', async () => {
    // Some 500 kB of messages: more than what the system and the parent hold for a pipe.
    const many = Array<string>(299).fill('yearless.txt')
    const child = spawn(process.execPath, [...args, 'unread.json', ...many], { cwd: folder })
    const closed = new Promise((done) => child.once('close', done))
    for (let times = 0; times < 300 && !existsSync(path('unread.json')); times++) await wait(100)
    expect(JSON.parse(read('unread.json'))).toHaveLength(30 * 300)
    child.stderr.resume()
    expect(await closed).toBe(0)
  })
})

describe('where the output goes', () => {
  it('should be the file that a link names, also where it is not there yet', () => {
    mkdirSync(path('away'))
    symlinkSync('away/../away/new.json', path('dangling.json'))
    symlinkSync('dangling.json', path('twice.json'))
    expect(run(['convert', 'page.txt', '-o', 'twice.json'])).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(read('away/new.json'))).toHaveLength(2)
    expect(lstatSync(path('dangling.json')).isSymbolicLink()).toBe(true)
    expect(readdirSync(path('away'))).toEqual(['new.json'])
  })

  it('should be told where links lead in a circle, or to no folder', () => {
    symlinkSync('round.json', path('about.json'))
    symlinkSync('about.json', path('round.json'))
    symlinkSync('nowhere/new.json', path('lost.json'))
    for (const name of ['round.json', 'lost.json']) {
      const { status, stderr } = run(['convert', 'page.txt', '-o', name])
      expect(status).toBe(74)
      expect(stderr).toMatch(new RegExp(`^paperdigest: ${name}: [^\\n]+\\n$`))
      expect(lstatSync(path(name)).isSymbolicLink()).toBe(true)
    }
    expect(left()).toEqual([])
  })

  it('should not be a file that is read-only', () => {
    write('fixed.json', 'old')
    chmodSync(path('fixed.json'), 0o444)
    expect(run(['convert', 'page.txt', '-o', 'fixed.json'])).toEqual({
      status: 74,
      stdout: '',
      stderr: 'paperdigest: fixed.json: permission denied\n',
    })
    expect(read('fixed.json')).toBe('old')
    expect(left()).toEqual([])
  })

  it('should be a name as long as names can be', () => {
    const name = `${'n'.repeat(250)}.json`
    expect(run(['convert', 'page.txt', '-o', name]).status).toBe(0)
    expect(JSON.parse(read(name))).toHaveLength(2)
    expect(run(['convert', 'page.txt', '-o', `n${name}`]).status).toBe(74)
    expect(left()).toEqual([])
  })
})
