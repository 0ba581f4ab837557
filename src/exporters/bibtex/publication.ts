import type { Publication } from '../../model/paper'
import { cleanLine } from '../clean'
import type { TexEncoder } from './escape'
import { namesOf } from './name-list'

/** Where a paper was published, in TeX. */
export interface PublicationParts {
  readonly type?: Publication['type']
  readonly container?: string | undefined
  readonly volume?: string | undefined
  readonly issue?: string | undefined
  readonly number?: string | undefined
  readonly pages?: string | undefined
  readonly publisher?: string | undefined
  readonly place?: string | undefined
  readonly editors?: string | undefined
  readonly event?: string | undefined
  readonly series?: string | undefined
  readonly edition?: string | undefined
  /** The whole reference of a preprint's record. */
  readonly reference?: string | undefined
}

export const NO_PUBLICATION: PublicationParts = {}

export function publicationParts(publication: Publication, encoder: TexEncoder): PublicationParts {
  const text = (words: string | undefined): string | undefined =>
    words === undefined ? undefined : encoder.encode(cleanLine(words))
  return {
    type: publication.type,
    container: text(publication.container),
    volume: text(publication.volume),
    issue: text(publication.issue),
    number: text(publication.number),
    pages: text(publication.pages)?.replace(/(?<=[\p{L}\p{N}]) ?- ?(?=[\p{L}\p{N}])/gu, '--'),
    publisher: text(publication.publisher),
    place: text(publication.place),
    editors: publication.editors && namesOf(publication.editors, encoder),
    event: text(publication.event),
    series: text(publication.series),
    edition: text(publication.edition),
    reference: text(publication.reference),
  }
}
