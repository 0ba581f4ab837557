import fc from 'fast-check'
import { VFile } from 'vfile'
import { location } from 'vfile-location'
import { describe, expect, it } from 'vitest'

import {
  type Diagnostic,
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
    const holds = (law: (page: Page) => Promise<void> | void): Promise<void> =>
      fc.assert(
        fc.asyncProperty(pages, async (page) => {
          await law(page)
        }),
        { seed: SEED, numRuns: cases },
      )

    it('should never throw, tell places inside the document, and give no more than it holds', TIME, () =>
      holds(({ text, options }) => {
        const digest = parse(text, { ...options, reader })
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
        parse(text, options)
      }),
    )

    it('should lose nothing: tokens tile the document, and the tree gives the same papers', TIME, () =>
      holds(({ text, options }) => {
        let end = 0
        for (const token of tokenize(text, { ...options, reader })) {
          expect(token.start).toBe(end)
          expect(token.value).toBe(text.slice(end, token.end))
          end = token.end
        }
        expect(end).toBe(text.length)
        const tree = fromDigest(text, { ...options, reader })
        const check = placesIn(text)
        for (const { position } of nodesOf(tree)) check(position)
        checkTexts(tree)
        expect(toPapers(tree, options).papers).toEqual(parse(text, { ...options, reader }).papers)
      }),
    )

    it('should give the same papers and messages however the document is cut, and as a whole', TIME, () =>
      fc.assert(
        fc.asyncProperty(pages, cuts, async ({ text, options }, places) => {
          const whole = await streamed([text], { ...options, reader })
          expect(await streamed(pieces(text, places), { ...options, reader })).toEqual(whole)
          const { papers, messages } = parse(text, { ...options, reader })
          const isAhead = [...messages, ...whole.messages].some(({ ruleId }) => AHEAD.has(ruleId))
          // A page of the site that a text browser printed has the addresses of its links at its end.
          if (STREAMED.has(reader) && (isAhead || reader === 'text')) return
          expect(whole).toEqual({ papers, messages: inOrder(messages) })
        }),
        { seed: SEED, numRuns: cases },
      ),
    )

    it('should give the same papers with CRLF, with CR and behind a byte-order mark', TIME, () =>
      holds(({ text, options }) => {
        const plain = text.replace(/\r\n?/g, '\n').replaceAll('\ufeff', '')
        const papers = withoutPlaces(parse(plain, { ...options, reader }).papers)
        for (const other of [plain.replaceAll('\n', '\r\n'), plain.replaceAll('\n', '\r'), `\ufeff${plain}`])
          expect(withoutPlaces(parse(other, { ...options, reader }).papers)).toEqual(papers)
      }),
    )
  })
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
