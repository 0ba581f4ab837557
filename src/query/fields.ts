import { foldText } from '../lexicon/fold'
import { parseArxivId, parseDoi } from '../lexicon/identifier'
import { nearest } from '../model/nearest'
import type { Paper } from '../model/paper'
import {
  type FieldName,
  type FieldNameOf,
  fieldOf,
  fieldWords,
  type Term,
  type TermKind,
  vocabulary,
} from '../model/vocabulary'

/** Texts that a word without a field is looked for in. */
export const searched: readonly FieldNameOf<'text'>[] = [
  'title',
  'tldr',
  'abstract',
  'keywords',
  'authors',
  'organization',
]

/** Whether a name is of a kind. */
export function isOfKind<Kind extends TermKind>(name: FieldName, kind: Kind): name is FieldNameOf<Kind> {
  return vocabulary[name].kind === kind
}

/** What queries look in. */
export function askedOf(
  paper: Paper,
  name: FieldNameOf<'text' | 'value' | 'date' | 'flag'>,
): readonly string[] {
  const { asked, values }: Term<'text' | 'value' | 'date' | 'flag'> = vocabulary[name]
  return asked ? asked(paper) : values(paper)
}

/** Identifiers in the form that papers have them in. */
const FORMS: Partial<Record<FieldName, (id: string) => string | undefined>> = /* @__PURE__ */ Object.freeze({
  arxiv: parseArxivId,
  doi: parseDoi,
  identifiers: (id: string) => parseArxivId(id) ?? parseDoi(id) ?? id,
})

/** The value that a query means, in the form of a paper's, folded. */
export function foldValue(name: FieldName, value: string): string {
  return foldText(FORMS[name]?.(value) ?? value)
}

/** Whether a value is none of the identifiers that the field holds. */
export function isFaulty(name: FieldName, value: string): boolean {
  const form = FORMS[name]
  return form !== undefined && form(value) === undefined
}

/** `did you mean 'organization'?`, or which names there are. */
export function suggestionFor(word: unknown): string {
  const near = typeof word === 'string' ? nearest(word, fieldWords()) : undefined
  return near === undefined
    ? `the names are ${Object.keys(vocabulary).join(', ')}`
    : `did you mean '${near}'?`
}

/** The name that a word of a program stands for. Throws a TypeError with the nearest one where it stands for none. */
export function requireField(word: unknown, purpose: string): FieldName {
  const name = fieldOf(word)
  if (name !== undefined) return name
  throw new TypeError(
    `Expected ${purpose}, received ${JSON.stringify(word) ?? String(word)}: ${suggestionFor(word)}`,
  )
}
