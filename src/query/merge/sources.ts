import type { Metrics, Paper, Source } from '../../model/paper'
import { isSame } from './same'

/** A source with the title, the key and the counts that it has there. */
export interface StatedSource {
  readonly source: Source
  readonly title: string
  readonly citationKey: string | undefined
  readonly metrics: Metrics
}

const NO_METRICS: Metrics = {}

export function addSources(all: StatedSource[], { title, citationKey, metrics, sources }: Paper): void {
  // Of a paper that was merged each source says what it stated.
  const isMerged = sources.some((source) => source.metrics !== undefined)
  const own = isMerged ? NO_METRICS : metrics
  const key = sources.some((source) => source.citationKey !== undefined) ? undefined : citationKey
  for (const source of sources)
    all.push({
      source,
      title: source.title ?? title,
      citationKey: source.citationKey ?? key,
      metrics: source.metrics ?? own,
    })
}

/** Of each count the newest by the day of its digest; of the same day the greatest. */
export function unitedMetrics(sources: readonly StatedSource[]): Metrics {
  const united: Record<string, number> = {}
  for (const key of ['upvotes', 'comments', 'stars'] as const) {
    let newest = ''
    for (const { source, metrics } of sources) {
      const { digestDate = '' } = source
      const value = metrics[key]
      if (value === undefined || digestDate < newest) continue
      united[key] = digestDate === newest ? Math.max(united[key] ?? 0, value) : value
      newest = digestDate
    }
  }
  return united
}

/** Each source once, in the order of their days; a title that is the paper's is not repeated. */
export function unitedSources(sources: readonly StatedSource[], title: string): Source[] {
  const all = sources.map((stated) => statedSource(stated, title)).sort(bySource)
  return all.filter((source, index) => index === 0 || !isSame(source, all[index - 1]))
}

function statedSource(
  { source, title: ownTitle, citationKey, metrics }: StatedSource,
  title: string,
): Source {
  const { reader, path, digestDate, position, fields } = source
  const stated: Source = { reader }
  if (path !== undefined) stated.path = path
  if (digestDate !== undefined) stated.digestDate = digestDate
  if (position !== undefined) stated.position = position
  if (ownTitle !== title) stated.title = ownTitle
  if (citationKey !== undefined) stated.citationKey = citationKey
  if (!isEmpty(metrics)) stated.metrics = metrics
  if (fields !== undefined) stated.fields = fields
  return stated
}

/** By their days, then by all that they say. */
function bySource(first: Source, second: Source): number {
  const [day, otherDay] = [first.digestDate ?? '', second.digestDate ?? '']
  if (day !== otherDay) return day < otherDay ? -1 : 1
  return isSame(first, second) ? 0 : JSON.stringify(first) < JSON.stringify(second) ? -1 : 1
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false
  return true
}
