import { type NameParts, splitName } from '../lexicon/name'
import type { Author } from '../model/paper'

/** The parts of a name, split here where the paper has it whole; without `family` where it cannot be split: `literal` or the name is then printed as it stands. */
export function namePartsOf(author: Author): NameParts | Author {
  return author.family === undefined && author.literal === undefined ? splitName(author.name) : author
}
