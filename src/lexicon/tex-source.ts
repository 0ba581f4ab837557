import { withQuantities } from './tex-unit'

/**
 * TeX in which what takes several commands is undone, and only single ones are left: the branch for text of `\ifmmode`, math in `\(…\)` between dollar signs,
 * numbers with their units. In prose a bracket may be escaped for Markdown: there math has a sign that only math has.
 */
export function settleSource(tex: string, isProse = false): string {
  return tex.includes('\\') ? withQuantities(withDollars(withoutConditions(tex), isProse)) : tex
}

/** `\ifmmode \check{c}\else \v{c}\fi{}` -> `{\v{c}}`: what the American Physical Society writes for letters with accents. */
function withoutConditions(tex: string): string {
  let settled = ''
  let from = 0
  for (let start = tex.indexOf('\\ifmmode'); start !== -1; start = tex.indexOf('\\ifmmode', from)) {
    const end = tex.indexOf('\\fi', start + 8)
    if (end === -1) break
    const branches = tex.slice(start + 8, end)
    const other = branches.lastIndexOf('\\else')
    settled += `${tex.slice(from, start)}{${other === -1 ? '' : branches.slice(other + 5).trim()}}`
    from = end + 3
  }
  return settled + tex.slice(from)
}

/** A line break before a bracket starts no math. */
function withDollars(tex: string, isProse: boolean): string {
  if (!tex.includes('\\(') && !tex.includes('\\[')) return tex
  return tex.replace(
    /\\\\|\\\(([^$]{1,398}?)\\\)|\\\[([^$]{1,398}?)\\\]/g,
    (whole, inline: string | undefined, display: string | undefined) => {
      const math = (inline ?? display ?? '').trim()
      return math === '' || (isProse && !/[\\^_]/.test(math)) ? whole : `$${math}$`
    },
  )
}
