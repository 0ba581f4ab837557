import type { LabelMeaning } from '../../lexicon/field-label'
import { identifierOfUrl, parseArxivId, parseDoi } from '../../lexicon/identifier'
import { furnitureOf } from '../../lexicon/label'
import { type Block, indentOf } from '../block'
import { meaningOf } from '../grammar/meaning'

/** A label at the start of a line; `valueFrom` is where its value starts, `column` how far it is set in. */
export interface Label {
  readonly meaning: LabelMeaning | undefined
  readonly label: string
  readonly valueFrom: number
  readonly column: number
}

/** What only records of papers state beside a title. */
const TELLING: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>([
  'abstract',
  'authors',
  'pdf',
  'arxiv',
  'doi',
])
const LABEL =
  /^(?:\(?#?\d{1,4}[.)\]:]?[ \u00A0]{1,4}|\[\d{1,4}\][ \u00A0]{1,4})?(\p{L}[\p{L}\p{N} \u00A0_()（）/&'’.-]{0,46}?)[ \u00A0]{0,12}[:：](?!\/\/)[ \u00A0\t]{0,99}/u

/** `Authors: …`, `1. Title: …`, `作者：…`; one that nobody knows only where it looks like a label. */
export function labelOf(block: Block): Label | undefined {
  const { text } = block
  const head = text.slice(0, 64)
  if (!head.includes(':') && !head.includes('：')) return undefined
  const match = LABEL.exec(text)
  if (!match) return undefined
  const label = (match[1] ?? '').trim()
  const meaning = meaningOf(label)
  const valueFrom = match[0].length
  const value = text.slice(valueFrom)
  const column = indentOf(block) + text.indexOf(label)
  if (meaning !== undefined)
    return isPlausible(meaning, value) ? { meaning, label, valueFrom, column } : undefined
  const isLabel =
    /^\p{Lu}?[\p{L}\p{N}_-]{0,23}(?: [\p{L}\p{N}_()-]{1,16}){0,2}$/u.test(label) && value.length <= 60
  return isLabel ? { meaning, label, valueFrom, column } : undefined
}

/** Whether a value can be one of its label: what labels call a date or a number has a figure. */
function isPlausible(meaning: LabelMeaning, value: string): boolean {
  switch (meaning) {
    case 'published':
    case 'featured':
      return value === '' || (value.length <= 60 && /\d/.test(value))
    case 'upvotes':
    case 'stars':
    case 'authorCount':
      return value === '' || (value.length <= 40 && /\d|^-$/.test(value))
    case 'arxiv':
    case 'doi':
    case 'identifier':
      return value.length <= 120
    default:
      return true
  }
}

/** A title, and something beside it that only papers have. */
export function isRecord(held: readonly Block[]): boolean {
  let hasTitle = false
  let isTelling = false
  for (const [index, block] of held.entries()) {
    const label = labelOf(block)
    if (label?.meaning === undefined) continue
    const value = block.text.slice(label.valueFrom) || (held[index + 1]?.text ?? '')
    if (value === '') continue
    if (label.meaning === 'title' || label.meaning === 'translatedTitle') {
      if (
        /^[[<(]{0,2}https?:|\bHugging Face\b|^["'“]?Paper page - /.test(value) ||
        furnitureOf(value) !== undefined
      )
        continue
      hasTitle = true
    } else if (TELLING.has(label.meaning)) isTelling = true
    else if (label.meaning === 'tldr') isTelling ||= value.length >= 40
    else if (label.meaning === 'identifier')
      isTelling ||= parseArxivId(value) !== undefined || parseDoi(value) !== undefined
    else isTelling ||= identifierOfUrl(value) !== undefined
  }
  return hasTitle && isTelling
}

/** What a program prints before the page that it copied is no record of a paper. */
export function isCarrier(text: string): boolean {
  return (
    text.length < 300 &&
    /^(?:\[\d{1,4}\] ?)?(?:URL Source|Markdown Content|Published Time|Captured(?: at| on| \(UTC\))?|Content-Type|MIME-Version) ?:/i.test(
      text,
    )
  )
}

/** `1.`, `#1`, `Paper 3`: a number alone on its line. */
export function isNumber(text: string): boolean {
  return text.length < 16 && /^(?:paper |no\.? ?)?[#[(]?\d{1,4}[\]).:]?$/i.test(text)
}
