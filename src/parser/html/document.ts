import { toOneLine } from '../../lexicon/text'
import { diagnostic } from '../../model/diagnostic'
import type { DigestContent } from '../../model/tree'
import { withAddressRead } from '../address'
import { isArxivText, readEntries } from '../arxiv/entries'
import type { ArxivLine } from '../arxiv/line'
import { type Attempt, attempt } from '../attempt'
import { readDigest } from '../grammar/digest'
import { readHydration } from '../json/hydration'
import { textOf } from '../line/span'
import { createPointer } from '../pointer'
import type { ReadContext } from '../reader'
import { withAddresses } from './address'
import { readCitation } from './citation'
import { clipboardHeader } from './detect'
import { elementsOf } from './digest'
import type { Page, PageLine, Placer, Pointer } from './line'
import { readPage } from './page'
import { countSigns, paperPageOf, readPaperPage, readSite } from './site'

/** With so many papers a page of the site is one, whatever else it holds. */
const FEW = 4

/** Reads one page: the data that it carries for its scripts, else what it prints. */
export function readHtmlDocument(document: string, context: ReadContext): DigestContent[] {
  const hydrated = readHydration(document, context)
  if (hydrated) return hydrated
  const header = clipboardHeader(document)
  const page = readPage(header === 0 ? document : ' '.repeat(header) + document.slice(header))
  const pointOf = createPointer(document)
  if (page.tooDeepAt !== undefined) {
    const reason = 'Unexpected elements more than 512 deep; the page is read up to there'
    context.report(diagnostic('limit-exceeded', reason, { place: pointOf(page.tooDeepAt) }))
  }
  const description = describe(page)
  const content = readLines(page, pointOf, context)
  const isDated = description.flatMap(withAddressRead).some(({ type }) => type === 'digestDate')
  // The page prints the day of its address without the year.
  return [...description, ...(isDated ? content.filter(({ type }) => type !== 'digestDate') : content)]
}

function readLines(page: Page, pointOf: Pointer, context: ReadContext): DigestContent[] {
  const signs = countSigns(page.lines)
  const lines = withAddresses(page.lines, page, signs > 0)
  const cited = readCitation(page, () => printedLines(lines))
  if (cited) return [cited]
  const paper = paperPageOf(page, lines)
  if (paper) return readPaperPage(paper, pointOf, context)
  const placeOf: Placer = (start, end) => ({ start: pointOf(start), end: pointOf(end) })
  const printed = lines.some(mayBeArxivs) ? printedLines(lines) : []
  if (isArxivText(printed)) return [...readEntries(printed, placeOf, context.report)]
  return readEither(lines, signs, pointOf, context)
}

/** What arXiv's pages print once at least; looking for more costs more. */
function mayBeArxivs({ spans }: PageLine): boolean {
  return spans.some(({ text }) => text.includes('arXiv:') || text.includes('[Submitted on'))
}

/** The lines of a page as those of a text. */
function printedLines(lines: readonly PageLine[]): ArxivLine[] {
  return lines.flatMap(({ spans, region, block, start, end }, index): ArxivLine[] => {
    const text = region === 'aside' ? '' : toOneLine(textOf(spans))
    const urls = spans.flatMap(({ url }) => url ?? [])
    return text === ''
      ? []
      : [{ text, indent: 0, start, end, apart: block !== lines[index - 1]?.block, urls }]
  })
}

/** As a page of the site where there are signs of it, else as a digest; where both give papers, the way that gives more of them. */
function readEither(
  lines: readonly PageLine[],
  signs: number,
  pointOf: Pointer,
  context: ReadContext,
): DigestContent[] {
  const asSite = (): Attempt => attempt((report) => readSite(lines, pointOf, { ...context, report }))
  const site = signs > 0 ? asSite() : undefined
  if (site && site.papers >= FEW) return told(site, context)
  const placeOf: Placer = (start, end) => ({ start: pointOf(start), end: pointOf(end) })
  const digest = attempt((report) => readDigest(elementsOf(lines, placeOf), report, [], context.trace))
  return told(site && site.papers > 0 && site.papers * 2 > digest.papers ? site : digest, context)
}

/** Of a page without papers, that it has none is all there is to say. */
function told({ content, messages, papers }: Attempt, { report }: ReadContext): DigestContent[] {
  for (const message of messages) if (papers > 0 || message.ruleId !== 'unclaimed-text') report(message)
  return content
}

/** What the page's own address says, and when it was saved. */
function describe({ address, saved, query }: Page): DigestContent[] {
  const content: DigestContent[] = []
  if (address !== undefined) content.push({ type: 'address', value: address })
  if (query !== undefined && query !== '') content.push({ type: 'query', value: query })
  if (saved !== undefined) content.push({ type: 'retrieved', value: saved })
  return content
}
