import { type LabelMeaning, LONGEST_LABEL, linkMeanings, meaningOfLabel } from '../../lexicon/field-label'
import { once } from '../../lexicon/once'

/** The vocabulary's meaning of a label, also of `作者 (Authors)` and `Abstract / 摘要`, whose parts agree. */
export function meaningOf(label: string): LabelMeaning | undefined {
  const whole = meaningOfLabel(label)
  if (whole !== undefined || label.length > 2 * LONGEST_LABEL) return whole
  const parts = label
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}])\s{0,2}(?=[A-Za-z])|(?<=[A-Za-z])\s{0,2}(?=[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}])/gu,
      '/',
    )
    .split(/[/／|&+()（）]|\band\b/)
    .filter((part) => /\p{L}/u.test(part))
  if (parts.length < 2 || parts.length > 3) return undefined
  const qualified = /[(（]/.test(label) ? meaningOfLabel(label.slice(0, label.search(/[(（]/))) : undefined
  const meanings = parts.map(meaningOfLabel).filter((meaning) => meaning !== 'venue' && meaning !== 'journal')
  const [first] = meanings
  if (meanings.every((meaning) => meaning === first)) return first
  if (meanings.every((meaning) => RUNNING.has(meaning))) return first
  return meanings.every((meaning) => LINKS().has(meaning)) ? 'link' : qualified
}

/** What leads somewhere. `Paper` among them is a link. */
const LINKS: () => ReadonlySet<LabelMeaning | undefined> = /* @__PURE__ */ once(
  () => new Set([...linkMeanings, 'title', 'arxiv'] as const),
)

/** What a page tells of a paper in running text. */
export const RUNNING: ReadonlySet<LabelMeaning | undefined> = new Set<LabelMeaning | undefined>([
  'abstract',
  'tldr',
])
