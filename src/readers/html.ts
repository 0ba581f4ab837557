import { destinationOf } from '../lexicon/destination'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { DigestContent } from '../model/tree'
import { readHydration } from '../parser/hydration'
import { readDigest } from '../parser/markdown/digest'
import type { ReadContext, TreeReader } from '../parser/reader'
import { createPointer } from '../parser/xml'
import { withAddresses } from './html/address'
import { readCitation } from './html/citation'
import { detectHtml } from './html/detect'
import { elementsOf } from './html/digest'
import type { Page } from './html/line'
import { readListing } from './html/listing'
import { readPage } from './html/page'
import { readPaperPage } from './html/paper'
import { countSigns, readSite } from './html/site'

/**
 * Pages as they are saved or copied: of the digest's own site, from the data they carry for their scripts or from their cards; of a paper; and
 * digests by others with headings, paragraphs, lists and tables.
 */
export const html: TreeReader = {
  name: 'html',
  extensions: ['html', 'htm', 'xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  detect: detectHtml,
  read: (document, context) => readHydration(document, context) ?? readMarkup(document, context),
}

/** With so many papers a page of the site is one, whatever else it holds. */
const FEW = 4

function readMarkup(document: string, context: ReadContext): DigestContent[] {
  const page = readPage(document)
  const pointOf = createPointer(document)
  if (page.tooDeepAt !== undefined) {
    const reason = 'Unexpected elements more than 512 deep; the page is read up to there'
    context.report(diagnostic('limit-exceeded', reason, { place: pointOf(page.tooDeepAt) }))
  }
  const signs = countSigns(page.lines)
  const lines = withAddresses(page.lines, page, signs > 0)
  const paper = readCitation({ ...page, lines }) ?? readPaperPage(page, lines, pointOf)
  if (paper) return [paper]
  const listing = readListing(lines, pointOf)
  if (listing) return listing
  const asSite = attempt((report) => readSite(lines, pointOf, { ...context, report }))
  const site = signs > 0 ? asSite() : undefined
  if (site && site.papers >= FEW) return told([...describe(page), ...site.content], site, context)
  const digest = attempt((report) => readDigest(elementsOf(lines, pointOf), report))()
  const other = site ?? (digest.papers === 0 ? asSite() : undefined)
  if (other && other.papers > 0 && other.papers * 2 > digest.papers)
    return told([...describe(page), ...other.content], other, context)
  return told([...describe(page), ...digest.content], digest, context)
}

interface Attempt {
  readonly content: DigestContent[]
  readonly messages: readonly Diagnostic[]
  readonly papers: number
}

/** Reads in one way; what it noticed counts only if that way is taken. */
function attempt(read: (report: ReadContext['report']) => DigestContent[]): () => Attempt {
  return () => {
    const messages: Diagnostic[] = []
    const content = read((message) => messages.push(message))
    return {
      content,
      messages,
      papers: content.filter(({ type }) => type === 'paper' || type === 'section').length,
    }
  }
}

function told(content: DigestContent[], { messages }: Attempt, context: ReadContext): DigestContent[] {
  for (const message of messages) context.report(message)
  return content
}

/** What the page's own address says, and when it was saved. */
function describe({ address, saved, query }: Page): DigestContent[] {
  const content: DigestContent[] = []
  const destination = address === undefined ? undefined : destinationOf(address)
  if (destination?.kind === 'day') content.push({ type: 'digestDate', value: destination.date })
  const asked = destination?.kind === 'search' ? destination.query : query
  if (asked !== undefined && asked !== '') content.push({ type: 'query', value: asked })
  if (saved !== undefined) content.push({ type: 'retrieved', value: saved })
  return content
}
