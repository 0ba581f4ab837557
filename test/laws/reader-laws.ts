import fc from 'fast-check'
import { VFile } from 'vfile'
import { location } from 'vfile-location'
import { describe, expect, it } from 'vitest'

import {
  type Diagnostic,
  type Digest,
  fromDigest,
  type Paper,
  type Position,
  paperSchema,
  parse,
  parseStream,
  type Root,
  readers,
  tokenize,
  toPapers,
} from '../../src/index'
import { cuts, pieces } from '../arbitrary'
import { damagedPage, type Page } from './damaged'
import { cases, collect } from './support'

const SEED = Number(process.env.LAWS_SEED ?? 20_261_202)
const names = [...readers].map(({ name }) => name)
const TIME = { timeout: 600_000 }

/** Those that read words by a grammar, and take longest. */
const PROSE: ReadonlySet<string> = new Set(['text', 'markdown', 'html', 'mail', 'feed', 'chat', 'org'])

/** Readers of prose and all others: a file of tests each, so that two cores hold the laws side by side. */
export const readersOfProse = names.filter((name) => PROSE.has(name))
export const otherReaders = names.filter((name) => !PROSE.has(name))

/** Papers in these formats keep the places of the pages that they were read from. */
const STORED: ReadonlySet<string> = new Set(['json', 'csv'])

/** Those that hold one card while they read, and cannot look ahead. */
const STREAMED: ReadonlySet<string> = new Set(
  [...readers].filter((reader) => 'open' in reader || reader.stream).map(({ name }) => name),
)

/** What looking ahead may change: papers that come twice, and days without a year. */
const AHEAD: ReadonlySet<string> = new Set([
  'duplicate-paper',
  'conflicting-identifier',
  'inferred-date',
  'unknown-date',
])

/** What holds for every reader, whatever happened to its pages. */
export function holdLaws(reader: string): void {
  describe(`damaged pages of the ${reader} reader (seed ${SEED}, ${cases} cases)`, () => {
    const pages = damagedPage(reader, names)
    it(
      'should be read without a throw, lose nothing, and give the same however it is cut and its lines end',
      TIME,
      () =>
        fc.assert(
          fc.asyncProperty(pages, cuts, async ({ text, options }, places) => {
            const page: ReadPage = {
              reader,
              text,
              options: { ...options, reader },
              digest: parse(text, { ...options, reader }),
            }
            parse(text, options)
            checkDigest(page)
            checkTokens(page)
            await checkStreams(page, places)
            checkLineEnds(page)
          }),
          { seed: SEED, numRuns: cases },
        ),
    )
  })
}

/** A damaged page, and what is read from it: all laws look at the same one, since reading takes most of their time. */
interface ReadPage {
  readonly reader: string
  readonly text: string
  readonly options: Page['options'] & { readonly reader: string }
  readonly digest: Digest
}

/** Places are inside the document, and no more is given than it holds. */
function checkDigest({ reader, text, digest }: ReadPage): void {
  const check = placesIn(text)
  for (const { place, reason, actual = '' } of digest.messages) {
    check(place)
    expect(reason.length + actual.length).toBeLessThan(500)
  }
  for (const paper of digest.papers) {
    expect(paperSchema.parse(paper)).toEqual(paper)
    if (!STORED.has(reader)) for (const { position } of paper.sources) check(position)
  }
  expect(JSON.stringify(digest).length).toBeLessThan(60 * text.length + 4000)
}

/** Nothing is lost: tokens tile the document, and the tree gives the same papers. */
function checkTokens({ text, options, digest }: ReadPage): void {
  let end = 0
  for (const token of tokenize(text, options)) {
    expect(token.start).toBe(end)
    expect(token.value).toBe(text.slice(end, token.end))
    end = token.end
  }
  expect(end).toBe(text.length)
  const tree = fromDigest(text, options)
  const check = placesIn(text)
  for (const { position } of nodesOf(tree)) check(position)
  checkTexts(tree)
  const { reader: _, ...settings } = options
  expect(toPapers(tree, settings).papers).toEqual(digest.papers)
}

/** The same papers and messages however the document is cut, and as a whole. */
async function checkStreams(
  { reader, text, options, digest }: ReadPage,
  places: readonly number[],
): Promise<void> {
  const whole = await streamed([text], options)
  expect(await streamed(pieces(text, places), options)).toEqual(whole)
  const { papers, messages } = digest
  const isAhead = [...messages, ...whole.messages].some(({ ruleId }) => AHEAD.has(ruleId))
  // A page of the site that a text browser printed has the addresses of its links at its end.
  if (STREAMED.has(reader) && (isAhead || reader === 'text')) return
  expect(whole).toEqual({ papers, messages: inOrder(messages) })
}

/** The same papers with CRLF, with CR and behind a byte-order mark. */
function checkLineEnds({ text, options, digest }: ReadPage): void {
  const plain = text.replace(/\r\n?/g, '\n').replaceAll('\ufeff', '')
  const papers = withoutPlaces((plain === text ? digest : parse(plain, options)).papers)
  for (const other of [plain.replaceAll('\n', '\r\n'), plain.replaceAll('\n', '\r'), `\ufeff${plain}`])
    expect(withoutPlaces(parse(other, options).papers)).toEqual(papers)
}

type Place = Diagnostic['place']

/** A check that a place is in a document, runs forward and counts its lines and columns as others do. */
function placesIn(text: string): (place: Place) => void {
  const places = location(new VFile(text))
  return (place) => {
    if (!place) return
    const [start, end] = 'start' in place ? [place.start, place.end] : [place, place]
    for (const point of [start, end]) {
      expect(point.offset).toBeLessThanOrEqual(text.length)
      expect(point).toEqual(places.toPoint(point.offset))
    }
    expect(end.offset).toBeGreaterThanOrEqual(start.offset)
  }
}

interface Node {
  readonly type: string
  readonly position?: Position | undefined
  readonly children?: readonly Node[]
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)]
}

/** Texts that no rule claims come in order and apart, or share the place of what they are printed in. */
function checkTexts({ children }: Root): void {
  const texts = children.flatMap(({ type, position }) => (type === 'text' && position ? [position] : []))
  for (const [index, { start, end }] of texts.entries()) {
    const before = texts[index - 1]
    if (before && (before.start.offset !== start.offset || before.end.offset !== end.offset))
      expect(start.offset).toBeGreaterThanOrEqual(before.end.offset)
  }
}

async function streamed(
  chunks: Iterable<string>,
  options: Page['options'] & { readonly reader: string },
): Promise<{ papers: Paper[]; messages: Diagnostic[] }> {
  const messages: Diagnostic[] = []
  const papers = await collect(
    parseStream(chunks, { ...options, report: (message) => messages.push(message) }),
  )
  return { papers, messages: inOrder(messages) }
}

/** In a stream, messages of the reader and of the evaluation come as they arise. */
function inOrder(messages: readonly Diagnostic[]): Diagnostic[] {
  return messages.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function withoutPlaces(papers: readonly Paper[]): unknown[] {
  return papers.map((paper) => ({
    ...paper,
    sources: paper.sources.map(({ position: _, ...source }) => source),
  }))
}
