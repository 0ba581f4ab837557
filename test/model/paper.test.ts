import { describe, expect, it } from 'vitest'

import { paperJsonSchema, paperSchema, parse } from '../../src/index'

describe('paperJsonSchema', () => {
  it('should be new each time and name every field of a paper', () => {
    const schema = paperJsonSchema()
    expect(schema).not.toBe(paperJsonSchema())
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Paper',
      type: 'object',
    })
    expect(Object.keys(schema.properties as object).sort()).toEqual([
      'abstract',
      'authorCount',
      'authors',
      'categories',
      'featured',
      'id',
      'identifiers',
      'keywords',
      'links',
      'metrics',
      'organization',
      'published',
      'section',
      'sources',
      'submitter',
      'title',
      'tldr',
      'url',
    ])
  })
})

describe('paperSchema', () => {
  it('should take what the parser gives, before and after JSON', () => {
    const [paper] = parse('Submitted by\nfloe\n7\nA Title\nZD Studio\n4 2').papers
    expect(paperSchema.parse(paper)).toEqual(paper)
    expect(paperSchema.parse(JSON.parse(JSON.stringify(paper)))).toEqual(paper)
  })

  it.each([{}, null, [], { title: 'A' }])('should refuse %j', (value) => {
    expect(paperSchema.safeParse(value).success).toBe(false)
  })
})
