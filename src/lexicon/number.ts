/** A count as pages print it, at the start of a text: `161`, `1,204`, `1.71k`, `110k`, `2.1M`. */
const COUNT = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:(\.\d{1,3})?([kKmM]))?(?![\w.,])/

/** Source of a pattern for a count as it stands beside a sign; `88/100` and `12 %` are none. */
export const figureSource = '(?:\\d[\\d,]{0,8}(?:\\.\\d{1,2})?[kKmM]|\\d(?:[\\d,]{0,7}\\d)?)(?![\\w./%]|,\\d)'

/** A count and how many units of text it takes. */
export interface CountMatch {
  value: number
  length: number
}

/** Reads a count at the start of `text`. A figure such as `3.5` or `4RC` is none. */
export function matchCount(text: string): CountMatch | undefined {
  const first = text.charCodeAt(0)
  if (first < 48 || first > 57) return undefined
  // `7` and `41`: most counts.
  if (text.length === 1) return { value: first - 48, length: 1 }
  const match = COUNT.exec(text)
  if (!match) return undefined
  if (match[1] === match[0] && match[0].length < 4)
    return { value: Number(match[0]), length: match[0].length }
  const unit = match[3]?.toLowerCase()
  const base = (match[1] ?? '').replaceAll(',', '') + (match[2] ?? '')
  const factor = unit === 'k' ? 1e3 : unit === 'm' ? 1e6 : 1
  return { value: Math.round(Number(base) * factor), length: match[0].length }
}

/** Reads a text that is one count and nothing else; a lone hyphen is how the site prints no upvotes. */
export function parseCount(text: string): number | undefined {
  const trimmed = text.trim()
  if (trimmed === '-') return 0
  const match = matchCount(trimmed)
  return match && match.length === trimmed.length ? match.value : undefined
}
