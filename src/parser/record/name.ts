import { composeName, splitFamilyFirst, splitName } from '../../lexicon/name'
import { toOneLine } from '../../lexicon/text'
import type { Author } from '../../model/paper'

/**
 * A name as records have it: `van den Oord, Aäron, Jr.`. A comma at its end marks an organisation, as in EndNote. `undefined` for a name without commas,
 * whose parts its siblings have to tell.
 */
export function readName(words: string): Author | undefined {
  const name = toOneLine(words)
  if (name.endsWith(',')) {
    const literal = name.replace(/[,\s]{1,9}$/, '')
    return { name: literal, literal }
  }
  if (!name.includes(',')) return undefined
  const split = splitName(name)
  if (split.literal === undefined || /\d| and | & /i.test(name)) return split
  const [family = '', given = '', suffix = ''] = name.split(',').map((part) => part.trim())
  // Names in other letters than ours have their parts told by the comma alone.
  return /[^\p{Script=Latin}\p{P}\p{Z}]/u.test(name)
    ? composeName({ given, particle: '', family, suffix })
    : split
}

/** A name without commas; `isFamilyFirst`: its initials stand behind it. */
export function readPrinted(words: string, isFamilyFirst: boolean): Author {
  const name = toOneLine(words)
  return (isFamilyFirst && splitFamilyFirst(name)) || splitName(name)
}

/** A name whose parts the record has apart; the particle is in the family name. */
export function nameOfParts(family: string, given: string, suffix: string): Author {
  const name =
    given === '' ? undefined : readName([family, given, ...(suffix === '' ? [] : [suffix])].join(', '))
  return name?.family === undefined ? composeName({ family, given, particle: '', suffix }) : name
}
