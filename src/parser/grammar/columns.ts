import type { LabelMeaning } from '../../lexicon/field-label'
import { signAt } from '../../lexicon/sign'
import type { CellContent, Grid } from '../line/element'
import { textOf } from '../line/span'
import type { Trace, TracedColumns } from '../trace'
import { leadOf } from './lead'
import { anchorOf, linksPaper } from './links'
import { meaningOf } from './meaning'
import { isNothing } from './statements'

/** What a table's columns hold, and which one has the titles. */
export interface Columns {
  readonly meanings: readonly (LabelMeaning | undefined)[]
  /** Columns without words in the head: what stands in them has to say what it is. */
  readonly isUnnamed: readonly boolean[]
  readonly title: number
  /** Its head calls the rows papers: then a link to anywhere is enough. */
  readonly isOfPapers: boolean
}

/** Rows that are looked at for what a column holds. */
const SAMPLE = 20

/** How much speaks for a column of titles at least. */
const LEAST = 2

/** Tells columns by their heads and by what their cells hold; `undefined` where no column has titles. */
export function columnsOf({ head, rows, position }: Grid, trace?: Trace): Columns | undefined {
  const labels = head.map(({ lines }) => lines.map(textOf).join(' ').trim())
  const meanings = labels.map((label) => meaningOf(label) ?? signOf(label))
  const width = Math.max(head.length, ...rows.slice(0, SAMPLE).map((row) => row.length))
  let best: { column: number; weight: number } | undefined
  const told: TracedColumns['columns'][number][] = []
  for (let column = 0; column < width; column++) {
    const weight =
      weightOfHead(labels[column] ?? '', meanings[column]) + weightOfCells(column, rows.slice(0, SAMPLE))
    if (trace) told.push({ label: labels[column] ?? '', meaning: meanings[column], weight })
    if (weight >= LEAST && (best === undefined || weight > best.weight)) best = { column, weight }
  }
  trace?.({ type: 'columns', columns: told, title: best?.column, position })
  if (!best) return undefined
  const label = labels[best.column] ?? ''
  return {
    meanings,
    isUnnamed: labels.map((words) => words === ''),
    title: best.column,
    isOfPapers:
      (isTitleMeaning(meanings[best.column]) && !NAMES.test(label)) || isWorded(label, meanings[best.column]),
  }
}

/** Heads over what a thing is called, which may be a nickname. */
const NAMES = /^(?:name|names|model|models|method|methods|nickname|alias|dataset|名称|模型|方法|简称)$/i

/** Heads that have more to say than `Paper`: `Top papers`, `论文与链接`. */
const NAMES_PAPERS =
  /\b(?:papers?|titles?|t[ií]tulos?|art[ií]culos?|titres?)\b|论文|論文|标题|標題|논문|제목/i

function isWorded(label: string, meaning: LabelMeaning | undefined): boolean {
  return meaning === undefined && NAMES_PAPERS.test(label)
}

function isTitleMeaning(meaning: LabelMeaning | undefined): boolean {
  return meaning === 'title' || meaning === 'translatedTitle'
}

function weightOfHead(label: string, meaning: LabelMeaning | undefined): number {
  if (NAMES.test(label)) return 2
  if (meaning === 'title') return 6
  if (meaning === 'translatedTitle') return 4
  if (isWorded(label, meaning)) return 5
  return meaning === undefined || meaning === 'link' ? 0 : -10
}

/** What cells hold: words that link papers, or strong ones in rows that do, are titles; words for nothing are none. */
function weightOfCells(column: number, rows: Grid['rows']): number {
  let weight = 0
  let count = 0
  for (const row of rows) {
    const cell = row[column]
    const [line] = cell?.lines ?? []
    if (!line) continue
    count++
    const lead = leadOf(line, 'cell')
    if (!lead) {
      weight -= isNothing(textOf(line)) ? 3 : 1
      continue
    }
    const isSeveral = lead.title.includes(' ')
    if (anchorOf(lead.url) !== undefined) weight += isSeveral ? 4 : 1
    else if (lead.mark === 'strong' && isSeveral && row.some(isAnchored)) weight += 4
  }
  return count === 0 ? 0 : weight / count
}

function isAnchored({ lines }: CellContent): boolean {
  return lines.some(linksPaper)
}

/** A sign as a column's head: `👍`, `⭐`. */
function signOf(label: string): LabelMeaning | undefined {
  const sign = label.length > 3 ? undefined : signAt(label)
  return sign && sign.length === label.length ? sign.meaning : undefined
}
