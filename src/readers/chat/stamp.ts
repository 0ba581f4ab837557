import { once } from '../../lexicon/once'
import type { Marks } from '../../parser/mdast/marks'
import { DISCORD_MARKS, MARKS } from './markup'

/** A way in which a chat prints who wrote and when: what stands before the words, or with `$` on a line of its own. */
export interface Shape {
  readonly pattern: RegExp
  /** What a line must have for the pattern to be tried. */
  readonly sign: RegExp
  readonly marks: Marks
  /** `weak`: it may stand in any text, and a chat has several of them and none that is sure. `divider`: it parts days of such a chat. */
  readonly strength: 'sure' | 'weak' | 'divider'
}

/** A stamp found: what it says of the message, and how many units of the line it takes. */
export interface Stamp {
  readonly shape: Shape
  readonly length: number
  /** Absent where it says none; empty where it says one by the day of copying. */
  readonly day?: string | undefined
  /** Who wrote stands on the line before. */
  readonly isNameless: boolean
  /** It says who wrote and at what time of the day: a text that starts with it is a message. */
  readonly isWhole: boolean
  /** Of a numbered post. */
  readonly number?: number | undefined
}

const TIME = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u00A0\u202F]?[AaPp]\.?[Mm]\.?)?`
/** Without blanks before it only this is no figure: `9:01 AM`. */
const CLOCK_OF_DAY = String.raw`\d{1,2}:\d{2}[ \u00A0\u202F]?[AaPp]\.?[Mm]\.?`
const DAY = String.raw`(?<day>\d{1,4}(?<mark>[-/.])\d{1,2}\k<mark>\d{2,4}\.?|\d{1,2}[- ]\p{L}{3,9}\.?[- ]\d{2,4}|\p{Lu}\p{L}{2,8}\.? \d{1,2}, \d{4}|Today|Yesterday)`
const MOMENT = String.raw`${DAY}(?:,| at)?[ \u00A0]{1,3}${TIME}`
/** Who wrote; words with brackets or a colon are no name. */
const NAME = String.raw`(?<name>[^\s[\]():][^[\]():]{0,79}?)`
const ISOLATES = String.raw`[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]{0,3}`
const HANDLE = String.raw`${ISOLATES}@[\w.-]{2,60}${ISOLATES}`

/** What each stamp has somewhere: most lines of most texts have none of these, and need no look at the rest. */
const CLOCK = /\d[:.]\d\d/
const BRACKETED = /^.{0,3}\[/
const NAMED = /, \[/
const DATED = /\d(?:st|nd|rd|th)?(?:,? \d{4})? ?[-—]{0,8}$/
const AT = /@/
const NUMBERED = /^.{0,3}\d{1,3}\//

const SHAPES: () => readonly Shape[] = /* @__PURE__ */ once(() => [
  // [24/03/2026, 09:01:05] Ada: …
  shapeOf(MARKS(), BRACKETED, String.raw`\[${MOMENT}\] [^:]{1,80}:(?: |$)`),
  // [24-Mar-26 09:01 AM] ada#0000
  shapeOf(DISCORD_MARKS(), BRACKETED, String.raw`\[${MOMENT}\] ${NAME}$`),
  // 24/03/2026, 09:01 - Ada: …
  shapeOf(MARKS(), CLOCK, `${MOMENT} [-–] (?:[^:]{1,80}: )?`),
  // Ada, [24.03.26 09:01]
  shapeOf(MARKS(), NAMED, String.raw`${NAME}, \[${MOMENT}\]:?(?: |$)`),
  // ada — 03/24/2026 9:01 AM
  shapeOf(DISCORD_MARKS(), CLOCK, `(?:${NAME})? ?[—–] ?(?:${MOMENT}|${TIME})$`),
  // Ada Quill  9:01 AM
  shapeOf(
    MARKS(),
    CLOCK,
    String.raw`(?:${NAME}(?: {1,3}APP)?(?:[ \t\u00A0]{2,4}${TIME}| {1,3}\[${TIME}\])|[ \t]{1,4}${TIME}|${CLOCK_OF_DAY})$`,
    'weak',
  ),
  // Tuesday, March 24th
  shapeOf(
    MARKS(),
    DATED,
    String.raw`[-—·]{0,8} ?(?:\p{Lu}\p{L}{2,5}day,? )?(?<day>\p{Lu}\p{L}{2,8} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?) ?[-—]{0,8}$`,
    'divider',
  ),
  // Ada Quill @ada.example · Mar 24, 2026
  shapeOf(
    MARKS(),
    AT,
    String.raw`(?:${HANDLE}$|(?:${NAME} ?)?${HANDLE} ?· ?(?<day>[\p{L}\d, ]{1,20})$)`,
    'weak',
  ),
  // 2/12 …
  shapeOf(MARKS(), NUMBERED, String.raw`(?<number>\d{1,3})/\d{0,3}[ \u00A0]{1,3}(?=\S)`, 'weak'),
])

function shapeOf(marks: Marks, sign: RegExp, pattern: string, strength: Shape['strength'] = 'sure'): Shape {
  return { marks, sign, pattern: new RegExp(`^${ISOLATES}${pattern}`, 'u'), strength }
}

/** No stamp is longer. */
const LONGEST = 256

/** A level of a log is nobody's name. */
const LEVEL = /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b/

/** The stamp with which a line starts. */
export function readStamp(line: string): Stamp | undefined {
  const head = line.slice(0, LONGEST)
  for (const shape of SHAPES()) {
    const match = shape.sign.test(head) ? shape.pattern.exec(head) : null
    if (!match || match[0].length === LONGEST || LEVEL.test(match[0])) continue
    const { day, name, number } = match.groups ?? {}
    return {
      shape,
      length: match[0].length,
      day: day?.replace(/^(?:Today|Yesterday)$/, ''),
      isWhole: name !== undefined && /\d:\d\d/.test(match[0]),
      isNameless: name === undefined && shape.pattern.source.includes('<name>'),
      number: number === undefined ? undefined : Number(number),
    }
  }
  return undefined
}

/** Whether a stamp, behind those lines, starts a text: a name and a time, in one line or in two. */
function startsText({ isWhole, isNameless }: Stamp, before: readonly string[]): boolean {
  const [name, ...rest] = before
  return name === undefined ? isWhole : isNameless && rest.length === 0 && isWriter(name)
}

/** Whether a line above its stamp is who wrote. */
export function isWriter(line: string): boolean {
  return /^[^/:]{1,48}(?<![.!?])$/.test(line)
}

/** The stamps that part the messages of a chat; none where it is no chat. Where a sure one stands, the others are words: `9/10` is a rating. */
export function shapesOf(lines: Iterable<string>): ReadonlySet<Shape> {
  const sure = new Set<Shape>()
  const weak = new Set<Shape>()
  let count = 0
  let last = 0
  let before: string[] = []
  for (const line of lines) {
    const stamp = readStamp(line)
    // One message that starts a text is a chat; in the middle of a text a line may look like its head.
    const isHead = stamp !== undefined && startsText(stamp, before)
    if (before.length < 2 && line.trim() !== '') before = [...before, line]
    // Posts are numbered one by one; other fractions are figures.
    if (!stamp || (stamp.number !== undefined && stamp.number !== last + 1)) continue
    last = stamp.number ?? last
    const { strength } = stamp.shape
    if (strength === 'sure') sure.add(stamp.shape)
    else weak.add(stamp.shape)
    if (strength === 'weak') count += isHead ? 2 : 1
  }
  return sure.size > 0 || count < 2 ? sure : weak
}
