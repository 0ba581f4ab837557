import { splitAuthorList } from '../../lexicon/author-list'
import { parseArxivId } from '../../lexicon/identifier'
import type { Position } from '../../model/paper'
import type { DigestContent, FieldNode, PaperNode } from '../../model/tree'
import { categoriesOfSubjects, dayOfListing, fieldsOfRemark, identityOf } from '../../parser/feed/fields'
import { createPointer } from '../../parser/pointer'
import { type Line, linesOf } from './line'

/** A labelled part of an entry, or words that stand without a label. */
interface Part {
  readonly label: string
  readonly words: string[]
  readonly start: number
  end: number
}

interface Entry {
  readonly arxiv: string | undefined
  readonly parts: Part[]
  /** What was submitted: new, cross-lists, replacements. */
  readonly section: string | undefined
  /** The day that it stands under. */
  readonly day: string | undefined
  readonly start: number
  end: number
  /** It is a page of its own, whose parts all have labels. */
  readonly isWhole: boolean
  current: Part | undefined
}

/** `[1] arXiv:2504.01234 (cross-list from cs.CV) [pdf, html, other]`; copies may break it before its brackets. */
const START =
  /^(?:\[\d{1,5}\]\s{0,9})?arXiv:\s?([\w.-]{5,16}(?:\/\d{7})?)(?:v\d{1,3})?(?:\s{0,9}\([^()]{1,80}\))?(?:\s{0,9}\[((?:pdf|ps|html|other|src|abs)\b[^\]]{0,60})\]?)?$/i
const FORMATS =
  /^\[?(?:pdf|ps|html|other)\b[^\]]{0,60}\]$|^\((?:cross-list|replaced)[^()]{0,60}\)(?:\s{0,9}\[.{0,60})?$/i
const TITLE = /^title\s?:/i
const SUBMITTED = /^\[Submitted on (.{6,60}?)(?:\s\(v1\))?(?:, last revised .{0,90})?\]$/i
const LABEL =
  /^(title|authors?|abstract|comments?|subjects?|journal[- ]ref(?:erence)?|(?:related )?doi|msc[- ]class(?:es)?|acm[- ]class(?:es)?|report[- ]n(?:o|umber)|cite as|submission history|license)\s?(?::\s{0,9}|$)/i
const GROUP =
  /^((?:new|cross|replacement)[- ](?:submissions|lists?)|cross-lists|replacements)(?:\s(?:for\b.{0,60}|\(.{0,80}))$/i
const DAY_OF_PAGE = /^showing new listings for (.{8,60})$/i
const DAY_GROUP = /^[A-Z][a-z]{2}, (\d{1,2} [A-Z][a-z]{2,8} \d{4})\s{0,9}\((?:showing|continued).{0,80}\)?$/
/** The number of the entry that starts on the next line. */
const NUMBER = /^\[\d{1,5}\]$/
/** What stands between and behind entries, and says nothing of papers. */
const FURNITURE =
  /^(?:total of \d+ entr|showing up to |view (?:a )?pdf|html \(experimental\)|tex source|other formats|access paper|focus to learn more|submission history|\[v\d)/i

/** Whether a text is a listing, or the page of one paper, as it is copied from arXiv's site. */
export function isPage(head: string): boolean {
  const lines = [...linesOf(head, 0)]
  return lines.some(
    (line, index) =>
      (SUBMITTED.test(line.text) && isFollowedByTitle(lines, index, 2)) || opensEntry(lines, index),
  )
}

/** The papers of such a page. */
export function* readPage(document: string): Generator<DigestContent> {
  const lines = [...linesOf(document, 0)]
  const pointOf = createPointer(document)
  const place: Place = (start, end) => ({ start: pointOf(start), end: pointOf(end) })
  let entry: Entry | undefined
  let section: string | undefined
  let day: string | undefined

  for (const [index, line] of lines.entries()) {
    const start = opensEntry(lines, index) ? START.exec(line.text) : undefined
    const submitted = start ? undefined : SUBMITTED.exec(line.text)
    const group = GROUP.exec(line.text)?.[1]
    const ofDay = DAY_GROUP.exec(line.text)?.[1] ?? DAY_OF_PAGE.exec(line.text)?.[1]
    const isNumber = NUMBER.test(line.text) && opensEntry(lines, index + 1)
    if (start || submitted || isNumber || group !== undefined || ofDay !== undefined) {
      if (entry) yield nodeOf(entry, place)
      entry = undefined
    }
    if (ofDay !== undefined) {
      const found = dayOfListing(ofDay) ?? ofDay
      if (day === undefined) yield { type: 'digestDate', value: found, position: place(line.start, line.end) }
      day = found
    } else if (group !== undefined) section = group
    else if (start) entry = newEntry(line, parseArxivId(start[1] ?? ''), section, day)
    else if (submitted) {
      entry = { ...newEntry(line, undefined, section, day), isWhole: true }
      entry.parts.push({ label: 'submitted', words: [submitted[1] ?? ''], start: line.start, end: line.end })
    } else if (entry && FURNITURE.test(line.text)) entry.current = undefined
    else if (entry) addLine(entry, line)
  }
  if (entry) yield nodeOf(entry, place)
}

type Place = (start: number, end: number) => Position

function newEntry(
  line: Line,
  arxiv: string | undefined,
  section: string | undefined,
  day: string | undefined,
): Entry {
  const { start, end } = line
  return { arxiv, parts: [], section, day, start, end, isWhole: false, current: undefined }
}

/** The id of a paper with the formats that it comes in, and its title next; an id alone may be anything. */
function opensEntry(lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  const start = line && line.text.length < 200 ? START.exec(line.text) : undefined
  if (!start || parseArxivId(start[1] ?? '') === undefined) return false
  const hasFormats =
    start[2] !== undefined || lines.slice(index + 1, index + 4).some(({ text }) => FORMATS.test(text))
  return hasFormats && isFollowedByTitle(lines, index, 4)
}

function isFollowedByTitle(lines: readonly Line[], index: number, most: number): boolean {
  return lines.slice(index + 1, index + 1 + most).some(({ text }) => TITLE.test(text))
}

function addLine(entry: Entry, line: Line): void {
  const label = LABEL.exec(line.text)
  const { parts, current } = entry
  if (label) {
    const words = line.text.slice(label[0].length).trim()
    open(entry, foldLabel(label[1] ?? ''), words, line.end - words.length, line)
  } else if (!current) {
    // Behind furniture nothing goes on; behind the id stand the formats.
    if (parts.length > 0 && !entry.isWhole && !FORMATS.test(line.text) && !parts.some(isAbstract))
      open(entry, 'abstract', line.text, line.start, line)
  } else if (isDone(current) && !entry.isWhole && current.label === 'title')
    open(entry, 'names', line.text, line.start, line)
  else if (isDone(current) && !entry.isWhole && current.label === 'subject')
    open(entry, 'abstract', line.text, line.start, line)
  else {
    current.words.push(line.text)
    current.end = line.end
    entry.end = line.end
  }
}

function open(entry: Entry, label: string, words: string, start: number, line: Line): void {
  entry.current = { label, words: words === '' ? [] : [words], start, end: line.end }
  entry.parts.push(entry.current)
  entry.end = line.end
}

function isAbstract({ label }: Part): boolean {
  return label === 'abstract'
}

/** A list of subjects goes on behind a semicolon, and until its last code. */
function isDone({ label, words }: Part): boolean {
  const last = words.at(-1)
  return last !== undefined && (label !== 'subject' || last.endsWith(')'))
}

/** Labels in the singular, as the listing and the page of a paper write them. */
function foldLabel(label: string): string {
  const folded = label.toLowerCase().replaceAll('-', ' ')
  return folded === 'authors' || folded === 'comments' || folded === 'subjects' ? folded.slice(0, -1) : folded
}

function nodeOf(entry: Entry, place: Place): DigestContent {
  const { arxiv, day, section, start, end } = entry
  const children: FieldNode[] = []
  if (arxiv !== undefined)
    children.push({
      type: 'identifier',
      value: arxiv,
      data: { kind: 'arxiv' },
      position: place(start, start),
    })
  for (const part of partsOf(entry)) children.push(...fieldsOf(part, place(part.start, part.end)))
  if (day !== undefined) children.push({ type: 'featured', value: day })
  const paper: PaperNode = { type: 'paper', children, position: place(start, end) }
  return section === undefined ? paper : { type: 'section', title: section, children: [paper] }
}

/** Words behind the title are the authors' names, unless these have a label: then the title went on. */
function partsOf({ parts }: Entry): readonly Part[] {
  const names = parts.find(({ label }) => label === 'names')
  const title = parts.find(({ label }) => label === 'title')
  if (!names || !title || !parts.some(({ label }) => label === 'author')) return parts
  const whole: Part = { ...title, words: [...title.words, ...names.words], end: names.end }
  return parts.flatMap((part) => (part === title ? [whole] : part === names ? [] : [part]))
}

function fieldsOf({ label, words }: Part, position: Position): FieldNode[] {
  const value = words.join('\n').trim()
  if (value === '') return []
  switch (label) {
    case 'title':
    case 'abstract':
      return [{ type: label, value, position }]
    case 'author':
    case 'names':
      return splitAuthorList(value).map((name) => ({ type: 'author', value: name, position }))
    case 'submitted':
      return [{ type: 'published', value, position }]
    case 'subject':
      return categoriesOfSubjects(value, position)
    case 'comment':
      return fieldsOfRemark(value, position)
    case 'doi':
    case 'related doi':
    case 'cite as':
      return identifiersOf(value, position)
    default:
      return []
  }
}

/** `arXiv:2504.01234 [cs.LG]`, and addresses of DOIs. */
function identifiersOf(words: string, position: Position): FieldNode[] {
  return words
    .split(/[\s(),;]+/)
    .map(identityOf)
    .flatMap((identity): FieldNode[] =>
      identity
        ? [{ type: 'identifier', value: identity.value, data: { kind: identity.kind }, position }]
        : [],
    )
}
