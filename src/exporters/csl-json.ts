import type { Author, Paper } from '../model/paper'
import { addressOf, arxivIdOf } from './address'
import { cleanLine } from './clean'
import type { Exporter } from './exporter'
import { openJsonArray } from './json-array'
import { namePartsOf } from './name-parts'
import { safeAddress } from './safe-address'

/** Options of the {@link cslJson} exporter. */
export interface CslJsonOptions {
  /** Blanks per level, 0 to 10; 0 prints everything on one line. Default 2. */
  readonly indent?: number | undefined
}

/**
 * CSL-JSON for citation processors (Zotero, Pandoc, citeproc): an array of items of type `article` and genre `preprint`; `[]` for no papers. Source: the
 * schema csl-data.json of CSL 1.0.2.
 */
export const cslJson: Exporter<CslJsonOptions> = {
  name: 'csl-json',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  open: ({ indent = 2 }, context) =>
    openJsonArray(indent, context, (paper) => itemOf(paper, safeAddress(addressOf(paper), context.report))),
}

/** What is `undefined` is left out of JSON. */
function itemOf(paper: Paper, url: string | undefined): object {
  const { doi, pmid } = paper.identifiers
  const arxiv = arxivIdOf(paper)
  const authors = paper.authors.flatMap(nameOf)
  const abstract = paper.abstract ?? paper.tldr
  return {
    id: paper.id,
    type: 'article',
    genre: 'preprint',
    title: richText(paper.title),
    author: authors.length === 0 ? undefined : authors,
    issued: paper.published === undefined ? undefined : { 'date-parts': [datePartsOf(paper.published)] },
    abstract: abstract === undefined ? undefined : richText(abstract),
    keyword: paper.keywords.length === 0 ? undefined : paper.keywords.map(keywordOf).join(', '),
    archive: arxiv === undefined ? undefined : 'arXiv',
    archive_location: arxiv,
    publisher: arxiv === undefined ? undefined : 'arXiv',
    number: arxiv === undefined ? undefined : `arXiv:${arxiv}`,
    DOI: doi,
    PMID: pmid,
    URL: url,
  }
}

/** A name without anything to print is none. */
function nameOf(author: Author): object[] {
  const parts = namePartsOf(author)
  const family = printedPart(parts.family)
  const literal = printedPart(parts.literal ?? author.name)
  if (family === undefined) return literal === undefined ? [] : [{ literal }]
  return [
    {
      family,
      given: printedPart(parts.given),
      'non-dropping-particle': printedPart(parts.particle),
      suffix: printedPart(parts.suffix),
    },
  ]
}

function printedPart(part: string | undefined): string | undefined {
  return part === undefined ? undefined : cleanLine(part) || undefined
}

function datePartsOf(date: string): number[] {
  return date.split('-').map(Number)
}

/** A comma would part one keyword into two. */
function keywordOf(keyword: string): string {
  return cleanLine(keyword.replace(/[,;]/g, ' '))
}

const MARK = /<(?=\/?(?:i|b|sub|sup|sc|span)\b[^<>]{0,200}>)|&(?=(?:lt|gt|quot|#39|apos|nbsp|amp);)/g

/**
 * What a processor would take for its own marks (`<i>`), or a reader for an entity (`&lt;`), is parted by U+2060, which does not show: CSL has no way
 * to write such a text otherwise.
 */
function richText(text: string): string {
  return cleanLine(text).replace(MARK, '$&\u2060')
}
