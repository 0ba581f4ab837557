/**
 * The day of the listing that an item's own `publishedAt` tells, in the years before `submittedOnDailyAt`. Two things make it doubtful, and then there is
 * none: it may be the paper's own time, as it is today, and it may be written in New York's time as if it were Greenwich's, four or five hours early. So
 * an item of the late evening may belong to the next day.
 */
export function dayListed(listed: unknown, published: unknown): string | undefined {
  if (typeof listed !== 'string' || typeof published !== 'string') return undefined
  const time = readTime(listed)
  const own = readTime(published)
  if (!time || !own || time.hour >= 24 - MOST_HOURS) return undefined
  if (OFFSETS.some((hours) => isLater(own, time, hours))) return undefined
  return listed.slice(0, 10)
}

const MOST_HOURS = 5
const OFFSETS: readonly number[] = [0, 4, 5]

interface Time {
  readonly day: string
  readonly hour: number
  /** Minutes, seconds and their parts, as written. */
  readonly rest: string
}

function readTime(text: string): Time | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2})(:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)Z?$/.exec(text)
  return match ? { day: match[1] ?? '', hour: Number(match[2]), rest: match[3] ?? '' } : undefined
}

/** Whether one time is another one and so many hours; of two days it is enough that they differ where they must. */
function isLater(later: Time, earlier: Time, hours: number): boolean {
  const isNextDay = earlier.hour + hours >= 24
  return (
    later.rest === earlier.rest &&
    later.hour === (earlier.hour + hours) % 24 &&
    (later.day === earlier.day) === !isNextDay
  )
}
