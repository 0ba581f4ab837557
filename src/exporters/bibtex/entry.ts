/** One field of an entry: its value in TeX, which is put in braces, or as it stands where it is a macro such as `apr`. */
export interface Field {
  readonly name: string
  readonly value: string
  readonly isMacro?: boolean
}

/**
 * ```bibtex
 * @misc{quill2025sparse,
 *   title = {Sparse {GNN}s},
 *   month = apr
 * }
 * ```
 */
export function formatEntry(type: string, key: string, fields: readonly Field[]): string {
  let text = `@${type}{${key}`
  for (const { name, value, isMacro } of fields)
    text += isMacro ? `,\n  ${name} = ${value}` : `,\n  ${name} = {${value}}`
  return `${text}\n}\n`
}

/** A value that is read without TeX (url, doi, eprint): what could end it, or open math in it, is percent-encoded. */
export function verbatim(value: string): string {
  return value
    .trim()
    .replace(/[^!-~]|[{}\\$]/gu, (character) =>
      encodeURIComponent(/\p{Cs}/u.test(character) ? '\ufffd' : character),
    )
}
