/** What a sign beside a figure says that the figure counts. */
export type Counted = 'upvotes' | 'stars' | 'comments'

/** The signs, by what they count. A sign of a rating or of a rank (`🏆`) is none. */
const SIGNS: Readonly<Record<Counted, readonly string[]>> = {
  upvotes: [...'👍⬆🔺🔼▲△▴↑⇧❤♥🩷💖🧡💛💚💙💜'],
  stars: [...'⭐🌟★☆'],
  comments: [...'💬🗨🗯'],
}

const MEANINGS: ReadonlyMap<string, Counted> = new Map(
  (Object.keys(SIGNS) as Counted[]).flatMap((counted) =>
    SIGNS[counted].map((sign): [string, Counted] => [sign, counted]),
  ),
)

/** Source of a pattern (flag `u`) for any of the signs; a selector of its looks may stand behind it. */
export const signSource = `(?:${[...MEANINGS.keys()].join('|')})[\\uFE0E\\uFE0F]?`

/** Source of a pattern for a figure as it stands beside a sign. */
export const figureSource = '\\d[\\d,]{0,8}(?:\\.\\d{1,2})?[kKmM]?(?![\\w.,/%])'

const AT_START = new RegExp(`^${signSource}`, 'u')

/** The sign with which a text starts: what it counts, and how many units it takes. */
export function matchSign(text: string): { counted: Counted; length: number } | undefined {
  const match = AT_START.exec(text)
  const counted = match && MEANINGS.get(String.fromCodePoint(match[0].codePointAt(0) ?? 0))
  return match && counted ? { counted, length: match[0].length } : undefined
}
