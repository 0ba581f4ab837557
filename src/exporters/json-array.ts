import type { Paper } from '../model/paper'
import { reportLoneSurrogate } from './encode'
import type { ExportContext, ExportSession } from './exporter'

/** Throws where the option `indent` is no number of blanks that JSON can have. */
export function requireIndent(indent: number): void {
  if (!Number.isInteger(indent) || indent < 0 || indent > 10)
    throw new TypeError(`Expected indent to be a whole number from 0 to 10, received ${String(indent)}`)
}

/** An array with one value for each paper. `finish` may change the text of a value, but not what it means. */
export function openJsonArray(
  indent: number,
  context: ExportContext,
  toItem: (paper: Paper, index: number) => object,
  finish: (text: string) => string = (text) => text,
): ExportSession {
  requireIndent(indent)
  const lineBreak = indent === 0 ? '' : '\n'
  let isEmpty = true
  return {
    head: '[',
    separator: ',',
    entry(paper, index) {
      isEmpty = false
      return finish(toJsonItem(toItem(paper, index), indent, paper.id, context))
    },
    tail: () => (isEmpty ? ']\n' : `${lineBreak}]\n`),
  }
}

/** One item of an array as the whole would have it: written as an array of one, whose brackets come off again. */
export function toJsonItem(value: object, indent: number, of: string, context: ExportContext): string {
  return toJson([value], indent, of, context).slice(1, indent === 0 ? -1 : -2)
}

/** `JSON.stringify`, except that a lone surrogate, which many other readers refuse, becomes U+FFFD with a diagnostic. */
export function toJson(value: object, indent: number, of: string, context: ExportContext): string {
  const text = JSON.stringify(value, undefined, indent)
  // JSON.stringify writes pairs as they are, so \ud… is a lone half; or the end of \\ud…, which is content.
  if (!text.includes('\\ud')) return text
  let isReplaced = false
  const replaced = text.replace(/\\(?:u[0-9a-f]{4}|.)/g, (sequence) => {
    if (!sequence.startsWith('\\ud')) return sequence
    isReplaced = true
    return '\ufffd'
  })
  if (isReplaced) reportLoneSurrogate(of, context.report)
  return replaced
}
