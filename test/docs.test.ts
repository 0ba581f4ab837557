import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, expect, it } from 'vitest'

import { csv, exporters, paperJsonSchema, parse, readers, rules, stringify } from '../src/index'
import { aliases, fieldNames, vocabulary } from '../src/model/vocabulary'
import { readBlocks, readHeadings } from './examples'

describe('docs/diagnostics.md', () => {
  const path = 'docs/diagnostics.md'

  it('should have a heading for each rule, in order, and no other', () => {
    expect(readHeadings(path, 2)).toEqual(Object.keys(rules))
  })

  it.each(Object.entries(rules))('should state the severity of %s', (ruleId, { fatal }) => {
    const severity = fatal === undefined ? 'Information' : fatal ? 'Error' : 'Warning'
    const section = readFileSync(path, 'utf8').split(`\n## ${ruleId}\n\n`)[1] ?? ''
    expect(section.split(/[.,]/, 1)[0]).toBe(severity)
  })

  it.each(pages(path))('should give the messages of the page on line $line', ({ page, messages }) => {
    const given = parse(page).messages.map(({ place, ruleId, reason }) => {
      const point = place && ('start' in place ? place.start : place)
      return `${point ? `${point.line}:${point.column} ` : ''}${ruleId} ${reason}`
    })
    expect(given.join('\n')).toBe(messages)
  })
})

describe('docs/paper.md', () => {
  const path = 'docs/paper.md'
  const text = readFileSync(path, 'utf8')
  const schema = paperJsonSchema() as Schema

  it('should have a heading for each field of the schema, in order', () => {
    const headings = readHeadings(path, 2).filter((heading) => heading !== 'Where each field goes')
    expect(headings).toEqual(Object.keys(schema.properties ?? {}))
  })

  it.each(partsOf(schema))('should explain %s', (part) => {
    expect(text).toContain(`\`${part}\``)
  })

  it('should explain no part that the schema lacks', () => {
    const named = [...text.matchAll(/`([a-z]+(?:\[\])?\.[A-Za-z.]+)`/g)].map(([, part]) => part)
    const known = new Set(partsOf(schema))
    const sites = new Set(['schema.json'])
    expect(named.filter((part) => part !== undefined && !known.has(part) && !sites.has(part))).toEqual([])
  })

  it('should map each field to the columns of CSV', () => {
    const table = text.slice(0, text.indexOf('TSV has the columns'))
    const rows = [...table.matchAll(/^\| `(\w+)` \|.*\| (.+) \|$/gm)]
    const fields = rows.map(([, field]) => field)
    const columns = rows.flatMap(([, , cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name))
    expect(fields).toEqual(Object.keys(schema.properties ?? {}))
    expect(columns.sort()).toEqual(stringify([], csv).trimEnd().split(',').sort())
  })
})

describe('docs/query.md', () => {
  it('should name the whole vocabulary, by the way in which it is asked', () => {
    const [, section = ''] = readFileSync('docs/query.md', 'utf8').split('## Names\n')
    const rows = [...section.matchAll(/^\| ([a-z ]+) \| (`.+) \|$/gm)]
    const kinds = ['text', 'value', 'number', 'date', 'flag']
    const named = rows.slice(0, 5).map(([, , cell = '']) => cell.match(/\w+/g))
    expect(named).toEqual(kinds.map((kind) => fieldNames.filter((name) => vocabulary[name].kind === kind)))
    const short = [...section.matchAll(/`(\w+)` \((\w+)\)/g)].map(([, word, name]) => [word, name])
    expect(short).toEqual(Object.entries(aliases).filter(([word]) => !word.includes('.')))
  })
})

describe('docs/formats.md', () => {
  it('should have a heading for each reader and each exporter', () => {
    const headings = readHeadings('docs/formats.md', 2)
    const names = new Set([...readers.names, ...exporters.names])
    expect(headings).toEqual(['How a reader is chosen', ...names])
  })
})

describe('the documents', () => {
  const documents = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))]

  it.each(documents)('should link only to what exists, from %s', (path) => {
    const broken = readLinks(path).filter((link) => !/^https?:/.test(link) && !isThere(path, link))
    expect(broken).toEqual([])
  })
})

/** The part of a JSON Schema that the contract of a paper uses. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** The parts of the fields that have some: `authors[].name`, `metrics.upvotes`. */
function partsOf(schema: Schema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const path = `${prefix}${name}`
    const inner = part.items ?? part
    const below = partsOf(inner, `${path}${part.items ? '[]' : ''}.`)
    return prefix === '' ? below : [path, ...below]
  })
}

/** Pages of a document, each with the messages that the block behind it states. */
function pages(path: string): { line: number; page: string; messages: string }[] {
  const blocks = readBlocks(path)
  return blocks.flatMap(({ language, value, line }, index) =>
    language === 'text' ? [{ line, page: `${value}\n`, messages: blocks[index + 1]?.value ?? '' }] : [],
  )
}

/** The addresses of a document's links; what stands in its blocks are none. */
function readLinks(path: string): string[] {
  const links: string[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'link') links.push(node.url)
    if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(
    fromMarkdown(readFileSync(path, 'utf8'), {
      extensions: [gfmTable()],
      mdastExtensions: [gfmTableFromMarkdown()],
    }),
  )
  return links
}

/** A heading is linked to by its words in lower case, without signs and joined by `-`. */
function isThere(from: string, link: string): boolean {
  const [path = '', heading] = link.split('#')
  const file = path === '' ? from : join(dirname(from), path)
  if (!existsSync(file)) return false
  const anchors = [2, 3]
    .flatMap((depth) => readHeadings(file, depth))
    .map((text) =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9 _-]/g, '')
        .replaceAll(' ', '-'),
    )
  return heading === undefined || anchors.includes(heading)
}

describe('docs/design.md', () => {
  const rows = readFileSync('docs/design.md', 'utf8')
    .split('| decision | where |')[1]
    ?.split('\n\n')[0]
    ?.split('\n')
    .slice(2)
  const places = (rows ?? []).map((row) => /`(src\/[\w/.-]+)`/.exec(row)?.[1] ?? row)

  it('should name one file for each decision', () => {
    expect(places.length).toBeGreaterThan(10)
    expect(new Set(places).size).toBe(places.length)
  })

  it.each(places)('should name %s, which exists', (place) => {
    expect(existsSync(place)).toBe(true)
  })
})

describe('paths of the package in the docs', () => {
  const named = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/`((?:src|test|fixtures)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    ),
  )
  // What a reader of the docs is to write.
  const paths = [...new Set(named)].filter((path) => !path.includes('my-format'))

  it.each(paths)('should exist: %s', (path) => {
    expect(existsSync(path)).toBe(true)
  })
})
