import type { Paper } from '../../model/paper'

/** What differs between two digests mostly are counts and sources, and they are short. */
export function isSamePaper(first: Paper, second: Paper): boolean {
  if (first === second) return true
  return (
    isSame(first.metrics, second.metrics) && isSame(first.sources, second.sources) && isSame(first, second)
  )
}

/** Whether two values of plain data are written alike. */
export function isSame(first: unknown, second: unknown): boolean {
  if (first === second) return true
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null)
    return false
  const keys = Object.keys(first)
  const others = Object.keys(second)
  if (keys.length !== others.length) return false
  for (const [index, key] of keys.entries()) {
    if (key !== others[index]) return false
    if (!isSame(first[key as keyof typeof first], second[key as keyof typeof second])) return false
  }
  return true
}
