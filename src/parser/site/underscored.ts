import { furnitureOf } from '../../lexicon/label'
import type { Block } from '../block'
import type { Grammar } from '../emitter'
import { readLine } from '../line'

/** A heading as such programs mark it, and the superscript that they make of an icon. */
const MARKS = /^(?:\*{2,6}[ _]|⁰[ _]?)|[ _]\*{2,6}$/g

/**
 * Undoes what some programs do to the words of links: they put underscores for the blanks between them (`Log_In`). Whether a page
 * was written so shows at its navigation; until then nothing is touched. The words keep their places.
 */
export class Underscored implements Grammar {
  readonly #next: Grammar
  #isWritten = false
  /** A heading ended: what follows stands apart. */
  #apart = false

  constructor(next: Grammar) {
    this.#next = next
  }

  push(block: Block): void {
    const { text } = block
    if (!this.#isWritten) {
      this.#isWritten = text.length < 80 && text.includes('_') && isNavigation(text)
      if (!this.#isWritten) {
        this.#next.push(block)
        return
      }
    }
    const isHeading = /^\*{2,6}[ _]/.test(text)
    let words = text.replace(MARKS, (mark) => ' '.repeat(mark.length))
    if (words.includes('_') && !/^https?:\S+$/.test(words)) words = words.replace(/_(?![^\s_]*:\/\/)/g, ' ')
    const line = readLine(words, 0, words.length, block.start, block.line, block.column, block.apart)
    if (line)
      this.#next.push({
        ...line,
        apart: block.apart || this.#apart,
        dotted: block.dotted || line.dotted,
        heading: isHeading ? 3 : block.heading,
        respelled: line.text !== text,
        isBehindMark: block.isBehindMark,
      })
    this.#apart = line === undefined || /[ _]\*{2,6}$/.test(text)
  }

  end(): void {
    this.#next.end()
  }
}

function isNavigation(text: string): boolean {
  const words = text.replaceAll('_', ' ').trim()
  return furnitureOf(words) !== undefined || /^\[.{2,60}['’]s logo\] /.test(words)
}
