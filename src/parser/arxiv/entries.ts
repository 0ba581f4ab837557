import { isArxivCategory } from '../../lexicon/category'
import { parseArxivId } from '../../lexicon/identifier'
import type { Diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent, FieldNode, PaperNode } from '../../model/tree'
import { dayOfListing, identityOf } from '../feed/fields'
import { fieldsOfLabel, labelOf, type Meaning } from './label'
import { type ArxivLine, RULE, SEPARATOR } from './line'
import { leaveOut } from './stray'

/** Where an entry stands: in a mailing, whose labels end where the abstract begins; in a listing, where names and abstract have no label; on a page of its own, whose labels browsers copy or not. */
type Kind = 'mail' | 'list' | 'page' | 'bare'

/** A labelled part of an entry, or one that is known by what stands before it. */
interface Part {
  readonly meaning: Meaning
  readonly isLabelled: boolean
  readonly words: string[]
  start: number
  end: number
}

interface Entry {
  readonly kind: Kind
  readonly children: FieldNode[]
  readonly parts: Part[]
  /** What was submitted: new, cross-lists, replacements. */
  readonly section: string | undefined
  readonly day: string | undefined
  readonly start: number
  end: number
  /** Indentation of its labels: in a mailing, lines that stand further in go on with what is above. */
  readonly indent: number
  /** What the next line may go on with. */
  current: Part | undefined
}

type Place = (start: number, end: number) => Position | undefined

/** An id, perhaps numbered, and what a line says beside it: `[1] arXiv:2504.01234 (cross-list from cs.CV) [pdf, html, other]`. */
const ID =
  /^(?:\[\d{1,5}\]\s{0,9}|\d{1,5}\.\s{1,9})?\[?(?:arXiv|Paper(?: \(\*cross-listing\*\))?):\s?([\w.-]{5,16}(?:\/\d{7})?(?:v\d{1,3})?)\]?(.{0,200})$/i
const FORMATS = /\[(?:pdf|ps|html|other|src|abs)\b[^\]]{0,60}\]?/
/** The number of the entry that starts on the next line. */
const NUMBER = /^\[?\d{1,5}[\].]$/
/** As mailings write a day: with the time, or behind it the size. */
const DATED = /^date(?: \([^()]{1,30}\))?\s?:\s.{6,60}(?:\bGMT\b|\(\d{1,9}kb)/i
const REPLACED = /^(?:replaced with revised version|(?:figures|part) added)\b/i
const SUBMITTED = /^\[Submitted on (.{6,60}?)(?:\s\(v1\))?(?:, last revised .{0,90})?\]$/i
const LAST = /^\\{1,4}\s{0,9}\(\s{0,9}[<[]?(https?:\/\/[^\s>\]]+)/i
const GROUP =
  /^((?:new|cross|replacement)[- ](?:submissions|lists?)|cross-lists|replacements)(?: \((?:showing|continued).{0,80}| for [A-Z][a-z]{2}, \d.{4,20})$/i
const DAY =
  /^(?:showing new listings for .{8,60}|[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2,8} \d{4}(?:\s{0,9}\((?:showing|continued).{0,80})?)$/i
/** What stands around the entries of a listing. */
const COUNTED = /^\[?\s?(?:total of \d{1,9} entr|showing up to \d{1,9} entr)/i
const HISTORY = /^submission history$/i
/** What stands on the page of one paper, and says nothing of it. */
const AROUND =
  /^(?:view (?:a )?pdf|html \(experimental\)|tex source|other formats|access paper|focus to learn more|\[v\d)/i

/** Lines of a page up to its identifier, where its abstract is wrapped. */
const LONGEST_PAGE = 80

/** Whether a text is arXiv's own: a mailing, a listing, results of a search, or the page of a paper. */
export function isArxivText(lines: readonly ArxivLine[]): boolean {
  return lines.some((_, index) => startOf(lines, index, false) !== undefined)
}

/** The papers of such a text, each under its section; `report` is told what of a mailing is none of it. */
export function* readEntries(
  lines: readonly ArxivLine[],
  place: Place,
  report: (message: Diagnostic) => void,
): Generator<DigestContent> {
  let entry: Entry | undefined
  let section: string | undefined
  let day: string | undefined
  let stray: ArxivLine[] = []
  let isMailing = false
  for (const [index, line] of lines.entries()) {
    const start = startOf(lines, index, entry !== undefined && isRunning(entry))
    const heading = start || entry?.kind === 'mail' ? undefined : headingOf(line.text)
    const last = entry?.kind === 'mail' && line.text.startsWith('\\') ? LAST.exec(line.text)?.[1] : undefined
    if (entry && last !== undefined) {
      entry.children.push({ type: 'link', value: last, position: place(line.start, line.end) })
      entry.end = line.end
    }
    if (entry && (start || heading || last || endsEntry(entry, lines, index))) {
      yield nodeOf(entry, place)
      entry = undefined
    } else if (entry) addLine(entry, line)
    else if (!start && !heading) stray.push(line)
    if (heading?.day !== undefined) {
      if (day !== heading.day)
        yield { type: 'digestDate', value: heading.day, position: place(line.start, line.end) }
      day = heading.day
    }
    section = heading?.section ?? section
    if (!start) continue
    if (start.kind === 'mail') {
      yield* leaveOut(stray, !isMailing, place, report)
      isMailing = true
    }
    stray = []
    entry = openEntry(start, line, section, day, place)
  }
  if (entry) yield nodeOf(entry, place)
  if (isMailing) yield* leaveOut(stray, false, place, report)
}

/** What a line starts an entry with. */
interface Start {
  readonly kind: Kind
  readonly arxiv?: string | undefined
  readonly submitted?: string | undefined
  readonly codes?: string | undefined
}

/**
 * An id alone on its line may be a citation, or part of a record by others. So in a listing it has the formats that the paper comes in, and labels next; in a mailing a
 * date or what was replaced, or the separator before it, which does not count within an abstract.
 */
function startOf(lines: readonly ArxivLine[], index: number, isWithin: boolean): Start | undefined {
  const { text } = lines[index] ?? { text: '' }
  const submitted = SUBMITTED.exec(text)?.[1]
  if (submitted !== undefined) {
    if (labelsBehind(lines, index, 2).includes('title')) return { kind: 'page', submitted }
    const labels = labelsBehind(lines, index, LONGEST_PAGE)
    return labels.includes('categories') && labels.includes('identifiers')
      ? { kind: 'bare', submitted }
      : undefined
  }
  const match = text.length < 240 ? ID.exec(text) : undefined
  const arxiv = parseArxivId(match?.[1] ?? '')
  if (!match || arxiv === undefined) return undefined
  const codes = (match[2] ?? '').replace(/[([<][^)\]>]{0,160}[)\]>]?/g, ' ').trim()
  if (!codes.split(/\s+/).every((code) => code === '' || isArxivCategory(code))) return undefined
  const following = lines.slice(index + 1, index + 4)
  if (
    FORMATS.test(text) ||
    following.some((line) => /^(?:\(.{0,60}\)\s?)?\[/.test(line.text) && FORMATS.test(line.text))
  ) {
    const labels = labelsBehind(lines, index, 12)
    return labels.includes('title') || labels.includes('authors') ? { kind: 'list', arxiv, codes } : undefined
  }
  const next = following[0]?.text ?? ''
  const isMail = REPLACED.test(next) || DATED.test(next)
  return isMail || (!isWithin && SEPARATOR.test(lines[index - 1]?.text ?? ''))
    ? { kind: 'mail', arxiv }
    : undefined
}

function labelsBehind(lines: readonly ArxivLine[], index: number, most: number): (Meaning | undefined)[] {
  return lines.slice(index + 1, index + 1 + most).map(({ text }) => labelOf(text)?.meaning)
}

/** What a heading of a listing says of the entries below it. */
function headingOf(
  text: string,
): { readonly section?: string; readonly day?: string | undefined } | undefined {
  const section = GROUP.exec(text)?.[1]
  if (section !== undefined) return { section, day: dayOfListing(text) }
  return DAY.test(text) ? { day: dayOfListing(text) } : undefined
}

function endsEntry(entry: Entry, lines: readonly ArxivLine[], index: number): boolean {
  const { text } = lines[index] ?? { text: '' }
  if (entry.kind === 'mail') return RULE.test(text) || (isRunning(entry) && SEPARATOR.test(text))
  if (NUMBER.test(text)) return startOf(lines, index + 1, false) !== undefined
  return (entry.kind === 'list' ? COUNTED : HISTORY).test(text)
}

function openEntry(
  { kind, arxiv, submitted, codes = '' }: Start,
  { start, end, indent, urls = [] }: ArxivLine,
  section: string | undefined,
  day: string | undefined,
  place: Place,
): Entry {
  const position = place(start, end)
  const children: FieldNode[] = []
  if (arxiv !== undefined)
    children.push({
      type: 'identifier',
      value: arxiv,
      data: { kind: 'arxiv' },
      position: place(start, start),
    })
  for (const url of urls)
    if (identityOf(url)?.value === arxiv && /\/(?:abs|pdf)\//.test(url))
      children.push({ type: 'link', value: url, position })
  children.push(
    ...fieldsOfLabel('categories', [codes], position),
    ...fieldsOfLabel('day', [submitted ?? ''], position),
  )
  return { kind, children, parts: [], section, day, start, end, indent, current: undefined }
}

/** Whether the abstract is open that no label began: nothing in it is one. */
function isRunning({ kind, current }: Entry): boolean {
  return kind !== 'bare' && current?.meaning === 'abstract' && !current.isLabelled
}

function addLine(entry: Entry, line: ArxivLine): void {
  const { kind, current, parts } = entry
  const { text } = line
  const isMail = kind === 'mail'
  const isLabel = !isRunning(entry) && !(isMail && current && line.indent > entry.indent)
  const label = isLabel ? labelOf(text) : undefined
  const isAround = (kind === 'page' || kind === 'bare') && AROUND.test(text)
  const hasPlaces = kind === 'list' || kind === 'bare'
  const meaning = label || isAround || !hasPlaces ? undefined : meaningByPlace(entry, line)
  if (label) open(entry, label.meaning, text.slice(label.length), line, true)
  else if (meaning) open(entry, meaning, text, line, false)
  else if (isMail && SEPARATOR.test(text)) {
    if (parts.some((part) => part.meaning === 'title')) open(entry, 'abstract', '', line, false)
  } else if (isLabel && isMail && REPLACED.test(text)) open(entry, 'other', '', line, true)
  else if (isAround) entry.current = undefined
  else if (current) goOn(entry, current, line)
}

function goOn(entry: Entry, part: Part, { text, urls = [], start, end }: ArxivLine): void {
  if (part.words.length === 0) part.start = start
  part.words.push(text, ...(part.meaning === 'remark' ? urls : []))
  part.end = entry.end = end
}

/**
 * In a listing the names stand under the title, and the abstract under the subjects, without labels; results of a search have no label at the title. On a page without
 * labels title, names and abstract stand under each other, and what leads to the PDF before the abstract.
 */
function meaningByPlace({ kind, current, parts }: Entry, { text, apart }: ArxivLine): Meaning | undefined {
  if (kind === 'bare') {
    const next = BY_PLACE[parts.length]
    const isOver = current === undefined || current.meaning === 'title' || apart
    return next !== undefined && isOver ? next : undefined
  }
  if (!parts.some(({ meaning }) => meaning === 'title')) {
    if (FORMATS.test(text) || /^\((?:cross-list|replaced)/i.test(text)) return undefined
    if (/^doi\s/i.test(text)) return 'identifiers'
    return text.split(/\s+/).every(isArxivCategory) ? 'categories' : 'title'
  }
  const last = current?.words.at(-1)
  if (!current || last === undefined || current.meaning === 'abstract') return undefined
  if (current.meaning === 'title') return 'authors'
  return apart || (current.meaning === 'categories' && last.endsWith(')')) ? 'abstract' : undefined
}

const BY_PLACE: readonly Meaning[] = ['title', 'authors', 'abstract']

function open(entry: Entry, meaning: Meaning, words: string, line: ArxivLine, isLabelled: boolean): void {
  const { end } = line
  const part: Part = { meaning, isLabelled, words: [], start: end, end }
  entry.parts.push(part)
  entry.current = part
  entry.end = end
  if (words !== '') goOn(entry, part, { ...line, text: words, start: end - words.length })
}

function nodeOf({ children, parts, section, day, start, end }: Entry, place: Place): DigestContent {
  const fields = wholeParts(parts).flatMap((part) =>
    fieldsOfLabel(part.meaning, part.words, place(part.start, part.end)),
  )
  const featured: FieldNode[] = day === undefined ? [] : [{ type: 'featured', value: day }]
  const paper: PaperNode = {
    type: 'paper',
    children: [...children, ...fields, ...featured],
    position: place(start, end),
  }
  return section === undefined ? paper : { type: 'section', title: section, children: [paper] }
}

/** Words behind the title are the authors' names, unless these have a label: then the title went on. */
function wholeParts(parts: readonly Part[]): readonly Part[] {
  const index = parts.findIndex(({ meaning, isLabelled }) => meaning === 'authors' && !isLabelled)
  const [title, rest] = [parts[index - 1], parts[index]]
  if (!title || !rest || !parts.some(({ meaning, isLabelled }) => meaning === 'authors' && isLabelled))
    return parts
  const whole: Part = { ...title, words: [...title.words, ...rest.words], end: rest.end }
  return [...parts.slice(0, index - 1), whole, ...parts.slice(index + 1)]
}
