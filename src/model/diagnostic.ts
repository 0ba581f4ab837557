import { frozen } from './frozen'
import type { Point, Position } from './paper'

/**
 * Every rule that a diagnostic can name. `fatal` as in vfile-message: `true` = nothing could be read, `false` = warning
 * (something was dropped, doubted or changed), `undefined` = information. Each has a heading in docs/diagnostics.md.
 */
export const rules = /* @__PURE__ */ frozen(
  () =>
    ({
      'ambiguous-count': { fatal: false },
      'ambiguous-format': { fatal: false },
      'ambiguous-match': { fatal: false },
      'binary-content': { fatal: true },
      'conflicting-identifier': { fatal: false },
      'control-character': { fatal: false },
      'duplicate-key': { fatal: undefined },
      'duplicate-paper': { fatal: undefined },
      'empty-document': { fatal: false },
      'empty-list': { fatal: undefined },
      'failed-lookup': { fatal: false },
      'incomplete-card': { fatal: false },
      'incomplete-gzip': { fatal: true },
      'incomplete-names': { fatal: undefined },
      'inferred-date': { fatal: undefined },
      'invalid-encoding': { fatal: false },
      'invalid-field': { fatal: false },
      'invalid-json': { fatal: false },
      'invalid-query': { fatal: false },
      'invalid-syntax': { fatal: false },
      'limit-exceeded': { fatal: false },
      'lone-surrogate': { fatal: false },
      'missing-title': { fatal: false },
      'no-papers': { fatal: false },
      'not-cached': { fatal: false },
      'not-found': { fatal: false },
      'overwritten-field': { fatal: false },
      'published-version': { fatal: undefined },
      'service-unavailable': { fatal: false },
      'unclaimed-text': { fatal: undefined },
      'unexpected-answer': { fatal: false },
      'unknown-date': { fatal: false },
      'unknown-format': { fatal: true },
      'unmapped-character': { fatal: false },
      'unplaced-field': { fatal: undefined },
      'unsafe-link': { fatal: false },
      'unusable-cache': { fatal: false },
    }) as const satisfies Record<string, { readonly fatal: boolean | undefined }>,
)

/** The stable kebab-case name of a rule. */
export type RuleId = keyof typeof rules

/** What was seen, and where: a plain object with the field names of vfile-message. */
export interface Diagnostic {
  /** One sentence for people. */
  reason: string
  ruleId: RuleId
  source: 'paperdigest'
  /** `true` = nothing could be read; `false` = warning; `undefined` = information. */
  fatal: boolean | undefined
  /** Where in the document; absent for what concerns the whole of it, or a value without a place. */
  place?: Point | Position | undefined
  /** Path of the document, where one was given. */
  path?: string | undefined
  /** What was found. */
  actual?: string | undefined
  /** What would have been accepted. */
  expected?: string[] | undefined
  /** What to do about it. */
  note?: string | undefined
  url?: string | undefined
  cause?: unknown
}

/** The optional parts of a {@link Diagnostic}. */
export type DiagnosticDetails = Partial<
  Pick<Diagnostic, 'place' | 'path' | 'actual' | 'expected' | 'note' | 'url' | 'cause'>
>

/** Makes a diagnostic; its severity comes from the table of rules. `actual` is cut to 120 characters. */
export function diagnostic(ruleId: RuleId, reason: string, details: DiagnosticDetails = {}): Diagnostic {
  const message: Diagnostic = {
    reason,
    ruleId,
    source: 'paperdigest',
    fatal: rules[ruleId].fatal,
    ...details,
  }
  if (message.actual !== undefined && message.actual.length > 120)
    message.actual = `${message.actual.slice(0, 119)}…`
  return message
}

const brand = /* @__PURE__ */ Symbol.for('paperdigest.DigestError')

/**
 * Thrown under `strict: true` when a document gave any diagnostic that is not mere information. `messages` has all of them; from a stream,
 * which stops at the first, that one.
 * `instanceof` holds across the ESM and the CJS copy of the package.
 */
export class DigestError extends Error {
  readonly messages: readonly Diagnostic[]

  constructor(reason: string, messages: readonly Diagnostic[]) {
    super(reason)
    this.name = 'DigestError'
    this.messages = messages
    Object.defineProperty(this, brand, { value: true })
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value
  }
}
