import type { Point } from '../model/paper'

/** Line and column of rising offsets, each unit looked at once; an offset before the last one is counted from the start again. */
export function createPointer(text: string): (offset: number) => Point {
  const starts = [0]
  let seen = 0
  const hasReturns = text.includes('\r')
  /** The next line feed that was not noted; -1 where there is none. */
  let feed = text.indexOf('\n')

  /** Notes the starts of the lines up to an offset. */
  function scan(offset: number): void {
    if (!hasReturns) {
      for (; feed !== -1 && feed < offset; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1)
      return
    }
    for (; seen < offset; seen++) {
      const code = text.charCodeAt(seen)
      if (code === 10 || (code === 13 && text.charCodeAt(seen + 1) !== 10)) starts.push(seen + 1)
    }
  }

  return (offset) => {
    scan(offset)
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset }
  }
}
