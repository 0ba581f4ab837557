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

/** Line and column of offsets in a document that comes in pieces: of those that were not forgotten. */
export interface StreamPointer {
  write(chunk: string): void
  pointOf(offset: number): Point
  /** Says that no offset before this one will be asked for. */
  forget(offset: number): void
}

export function createStreamPointer(): StreamPointer {
  const starts = [0]
  let first = 1
  let length = 0
  let isReturn = false
  const lineOf = (offset: number): number => {
    let low = 0
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low
  }
  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; at++) {
        const code = chunk.charCodeAt(at)
        // The line feed behind a return moves the start of the line that the return opened.
        if (code === 10 && isReturn) starts.pop()
        if (code === 10 || code === 13) starts.push(length + at + 1)
        isReturn = code === 13
      }
      length += chunk.length
    },
    pointOf(offset) {
      const line = lineOf(offset)
      return { line: first + line, column: offset - (starts[line] ?? 0) + 1, offset }
    },
    forget(offset) {
      const line = lineOf(offset)
      first += line
      starts.splice(0, line)
    },
  }
}
