import type { Paper } from '../../src/index'
import { idOf } from '../../src/model/identity'
import { generatedPapers } from '../bench/papers.mjs'

/** What is wrong with a reference, and where a verdict has to say so. */
export interface Reference {
  readonly kind: 'right' | 'year' | 'authors' | 'merged' | 'made up'
  /** How it is written, or what was done to it. */
  readonly way: string
  readonly bib: string
  /** Fields, one of which has to be told. */
  readonly fields: readonly string[]
}

/** Records of which every other one came out somewhere, and is then known by a DOI. */
export function recordsForReferences(count: number): Paper[] {
  return generatedPapers(count, 11).map((paper, index) => {
    const { abstract: _, url: __, ...rest } = paper
    const names = new Set(paper.authors.map(({ name }) => name))
    const authors = paper.authors.filter(({ name }) => names.delete(name))
    if (index % 2 === 0) return { ...rest, authors, links: [] }
    const identifiers = { doi: `10.1234/invented.${index}` }
    return {
      ...rest,
      authors,
      id: idOf(paper.title, identifiers),
      identifiers,
      links: [],
      categories: [],
      publication: { type: 'article-journal', container: 'Journal of Invented Works' },
    }
  })
}

/** 80 references of each kind, from records. */
export function madeReferences(records: readonly Paper[]): Reference[] {
  const references: Reference[] = []
  const others = generatedPapers(400, 77)
  let next = 0
  const take = (fits: (paper: Paper) => boolean): Paper => {
    for (; ; next++) {
      const paper = records[next % records.length] as Paper
      if (!fits(paper)) continue
      next++
      return paper
    }
  }
  const add = (
    count: number,
    kind: Reference['kind'],
    way: string,
    fields: readonly string[],
    make: (index: number) => Entry,
  ): void => {
    for (let index = 0; index < count; index++) {
      const bib = bibOf(`key${references.length}`, make(index))
      references.push({ kind, way, bib, fields })
    }
  }
  const any = (): boolean => true
  const several = ({ authors }: Paper): boolean => authors.length > 1
  const yearOf = ({ published = '2020' }: Paper): number => Number(published.slice(0, 4))

  add(30, 'right', 'plain', [], () => entryOf(take(any)))
  add(10, 'right', 'a year off by one', [], (index) => {
    const paper = take(any)
    return { ...entryOf(paper), year: yearOf(paper) + (index % 2 === 0 ? 1 : -1) }
  })
  add(10, 'right', 'initials', [], () => {
    const paper = take(any)
    return {
      ...entryOf(paper),
      authors: paper.authors.map(({ family, given = '' }) => `${family}, ${given[0]}.`),
    }
  })
  add(10, 'right', 'TeX', [], () => {
    const paper = take(any)
    const entry = entryOf(paper)
    return { ...entry, title: `{\\em ${entry.title}}`, authors: entry.authors.map(inTex) }
  })
  add(10, 'right', 'cut subtitle', [], () => {
    const paper = take(({ title }) => title.indexOf(':') > 8)
    return { ...entryOf(paper), title: paper.title.slice(0, paper.title.indexOf(':')) }
  })
  add(10, 'right', 'preprint for published', [], (index) => {
    const paper = take(({ identifiers }) => identifiers.doi !== undefined)
    const { doi: _, journal: __, ...entry } = entryOf(paper)
    return { ...entry, year: yearOf(paper) - 2, eprint: `1803.${10000 + index}` }
  })
  add(80, 'year', 'two years or more', ['published'], (index) => {
    const paper = take(any)
    return { ...entryOf(paper), year: yearOf(paper) + (index % 2 === 0 ? 2 + (index % 5) : -2 - (index % 5)) }
  })
  for (const [way, change] of Object.entries(AUTHOR_CHANGES))
    add(20, 'authors', way, ['authors'], (index) => {
      const entry = entryOf(take(several))
      return { ...entry, authors: change(entry.authors, nameOf(others[index] as Paper)) }
    })
  add(40, 'merged', 'title of one, authors and year of another', ['authors'], () => {
    const paper = take(any)
    const other = take(
      ({ authors }) => !authors.some(({ family }) => paper.authors.some((one) => one.family === family)),
    )
    return {
      ...entryOf(paper),
      authors: entryOf(other).authors,
      year: yearOf(other),
      journal: 'Other Letters',
      eprint: undefined,
      doi: undefined,
    }
  })
  add(
    40,
    'merged',
    'title and authors of one, identifiers of another',
    ['identifiers.arxiv', 'identifiers.doi'],
    () => {
      const { eprint, doi } = entryOf(take(any))
      const { eprint: _, doi: __, ...entry } = entryOf(take(any))
      return { ...entry, eprint, doi }
    },
  )
  add(40, 'made up', 'all of it', [], (index) => entryOf(withoutIdentifiers(others[100 + index] as Paper)))
  add(20, 'made up', 'with an identifier of another', [], (index) => ({
    ...entryOf(withoutIdentifiers(others[200 + index] as Paper)),
    eprint: take(({ identifiers }) => identifiers.arxiv !== undefined).identifiers.arxiv,
  }))
  add(20, 'made up', 'a title much like another', [], (index) => ({
    ...entryOf(withoutIdentifiers(others[300 + index] as Paper)),
    title: `Enhanced ${take(any).title}`,
  }))
  return references
}

const AUTHOR_CHANGES: Readonly<Record<string, (authors: readonly string[], other: string) => string[]>> = {
  'the first is another': ([_, ...rest], other) => [other, ...rest],
  'the last is another': (authors, other) => [...authors.slice(0, -1), other],
  'one is missing': (authors) => authors.slice(0, -1),
  'all are others': (_, other) => [other],
}

interface Entry {
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number
  readonly eprint?: string | undefined
  readonly doi?: string | undefined
  readonly journal?: string | undefined
}

function entryOf({ title, authors, published = '2020', identifiers, publication }: Paper): Entry {
  return {
    title,
    authors: authors.map(({ family, given }) => `${family}, ${given}`),
    year: Number(published.slice(0, 4)),
    eprint: identifiers.arxiv,
    doi: identifiers.doi,
    journal: publication?.container,
  }
}

function withoutIdentifiers(paper: Paper): Paper {
  return { ...paper, identifiers: {} }
}

function nameOf({ authors: [first] }: Paper): string {
  return `${first?.family}stone, Zebulon`
}

function inTex(name: string): string {
  return name.replaceAll('ö', '{\\"o}').replaceAll('ğ', '{\\u g}').replaceAll('Ł', '{\\L}')
}

function bibOf(key: string, { title, authors, year, eprint, doi, journal }: Entry): string {
  const fields = {
    title: `{${title}}`,
    author: authors.join(' and '),
    year: String(year),
    journal,
    doi,
    eprint,
    archivePrefix: eprint === undefined ? undefined : 'arXiv',
  }
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : `  ${name} = {${value}}`,
  )
  return `@${journal === undefined ? 'misc' : 'article'}{${key},\n${lines.join(',\n')}\n}\n`
}
