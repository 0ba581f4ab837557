/** Adds a field to an entry: its value in TeX, which is put in braces, or as it stands where it is a macro such as `apr`. */
export type AddField = (name: string, value: string | undefined, isMacro?: boolean) => void

/**
 * Writes an entry from the fields that `addFields` adds; those without a value are left out.
 *
 * ```bibtex
 * @misc{quill2025sparse,
 *   title = {Sparse {GNN}s},
 *   month = apr
 * }
 * ```
 */
export function formatEntry(type: string, key: string, addFields: (add: AddField) => void): string {
  // Joined rather than added up: V8 would keep all the pieces of a sum until the whole file is done.
  const pieces = ['@', type, '{', key]
  addFields((name, value, isMacro = false) => {
    if (value === undefined || value === '') return
    pieces.push(',\n  ', name, isMacro ? ' = ' : ' = {', value, isMacro ? '' : '}')
  })
  pieces.push('\n}\n')
  return pieces.join('')
}

/** A value that is read without TeX (url, doi, eprint): what could end it, or open math in it, is percent-encoded. */
export function verbatim(value: string): string {
  if (!/[^!-~]|[{}\\$]/.test(value)) return value
  return value
    .trim()
    .replace(/[^!-~]|[{}\\$]/gu, (character) =>
      encodeURIComponent(/\p{Cs}/u.test(character) ? '\ufffd' : character),
    )
}
