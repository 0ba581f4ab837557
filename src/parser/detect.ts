import { type Diagnostic, diagnostic, type RuleId } from '../model/diagnostic'
import { foreignStructureOf } from './foreign'
import type { Reader } from './reader'

/** Units of a document that detection looks at. */
export const HEAD_LENGTH = 4096

/** Blank units before it that are skipped. */
export const BLANK_LENGTH = 65_536

/** Two readers whose scores differ by less are both plausible. */
const HAIR = 0.05

/** Readers that are no surer take what only its path could tell. */
const WEAK = 0.1

const START = { line: 1, column: 1, offset: 0 }

/** The start of a document that detection looks at: blank lines before it tell nothing. */
export function headOf(text: string): string {
  const start = text.slice(0, BLANK_LENGTH).search(/\S/)
  return start === -1 ? '' : text.slice(start, start + HEAD_LENGTH)
}

/** Whether a document starts as a list of JSON objects or lists does, which no reader of text need look at. */
export function startsAsJsonList(head: string): boolean {
  return /^[\s\uFEFF]*\[\s*(?:\{\s*["}]|\[\s*["[])/.test(head)
}

/** What is known of a document beside its text. */
export interface DetectionHints {
  readonly path?: string | undefined
  /** IANA media type, perhaps with parameters, as a `Content-Type` header has it. */
  readonly mediaType?: string | undefined
}

/**
 * Finds the reader for a document: by the extension of its path, then by its media type, then by the score of its first 4 KiB.
 * A hint counts where a reader that it names finds the content possible at all.
 * Gives none for an empty, a binary or an unrecognised document, with the message that says so.
 */
export function detectReader(
  head: string,
  readers: Iterable<Reader>,
  hints: DetectionHints,
  report: (message: Diagnostic) => void,
): Reader | undefined {
  const tell = (rule: RuleId, reason: string, expected: string[], note?: string): void =>
    report(
      diagnostic(rule, `Unexpected ${reason}`, {
        place: START,
        expected,
        ...(note !== undefined && { note }),
      }),
    )
  if (head.trim() === '') {
    tell('empty-document', 'empty document, expected a digest page', ['a digest page'])
    return undefined
  }
  if (isBinary(head)) {
    tell('binary-content', 'binary content, expected the text of a digest page', ['text'])
    return undefined
  }
  const scored = [...readers]
    .map((reader) => ({ reader, score: reader.detect(head) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [first, second] = candidatesOf(scored, hints)
  const isWeak = first === undefined || (first.score < WEAK && candidatesOf(scored, hints) === scored)
  const structure = isWeak ? foreignStructureOf(head) : undefined
  const best = structure === undefined ? first : undefined
  const names = [best, second].map((candidate) => candidate?.reader.name ?? '')
  if (best === undefined)
    tell(
      'unknown-format',
      'document: no reader recognises it',
      [...readers].map(({ name }) => name),
      structure && `It looks like ${structure}: name a reader to read it all the same`,
    )
  else if (second && best.score - second.score < HAIR)
    tell(
      'ambiguous-format',
      `document that may be ${names.join(' or ')}; it is read as ${best.reader.name}`,
      names,
      'Name the reader to overrule',
    )
  return best?.reader
}

interface Candidate {
  readonly reader: Reader
  readonly score: number
}

/** The readers that the extension names, else those that the media type names, else all. */
function candidatesOf(
  scored: readonly Candidate[],
  { path, mediaType }: DetectionHints,
): readonly Candidate[] {
  const extension = /\.([A-Za-z0-9]+)(?:\.gz)?$/i.exec(path ?? '')?.[1]?.toLowerCase()
  const named = scored.filter(
    ({ reader }) => extension !== undefined && reader.extensions.includes(extension),
  )
  if (named.length > 0) return named
  const type = mediaType?.split(';', 1)[0]?.trim().toLowerCase()
  const typed = scored.filter(({ reader }) => type !== undefined && reader.mediaTypes.includes(type))
  return typed.length > 0 ? typed : scored
}

/** NUL, or one control in ten, is no text. */
function isBinary(head: string): boolean {
  if (head.includes('\u0000')) return true
  let controls = 0
  for (let index = 0; index < head.length; index++) {
    const code = head.charCodeAt(index)
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) controls++
  }
  return controls * 10 > head.length
}
