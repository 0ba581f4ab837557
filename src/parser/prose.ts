import { leadsToVote } from '../lexicon/destination'
import { diagnostic } from '../model/diagnostic'
import type { DigestContent } from '../model/tree'
import { createAssembler } from './assemble'
import { attempt, taken } from './attempt'
import type { Block } from './block'
import { createEmitter, type Grammar, newPage } from './emitter'
import { Inline } from './inline/inline'
import { createReferences } from './inline/references'
import { Records } from './labelled/records'
import { readLine } from './line'
import { createLineEnds } from './line-ends'
import type { ReadContext, TokenSession } from './reader'
import { Cards } from './site/cards'
import { readCarrierLine } from './site/carrier'
import { Segmenter } from './site/segment'
import { isAnchor } from './site/shape'
import { Underscored } from './site/underscored'

/**
 * How sure it is, from 0 to 1, that a text starts as a page of the digest's site does, whatever program copied it: by what such
 * pages alone print (`Submitted by`, `6 authors`, the way to vote for a paper). A list of papers made by somebody else is none.
 */
export function isSitePage(head: string): number {
  let anchors = 0
  // Links part a line into blocks: what stands behind other words on it is no line of the site's.
  let lastLine = 0
  const papers = new Set<string>()
  const push = (block: Block): void => {
    const paper = addressedPaper(block)
    if (paper !== undefined) papers.add(paper)
    else if (hasVote(block) || (block.line !== lastLine && block.text.length <= 160 && isAnchor(block)))
      anchors++
    lastLine = block.line
  }
  const context = { references: createReferences(undefined), traits: newPage(), cardLength: head.length }
  const inline = new Inline({ push, end: nothing }, context)
  for (const line of linesOf(head)) inline.push(line)
  inline.end()
  // The address that a copied page was fetched from; several are the papers of a list.
  if (papers.size === 1) anchors += 2
  return anchors === 0 ? 0 : Math.min(0.9, 0.5 + anchors * 0.1)
}

/** Whether a text starts with labelled records: `Title: …`, `Authors: …`. */
export function startsWithRecords(head: string): boolean {
  const cards = new Cards({ emitter: createEmitter(), report: nothing, cardLength: head.length })
  const records = new Records({ push: nothing, end: nothing }, cards)
  for (const line of linesOf(head)) {
    records.push(line)
    if (records.isOpen) return true
  }
  return false
}

/** The lines of a text whose places do not matter. */
function* linesOf(head: string): Generator<Block> {
  let apart = false
  for (const [index, raw] of head.split(/\r\n?|\n/).entries()) {
    const line = readLine(raw, 0, raw.length, index, index + 1, 1, apart)
    apart = line === undefined
    if (line) yield line
  }
}

function nothing(): void {
  // What is only looked at is not written.
}

/** The paper whose page a program says that it copied: `URL Source: https://…/papers/2504.01234`. */
function addressedPaper({ text }: Block): string | undefined {
  return text === '' || text.length > 160 ? undefined : readCarrierLine(text, true)?.paper
}

function hasVote({ links }: Block): boolean {
  return links?.some(({ url }) => leadsToVote(url)) === true
}

/** The nodes of a whole text that is read as prose. */
export function readProse(text: string, context: ReadContext): DigestContent[] {
  const assembler = createAssembler()
  const session = openProse(context)
  const content: DigestContent[] = []
  for (const tokens of [session.write(text), session.end()])
    for (const token of tokens) content.push(...assembler.push(token))
  return [...content, ...assembler.end()]
}

/** How far a page of the site is looked for: programs print its navigation first. */
const FAR = 1_048_576

/** With so many papers a page of the site is one, whatever else it may be read as. */
const FEW = 4

/**
 * Reads a text as a page of the site where it is one, else in another way: whichever gives more of it. `anchorsIn` takes out of its start what no page
 * of the site has, and what would look like one of its lines.
 */
export function readSiteOr(
  text: string,
  context: ReadContext,
  anchorsIn: (start: string) => string,
  readOther: (report: ReadContext['report']) => DigestContent[],
): DigestContent[] {
  if (isSitePage(anchorsIn(text.slice(0, FAR))) < 0.7) return readOther(context.report)
  const site = attempt((report) => readProse(text, { ...context, report }))
  if (site.papers >= FEW) return taken(site, context)
  const other = attempt(readOther)
  const isSite = site.papers > 0 && (site.papers * 2 > other.papers || isPaperPage(site.content))
  return taken(isSite ? site : other, context)
}

/** Whether this is the page of one paper, whose discussion names others. */
function isPaperPage(content: readonly DigestContent[]): boolean {
  const papers = content.filter(({ type }) => type === 'paper')
  const [paper] = papers
  if (papers.length !== 1 || paper?.type !== 'paper') return false
  const types = new Set(paper.children.map(({ type }) => type))
  return types.has('published') && (types.has('author') || types.has('submitter'))
}

/**
 * Reads prose: the text of a digest's pages as people and programs copy it. It streams: only the card that is being read is held.
 */
export function openProse(context: ReadContext): TokenSession {
  const emitter = createEmitter()
  const { cardLength } = context.limits
  const traits = newPage()
  const segmenter = new Segmenter({ emitter, report: context.report, cardLength, traits })
  const inline = new Inline(segmenter, {
    references: createReferences(context.document),
    traits,
    cardLength,
  })
  const grammar: Grammar = new Records(new Underscored(inline), segmenter.cards)
  const longest = context.limits.lineLength
  /** Where so much was read since the last token, no card is waited for any longer: what is held stays small. */
  const mostHeld = 2 * context.limits.cardLength
  /** What is held, in the pieces in which it came: joined only when a line may end in it. */
  let parts: string[] = []
  let held = 0
  /** How much of it was looked at before. Joining costs as much, so it waits until a quarter more has come. */
  let seen = 0
  let hasLineEnd = false
  /** Offset of the first held unit in the document, and of the first unread one. */
  let base = 0
  let next = 0
  let line = 1
  let column = 1
  let apart = false
  let overlong = false

  /** Reads the whole lines among what is held, and on `last` the rest too. */
  function readHeld(last: boolean): void {
    const text = parts.join('')
    const ends = createLineEnds(text, last)
    emitter.fragment = { text, base }
    let at = next - base
    for (;;) {
      const end = ends.after(at)
      const available = end === -1 ? ends.certain : end
      while (available - at > longest) at = passOver(at, at + longest)
      if (end === -1) break
      if (overlong) at = passOver(at, end)
      else readOne(text, at, end)
      overlong = false
      if (end >= text.length) {
        column += end - at
        at = end
        break
      }
      at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1)
      line++
      column = 1
      if (base + at - emitter.end <= mostHeld) continue
      grammar.end()
      emitter.fill(base + at, line, column)
    }
    next = base + at
    if (last) return
    parts = [text.slice(emitter.end - base)]
    base = emitter.end
    held = seen = parts[0]?.length ?? 0
    hasLineEnd = false
  }

  function readOne(text: string, at: number, end: number): void {
    const block = readLine(text, at, end, base, line, column, apart)
    apart = block === undefined
    if (block) grammar.push(block)
  }

  /** A slice of a line that is too long to be a digest's; such slices are equal however the document was cut. */
  function passOver(start: number, end: number): number {
    if (!overlong) {
      grammar.end()
      const place = { line, column, offset: base + start }
      context.report(
        diagnostic('limit-exceeded', `Unexpected line of more than ${longest} units; it is passed over`, {
          place,
        }),
      )
    }
    overlong = true
    emitter.cut('text', -1, base + start, base + end, line, column)
    column += end - start
    return end
  }

  return {
    write(chunk) {
      if (chunk === '') return []
      parts.push(chunk)
      held += chunk.length
      hasLineEnd ||= chunk.includes('\n') || chunk.includes('\r')
      if ((hasLineEnd || held > longest) && held >= seen * 1.25) readHeld(false)
      return emitter.take()
    },
    end() {
      readHeld(true)
      grammar.end()
      emitter.fill(next, line, column)
      return emitter.take()
    },
  }
}
