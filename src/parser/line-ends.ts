/** Finds the ends of lines: LF, CR LF or CR, each unit looked at once. */
export function createLineEnds(text: string, last: boolean): { after(at: number): number; certain: number } {
  /** A CR at the very end may be half of a CR LF. */
  const certain = !last && text.charCodeAt(text.length - 1) === 13 ? text.length - 1 : text.length
  let carriageReturn = text.indexOf('\r')
  let lineFeed = text.indexOf('\n')
  return {
    certain,
    after(at) {
      if (lineFeed !== -1 && lineFeed < at) lineFeed = text.indexOf('\n', at)
      if (carriageReturn !== -1 && carriageReturn < at) carriageReturn = text.indexOf('\r', at)
      const end =
        carriageReturn !== -1 && (lineFeed === -1 || carriageReturn < lineFeed) ? carriageReturn : lineFeed
      if (end !== -1 && end < certain) return end
      return last ? text.length : -1
    },
  }
}
