import type { Style, WrittenDigest, WrittenIdentifier, WrittenPaper } from './digest'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June'] as const

/** `2026-05-12`, `12 May 2026` or `May 12, 2026`. */
export function dateIn(style: Style, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const word = MONTHS[Number(month) - 1] ?? ''
  if (style.dates === 'iso') return date
  return style.dates === 'day-first' ? `${Number(day)} ${word} ${year}` : `${word} ${Number(day)}, ${year}`
}

/** The heading of the whole. */
export function headingOf({ day, style }: WrittenDigest): string {
  return `Papers of ${dateIn(style, day)}`
}

/** `A, B and C`, with what tells that there are more. */
export function namesIn(style: Style, { names, gap }: WrittenPaper): string {
  if (gap === 'et al.') return `${names.join(', ')} et al.`
  if (gap !== 'none') return `${names.join(', ')}${names.length > 1 ? ',' : ''} and ${gap} others`
  const [last = '', ...before] = [...names].reverse()
  if (before.length === 0 || style.names === 'commas') return names.join(', ')
  const comma = style.names === 'comma-and' && before.length > 1 ? ',' : ''
  return `${before.reverse().join(', ')}${comma} and ${last}`
}

/** Names as a line of their own, without a label. */
export function bylineIn(style: Style, paper: WrittenPaper): string {
  return `${style.byline === 'by' ? 'by ' : ''}${namesIn(style, paper)}`
}

/** `31 upvotes`, `👍 31`, of what is counted. */
export function countsIn(style: Style, paper: WrittenPaper): string[] {
  return COUNTS.flatMap(({ key, one, sign }) => {
    const count = paper[key]
    if (count === undefined) return []
    return style.counts === 'signs' ? [`${sign} ${count}`] : [`${count} ${one}${count === 1 ? '' : 's'}`]
  })
}

/** What is counted, by the field, the word for one, the sign and the label. */
export const COUNTS = [
  { key: 'upvotes', one: 'upvote', sign: '👍', label: 'Upvotes' },
  { key: 'comments', one: 'comment', sign: '💬', label: 'Comments' },
  { key: 'stars', one: 'star', sign: '⭐', label: 'Stars' },
] as const

export function addressOf({ kind, value }: WrittenIdentifier): string {
  return kind === 'arxiv' ? `https://arxiv.org/abs/${value}` : `https://doi.org/${value}`
}

/** Date and counts, as they stand side by side. */
export function factsIn(style: Style, paper: WrittenPaper): string[] {
  const { published } = paper
  return [...(published === undefined ? [] : [dateIn(style, published)]), ...countsIn(style, paper)]
}

/** Label and value of each fact, title and address aside. */
export function labelledFactsIn(style: Style, paper: WrittenPaper): [string, string][] {
  const { published } = paper
  const counts = COUNTS.flatMap(({ key, label }): [string, string][] =>
    paper[key] === undefined ? [] : [[label, `${paper[key]}`]],
  )
  return [
    ['Authors', namesIn(style, paper)],
    ...(published === undefined ? [] : [['Published', dateIn(style, published)] as [string, string]]),
    ...counts,
  ]
}
