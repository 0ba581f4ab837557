import { matchDate } from '../../lexicon/date'
import type { Range, Shape } from './shape'

const MARKS = '▲△▴🔺🔼'
const FIGURE = '\\d[\\d.,]{0,8}[kKmM]?'
const BEHIND = new RegExp(
  `[\\s\\u00A0]{0,3}[([（]?[\\s\\u00A0]?(?:(${FIGURE})[\\s\\u00A0]?[${MARKS}]|[${MARKS}][\\s\\u00A0]?(${FIGURE}))[\\s\\u00A0]?[)\\]）]?(?:[\\s\\u00A0]{1,4}<?(https?://\\S{1,400}?)>?)?$`,
  'u',
)
const BEFORE = new RegExp(
  `^[([（]?[${MARKS}][\\s\\u00A0]?(${FIGURE})[)\\]）]?[\\s\\u00A0:|·–-]{1,4}(?=\\S)`,
  'u',
)

/** `Lamps That Learn (140 ▲)` · `▲ 140 Lamps That Learn` · `▲ 140`. */
export function readVotedShape(text: string): Shape | undefined {
  if (!/[▲△▴]|\uD83D[\uDD3A\uDD3C]/.test(text)) return undefined
  const before = BEFORE.exec(text)
  if (before) {
    const at = before[0].indexOf(before[1] ?? '')
    return {
      kind: 'voted',
      title: [before[0].length, text.length],
      count: [at, at + (before[1]?.length ?? 0)],
      url: undefined,
    }
  }
  const found = BEHIND.exec(text)
  if (!found) return undefined
  const figure = found[1] ?? found[2] ?? ''
  const at = found.index + found[0].indexOf(figure)
  const title: Range | undefined = found.index > 0 ? [0, found.index] : undefined
  return { kind: 'voted', title, count: [at, at + figure.length], url: found[3] }
}

/** `Here is the selection of papers for today (6 Jul):`: a list of titles follows. */
export function readAnnouncement(text: string): Shape | undefined {
  if (text.charCodeAt(text.length - 1) !== 58 || !/\bpapers\b/i.test(text)) return undefined
  const open = text.lastIndexOf('(')
  const date = open === -1 ? undefined : matchDate(text.slice(open + 1))
  const end = open + 1 + (date?.length ?? 0)
  return date && /^\) ?:$/.test(text.slice(end))
    ? { kind: 'announcement', range: [open + 1, end] }
    : undefined
}
