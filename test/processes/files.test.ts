import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import { afterAll, describe, expect, it } from 'vitest'

import { card, createPlace, program } from './support'

const place = createPlace()
const { folder, path, write, read, left, run } = place
afterAll(place.end)

describe('10,000 files', () => {
  it('should be read as one list, and written one by one', { timeout: 600_000 }, () => {
    mkdirSync(path('many'))
    for (let index = 0; index < 10_000; index++)
      writeFileSync(path(`many/${String(index).padStart(5, '0')}.txt`), card(`Study ${index} of the Coast`))
    const args = [program, '-r', 'many', '-t', 'ndjson']
    const { status, stdout } = spawnSync(process.execPath, args, {
      cwd: folder,
      maxBuffer: 1e9,
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    expect(stdout.trimEnd().split('\n')).toHaveLength(10_000)
    expect(spawnSync(process.execPath, [...args, '--out-dir', 'each'], { cwd: folder }).status).toBe(0)
    expect(readdirSync(path('each'))).toHaveLength(10_000)
  })
})

describe('two writers of one file', () => {
  it('should lose nothing of each other with --append', async () => {
    const codes = Array.from({ length: 6 }, (_, index) => {
      write(
        `${index}.txt`,
        Array.from({ length: 50 }, (_, of) => card(`Study ${index * 50 + of} of the Coast`)).join(''),
      )
      const child = spawn(process.execPath, [program, `${index}.txt`, '--append', '-o', 'all.bib'], {
        cwd: folder,
      })
      return new Promise((done) => child.once('close', done))
    })
    expect(await Promise.all(codes)).toEqual([0, 0, 0, 0, 0, 0])
    const keys = [...read('all.bib').matchAll(/^@misc\{(.+),$/gm)].map(([, key]) => key)
    expect(new Set(keys).size).toBe(300)
    expect(left()).toEqual([])
  })

  it('should leave the work of one of them whole', async () => {
    const texts = ['a', 'b'].map((name) => {
      write(`${name}.txt`, card(`Study ${name} of the Coast`).repeat(1) + card(`More ${name}`))
      return run([`${name}.txt`]).stdout
    })
    const ended = ['a', 'b'].map((name) => {
      const child = spawn(process.execPath, [program, `${name}.txt`, '-o', 'one.json'], { cwd: folder })
      return new Promise((done) => child.once('close', done))
    })
    expect(await Promise.all(ended)).toEqual([0, 0])
    expect(texts).toContain(read('one.json'))
  })
})

describe('what is no usual file', () => {
  it.skipIf(process.platform === 'win32')('should be read from a FIFO', async () => {
    spawnSync('mkfifo', ['fifo'], { cwd: folder })
    const child = spawn(process.execPath, [program, 'fifo', '-o', 'from-fifo.json'], { cwd: folder })
    const closed = new Promise((done) => child.once('close', done))
    writeFileSync(path('fifo'), card('Lanterns of the Coast'))
    expect(await closed).toBe(0)
    expect(JSON.parse(read('from-fifo.json'))).toHaveLength(1)
  })

  it.skipIf(process.platform !== 'linux')('should be no bomb, in bounded memory', () => {
    writeFileSync(path('bomb.gz'), gzipSync(Buffer.alloc(500_000_000, 0x20)))
    // The peak of this process alone: that of resourceUsage() counts the memory of whoever started it.
    const script = `import { readFileSync } from 'node:fs'; process.on('exit', () => console.error('RSS', /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])); await import(${JSON.stringify(program)})`
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', script, 'x', 'bomb.gz', '-f', 'text', '-t', 'ndjson'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(status).toBe(65)
    expect(stderr).toContain('incomplete-gzip')
    expect(Number(/RSS (\d+)/.exec(stderr)?.[1])).toBeLessThan(300_000)
  })

  it.skipIf(!process.getuid)('should be a full disk, whose old file stays', () => {
    write('kept.json', 'old')
    const { status, stderr } = run(['0.txt', '-o', '/dev/full'])
    expect(status).toBe(74)
    expect(stderr).toMatch(/^paperdigest: \/dev\/full: ENOSPC/m)
  })
})
