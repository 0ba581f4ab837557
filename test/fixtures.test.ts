import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'

import { type Diagnostic, exporters, fromDigest, parse, stringify, tokenize } from '../src/index'

/**
 * One folder a case: fixtures/<reader>/<case>/input.* is read with options.json and compared with papers.json, messages.txt
 * and, where they exist, tree.json and output.<extension or name of an exporter>. Missing papers.json and messages.txt are written on
 * the first run, to be read before they are committed; under CI they fail instead. An empty tree.json or output.* asks for one.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures')

const cases = readdirSync(root).flatMap((reader) =>
  readdirSync(join(root, reader)).map((name) => ({ reader, name, folder: join(root, reader, name) })),
)

describe.each(cases)('fixtures/$reader/$name', ({ reader, folder }) => {
  const files = readdirSync(folder)
  const input = files.find((file) => file.startsWith('input.'))
  if (input === undefined) throw new Error(`Expected ${folder} to hold an input.* file`)
  const document = readFileSync(join(folder, input))
  const options = files.includes('options.json')
    ? (JSON.parse(readFileSync(join(folder, 'options.json'), 'utf8')) as { referenceDate?: string })
    : {}
  const digest = parse(document, { ...options, reader })

  it('should give the papers that the page states', () => {
    const { messages, ...stated } = digest
    compareJson(join(folder, 'papers.json'), stated)
  })

  it('should tell what it noticed, and where', () => {
    compareText(join(folder, 'messages.txt'), digest.messages.map(lineOf).join(''))
  })

  it('should be found out without its reader being named', () => {
    expect(parse(document, options)).toEqual(digest)
  })

  it('should lose no character', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(document)
    const values = tokenize(text, { reader }).map(({ value }) => value)
    expect(values.join('')).toBe(text)
  })

  if (files.includes('tree.json')) {
    it('should give the tree', () => {
      compareJson(join(folder, 'tree.json'), fromDigest(document, { ...options, reader }))
    })
  }

  it.each(files.filter((file) => file.startsWith('output.')))('should convert to %s', (file) => {
    const suffix = file.slice('output.'.length)
    const exporter = exporters.get(suffix) ?? [...exporters].find(({ extension }) => suffix === extension)
    if (!exporter) throw new Error(`Expected output.<extension or name of an exporter>, received ${file}`)
    compareText(join(folder, file), stringify(digest.papers, exporter))
  })
})

/** `3:1-3:18 missing-title Unexpected …`; `-` for what concerns the whole. */
function lineOf({ place, ruleId, reason }: Diagnostic): string {
  const points = place === undefined ? [] : 'start' in place ? [place.start, place.end] : [place]
  return `${points.map(({ line, column }) => `${line}:${column}`).join('-') || '-'} ${ruleId} ${reason}\n`
}

function compareJson(path: string, value: object): void {
  const expected = readExpectation(path, `${JSON.stringify(value, undefined, 2)}\n`)
  expect(JSON.parse(JSON.stringify(value))).toEqual(JSON.parse(expected))
}

function compareText(path: string, text: string): void {
  expect(text).toBe(readExpectation(path, text))
}

function readExpectation(path: string, actual: string): string {
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  // No messages is an expectation; an empty file of any other kind is one to be filled.
  const isStated = expected !== '' || actual === '' || path.endsWith('messages.txt')
  if (expected !== undefined && isStated) return expected
  if (process.env.CI)
    throw new Error(`Expected ${path} to exist: run the tests once without CI, read it, commit it`)
  writeFileSync(path, actual)
  return actual
}
