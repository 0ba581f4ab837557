import { toOneLine } from '../lexicon/text'
import type { Diagnostic, DiagnosticDetails, RuleId } from '../model/diagnostic'
import type { Paper } from '../model/paper'
import type { FieldNode } from '../model/tree'

/** What the document says of all its papers. */
export interface DigestContext {
  readonly reader: string
  readonly path?: string | undefined
  /** The digest's day, ISO 8601, where it is known. */
  readonly digestDate?: string | undefined
  /** The day before which dates without a year must lie. */
  readonly referenceDate?: string | undefined
  /** Of `04/03/2025` the day comes first. */
  readonly dayFirst?: boolean | undefined
  readonly section?: string | undefined
  report(message: Diagnostic): void
}

/** The fields of a paper that it may be without, and that its card states: in the order of the contract. */
export const OPTIONAL = [
  'abstract',
  'tldr',
  'authorCount',
  'moreAuthors',
  'organization',
  'published',
  'featured',
  'submitter',
  'submitterName',
  'submittedAt',
  'url',
  'publication',
  'citationKey',
  'comment',
  'version',
  'withdrawn',
  'language',
  'images',
  'extra',
] as const satisfies readonly (keyof Paper)[]

/** A paper in the making: the contract's shape, not yet validated. */
export interface Draft
  extends Pick<Paper, 'authors' | 'identifiers' | 'links' | 'keywords' | 'categories' | 'metrics'>,
    Partial<Pick<Paper, 'title' | (typeof OPTIONAL)[number]>> {
  /** How many authors there are beside those that are named, or where the list says only that there are more. */
  others?: number
  cut?: FieldNode
}

export type Tell = (ruleId: RuleId, reason: string, field: FieldNode, details?: DiagnosticDetails) => void

/** Reads the words of a field into a draft. */
export type Read = (draft: Draft, field: FieldNode, tell: Tell, context: DigestContext) => void

export function tellInvalid(tell: Tell, what: string, field: FieldNode, ...expected: string[]): void {
  tell('invalid-field', `Unexpected ${what}; it is left out`, field, { expected })
}

/** The field's words on one line, decoded where they are not plain; control and zero-width characters are taken out and told of. */
export function readLine(field: FieldNode, tell: Tell, decode?: (words: string) => string): string {
  return toOneLine(decode && !field.data?.plain ? decode(field.value) : field.value, () =>
    tell('control-character', 'Unexpected control, bidi or zero-width character; it is taken out', field),
  )
}
