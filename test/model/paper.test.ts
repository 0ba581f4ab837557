import { describe, expect, it } from 'vitest'

import { paperJsonSchema, paperSchema, parse, publicationTypes } from '../../src/index'

describe('paperJsonSchema', () => {
  it('should be new each time and name every field of a paper', () => {
    const schema = paperJsonSchema()
    expect(schema).not.toBe(paperJsonSchema())
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Paper',
      type: 'object',
    })
    expect(Object.keys(schema.properties as object)).toEqual(
      'id title abstract tldr authors authorCount moreAuthors organization published featured submitter submitterName submittedAt identifiers url publication citationKey comment version withdrawn language images links keywords categories metrics section extra sources'.split(
        ' ',
      ),
    )
  })

  it('should have an address and describe each of its nodes', () => {
    const nodes: string[] = []
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return
      const { description, properties = {}, items, additionalProperties } = node as Record<string, unknown>
      nodes.push(path)
      expect(description, path).toMatch(/^\S.{5,199}\.$/)
      for (const [name, part] of Object.entries(properties as object)) walk(part, `${path}.${name}`)
      walk(items, `${path}[]`)
      walk(additionalProperties, `${path}{}`)
    }
    walk(paperJsonSchema(), '')
    expect(paperJsonSchema()).toMatchObject({ $id: 'urn:paperdigest:paper' })
    expect(nodes).toContain('.publication.editors[].family')
    expect(nodes).toContain('.sources[].position.start.line')
  })
})

describe('paperSchema', () => {
  it('should take what the parser gives, before and after JSON', () => {
    const [paper] = parse('Submitted by\nfloe\n7\nA Title\nZD Studio\n4 2').papers
    expect(paperSchema.parse(paper)).toEqual(paper)
    expect(paperSchema.parse(JSON.parse(JSON.stringify(paper)))).toEqual(paper)
  })

  it('should take the types of publication that CSL has, and no other', () => {
    const publication = (type: string): unknown =>
      paperSchema.safeParse({
        ...parse('Submitted by\nfloe\n7\nA Title\nZD Studio\n4 2').papers[0],
        publication: { type },
      }).success
    expect(publicationTypes.filter((type) => !publication(type))).toEqual([])
    expect(publication('inproceedings')).toBe(false)
  })

  it.each([{}, null, [], { title: 'A' }])('should refuse %j', (value) => {
    expect(paperSchema.safeParse(value).success).toBe(false)
  })
})
