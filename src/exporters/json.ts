import { frozen } from '../model/frozen'
import type { Exporter } from './exporter'
import { openJsonArray } from './json-array'

/** Options of the {@link json} exporter. */
export interface JsonOptions {
  /** Blanks per level, 0 to 10; 0 prints everything on one line. Default 2. */
  readonly indent?: number | undefined
  /** Escapes `<`, U+2028 and U+2029, so that the text may stand inside `<script>`. It means the same. Default false. */
  readonly scriptSafe?: boolean | undefined
}

/** A JSON array of the papers, as they are: reading it back gives equal papers. `[]` for none. */
export const json: Exporter<JsonOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'json',
  extension: 'json',
  mediaType: 'application/json',
  options: {
    indent: { type: 'count', description: 'blanks per level, 0 to 10; 0 prints one line; 2 by default' },
    scriptSafe: { type: 'flag', description: 'escape what may not stand inside <script>' },
  },
  open({ indent = 2, scriptSafe = false }, context) {
    const escaped = (text: string): string => text.replace(/[<\u2028\u2029]/g, toUnicodeEscape)
    const session = openJsonArray(indent, context, (paper) => paper, scriptSafe ? escaped : undefined)
    return { ...session, keeps: () => true }
  },
}))

function toUnicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
