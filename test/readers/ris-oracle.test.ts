import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { type Paper, parse, publicationTypes, ris, stringify } from '../../src/index'
import { paperOf } from '../exporters/paper'

/** What another parser of RIS gives: values by tag. */
interface OtherRecord {
  readonly TY: readonly string[]
  readonly TI?: readonly string[]
  readonly AU?: readonly { readonly last_name: string; readonly first_name: string }[]
  readonly PY?: readonly string[]
  readonly KW?: readonly string[]
}

/** It has no types. */
const OTHER = '@customcommander/ris'
const other = (await import(OTHER)) as { read(text: string): readonly OtherRecord[] }

const ofOther = ({ TI = [], AU = [], PY = [], KW = [] }: OtherRecord): unknown => ({
  title: TI[0],
  authors: AU.map(({ last_name, first_name }) => `${first_name} ${last_name}`.trim()),
  year: PY[0]?.slice(0, 4),
  keywords: KW,
})

const ofOurs = ({ title, authors, published, keywords }: Paper): unknown => ({
  title,
  authors: authors.map(({ name }) => name),
  year: published?.slice(0, 4),
  keywords,
})

describe('RIS by another parser', () => {
  it('should give the same records', () => {
    const text = readFileSync('fixtures/ris/types/input.ris', 'utf8')
    expect(parse(text, { reader: 'ris' }).papers.map(ofOurs)).toEqual(other.read(text).map(ofOther))
  })

  it.each([
    'csv/zotero/input.csv',
    'csv/scopus/input.csv',
    'endnote-xml/records/input.xml',
    'mods/records/input.xml',
  ])('should give the same of what is written of %s', (path) => {
    const { papers } = parse(readFileSync(`fixtures/${path}`, 'utf8'))
    const text = stringify(papers, ris).replaceAll('\r\n', '\n')
    const again = parse(text, { reader: 'ris' }).papers
    expect(again.map(ofOurs)).toEqual(other.read(text).map(ofOther))
    expect(again.map(ofOurs)).toEqual(papers.map(ofOurs))
  })
})

const TOLD = ['title', 'authors', 'published', 'publication', 'language', 'identifiers', 'keywords'] as const

/** Types of CSL that RIS has no type for; what it has for them is another. */
const WITHOUT_TYPE: ReadonlySet<string> = new Set(
  'article broadcast collection entry event interview performance post regulation review review-book treaty'.split(
    ' ',
  ),
)

it.each(publicationTypes.filter((type) => !WITHOUT_TYPE.has(type)))(
  'should read the type %s back',
  (type) => {
    const paper = paperOf({ publication: { type } })
    expect(parse(stringify([paper], ris), { reader: 'ris' }).papers[0]?.publication?.type).toBe(type)
  },
)

it('should come back from RIS as it was read: types, values and keys of publications', () => {
  const { papers } = parse(readFileSync('fixtures/ris/programs/input.ris', 'utf8'), { reader: 'ris' })
  const again = parse(stringify(papers, ris), { reader: 'ris' }).papers
  const told = (paper: Paper): unknown => TOLD.map((field) => paper[field])
  expect(again.map(told)).toEqual(papers.map(told))
})
