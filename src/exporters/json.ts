import type { Paper } from '../model/paper'
import { reportLoneSurrogate } from './encode'
import type { ExportContext, Exporter } from './exporter'

/** Options of the {@link json} exporter. */
export interface JsonOptions {
  /** Blanks per level, 0 to 10; 0 prints everything on one line. Default 2. */
  readonly indent?: number | undefined
  /** Escapes `<`, U+2028 and U+2029, so that the text may stand inside `<script>`. It means the same. Default false. */
  readonly scriptSafe?: boolean | undefined
}

/** A JSON array of the papers, as they are: reading it back gives equal papers. `[]` for none. */
export const json: Exporter<JsonOptions> = {
  name: 'json',
  extension: 'json',
  mediaType: 'application/json',
  open({ indent = 2, scriptSafe = false }, context) {
    if (!Number.isInteger(indent) || indent < 0 || indent > 10) {
      throw new TypeError(`Expected indent to be a whole number from 0 to 10, received ${String(indent)}`)
    }
    const lineBreak = indent === 0 ? '' : '\n'
    let isEmpty = true
    return {
      head: '[',
      separator: ',',
      entry(paper) {
        isEmpty = false
        // Written as an array of one, whose brackets come off again, so that the layout is that of the whole.
        const lines = toJson([paper], indent, paper.id, context).slice(1, indent === 0 ? -1 : -2)
        return scriptSafe ? lines.replace(/[<\u2028\u2029]/g, toUnicodeEscape) : lines
      },
      tail: () => (isEmpty ? ']\n' : `${lineBreak}]\n`),
    }
  },
}

/** `JSON.stringify`, except that a lone surrogate, which many other readers refuse, becomes U+FFFD with a diagnostic. */
export function toJson(
  value: Paper | readonly Paper[],
  indent: number,
  of: string,
  context: ExportContext,
): string {
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

function toUnicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
