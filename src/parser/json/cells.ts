import { matchDate, parseDate } from '../../lexicon/date'
import { type LabelMeaning, linkMeanings, meaningOfLabel } from '../../lexicon/field-label'
import { identifierOfUrl, parseArxivId } from '../../lexicon/identifier'
import { findUrls } from '../../lexicon/link'
import { isNameList } from '../../lexicon/name-evidence'
import { splitNames } from '../../lexicon/name-list'
import type { FieldNode } from '../../model/tree'
import { fieldsOfStatements, isNothing, type Statement } from '../grammar/statements'

/** A cell of a table: the words that it prints and the addresses behind them, in order. */
export interface Cell {
  readonly text: string
  readonly links: readonly CellLink[]
}

/** A link in a cell. */
interface CellLink {
  readonly label: string
  readonly url: string
}

/**
 * The cells of a table row in Markdown, `|**2024-01-01**|**A Title**|…|`, as they stand; `undefined` for anything else. A bar behind a backslash,
 * and one between emphasis marks that are still open, parts no cells.
 */
export function splitRow(line: string): string[] | undefined {
  const row = line.trim()
  if (!row.startsWith('|') || row.indexOf('|', 1) === -1) return undefined
  const cells: string[] = []
  let cell = ''
  for (const part of row.replace(/^\|/, '').replace(/\|$/, '').split('|')) {
    cell += part
    const isOpen =
      cell.length < 1024 && cell.trimStart().startsWith('**') && cell.split('**').length % 2 === 0
    if (part.endsWith('\\')) cell = `${cell.slice(0, -1)}|`
    else if (isOpen) cell += '|'
    else {
      cells.push(cell.trim())
      cell = ''
    }
  }
  if (cell !== '')
    cells.push(
      ...cell
        .replace(/\|$/, '')
        .split('|')
        .map((rest) => rest.trim()),
    )
  return cells
}

/** Whether cells are the line between a table's head and its rows: `---`, `:-:`. */
export function isDelimiterRow(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /^:?-{1,64}:?$/.test(cell))
}

/** Reads the Markdown of a cell: links by their words, emphasis around the whole off. Marks inside, such as the star of `V*`, stay. */
export function readCell(source: string): Cell {
  const links: CellLink[] = []
  let text = ''
  let from = 0
  for (let close = source.indexOf(']('); close !== -1; close = source.indexOf('](', close)) {
    const end = endOfAddress(source, close + 2)
    const open = openingBracket(source, close, from)
    if (end === -1 || open === -1) {
      close += 2
      continue
    }
    const label = withoutEmphasis(source.slice(open + 1, close))
    const isImage = source.charAt(open - 1) === '!'
    const url =
      source
        .slice(close + 2, end)
        .trim()
        .split(/\s/, 1)[0]
        ?.replace(/^<|>$/g, '') ?? ''
    if (!isImage) links.push({ label, url })
    text += source.slice(from, isImage ? open - 1 : open) + (isImage ? '' : label)
    from = end + 1
    close = from
  }
  text = withoutEmphasis(text + source.slice(from))
  if (links.length === 0) for (const { url } of findUrls(text)) links.push({ label: url, url })
  return { text, links }
}

/** The bracket that a closing one answers, not before `from`; titles hold brackets of their own. */
function openingBracket(source: string, close: number, from: number): number {
  let depth = 0
  const least = Math.max(from, close - 1024)
  for (let at = close - 1; at >= least; at--) {
    const code = source.charCodeAt(at)
    if (code === 93) depth++
    else if (code === 91 && depth-- === 0) return at
  }
  return -1
}

function endOfAddress(source: string, from: number): number {
  let depth = 0
  const most = Math.min(source.length, from + 4096)
  for (let at = from; at < most; at++) {
    const code = source.charCodeAt(at)
    if (code === 40) depth++
    else if (code === 41 && depth-- === 0) return at
  }
  return -1
}

/** Marks that open and close the whole: `**a**`, `__a__`, `*a*`, `` `a` ``. */
function withoutEmphasis(source: string): string {
  let text = source.trim()
  for (let depth = 0; depth < 4; depth++) {
    const mark = /^(?:\*{1,3}|_{1,3}|`|~~)/.exec(text)?.[0]
    if (mark === undefined || text.length <= 2 * mark.length || !text.endsWith(mark)) return text
    const inner = text.slice(mark.length, -mark.length)
    if (inner.includes(mark) && mark !== '*' && mark !== '_') return text
    text = inner.trim()
  }
  return text
}

/** The fields that a row without a head states: each cell is told by what it is. `isTitled`: its title is known. */
export function fieldsOfCells(cells: readonly Cell[], isTitled = false): FieldNode[] {
  let hasTitle = isTitled
  const statements = cells.flatMap((cell): Statement[] => {
    if (isNothing(cell.text) && cell.links.length === 0) return []
    const meaning = meaningOfCell(cell, hasTitle)
    hasTitle ||= meaning === 'title'
    return meaning === undefined ? [] : statementsOfCell(cell, meaning)
  })
  return fieldsOfStatements(statements)
}

/** The words of a cell under its meaning, and its links under theirs: a title that links a paper states both. */
function statementsOfCell({ text, links }: Cell, meaning: LabelMeaning): Statement[] {
  const linked = links.map(({ label, url }): Statement => {
    const own = meaningOfLabel(label)
    return { meaning: own !== undefined && linkMeanings.has(own) ? own : 'link', value: url }
  })
  return meaning === 'link' || links.some(({ url }) => url === text)
    ? linked
    : [{ meaning, value: text }, ...linked]
}

/** What a cell is: a date, an identifier, links, names, or the title, which is the first text that is none of these. */
function meaningOfCell({ text, links }: Cell, hasTitle: boolean): LabelMeaning | undefined {
  if (/^\d/.test(text) && (parseDate(text)?.month !== undefined || isWhole(text))) return 'published'
  if (parseArxivId(text) !== undefined) return links.length > 0 ? 'link' : 'arxiv'
  const isLinked = links.length > 0 && links.every(({ label, url }) => label === url || isLinkWord(label))
  if (isLinked) return 'link'
  if (parseDate(text)?.month !== undefined) return 'published'
  // Whoever stands before `et al.` is a name in a cell of its own; a title may be cut with dots.
  if (/\p{L}/u.test(splitNames(text).cut) || (hasTitle && isNameList(text))) return 'authors'
  if (!hasTitle)
    return links.some(({ url }) => identifierOfUrl(url)) || text.includes(' ') ? 'title' : undefined
  return undefined
}

function isWhole(text: string): boolean {
  return matchDate(text)?.length === text.length
}

/** `link`, `paper`, `PDF`: words of the vocabulary, which say no more than that there is a link. */
function isLinkWord(label: string): boolean {
  return label === '' || meaningOfLabel(label) !== undefined
}
