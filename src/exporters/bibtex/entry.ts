/** Adds a field to an entry: its value in TeX, which is put in braces, or as it stands where it is a macro such as `apr`. */
export type AddField = (name: string, value: string | undefined, isMacro?: boolean) => void

/** Writes one entry from the fields that `addFields` adds; those without a value are left out. */
export type FormatEntry = (type: string, key: string, addFields: (add: AddField) => void) => string

/**
 * Makes a writer of entries:
 *
 * ```bibtex
 * @misc{quill2025sparse,
 *   title = {Sparse {GNN}s},
 *   month = apr
 * }
 * ```
 */
export function createEntryFormatter(): FormatEntry {
  const heads = new Map<string, string>()
  const headOf = (name: string): string => {
    const known = heads.get(name)
    if (known !== undefined) return known
    const head = `},\n  ${name} = {`
    heads.set(name, head)
    return head
  }
  return (type, key, addFields) => {
    // Joined rather than added up: V8 would keep all the pieces of a sum until the whole file is done.
    const pieces = [`@${type}{`, key]
    let isOpen = false
    addFields((name, value, isMacro = false) => {
      if (value === undefined || value === '') return
      if (isMacro || !isOpen) pieces.push(isOpen ? '},\n  ' : ',\n  ', name, isMacro ? ' = ' : ' = {', value)
      else pieces.push(headOf(name), value)
      isOpen = !isMacro
    })
    pieces.push(isOpen ? '}\n}\n' : '\n}\n')
    return pieces.join('')
  }
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
