import { destinationOf } from '../../lexicon/destination'
import { cut, type Group, type GroupLine, isBlankBetween, isLeading } from './line'
import {
  addLink,
  addThumbnail,
  cutDefinition,
  isPageLabel,
  isPaper,
  MOST_PENDING,
  MOST_WRAPPED,
  type Opening,
  type Pending,
  type ScanContext,
} from './link'
import {
  alternativeOf,
  attributeOf,
  bracketOf,
  elementOf,
  endOfAttributes,
  isPicture,
  isPrinted,
  type Target,
  TOKENS,
  targetOf,
} from './syntax'

/** Finds the syntax of the lines of one group. */
export class Scanner {
  readonly #context: ScanContext
  readonly group: Group = { lines: [], links: [] }
  readonly #open: Opening[] = []
  #pending: Pending | undefined
  /** A reference at the end of the last line: it belongs to the words that follow. */
  carried: string | undefined

  constructor(context: ScanContext) {
    this.#context = context
  }

  /** Whether something is open that the next lines may close. */
  get isOpen(): boolean {
    const count = this.group.lines.length
    if (this.#pending) return count - this.#pending.line <= MOST_PENDING
    return this.#open.some(({ torn, line }) => torn || count - line <= MOST_WRAPPED)
  }

  /** No more lines come: brackets that stayed open are words, but for those alone on their line. */
  end(): void {
    for (const { line, at, kind } of this.#open) {
      const text = this.group.lines[line]?.block.text
      if (kind === 'link' && text?.trim() === '[') cut(this.group.lines[line], at, at + 1)
    }
  }

  scan(line: GroupLine): void {
    const { text } = line.block
    const index = this.group.lines.push(line) - 1
    let done = this.#pending ? this.#resume(line, index, this.#pending) : 0
    TOKENS.lastIndex = done
    for (let match = TOKENS.exec(text); match; match = TOKENS.exec(text)) {
      const [token] = match
      const at = match.index
      const first = token.charCodeAt(0)
      const end = at + token.length
      done = end
      if (first === 92) cut(line, at, at + 1)
      else if (token === '[' || token === '![') {
        const torn = isLeading(line, at) || end >= text.length
        this.#open.push({ line: index, at, kind: token === '[' ? 'link' : 'image', alternatives: [], torn })
      } else if (token === ']') done = this.#close(line, index, at)
      else if (first === 60) done = this.#angle(line, index, at, token)
      else if (first === 40 || first === 95) {
        cut(line, at, end)
        this.#context.traits.printsAlternatives ||= first === 40
      } else if (
        end === text.length &&
        this.#open.length === 0 &&
        at <= 300 &&
        (isPaper(token) || isPageLabel(text.slice(this.#endOfLinks(index), at)))
      )
        this.#trailing(line, index, at, end, token)
      TOKENS.lastIndex = done
    }
  }

  /** Goes on with what the line before broke off within; gives its end. */
  #resume(line: GroupLine, index: number, pending: Pending): number {
    const { text } = line.block
    this.#pending = undefined
    if (pending.kind === 'target') {
      const target = targetOf(`(${pending.text}${text}`, 0, this.#context.references)
      const end = target ? target.end - 1 - pending.text.length : 0
      if (!target || end <= 0 || !pending.open) return 0
      cut(line, 0, end)
      if (target.open) this.#pending = { ...pending, text: target.url }
      else {
        addLink(
          this.group,
          this.#context.traits,
          pending.open,
          pending.closeLine,
          pending.at,
          pending.at + 1,
          target.url,
        )
        return this.#attributes(line, index, end)
      }
      return text.length
    }
    const end = text.indexOf(pending.kind === 'tag' ? '>' : '}')
    cut(line, 0, end === -1 ? text.length : end + 1)
    pending.text += ` ${end === -1 ? text : text.slice(0, end + 1)}`
    if (end === -1) this.#pending = pending
    else if (pending.kind === 'tag') this.#element(line, index, end + 1, end + 1, pending.text)
    return end === -1 ? text.length : end + 1
  }

  /** Attributes behind a link: `{.class #id}`, perhaps over several lines. */
  #attributes(line: GroupLine, index: number, at: number): number {
    const { text } = line.block
    const end = endOfAttributes(text, at)
    if (end === undefined) return at
    cut(line, at, end)
    if (text.charCodeAt(end - 1) !== 125) {
      this.#pending = { kind: 'attributes', line: index, text: '', closeLine: index, at }
      return end
    }
    return this.#attributes(line, index, text.charCodeAt(end) === 32 ? end + 1 : end)
  }

  /** A closing bracket; gives the end of what belongs to it. */
  #close(line: GroupLine, index: number, at: number): number {
    const { text } = line.block
    const { references } = this.#context
    const target = targetOf(text, at + 1, references)
    const open = this.#open.at(-1)
    if (open === undefined || open.kind === 'element') {
      // The page starts within a link.
      if (target && !target.open) cut(line, at, target.end)
      return target && !target.open ? target.end : at + 1
    }
    this.#open.pop()
    if (cutDefinition(this.group, open, index, at)) return text.length
    if (target?.open) {
      cut(line, at, target.end)
      this.#pending = { kind: 'target', line: index, text: target.url, open, closeLine: index, at }
      return target.end
    }
    if (target) return this.#linkTo(open, line, index, at, target)
    if (endOfAttributes(text, at + 1) !== undefined && open.kind === 'link') {
      cut(this.group.lines[open.line], open.at, open.at + 1)
      cut(line, at, at + 1)
      return this.#attributes(line, index, at + 1)
    }
    if (open.line === index) this.#bracket(line, index, open, at)
    return at + 1
  }

  #linkTo(open: Opening, line: GroupLine, index: number, at: number, target: Target): number {
    const { lines } = this.group
    let { url } = target
    if (target.isCollapsed) {
      const first =
        lines[open.line]?.block.text.slice(open.at + 1, open.line === index ? at : undefined) ?? ''
      url = this.#context.references.definitionOf(open.line === index ? first : '') ?? ''
    }
    addLink(this.group, this.#context.traits, open, index, at, target.end, url)
    return this.#attributes(line, index, target.end)
  }

  /** Words in brackets that lead nowhere: a checkbox, a reference, a picture's name, an address, or just words. */
  #bracket(line: GroupLine, index: number, open: Opening, at: number): void {
    const { text } = line.block
    const { references, traits } = this.#context
    const words = text.slice(open.at + (open.kind === 'image' ? 2 : 1), at)
    const leads = isLeading(line, open.at)
    const alone = leads && at + 1 >= text.length
    const parent = this.#open.at(-1)
    const defined =
      alone || line.block.heading > 0 || open.kind === 'image' ? references.definitionOf(words) : undefined
    if (defined !== undefined || (alone && line.block.heading > 0)) {
      addLink(this.group, this.#context.traits, open, index, at, at + 1, defined ?? '')
      return
    }
    const meaning = bracketOf(words, leads, alone, text.slice(Math.max(0, open.at - 8), open.at))
    if (open.kind === 'image' || meaning === 'image') {
      cut(line, open.at, at + 1)
      line.images.push({ alt: alternativeOf(words), at: open.at })
      if (isPrinted(words)) traits.printsAlternatives = true
      else traits.marksImages = true
    } else if (meaning === 'blank') cut(line, open.at, at + 1)
    else if (meaning === 'number') this.#number(line, index, open.at, at, Number(words))
    else if (meaning === 'address') {
      if (isPicture(words)) {
        cut(line, open.at, at + 1)
        traits.printsAlternatives = true
        addThumbnail(this.group, words.trim(), index, open.at)
      } else this.#trailing(line, index, open.at, at + 1, words.trim())
    } else if (meaning === 'name') {
      cut(line, open.at, at + 1)
      traits.printsAlternatives = true
    } else if (parent && isBlankBetween(line, parent.line === index ? parent.at + 1 : 0, open.at))
      parent.alternatives.push({ line: index, from: open.at, to: at + 1 })
  }

  #number(line: GroupLine, index: number, from: number, at: number, number: number): void {
    const { text } = line.block
    const { references, traits } = this.#context
    const leads = isLeading(line, from)
    const isLast = at + 1 >= text.length
    const next = text.charCodeAt(at + 1)
    if (!references.accept(number, leads && (isLast || (next !== 32 && next !== 0xa0)))) {
      if (!leads || !isLast) return
      cut(line, from, at + 1)
      traits.printsAlternatives = true
      return
    }
    cut(line, from, at + 1)
    const url = references.addressOf(number)
    if (isLast) this.carried = url
    if (isLast) return
    const end = text.indexOf('[', at + 1)
    this.group.links.push({
      url,
      line: index,
      from: at + 1,
      lastLine: index,
      to: end === -1 ? text.length : end,
    })
  }

  /** An address behind the words that it belongs to. */
  #trailing(line: GroupLine, index: number, from: number, to: number, url: string): void {
    const { text } = line.block
    if (isLeading(line, from)) {
      if (to >= text.length) line.address = url
      else if (text.charCodeAt(from) === 91 || text.charCodeAt(from) === 60) {
        // The line above was wrapped before its address.
        cut(line, from, to)
        line.leading = url
        line.leadingEnd = to
      }
      return
    }
    if (/[:：][*_`\s]{0,4}$/.test(text.slice(Math.max(0, from - 6), from))) return
    const start = this.#endOfLinks(index)
    cut(line, from, to)
    this.group.links.push({ url, line: index, from: start, lastLine: index, to: from })
  }

  /** Where the last link of a line ends. */
  #endOfLinks(index: number): number {
    const before = this.group.links.at(-1)
    const end = before && before.lastLine === index ? before.to : 0
    return Math.max(end, this.group.lines[index]?.leadingEnd ?? 0)
  }

  /** `<https://…>`, or the tag of an element; gives its end. */
  #angle(line: GroupLine, index: number, at: number, token: string): number {
    const end = at + token.length
    if (/^<(?:https?|file):/i.test(token)) {
      const url = token.slice(1, -1)
      const kind = destinationOf(url)?.kind
      const before = line.block.text.slice(this.#endOfLinks(index), at)
      if (isLeading(line, at) || (kind !== undefined && kind !== 'other') || isPageLabel(before))
        this.#trailing(line, index, at, end, url)
      else cut(line, at, at + 1)
      cut(line, end - 1, end)
      return end
    }
    if (elementOf(token) === undefined) return at + 1
    if (token.endsWith('>')) this.#element(line, index, at, end, token)
    else {
      if (!isLeading(line, at) && !/[[=]/.test(line.block.text.charAt(at - 1) + token)) return at + 1
      cut(line, at, end)
      this.#pending = { kind: 'tag', line: index, text: token, closeLine: index, at }
    }
    return end
  }

  #element(line: GroupLine, index: number, at: number, end: number, tag: string): void {
    if (end > at) cut(line, at, end)
    const name = elementOf(tag)
    if (name === 'img') {
      line.images.push({ alt: attributeOf(tag, 'alt') ?? '', at })
      this.#context.traits.marksImages = true
      addThumbnail(this.group, attributeOf(tag, 'src') ?? '', index, at)
    } else if (name === 'a') {
      const url = attributeOf(tag, 'href')
      if (url !== undefined)
        this.#open.push({ line: index, at: end, kind: 'element', url, alternatives: [], torn: true })
    } else if (name === '/a') {
      const open = this.#open.at(-1)
      if (open?.kind !== 'element') return
      this.#open.pop()
      this.group.links.push({ url: open.url ?? '', line: open.line, from: open.at, lastLine: index, to: at })
    }
  }
}
