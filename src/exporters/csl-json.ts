import { isCslDateOf } from '../lexicon/csl-date'
import { withPlainMath } from '../lexicon/math-text'
import { withParticle } from '../lexicon/name'
import { isOfSeries } from '../lexicon/publication'
import { arxivIdOf, pageOf } from '../model/address'
import { frozen } from '../model/frozen'
import type { Author, Paper, Publication } from '../model/paper'
import { isOfRecord, publisherDoi } from './address'
import { cleanLine } from './clean'
import type { Exporter, RecordField } from './exporter'
import { openJsonArray } from './json-array'
import { type KeyOptions, keyOptions, openKeys } from './key/assign'
import { namePartsOf } from './name-parts'
import { safeAddress } from './safe-address'

/** Options of the {@link cslJson} exporter. */
export interface CslJsonOptions extends KeyOptions {
  /** Blanks per level, 0 to 10; 0 prints everything on one line. Default 2. */
  readonly indent?: number | undefined
}

/**
 * CSL-JSON for citation processors (Zotero, Pandoc, citeproc): an array of items, of type `article` where no other is known; `[]` for no papers. Ids are the citation keys of
 * the `bibtex` exporter, in a stream too; an item that was read from CSL-JSON keeps its own where keys are kept. Math is Unicode, as far as that goes. Source: the schema csl-data.json of CSL 1.0.2.
 */
export const cslJson: Exporter<CslJsonOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'csl-json',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  seesAll: true,
  options: {
    ...keyOptions,
    indent: { type: 'count', description: 'blanks per level, 0 to 10; 0 prints one line; 2 by default' },
  },
  open({ indent = 2, ...options }, context) {
    const keyOf = openKeys(options, context)
    const idOf = openIds(options)
    const toItem = (paper: Paper, index: number): object => {
      const key = keyOf(paper, index)
      return itemOf(paper, idOf(paper, key), key, safeAddress(pageOf(paper), context.report))
    }
    return {
      ...openJsonArray(indent, context, toItem),
      keeps: (field, format = 'csl-json') => format === 'csl-json' && !UNPLACED.has(field),
    }
  },
}))

const UNPLACED: ReadonlySet<RecordField> = new Set(['moreAuthors', 'comment', 'links'])

/** Gives each item its id: that of its record, which citations name, unless keys are to be others or an item before has it; else its key. */
function openIds({ keepKeys = true, existingKeys }: KeyOptions): (paper: Paper, key: string) => unknown {
  const taken = new Set<unknown>()
  return (paper, key) => {
    const { id = key } = (keepKeys && existingKeys === undefined && paper.extra?.['csl-json']) || {}
    const own = taken.has(id) ? key : id
    taken.add(own)
    return own
  }
}

/** What is `undefined` is left out of JSON. */
function itemOf(paper: Paper, id: unknown, key: string, url: string | undefined): object {
  const { publication = {} } = paper
  const arxiv = arxivIdOf(paper)
  const authors = paper.authors.flatMap(nameOf)
  const editors = publication.editors?.flatMap(nameOf)
  const abstract = paper.abstract ?? paper.tldr
  const item: Readonly<Record<string, unknown>> = {
    id,
    'citation-key': key,
    type: publication.type ?? 'article',
    title: richText(paper.title),
    author: authors.length === 0 ? undefined : authors,
    editor: editors?.length === 0 ? undefined : editors,
    issued: dateOf(paper.published, paper.extra?.['csl-json']?.issued),
    abstract: abstract === undefined ? undefined : richText(abstract),
    keyword: paper.keywords.length === 0 ? undefined : paper.keywords.map(keywordOf).join(', '),
    language: paper.language,
    ...(paper.publication || arxiv !== undefined ? publicationOf(publication, arxiv) : undefined),
    DOI: isOfRecord(paper) ? paper.identifiers.doi : publisherDoi(paper),
    PMID: paper.identifiers.pmid,
    URL: url,
  }
  const extra = paper.extra?.['csl-json']
  if (extra === undefined) return item
  // What no field of the paper states stays as its record has it.
  const rest = Object.entries(extra).filter(([name]) => item[name] === undefined)
  return { ...item, ...Object.fromEntries(rest) }
}

/** Of a preprint that nothing else is known of arXiv is the publisher, once: styles print each of `archive`, `genre` and `publisher` beside the others. */
function publicationOf(publication: Publication, arxiv: string | undefined): object {
  const { type = 'article' } = publication
  const isPreprint =
    arxiv !== undefined &&
    type === 'article' &&
    publication.publisher === undefined &&
    publication.number === undefined
  const isThesis = type === 'thesis'
  const isNumbered = isOfSeries(type)
  return {
    'container-title': printedPart(publication.container),
    'collection-title': printedPart(publication.series),
    'collection-number': isNumbered ? printedPart(publication.number) : undefined,
    volume: printedPart(publication.volume),
    issue: printedPart(publication.issue),
    page: printedPart(publication.pages),
    edition: printedPart(publication.edition),
    genre: isThesis ? printedPart(publication.number) : undefined,
    number: isPreprint
      ? `arXiv:${arxiv}`
      : isThesis || isNumbered
        ? undefined
        : printedPart(publication.number),
    publisher: isPreprint ? 'arXiv' : printedPart(publication.publisher),
    'publisher-place': printedPart(publication.place),
    'event-title': printedPart(publication.event),
    note: printedPart(publication.reference),
  }
}

/** A name without anything to print is none. Particle and suffix stand where Zotero reads them, and citation processors find them too. */
function nameOf(author: Author): object[] {
  const parts = namePartsOf(author)
  const family = printedPart(parts.family)
  const literal = printedPart(parts.literal ?? author.name)
  if (family === undefined) return literal === undefined ? [] : [{ literal }]
  const given = printedPart(parts.given)
  const suffix = printedPart(parts.suffix)
  return [
    {
      family: withParticle(printedPart(parts.particle), family),
      given: suffix === undefined ? given : `${given ?? ''}, ${suffix}`,
    },
  ]
}

function printedPart(part: string | undefined): string | undefined {
  return part === undefined ? undefined : withPlainMath(cleanLine(part)) || undefined
}

/** The date as its record states it, a span or a season, where it is still the same one. */
function dateOf(published: string | undefined, stated: unknown): unknown {
  if (published === undefined) return undefined
  if (stated !== undefined && isCslDateOf(stated, published)) return stated
  return { 'date-parts': [published.split('-').map(Number)] }
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
  return withPlainMath(cleanLine(text)).replace(MARK, '$&\u2060')
}
