import { meaningOfLabel } from '../../lexicon/field-label'
import { type Line, type Span, trimLine, withLinks } from '../line/span'
import { endsLine, isEmphasisTag, isStrongTag, readTag } from './tag'

/** Takes words and marks as they come; gives lines of spans. */
export class LineWriter {
  strong = 0
  emphasis = 0
  /** Whether the words name what follows them in the page: those of `<summary>`. */
  private isLabel = false
  private url: string | undefined
  private isLinkEmpty = false
  private spans: Span[] = []
  private dollars = 0
  private readonly lines: Line[] = []

  get isInMath(): boolean {
    return this.dollars % 2 === 1
  }

  /** The last printed character of the line. */
  get last(): string {
    return this.spans.at(-1)?.text.at(-1) ?? ''
  }

  /** What comes next would go on with an address that stands in the words. */
  get isInAddress(): boolean {
    const text = this.spans.at(-1)?.text ?? ''
    const start = text.lastIndexOf('://')
    return start !== -1 && !/\s/.test(text.slice(start))
  }

  text(value: string, code = false): void {
    let from = 0
    for (let end = value.indexOf('\n'); end !== -1; end = value.indexOf('\n', from)) {
      this.add(value.slice(from, end), code)
      this.newLine()
      from = end + 1
    }
    this.add(from === 0 ? value : value.slice(from), code)
  }

  private add(text: string, code: boolean): void {
    if (text === '') return
    if (!code && text.includes('$')) for (const character of text) if (character === '$') this.dollars++
    const { url } = this
    const strong = this.strong > 0
    const emphasis = this.emphasis > 0
    this.isLinkEmpty = false
    const last = this.spans.at(-1)
    const label = this.isLabel
    if (
      last &&
      last.url === url &&
      !!last.strong === strong &&
      !!last.emphasis === emphasis &&
      !!last.code === code &&
      !!last.label === label
    )
      this.spans[this.spans.length - 1] = { ...last, text: last.text + text }
    else
      this.spans.push({
        text,
        ...(url !== undefined && { url }),
        ...(strong && { strong }),
        ...(emphasis && { emphasis }),
        ...(code && { code }),
        ...(label && { label }),
      })
  }

  enterLink(url: string): void {
    this.url = url
    this.isLinkEmpty = true
  }

  leave(what: 'strong' | 'emphasis' | 'link'): void {
    if (what !== 'link') this[what] = Math.max(0, this[what] - 1)
    else {
      if (this.isLinkEmpty && this.url !== undefined) this.spans.push({ text: '', url: this.url })
      this.url = undefined
      this.isLinkEmpty = false
    }
  }

  newLine(): void {
    const line = withoutCallout(trimLine(withLinks(this.spans)))
    if (line.length > 0) this.lines.push(line)
    this.spans = []
    this.dollars = 0
  }

  /** A tag, a comment, or words that only look like a tag. */
  html(source: string): void {
    if (source.startsWith('<!--')) return
    const tag = readTag(source)
    if (!tag) {
      this.text(source)
      return
    }
    if (tag.name === 'a') {
      if (!tag.isEnd && tag.href !== undefined) this.enterLink(tag.href)
      else if (tag.isEnd) this.leave('link')
    }
    if (endsLine(tag)) this.newLine()
    if (tag.name === 'summary') this.isLabel = !tag.isEnd
    const mark = isStrongTag(tag.name) ? 'strong' : isEmphasisTag(tag.name) ? 'emphasis' : undefined
    if (mark !== undefined && tag.isEnd) this.leave(mark)
    else if (mark !== undefined) this[mark]++
  }

  end(): Line[] {
    this.newLine()
    return this.lines
  }
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
