/** Watches how deep the collections of a YAML text lie in one another. */
export interface Nesting {
  /** Takes the next lexeme and gives how many levels are open behind it. */
  push(lexeme: string): number
}

/** The lexeme that says that the next one is a scalar, whatever it looks like. */
const SCALAR = '\u001f'

/**
 * Counts levels before a tree is made of them: that is done by recursion, and a stack ends sooner than a hostile text. A block lies in
 * another one where it starts further to the right:
 *
 *     - - a: b
 *     ^ ^ ^      three levels
 */
export function createNesting(): Nesting {
  /** Columns at which the open blocks start. */
  const blocks: number[] = []
  let flow = 0
  let column = 0
  /** Where the node at hand starts. */
  let start = 0
  let isScalar = false

  function takeMark(mark: string): void {
    if (mark === '[' || mark === '{') flow++
    else if (mark === ']' || mark === '}') flow = Math.max(0, flow - 1)
    else if (flow === 0 && (mark === '-' || mark === '?' || mark === ':')) {
      while ((blocks.at(-1) ?? -1) >= start) blocks.pop()
      blocks.push(start)
    }
  }

  return {
    push(lexeme) {
      if (lexeme === SCALAR) isScalar = true
      else {
        const lineEnd = lexeme.lastIndexOf('\n')
        if (!isScalar) takeMark(lexeme)
        column = lineEnd === -1 ? column + lexeme.length : lexeme.length - lineEnd - 1
        if (lineEnd !== -1 || (!isScalar && /^[-?:\s]+$/.test(lexeme))) start = column
        isScalar = false
      }
      return blocks.length + flow
    },
  }
}
