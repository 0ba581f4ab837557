import { parse } from '@retorquere/bibtex-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { bibtex } from '../../src/exporters/bibtex'
import { cleanLine } from '../../src/exporters/clean'
import { stringify } from '../../src/exporters/stringify'
import type { Paper } from '../../src/model/paper'
import { arbitraryPaper, hostileText, paperOf } from './paper'

interface Entry {
  readonly key: string
  readonly fields: ReadonlyMap<string, string>
}

/** Reads as the program bibtex does: braces count whether escaped or not, and nothing but white space may stand elsewhere. */
function readEntries(source: string): Entry[] {
  const entries: Entry[] = []
  const rest = source.replace(
    /@(misc|article)\{([a-z][a-z0-9]*)((?:,\n {2}[A-Za-z]+ = (?:[a-z]{3}|\{.*\}))+)\n\}\n/g,
    (_all, _type, key, body) => {
      const fields = new Map<string, string>()
      for (const [, name, value] of (body as string).matchAll(/,\n {2}([A-Za-z]+) = (.*)/g)) {
        expect(fields.has(name as string)).toBe(false)
        fields.set(name as string, (value as string).replace(/,$/, ''))
      }
      entries.push({ key: key as string, fields })
      return ''
    },
  )
  expect(rest.trim()).toBe('')
  return entries
}

/** Whether braces pair in a value, and close for the first time at its end. */
function isClosed(value: string): boolean {
  if (/^[a-z]{3}$/.test(value)) return true
  let depth = 0
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '{') depth += 1
    if (value[at] === '}') depth -= 1
    if (depth <= 0 && at < value.length - 1) return false
  }
  return depth === 0
}

/** What TeX would run, comment out, or take for the end of math or of a table's cell. */
function expectHarmless(name: string, value: string): void {
  if (['url', 'doi', 'eprint'].includes(name)) {
    expect(value.slice(1, -1)).not.toMatch(/[{}\\\s]|[^!-~]/)
    return
  }
  const commands = value.match(/\\[A-Za-z]+/g) ?? []
  for (const command of commands)
    expect(command).not.toMatch(/^\\(?:input|write|def|immediate|openout|catcode|begin|end|include|csname)$/)
  const text = value.replace(/\{\$(?:\\\$|[^$])*\$\}/g, '').replace(/\\[&%$#_~^]/g, '')
  expect(text).not.toMatch(/[&%$#]|(?<![\\])[_~^]/)
}

function withEverywhere(text: string): Paper {
  return paperOf({
    title: `T ${text}`,
    abstract: text,
    keywords: [text, text],
    authors: [
      { name: text },
      { name: text, family: text, given: text, suffix: text, particle: text },
      { name: text, literal: text },
    ],
    organization: { name: text },
    published: '2025-04-03',
    categories: [text],
    url: `https://a.example/${text}`,
    identifiers: { arxiv: '2504.01234', doi: `10.1000/${text}` },
  })
}

describe('escape closure of BibTeX', () => {
  it('should let no value open an entry, a field or a macro', () => {
    fc.assert(
      fc.property(
        fc.array(hostileText, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('misc' as const, 'article' as const),
        (texts, type) => {
          const source = stringify(texts.map(withEverywhere), bibtex, {
            type,
            abstract: true,
            keywords: true,
          })
          const entries = readEntries(source)
          expect(entries).toHaveLength(texts.length)
          for (const { fields } of entries) {
            for (const [name, value] of fields) {
              expect(isClosed(value)).toBe(true)
              expectHarmless(name, value)
              expect(value).not.toBe('{}')
            }
          }
        },
      ),
      { seed: 51, numRuns: 1000 },
    )
  })

  it('should be read by another parser as the same entries without an error', () => {
    fc.assert(
      fc.property(fc.array(arbitraryPaper, { minLength: 1, maxLength: 3 }), (papers) => {
        const printed = papers.filter((paper) => cleanLine(paper.title) !== '')
        const library = parse(stringify(papers, bibtex), { sentenceCase: false })
        expect(library.entries).toHaveLength(printed.length)
        // It does not know all accents of LaTeX.
        expect(
          library.errors.filter(
            ({ error }) => !/^unhandled macro \\(?:b|d|k|h|textcommabelow|relax)$/.test(error),
          ),
        ).toEqual([])
      }),
      { seed: 52, numRuns: 200 },
    )
  })

  it.each([
    'Sparse Lanterns of Łódź: naïve ễ',
    '^C in C:\\temp{x}',
    'Unbalanced } brace',
    'A<B>C | x',
    '50% of R&D #1 a_b',
    '$5 and $10',
    'x → y × z …',
  ])('should give another parser back the title %s', (title) => {
    const library = parse(stringify([paperOf({ title })], bibtex), { sentenceCase: false })
    expect(
      String(library.entries[0]?.fields.title)
        .replace(/<\/?span[^>]*>/g, '')
        .normalize('NFC'),
    ).toBe(title)
  })
})
