import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { bibtex, paperSchema, parse, stringify } from '../../src/index'
import { anyBibliography } from '../arbitrary-bibliography'

const SEED = 20_261_216

/** Reads, writes and reads again: nothing throws, and what comes out is papers. */
function goThrough(document: string | Uint8Array): number {
  const { papers } = parse(document, { reader: 'bibtex' })
  for (const paper of papers) paperSchema.parse(paper)
  return parse(stringify(papers, bibtex), { reader: 'bibtex' }).papers.length - papers.length
}

type Mutation = (text: string, at: number, length: number) => string

const SIGNS = [
  '{',
  '}',
  '"',
  '@',
  ',',
  '=',
  '#',
  '%',
  '\\',
  '$',
  '~',
  '\0',
  '\r',
  '🏮',
  '\ud800',
  '\\ifmmode',
  '\\enquote{',
  '\\(',
  '\\SI{',
  '<i>',
  '&#',
]

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constant<Mutation>((text, at, length) => text.slice(0, at) + text.slice(at + length)),
  fc.constant<Mutation>(
    (text, at, length) => text.slice(0, at) + text.slice(at, at + length) + text.slice(at),
  ),
  fc.constant<Mutation>((text, at) => text.slice(0, at)),
  fc.constant<Mutation>(
    (text, at, length) => text.slice(at, at + length) + text.slice(0, at) + text.slice(at + length),
  ),
  fc.constantFrom(...SIGNS).map(
    (sign): Mutation =>
      (text, at) =>
        text.slice(0, at) + sign + text.slice(at),
  ),
)

const mutated = fc
  .tuple(anyBibliography, fc.array(fc.tuple(mutation, fc.nat(), fc.nat(40)), { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) =>
    changes.reduce((made, [change, at, length]) => change(made, at % (made.length + 1), length), text),
  )

describe(`bibliographies that are damaged (seed ${SEED})`, () => {
  it('should throw on none of ten thousand', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(mutated, (text) => {
        expect(goThrough(text)).toBe(0)
      }),
      { seed: SEED, numRuns: 10_000 },
    )
  })
})

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = [
  'node_modules/@retorquere',
  'node_modules/@citation-js',
  '../shared/corpus',
  '../shared/wild/corpus',
  '../shared/cases',
]
  .map((folder) => `${root}/${folder}`)
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.bib'))
      .map((name) => `${folder}/${name}`),
  )

describe('bibliographies of parsers and of people', () => {
  it.each(files)('should go through: %s', { timeout: 120_000 }, (file) => {
    expect(goThrough(readFileSync(file))).toBe(0)
  })
})
