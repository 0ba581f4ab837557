import { splitAuthorList } from '../../lexicon/author-list'
import { parseArxivId } from '../../lexicon/identifier'
import { diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent, FieldNode } from '../../model/tree'
import { dayOf, fieldsOfRemark } from '../../parser/feed/fields'
import { createPointer } from '../../parser/pointer'
import type { ReadContext } from '../../parser/reader'
import { type Line, linesOf } from './line'

/** A labelled part of an entry, or its abstract. */
interface Part {
  readonly label: string
  readonly words: string[]
  readonly start: number
  end: number
}

interface Entry {
  readonly arxiv: string
  readonly parts: Part[]
  readonly start: number
  end: number
  /** Indentation of its labels: lines that stand further in go on with what is above. */
  indent: number
  isInAbstract: boolean
  link?: { readonly url: string; readonly line: Line }
}

/** The labels of arXiv's abstracts and mailings (info.arxiv.org/help/prep); a title may hold a colon too, so no other word is one. */
const LABEL =
  /^(title|authors?|categories|comments?|date(?: \([^()]{1,30}\))?|report-no|journal-ref|doi|msc-class|acm-class|license|proxy|from|subj-class|notes?)\s?:(?:\s|$)/i
const DATE = /^date(?: \([^()]{1,30}\))?\s?:\s/i
const REPLACED = /^(?:replaced with revised version|(?:figures|part) added)\b/i
const START =
  /^\[?(?:arxiv|paper(?: \(\*cross-listing\*\))?):\s?([^\s\])<]{7,32})\]?(?:\s?[(<]https?:[^\s>)]{1,120}[>)])?(?:\s{1,9}\(\*cross-listing\*\))?$/i
const SEPARATOR = /^\\{1,4}$/
const LAST = /^\\{1,4}\s{0,9}\(\s{0,9}[<[]?(https?:\/\/[^\s>\]]+)/i
/** Lines of dashes, and the marks before cross-lists, replacements and the end; `--` opens a signature. */
const RULE = /^(?:-{2,}|=-{5,}|(?:%-){3,}%?|%%--%%--.{0,199}|%%%---%%%---.{0,199}|_{5,}|={5,})$/

/** Whether lines of this text are the start of an entry of arXiv's listings: the id, then a date or what was replaced. */
export function isListing(head: string): boolean {
  const lines = [...linesOf(head, 0)]
  return lines.some((line, index) => arxivOf(line) !== undefined && opensEntry(lines, index, false))
}

/** The entries of a mailing or a listing, each under its id; `offset` is where the text stands in the document, if it does. */
export function* readListing(
  text: string,
  offset: number | undefined,
  document: string,
  context: ReadContext,
): Generator<DigestContent> {
  const lines = [...linesOf(text, offset ?? 0)]
  const pointOf = createPointer(document)
  const place: Place = (start, end) =>
    offset === undefined ? undefined : { start: pointOf(start), end: pointOf(end) }
  const stray = createStray(place, context)
  let entry: Entry | undefined

  for (const [index, line] of lines.entries()) {
    const arxiv = arxivOf(line)
    const last = line.text.startsWith('\\') ? LAST.exec(line.text) : undefined
    if (arxiv !== undefined && opensEntry(lines, index, entry?.isInAbstract ?? false)) {
      if (entry) yield paperOf(entry, place)
      yield* stray.take()
      entry = { arxiv, parts: [], start: line.start, end: line.end, indent: line.indent, isInAbstract: false }
    } else if (entry && (last || RULE.test(line.text) || (entry.isInAbstract && SEPARATOR.test(line.text)))) {
      if (last) {
        entry.link = { url: last[1] ?? '', line }
        entry.end = line.end
      }
      yield paperOf(entry, place)
      entry = undefined
    } else if (entry) addLine(entry, line)
    else stray.push(line)
  }
  if (entry) yield paperOf(entry, place)
  yield* stray.take()
}

type Place = (start: number, end: number) => Position | undefined

/** The id that a line starts an entry with, if it does. */
function arxivOf({ text }: Line): string | undefined {
  const start = text.length < 200 ? START.exec(text) : undefined
  return start ? parseArxivId(start[1] ?? '') : undefined
}

/** An id alone on its line may be a citation: in an abstract only a date behind it tells, elsewhere any label does. */
function opensEntry(lines: readonly Line[], index: number, isInAbstract: boolean): boolean {
  const next = lines[index + 1]?.text ?? ''
  if (REPLACED.test(next) || DATE.test(next)) return true
  return !isInAbstract && (LABEL.test(next) || SEPARATOR.test(lines[index - 1]?.text ?? ''))
}

function addLine(entry: Entry, line: Line): void {
  const { parts } = entry
  const part = parts.at(-1)
  entry.end = line.end
  if (!entry.isInAbstract) {
    if (SEPARATOR.test(line.text)) {
      entry.isInAbstract = parts.some(({ label }) => label === 'title')
      return
    }
    const label = line.indent <= entry.indent || !part ? LABEL.exec(line.text) : undefined
    if (label) {
      const words = line.text.slice(label[0].length).trim()
      const start = line.end - words.length
      parts.push({ label: (label[1] ?? '').toLowerCase(), words: [words], start, end: line.end })
      return
    }
    if (REPLACED.test(line.text)) {
      parts.push({ label: 'replaced', words: [line.text], start: line.start, end: line.end })
      return
    }
  }
  if (part && (part.label === 'abstract' || !entry.isInAbstract)) {
    part.words.push(line.text)
    part.end = line.end
  } else if (entry.isInAbstract) {
    parts.push({ label: 'abstract', words: [line.text], start: line.start, end: line.end })
  }
}

function paperOf({ arxiv, parts, start, end, link }: Entry, place: Place): DigestContent {
  const children: FieldNode[] = [
    { type: 'identifier', value: arxiv, data: { kind: 'arxiv' }, position: place(start, start) },
    ...parts.flatMap((part) => fieldsOf(part, place(part.start, part.end))),
  ]
  if (link) children.push({ type: 'link', value: link.url, position: place(link.line.start, link.line.end) })
  return { type: 'paper', children, position: place(start, end) }
}

function fieldsOf({ label, words }: Part, position: Position | undefined): FieldNode[] {
  const value = words.join('\n').trim()
  if (value === '') return []
  switch (label) {
    case 'title':
    case 'abstract':
      return [{ type: label, value, position }]
    case 'author':
    case 'authors':
      return splitAuthorList(value).map((name) => ({ type: 'author', value: name, position }))
    case 'categories':
      return value.split(/[\s,]+/).map((term) => ({ type: 'category', value: term, position }))
    case 'date':
    case 'date (v1)':
      return [{ type: 'published', value: dayOf(value), position }]
    case 'doi':
      // Some entries have the DOIs of several versions; the first is the paper's.
      return [{ type: 'identifier', value: value.split(/[\s,]+/)[0] ?? '', data: { kind: 'doi' }, position }]
    case 'comment':
    case 'comments':
      return fieldsOfRemark(value, position)
    default:
      return []
  }
}

/** Lines outside entries that a mailing always has. */
const FURNITURE =
  /^(?:send any comments regarding|archives at |to unsubscribe|for subscribe options|for help|submissions to:|received from |title: |subject: |\(?continued|\d+kb\b|[\w-]{2,40}: )/i

/** Gathers text outside entries, and says of it that it is not understood. What a mailing has before its first entry is. */
function createStray(
  place: Place,
  context: ReadContext,
): { push(line: Line): void; take(): DigestContent[] } {
  let held: Line[] = []
  let isHead = true
  let isRuled = false
  return {
    push(line) {
      if (RULE.test(line.text)) isRuled = true
      else if (!SEPARATOR.test(line.text) && !(isHead && isRuled) && !FURNITURE.test(line.text))
        held.push(line)
    },
    take() {
      const [first] = held
      const last = held.at(-1)
      isHead = false
      if (!first || !last) return []
      const position = place(first.start, last.end)
      const value = held.map(({ text }) => text).join('\n')
      held = []
      context.report(
        diagnostic('unclaimed-text', 'Unexpected text: no rule claims it', {
          place: position,
          actual: value,
        }),
      )
      return [{ type: 'text', value, position }]
    },
  }
}
