import { describe, expect, it } from 'vitest'

import type { DigestContent, TokenType } from '../../src/index'
import { createAssembler, spanOf, toPlain } from '../../src/parser/assemble'

function assemble(...pieces: [type: TokenType, card: number, value: string][]): DigestContent[] {
  const assembler = createAssembler()
  const content: DigestContent[] = []
  for (const [line, [type, card, value]] of pieces.entries()) {
    const start = { line: line + 1, column: 1, offset: line * 10 }
    const end = { line: line + 1, column: 2, offset: line * 10 + 1 }
    content.push(...assembler.push({ type, card, value, position: { start, end } }))
  }
  content.push(...assembler.end())
  return content
}

describe('createAssembler', () => {
  it('should group fields by card and join the lines of running text', () => {
    const [first, second] = toPlain(
      assemble(
        ['title', 0, 'A'],
        ['whitespace', -1, '\n'],
        ['title', 0, 'title'],
        ['abstract', 0, 'x'],
        ['chrome', 0, 'y'],
        ['abstract', 0, 'z'],
        ['count', 0, '1'],
        ['count', 0, '2'],
        ['title', 1, 'B'],
      ),
    )
    expect(first).toMatchObject({
      type: 'paper',
      children: [
        { type: 'title', value: 'A\ntitle' },
        { type: 'abstract', value: 'x\nz' },
        { type: 'count', value: '1' },
        { type: 'count', value: '2' },
      ],
      position: { start: { line: 1 }, end: { line: 8 } },
    })
    expect(second).toMatchObject({ type: 'paper', children: [{ type: 'title', value: 'B' }] })
  })

  it('should put what stands between cards between them', () => {
    expect(
      assemble(['title', 0, 'A'], ['digestDate', -1, 'Jan 30'], ['text', -1, 'x'], ['title', 1, 'B']).map(
        ({ type }) => type,
      ),
    ).toEqual(['paper', 'digestDate', 'text', 'paper'])
  })

  it('should not end a card at text that no rule claims', () => {
    expect(
      assemble(['submitter', 0, 'a'], ['text', -1, 'x'], ['title', 0, 'A']).map(({ type }) => type),
    ).toEqual(['text', 'paper'])
  })

  it('should put cards under their heading, and unite them there', () => {
    const nodes = assemble(
      ['title', 0, 'A'],
      ['section', -1, 'S'],
      ['title', 1, 'B'],
      ['title', 2, 'C'],
      ['section', -1, 'T'],
      ['title', 3, 'D'],
    )
    expect(nodes.map(({ type }) => type)).toEqual(['paper', 'section', 'section', 'section'])
    expect(toPlain(nodes)).toMatchObject([
      { type: 'paper' },
      { type: 'section', title: 'S', children: [{ type: 'paper' }, { type: 'paper' }] },
      { type: 'section', title: 'T', children: [{ type: 'paper' }] },
    ])
  })
})

describe('toPlain', () => {
  it('should keep what a field knows beyond its words, and leave out places that are not there', () => {
    const node: DigestContent = {
      type: 'paper',
      children: [{ type: 'organization', value: 'X', data: { slug: 'x' } }],
    }
    expect(toPlain([node])).toEqual([node])
    expect(spanOf(node)).toBeUndefined()
  })

  it('should keep the place that a paper has of its own', () => {
    const point = { line: 1, column: 1, offset: 0 }
    const position = { start: point, end: point }
    expect(toPlain([{ type: 'paper', children: [], position }])).toEqual([
      { type: 'paper', children: [], position },
    ])
    expect(spanOf({ type: 'paper', children: [] })).toBeUndefined()
  })
})
