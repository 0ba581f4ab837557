import { describe, expect, it } from 'vitest'

import type { Diagnostic, Paper } from '../../src/index'
import { validatePaper } from '../../src/parser/validate'

const position = { start: { line: 3, column: 1, offset: 9 }, end: { line: 4, column: 1, offset: 20 } }

const sound: Paper = {
  id: 'title:x',
  title: 'X',
  abstract: 'Words.',
  authors: [{ name: 'Ada Vale' }],
  organization: { name: 'Quill' },
  published: '2025-04-03',
  identifiers: { arxiv: '2504.02508', doi: '10.1000/x' },
  links: [{ url: 'https://a.example', rel: 'other' }],
  keywords: ['one', 'two'],
  categories: [],
  metrics: { upvotes: 0, comments: 2 },
  sources: [{ reader: 'text', position }],
}

function validate(change: object): { paper: Paper | undefined; messages: Diagnostic[] } {
  const messages: Diagnostic[] = []
  const paper = validatePaper({ ...sound, ...change }, (message) => messages.push(message))
  return { paper, messages }
}

describe('validatePaper', () => {
  it('should pass a sound paper through', () => {
    expect(validate({})).toEqual({ paper: sound, messages: [] })
  })

  it.each<[field: string, change: object, left: object]>([
    ['abstract', { abstract: '' }, { abstract: undefined }],
    ['published', { published: '2025-02-30' }, { published: undefined }],
    ['published', { published: 'soon' }, { published: undefined }],
    ['organization.name', { organization: { name: 'a\nb' } }, { organization: undefined }],
    ['organization.url', { organization: { name: 'a', url: 'ftp://x' } }, { organization: { name: 'a' } }],
    ['authorCount', { authorCount: -1 }, { authorCount: undefined }],
    ['url', { url: 'javascript:x' }, { url: undefined }],
    [
      'identifiers.arxiv',
      { identifiers: { arxiv: '1', doi: '10.1000/x' } },
      { identifiers: { doi: '10.1000/x' } },
    ],
    ['metrics.upvotes', { metrics: { upvotes: 1.5, comments: 2 } }, { metrics: { comments: 2 } }],
    ['keywords.1', { keywords: ['one', ''] }, { keywords: ['one'] }],
    ['authors.0.name', { authors: [{ name: '' }] }, { authors: [] }],
    ['links.0.url', { links: [{ url: 'x', rel: 'other' }] }, { links: [] }],
    ['authorCount', { authorCount: 'six' }, { authorCount: undefined }],
  ])('should leave out what is wrong with %s', (field, change, left) => {
    const { paper, messages } = validate(change)
    expect(messages[0]).toMatchObject({ ruleId: 'invalid-field', place: position, actual: 'X' })
    expect(messages[0]?.reason).toContain(`Unexpected value of ${field}: `)
    expect(paper).toEqual({ ...sound, ...left })
  })

  it('should leave out every entry of a list that is wrong, and no other', () => {
    const { paper, messages } = validate({ keywords: ['', 'one', '', 'two'] })
    expect(paper?.keywords).toEqual(['one', 'two'])
    expect(messages).toHaveLength(2)
  })

  it('should leave out every entry of a record that is wrong, and no other', () => {
    const { paper, messages } = validate({ metrics: { upvotes: -1, comments: 2, stars: 0.5 } })
    expect(paper?.metrics).toEqual({ comments: 2 })
    expect(messages).toHaveLength(2)
  })

  it('should leave out an entry with two faults once', () => {
    const { paper, messages } = validate({ authors: [{ name: '', family: '' }, { name: 'Ada Vale' }] })
    expect(paper?.authors).toEqual([{ name: 'Ada Vale' }])
    expect(messages).toHaveLength(2)
  })

  it('should leave out a paper that lacks a list', () => {
    expect(validate({ keywords: 'one' }).paper).toBeUndefined()
    expect(validate({ metrics: undefined }).paper).toBeUndefined()
  })

  it.each([
    ['id', { id: 'x' }],
    ['title', { title: '' }],
    ['title', { title: 'a\nb' }],
    ['sources', { sources: [] }],
  ])('should leave out a paper whose %s is wrong', (_, change) => {
    const { paper, messages } = validate(change)
    expect(paper).toBeUndefined()
    expect(messages).toMatchObject([{ ruleId: 'invalid-field' }])
    expect(messages[0]?.reason).toMatch(/^Unexpected paper: .+; it is left out$/)
  })

  it('should take out unknown keys without a word', () => {
    const { paper, messages } = validate({ shoeSize: 43 })
    expect(paper).toEqual(sound)
    expect(messages).toEqual([])
  })
})
