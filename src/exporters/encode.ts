import { type Diagnostic, diagnostic } from '../model/diagnostic'

/** Whether half of a surrogate pair stands alone in a text, which no encoding can write. */
export function hasLoneSurrogate(text: string): boolean {
  // The plain class goes first, since V8 takes many times longer to walk a text by code points.
  return ANY_SURROGATE.test(text) && LONE_SURROGATE.test(text)
}

/** The text with U+FFFD in place of each lone surrogate; tell of it by {@link reportLoneSurrogate}. */
export function wellFormed(text: string): string {
  return text.replace(EVERY_LONE_SURROGATE, '\ufffd')
}

/** Says that a lone surrogate of a paper was written as U+FFFD. */
export function reportLoneSurrogate(of: string, report: (message: Diagnostic) => void): void {
  report(
    diagnostic(
      'lone-surrogate',
      'Unexpected half of a surrogate pair, which no encoding can write; replaced by U+FFFD',
      { actual: of },
    ),
  )
}

/** A text as an encoding can write it: U+FFFD for each lone surrogate, and a message where there was one. */
export function encodable(text: string, of: string, report: (message: Diagnostic) => void): string {
  if (!hasLoneSurrogate(text)) return text
  reportLoneSurrogate(of, report)
  return wellFormed(text)
}

const ANY_SURROGATE = /[\ud800-\udfff]/
// With the u flag a pair is one character, so that only a lone half is in the category Cs.
const LONE_SURROGATE = /\p{Cs}/u
const EVERY_LONE_SURROGATE = /\p{Cs}/gu
