import { meaningOfLabel } from '../../lexicon/field-label'
import { type Line, type Span, trimLine, withLinks } from './span'

/** What words carry: a span without its words. */
export type Marks = Omit<Span, 'text'>

const NONE: Marks = {}

/** An open mark, and what it takes to close it. */
interface Frame {
  /** Name of the element that opened it; empty for a mark that is no tag. */
  readonly name: string
  readonly before: Marks
  readonly isLink: boolean
  /** Written before and behind the words, in the stead of an emphasis that is none. */
  readonly lost: string
}

/** Takes words and marks as they come, from any syntax; gives lines of spans. */
export class LineWriter {
  private marks: Marks
  private spans: { -readonly [Key in keyof Span]: Span[Key] }[] = []
  /** Those of the last span; `undefined` where words cannot go on in it. */
  private lastMarks: Marks | undefined
  private readonly frames: Frame[] = []
  private isLinkEmpty = false
  /** Emphases that are none, until their first words come. */
  private waiting: Frame[] | undefined
  private dollars = 0
  private readonly lines: Line[] = []
  /** The last words of the line: looking at the end of a span joins all its pieces each time. */
  tail = ''

  /** `marks`: what all words carry. */
  constructor(marks: Marks = NONE) {
    this.marks = marks
  }

  /** How many marks are open. */
  get depth(): number {
    return this.frames.length
  }

  get isEmpty(): boolean {
    return this.spans.length === 0
  }

  /** Words of one line. */
  text(text: string): void {
    if (text === '') return
    if (this.waiting && text.trim() !== '') {
      const { waiting } = this
      this.waiting = undefined
      for (const { lost } of waiting) this.text(lost)
    }
    const { marks } = this
    if (!marks.code && text.includes('$')) for (const character of text) if (character === '$') this.dollars++
    if (this.isLinkEmpty && text !== ' ') this.isLinkEmpty = false
    this.tail = text
    const last = this.spans.at(-1)
    if (last && this.lastMarks && (this.lastMarks === marks || isSame(this.lastMarks, marks)))
      last.text += text
    else this.spans.push({ text, ...marks })
    this.lastMarks = marks
  }

  /** Words in which a line feed ends the line. */
  words(text: string): void {
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      this.text(text.slice(from, end))
      this.newLine()
      from = end + 1
    }
    this.text(from === 0 ? text : text.slice(from))
  }

  /** Words of one line that carry marks of their own. */
  marked(text: string, marks: Marks): void {
    const { depth } = this
    this.open(marks)
    this.words(text)
    this.close(depth)
  }

  /** A picture: it has no words, whatever stands for it. */
  image(alt: string): void {
    const { url } = this.marks
    this.spans.push({ text: '', image: alt, ...(url !== undefined && { url }) })
    this.lastMarks = undefined
  }

  /** What comes next carries more marks, up to `close`. */
  open(marks: Marks, name = '', lost = ''): void {
    const isLink = marks.url !== undefined
    const frame = { name, before: this.marks, isLink, lost }
    this.frames.push(frame)
    if (isLink) this.isLinkEmpty = true
    if (lost !== '') {
      this.waiting ??= []
      this.waiting.push(frame)
    }
    this.marks = this.marks === NONE ? marks : { ...this.marks, ...marks }
  }

  /** Closes the marks that were opened when so many were open, or since. */
  close(depth: number): void {
    while (this.frames.length > depth) {
      const frame = this.frames.pop()
      if (!frame) return
      const { url } = this.marks
      if (frame.isLink && this.isLinkEmpty && url !== undefined) {
        this.spans.push({ text: '', url })
        this.lastMarks = undefined
      }
      if (frame.isLink) this.isLinkEmpty = false
      if (this.waiting?.at(-1) === frame) this.waiting.pop()
      else this.text(frame.lost)
      this.marks = frame.before
    }
  }

  /** Closes what an element of a name opened last, if any did. */
  closeElement(name: string): void {
    const depth = this.frames.findLastIndex((frame) => frame.name === name)
    if (depth !== -1) this.close(depth)
  }

  /**
   * An emphasis. One that was made of a mark within a word, an address or math is none, and gets its mark back:
   *
   *     D$_2$ and E$_3$      A*B*C
   *       ^ in math           ^ within a word
   *
   * `mark`: the one that was written; `isWithin`: a word goes on behind it.
   */
  emphasis(name = '', mark = '', isWithin = false): void {
    const isMath = this.dollars % 2 === 1
    const isLost = isMath || isWithin || /[A-Za-z0-9^$}]$|:\/\/\S{1,2000}$/.test(this.tail.slice(-2048))
    if (isLost) this.open({}, name, mark || (isMath ? '_' : '*'))
    else this.open({ emphasis: true }, name)
  }

  /** Ends the line; gives its spans as they came. */
  take(): Span[] {
    const { spans } = this
    this.spans = []
    this.lastMarks = undefined
    this.dollars = 0
    this.tail = ''
    return spans
  }

  newLine(): void {
    if (this.spans.length === 0) return
    const line = withoutCallout(trimLine(withLinks(this.take())))
    if (line.length > 0) this.lines.push(line)
  }

  end(): Line[] {
    this.newLine()
    return this.lines
  }
}

function isSame(one: Marks, other: Marks): boolean {
  return (
    one.url === other.url &&
    one.strong === other.strong &&
    one.emphasis === other.emphasis &&
    one.code === other.code &&
    one.label === other.label &&
    one.isTitle === other.isTitle
  )
}

/** `[!note] Title`, `[!abstract]- Abstract`: what a callout is called, as strong words; by itself its kind, where that is a label. */
function withoutCallout(line: Line): Line {
  const [first] = line
  const match = first && /^\[!(\w{1,24})\][+-]?\s{0,4}/.exec(first.text)
  if (!first || !match) return line
  const rest = trimLine([{ ...first, text: first.text.slice(match[0].length) }, ...line.slice(1)])
  if (rest.length > 0) return rest.map((span) => ({ ...span, strong: true }))
  return meaningOfLabel(match[1] ?? '') === undefined ? [] : [{ text: match[1] ?? '', strong: true }]
}
