import { groupWords } from './name-words'

/** An organisation as a card shows it. */
export interface OrganizationName {
  name: string
  slug?: string
}

/**
 * `MediaTek-Research MediaTek Research` -> handle and name: the first word is a handle where it is the rest of the text in other
 * spelling. Anything else is a name as a whole (`ZD Lab`, `ShanghaiTech University`), since nothing tells otherwise.
 */
export function splitOrganization(text: string): OrganizationName {
  const space = text.indexOf(' ')
  if (space === -1) return { name: text }
  const slug = text.slice(0, space)
  const name = text.slice(space + 1).trim()
  if (!/^[\w.-]+$/.test(slug) || !isHandleOf(slug, name)) return { name: text }
  return { name, slug }
}

/** A few capitalised words, one of which only groups are called by. */
export function isOrganization(words: string): boolean {
  const parts = words.split(' ')
  if (parts.length > 6 || parts.length < 2 || /[.,:;!?]/.test(words)) return false
  return /^\p{Lu}/u.test(words) && parts.some((part) => groupWords().has(part.toLowerCase()))
}

/** Whether a handle is a name in other spelling: `MediaTek-Research`, `MediaTek Research`. */
export function isHandleOf(slug: string, name: string): boolean {
  return squash(slug) === squash(name)
}

function squash(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
