import { splitFamilyFirst, splitName } from '../lexicon/name'
import { isFamilyFirst, type NameList, splitNames } from '../lexicon/name-list'
import type { Author, Position } from '../model/paper'
import type { FieldNode } from '../model/tree'

/** The names of a list in words, with what says that there are more where it stands; or those of a list whose items are each a name. */
export function authorFields(
  value: string | readonly string[],
  position?: Position | undefined,
): FieldNode[] {
  if (typeof value !== 'string') return fieldsOf(value, isFamilyFirst(value), position)
  const { names, isFamilyFirst: isTurned, isCut, cut, cutAt } = splitNames(value)
  const fields = fieldsOf(names, isTurned, position)
  if (isCut) fields.splice(cutAt, 0, { type: 'authorCount', value: cut, position })
  return fields
}

function fieldsOf(names: readonly string[], isTurned: boolean, position: Position | undefined): FieldNode[] {
  const data = isTurned ? { data: { isFamilyFirst: true } } : {}
  return names.map((name): FieldNode => ({ type: 'author', value: name.trim(), position, ...data }))
}

/**
 * Whom the words of an author field name: one, in the parts that are known of the name; several, where the words say that there are `more`; nobody
 * where they are marks alone, such as the `:` that arXiv has behind collaborations.
 */
export function authorsIn(
  words: string,
  known: Author | undefined,
  isTurned = false,
): { readonly authors: readonly Author[]; readonly more?: NameList } {
  if (/^[\p{P}\p{Z}]*$/u.test(words)) return { authors: [] }
  if (known && known.literal === undefined) return { authors: [known] }
  const more = splitNames(words)
  if (known && more.names.length > 0) return { authors: [known] }
  if (more.isCut) return { authors: more.names.map(splitName), more }
  return { authors: [(isTurned && splitFamilyFirst(words)) || splitName(words)] }
}
