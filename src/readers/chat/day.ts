import { matchDate } from '../../lexicon/date'
import { monthOf } from '../../lexicon/month'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Message } from './elements'

const FIGURES = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2}|\d{4})\.?$/

/**
 * Reads the days of stamps as far as they are certain: whether the day or the month comes first in `03/04/2026`, another stamp has to tell. One without a
 * year stays as it is written.
 */
export function createDayReader(
  messages: readonly Message[],
  report: (message: Diagnostic) => void,
): (message: Message) => string | undefined {
  const figures = messages.flatMap(({ day = '' }) => FIGURES.exec(day)?.slice(1) ?? [])
  const isOver = (at: number): boolean =>
    figures.some((figure, index) => index % 4 === at && Number(figure) > 12)
  const isDayFirst = isOver(0) || figures.includes('.')
  const isMonthFirst = isOver(2)
  let isTold = false
  return ({ day = '', position }) => {
    const [, first = '', mark, second = '', year = ''] = FIGURES.exec(day) ?? []
    if (mark !== undefined) {
      if (isDayFirst) return dateOf(year, second, first)
      if (isMonthFirst) return dateOf(year, first, second)
      const reason = 'Unexpected date of which the day or the month may come first; it is left out'
      if (!isTold) report(diagnostic('unknown-date', reason, { place: position, actual: day }))
      isTold = true
      return undefined
    }
    const [, dayOfMonth = '', name = '', shortYear = ''] =
      /^(\d{1,2})[- ](\p{L}{3,9})\.?[- ](\d{2}|\d{4})$/u.exec(day) ?? []
    const month = monthOf(name)
    if (month !== undefined) return dateOf(shortYear, String(month), dayOfMonth)
    const words = day.replace(/(?<=\d)(?:st|nd|rd|th)\b|T.*/g, '')
    return matchDate(words)?.length === words.length ? words : undefined
  }
}

function dateOf(year: string, month: string, day: string): string {
  return `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
