import { once } from '../lexicon/once'
import { frozen } from '../model/frozen'
import type { Position } from '../model/paper'
import type { DigestContent } from '../model/tree'
import { foreignStructureOf } from '../parser/foreign'
import { readDigest } from '../parser/grammar/digest'
import type { FrontMatter } from '../parser/grammar/front-matter'
import type { CellContent, Element, Grid } from '../parser/line/element'
import { united } from '../parser/line/place'
import { sourceLines } from '../parser/line/source'
import type { Line } from '../parser/line/span'
import { ADDRESS, lineOfMarks, type Marks } from '../parser/mdast/marks'
import type { ReadContext, TreeReader } from '../parser/reader'

/** Lists and notes in the mode of Emacs that is called org: outlines, properties, lists and tables. What it plans and logs of tasks is left out. */
export const org: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'org',
  extensions: ['org'],
  mediaTypes: ['text/org', 'text/x-org'],
  detect: detectOrg,
  read: readOrg,
}))

/** Lines that only org has, and how much each of them tells. */
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [/^[ \t]{0,9}#\+[A-Za-z_]{2,24}(?::|$| )/, 2],
  [/^[ \t]{0,9}:PROPERTIES:[ \t]{0,9}$/i, 3],
  [/^\*{2,12} [^*]+$/, 1],
  [/\[\[[^[\]]{1,512}\]\[[^[\]]{1,512}\]\]/, 2],
]

function detectOrg(head: string): number {
  let marks = 0
  for (const line of head.split('\n')) marks += SIGNS.find(([sign]) => sign.test(line))?.[1] ?? 0
  if (marks >= 3) return 0.8
  // Any list may have these: who names the file says more.
  return /^\* \S/m.test(head) && foreignStructureOf(head) === undefined ? 0.1 : 0
}

/** `[[https://…][words]]`, `*strong*`, `/emphasis/`, `~code~` and footnotes. */
const MARKS: () => Marks = /* @__PURE__ */ once(() => ({
  pattern: new RegExp(
    String.raw`\[\[(?<target>[^[\]]{1,2048})\](?:\[(?<words>[^[\]]{1,1024})\])?\]|<(?<address>https?:[^\s<>]{1,2048})>|${ADDRESS}|(?<![\p{L}\p{N}])~(?<code>[^\s~](?:[^~]{0,510}[^\s~])?)~(?![\p{L}\p{N}])|\[fn:[^[\]]{0,80}\]|(?<fence>[*/_=])`,
    'gu',
  ),
  strong: new Set('*'),
  emphasis: new Set('/'),
}))

function lineOf(text: string): Line {
  return lineOfMarks(text, MARKS())
}

/** What was read of a document so far. */
interface Reading {
  readonly elements: Element[]
  readonly frontMatter: FrontMatter[]
  /** Words that tell the state of a task. */
  readonly states: Set<string>
  /** What ends the lines that are passed over, and whether the properties among them count. */
  until?: RegExp | undefined
  hasProperties: boolean
  /** The passage that the next line may go on with. */
  open?: { readonly lines: Line[] } | undefined
}

type Take = (match: RegExpExecArray, reading: Reading, position: Position) => void

/** What a line can be; the first that matches counts. */
const CONSTRUCTS: readonly (readonly [RegExp, Take])[] = [
  [/^(\*{1,64}) +(.*)$/, takeHeading],
  [
    /^\s{0,64}#\+begin_(src|example|export|comment)\b/i,
    (match, reading) => skip(reading, `#\\+end_${match[1]}`),
  ],
  [
    /^\s{0,64}:(?:(PROPERTIES)|[\w-]{1,64}):\s{0,64}$/i,
    (match, reading) => skip(reading, ':END:', match[1] !== undefined),
  ],
  [/^\s{0,64}#\+([\w-]{1,32}):(.*)$/, takeSetting],
  [/^\s{0,64}\|(.*)$/, takeRow],
  [
    /^\s{0,64}-{5,}\s{0,64}$/,
    (_, { elements }, position) => elements.push({ kind: 'rule', depth: 0, lines: [], position }),
  ],
  // Comments, and what org notes of tasks.
  [
    /^\s{0,64}(?:$|#|:\s|(?:CLOSED|SCHEDULED|DEADLINE|CLOCK): ?[[<]|[-+] (?:State "|Note taken on \[|Rescheduled from ))/,
    () => undefined,
  ],
  [/^(\s{0,64})(?:[-+]|\d{1,4}[.)]|(?<=\s)\*)\s{1,9}(?:\[[ xX-]\]\s{1,9})?(\S.*)$/, takeItem],
  [/^.*$/, takeText],
]

function readOrg(document: string, context: ReadContext): DigestContent[] {
  const reading: Reading = { elements: [], frontMatter: [], states: new Set(STATES()), hasProperties: false }
  for (const { text, position } of sourceLines(document, context)) readLine(text, reading, position)
  return readDigest(reading.elements, context.report, reading.frontMatter, context.trace)
}

function readLine(line: string, reading: Reading, position: Position): void {
  const { until } = reading
  if (until !== undefined && !/^\*{1,64} /.test(line)) {
    if (until.test(line)) reading.until = undefined
    else if (reading.hasProperties) takeProperty(line, reading, position)
    return
  }
  reading.until = undefined
  for (const [pattern, take] of CONSTRUCTS) {
    const match = pattern.exec(line)
    if (!match) continue
    const { open } = reading
    take(match, reading, position)
    if (reading.open === open) reading.open = take === takeText ? open : undefined
    return
  }
}

function skip(reading: Reading, end: string, hasProperties = false): void {
  reading.until = new RegExp(`^\\s{0,64}${end}\\s{0,64}$`, 'i')
  reading.hasProperties = hasProperties
}

const STATES = /* @__PURE__ */ once(() =>
  'TODO NEXT DONE WAITING WAIT HOLD STARTED DOING INPROGRESS IN-PROGRESS CANCELED CANCELLED READ READING TOREAD MAYBE SOMEDAY'.split(
    ' ',
  ),
)

/** `** TODO [#A] Title [1/3] :tag:`; the first rank is that of the page's own title. */
function takeHeading(
  [, stars = '', words = '']: RegExpExecArray,
  { elements, states }: Reading,
  position: Position,
): void {
  const [state = ''] = words.split(' ', 1)
  const text = (states.has(state) ? words.slice(state.length) : words)
    .replace(/^\s{0,64}\[#\w{1,2}\]/, '')
    .replace(/\s:(?:[\p{L}\p{N}_@#%]{1,64}:){1,64}\s{0,64}$/u, '')
    .replace(/\s\[\d{0,9}(?:%|\/\d{0,9})\]/, '')
  elements.push({ kind: 'heading', depth: 1 + stars.length, lines: [lineOf(text)], position })
}

/** Before the first heading, properties are those of the page. */
function takeProperty(text: string, { elements, frontMatter }: Reading, position: Position): void {
  const [, name = '', value = ''] = /^\s{0,64}:([^\s:]{1,64}):\s{1,64}(\S.*)$/.exec(text) ?? []
  if (value === '') return
  // So org-roam calls the address that a note is about.
  const key = name.toUpperCase() === 'ROAM_REFS' ? 'url' : name
  if (elements.length === 0) frontMatter.push({ key, values: [value] })
  else elements.push({ kind: 'text', depth: 0, lines: [labelled(key.replaceAll('_', ' '), value)], position })
}

function takeSetting([, key = '', value = '']: RegExpExecArray, { frontMatter, states }: Reading): void {
  if (/^(?:seq_|typ_)?todo$/i.test(key))
    for (const state of value.split(/[\s|]+|\(\S{0,9}\)/)) states.add(state)
  const text = value.trim().replace(/^[[<](.*)[\]>]$/, '$1')
  if (/^(?:title|date)$/i.test(key) && text !== '')
    frontMatter.push({ key: key.toLowerCase(), values: [text] })
}

/** The row over a line is a head. */
function takeRow([, row = '']: RegExpExecArray, { elements }: Reading, position: Position): void {
  const last = elements.at(-1)
  const isOpen = last?.kind === 'table' && last.position?.end.line === position.start.line - 1
  const grid: Grid = isOpen
    ? { ...last, position: united(last.position, position) }
    : { kind: 'table', head: [], rows: [], position }
  const isLine = /^[-+|\s]*$/.test(row)
  const cells = (): CellContent[] =>
    row
      .replace(/\|\s{0,64}$/, '')
      .split('|')
      .map((cell) => ({ lines: [lineOf(cell)], position }))
  if (!isLine) grid.rows.push(cells())
  const [head = []] = grid.rows
  const isHead = isLine && grid.head.length === 0 && grid.rows.length === 1
  elements[elements.length - (isOpen ? 1 : 0)] = isHead ? { ...grid, head, rows: [] } : grid
}

/** `- words`, `1. words`, `- label :: words` */
function takeItem([, indent = '', words = '']: RegExpExecArray, reading: Reading, position: Position): void {
  const [, label, value = ''] = /^(.{1,64}?)\s::(?:\s(.*))?$/.exec(words) ?? []
  const lines = [label === undefined ? lineOf(words) : labelled(label, value)]
  reading.elements.push({ kind: 'item', depth: 1 + (indent.length >> 1), lines, position })
  reading.open = { lines }
}

function takeText([text]: RegExpExecArray, reading: Reading, position: Position): void {
  const line = lineOf(text)
  if (line.length === 0) return
  if (reading.open) reading.open.lines.push(line)
  else {
    const lines = [line]
    reading.elements.push({ kind: 'text', depth: 0, lines, position })
    reading.open = { lines }
  }
}

function labelled(label: string, value: string): Line {
  return [{ text: `${label}:`, strong: true }, { text: ' ' }, ...lineOf(value)]
}
