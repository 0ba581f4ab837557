import { parseDate } from '../../lexicon/date'
import type { DigestFieldNode } from '../../model/tree'
import { isObject, type JsonObject, memberOf } from '../json/entries'

/** Keys under which an object around papers tells its day. */
const DAYS: readonly string[] = ['dateString', 'date', 'day', 'digest_date', 'digestDate']

/** What the object around a list of papers says of the whole: its title, its day, its period, the words that it answers. */
export function fieldsOfPage(page: JsonObject): DigestFieldNode[] {
  const fields: DigestFieldNode[] = []
  const title = memberOf(page, 'title')
  if (typeof title === 'string' && title.trim() !== '') fields.push({ type: 'digestTitle', value: title })
  const days = DAYS.map((key) => memberOf(page, key))
  const day = days.find((value): value is string => typeof value === 'string' && isDay(value))
  if (day !== undefined) fields.push({ type: 'digestDate', value: day })
  const query = queryOf(page)
  const period = periodOf(page, query)
  if (period !== undefined) fields.push({ type: 'period', value: period })
  if (query !== undefined) fields.push({ type: 'query', value: query })
  return fields
}

/** A week (`2026-W08`) and a year are no days. */
function isDay(text: string): boolean {
  return parseDate(text.trim())?.month !== undefined
}

/** `query: 'lamps'`, or the parameters of the address: `query: {q: 'lamps'}`. */
function queryOf(page: JsonObject): string | undefined {
  const query = memberOf(page, 'query')
  const words = isObject(query)
    ? (memberOf(query, 'q') ?? memberOf(query, 'query'))
    : (query ?? memberOf(page, 'q'))
  return typeof words === 'string' && words.trim() !== '' ? words : undefined
}

function periodOf(page: JsonObject, query: string | undefined): string | undefined {
  if (query !== undefined) return 'search'
  if (memberOf(page, 'isTrending') === true) return 'trending'
  const period = memberOf(page, 'periodType')
  return period === 'day' || period === 'week' || period === 'month' ? period : undefined
}
