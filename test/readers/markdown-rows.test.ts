import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Element } from '../../src/parser/line/element'
import { createCollector } from '../../src/parser/mdast/element'
import { markdownTree as parse } from '../../src/parser/mdast/syntax'
import { createPointer } from '../../src/parser/pointer'
import { createRowReader } from '../../src/readers/markdown/rows'
import { slicesOf } from '../../src/readers/markdown/slices'

/** What the reader makes of a table. */
function read(document: string): readonly Element[] {
  const collector = createCollector()
  const context = { document, pointAt: createPointer(document), report: () => {} }
  const readRows = createRowReader({ ...context, collector, parse })
  for (const part of slicesOf(context, 0, document.length))
    if ('table' in part) readRows(part)
    else collector.add(parse(part.text), part.text, part.shift)
  return collector.elements
}

/** What the parser makes of it. */
function parsed(document: string): readonly Element[] {
  const collector = createCollector()
  collector.add(parse(document), document)
  return collector.elements
}

function rowsOf(elements: readonly Element[]): unknown[] {
  return elements.map((element) => (element.kind === 'table' ? [element.head, element.rows] : element))
}

const HEAD = '| a | b | c |\n|---|:-:|---|\n'

const PIECES = [
  ...'abZ09 .,:;!?-–()[]*_`~<>&#$\\|"\'/=+%@^{}é中🦊\u200b',
  ' ',
  '  ',
  '\t',
  '**',
  '**bold**',
  '***',
  '__',
  '`code`',
  '``a`b``',
  '\\|',
  '\\\\',
  '\\*',
  '[text](https://example.org/a_b?c=1&d=2)',
  '[**text**](https://arxiv.org/abs/2504.01234)',
  '**[text](https://example.org)**',
  '[text]()',
  '[text](<a> "t")',
  '](',
  '![',
  '[[',
  ']]',
  '![alt](https://example.org/x.png)',
  '<br>',
  '<https://example.org>',
  'https://example.org/a_b',
  '&amp;',
  '&lt',
  '&#38;',
  '$x_1$',
  '$\\alpha$',
  '*a*',
  '_a_',
  'snake_case',
  '1. ',
  '- ',
  '# ',
  'R&D',
]

const cell = fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map((pieces) => pieces.join(''))
const row = fc
  .tuple(fc.array(cell, { maxLength: 4 }), fc.constantFrom('', '|', ' |', '|  ', ' | '))
  .map(([cells, close]) => `|${cells.join('|')}${close}`)
const table = fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => `${HEAD}${rows.join('\n')}\n`)

describe('rows of tables', () => {
  it('should be what the parser makes of them', () => {
    fc.assert(
      fc.property(table, (document) => {
        expect(rowsOf(read(document))).toEqual(rowsOf(parsed(document)))
      }),
      { numRuns: 300 },
    )
  })

  it('should keep to their own table where some of them have to be parsed', () => {
    const first = '| *A* Lantern | x |\n'
    const second = '| B\\* Tide | &amp; |\n'
    const document = `| a | b |\n|---|---|\n${first}\n\n# Next\n\n| c | d |\n|---|---|\n${second}`
    expect(
      read(document).flatMap((element) => (element.kind === 'table' ? [element.rows.length] : [])),
    ).toEqual([1, 1])
    expect(rowsOf(read(document))).toEqual(rowsOf(parsed(document)))
  })

  it.each([
    ['a head with more cells than the line under it', '| a | b |\n|---|\n| c | *d* |\n'],
    ['a head with fewer', '| a |\n|---|---|\n| c | d |\n'],
  ])('should stay words under %s', (_, head) => {
    const table = '| x | y |\n|---|---|\n| 1 | 2 |\n\n'
    const kinds = read(`${table}# Next\n\n${head}`).map((element) =>
      element.kind === 'table' ? `table of ${element.rows.length}` : element.kind,
    )
    expect(kinds.slice(0, 2)).toEqual(['table of 1', 'heading'])
    expect(kinds).not.toContain('table of 2')
  })

  it('should stand where they stand in the document, with any line ends', () => {
    for (const end of ['\n', '\r\n']) {
      const document = ['# Title', '', '| a | b |', '|---|---|', '| c | **d** |', '| _e_ | f |  ', ''].join(
        end,
      )
      expect(rowsOf(read(document))).toEqual(rowsOf(parsed(document)))
    }
  })
})
