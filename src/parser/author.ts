import type { Author } from '../model/paper'

/** Parts of a name as bibliographies have them (BibTeX, CSL); a part that is absent is empty. */
export interface NameParts {
  readonly given: string
  /** `von`, `de la`: it stands before the family name and is not sorted by. */
  readonly particle: string
  readonly family: string
  readonly suffix: string
}

/** An author by the parts of the name; one without a family name is literal. `name` is empty where all parts are. */
export function authorOfParts({ given, particle, family, suffix }: NameParts): Author {
  const name = [given, particle, family, suffix].filter((part) => part !== '').join(' ')
  if (family === '') return name === '' ? { name } : { name, literal: name }
  return {
    name,
    family,
    ...(given !== '' && { given }),
    ...(particle !== '' && { particle }),
    ...(suffix !== '' && { suffix }),
  }
}
