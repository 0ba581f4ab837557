import { destinationOf } from '../../lexicon/destination'
import type { Block } from '../block'
import type { PageTraits } from '../emitter'
import { Group, type Opening, type Place } from './group'
import type { References } from './references'
import {
  alternativeOf,
  attributeOf,
  bracketOf,
  elementOf,
  endOfAttributes,
  isPageLabel,
  isPaper,
  isPicture,
  isPrinted,
  prefixOf,
  TOKENS,
  targetOf,
} from './syntax'

/** Lines that a bracket within a line waits for its end, and that an address or a tag may run over. */
const MOST_WRAPPED = 3
const MOST_PENDING = 16

/** What is at hand beside the lines. */
export interface ScanContext {
  readonly references: References
  readonly traits: PageTraits
}

/** Finds the syntax of the lines of one group. */
export interface Scanner {
  readonly group: Group
  /** Takes the next line. */
  scan(block: Block): void
  /** Whether something is open that the next lines may close. */
  isOpen(): boolean
  /** No more lines come. Gives a reference at the end of the last line: it belongs to the words that follow. */
  end(): string | undefined
}

/** Reads the first line of a group. */
export function createScanner({ references, traits }: ScanContext, first: Block): Scanner {
  const group = new Group()
  const openings: Opening[] = []
  /** The line that is read, and the text up to its end. */
  let line = group.add(first)
  let { text } = group
  /** What it breaks off within: the target of a link, the attributes behind one, or a tag. That is read again with the next line. */
  let pending: Place | undefined
  let carried: string | undefined
  scanFrom(0)

  return {
    group,
    scan(block) {
      line = group.add(block)
      text = group.text
      scanFrom(pending ? resume(pending) : line.from)
    },
    isOpen() {
      const count = group.lines.length
      if (pending) return count - pending.line < MOST_PENDING
      return openings.some(({ torn, line }) => torn || count - line < MOST_WRAPPED)
    },
    end() {
      if (pending) group.cut(pending.at, text.length)
      if (pending && text.charCodeAt(pending.at) === 93) openings.pop()
      // Brackets that stayed open are words, but for those alone on their line.
      for (const { line, at, kind } of openings)
        if (kind === 'link' && group.lines[line - 1]?.block.text.trim() === '[') group.cut(at, at + 1)
      return carried
    },
  }

  function scanFrom(start: number): void {
    TOKENS.lastIndex = start
    for (let match = TOKENS.exec(text); match; match = TOKENS.exec(text))
      TOKENS.lastIndex = read(match[0], match.index)
  }

  /** Reads a token; gives the end of what belongs to it. */
  function read(token: string, at: number): number {
    const first = token.charCodeAt(0)
    const end = at + token.length
    if (first === 92) group.cut(at, at + 1)
    else if (token === '[' || token === '![')
      open(at, token === '[' ? 'link' : 'image', group.isLeading(line, at) || end >= text.length)
    else if (token === ']') return close(at)
    else if (first === 60) return angle(at, token)
    else if (first === 40 || first === 95) {
      group.cut(at, end)
      traits.printsAlternatives ||= first === 40
    } else if (
      end === text.length &&
      openings.length === 0 &&
      at - line.from <= 300 &&
      (isPaper(token) || isPageLabel(text.slice(endOfLinks(), at)))
    )
      trailing(at, end, token)
    return end
  }

  function open(at: number, kind: Opening['kind'], torn: boolean, url?: string): void {
    openings.push({ at, line: group.lines.length, kind, url, alternatives: [], torn })
  }

  /** Goes on with what the line before broke off within; gives its end. */
  function resume({ at, line: since }: Place): number {
    pending = undefined
    const sign = text.charAt(at)
    if (sign === '{') return attributes(at, since)
    if (sign === '<') {
      const end = text.indexOf('>', at) + 1
      if (end === 0) return pend(at, since)
      group.cut(at, end)
      element(end, end, text.slice(at, end).replaceAll('\n', ' '))
      return end
    }
    const target = targetOf(text, at + 1, references)
    if (target && target.end > line.from) return close(at, since)
    // The words behind it are no address.
    openings.pop()
    group.cut(at, line.from)
    return line.from
  }

  /** Waits for the next line. */
  function pend(at: number, line = group.lines.length): number {
    pending = { at, line }
    return text.length
  }

  /** Attributes behind a link: `{.class #id}`, perhaps over several lines. */
  function attributes(at: number, line?: number): number {
    const end = endOfAttributes(text, at)
    if (end === undefined) return at
    if (text.charCodeAt(end - 1) !== 125) return pend(at, line)
    group.cut(at, end)
    return attributes(text.charCodeAt(end) === 32 ? end + 1 : end)
  }

  /** A closing bracket; gives the end of what belongs to it. `since`: number of the line that it stands on, where it waited for this one. */
  function close(at: number, since?: number): number {
    const target = targetOf(text, at + 1, references)
    const opening = openings.at(-1)
    if (opening === undefined || opening.kind === 'element') {
      // The page starts within a link.
      if (target && !target.open) group.cut(at, target.end)
      return target && !target.open ? target.end : at + 1
    }
    if (target?.open) return pend(at, since)
    openings.pop()
    const isWrapped = opening.at < line.from
    if (isWrapped && /^:[ \t]{1,4}\S{1,2000}$/.test(text.slice(at + 1, at + 2100))) {
      // `[`, words over several lines, `]: https://…`: an address that is defined for the words; it is none of the page's.
      group.cut(opening.at, text.length)
      return text.length
    }
    if (target) {
      const words = isWrapped ? '' : text.slice(opening.at + 1, at)
      const url = target.isCollapsed ? (references.definitionOf(words) ?? '') : target.url
      link(opening, at, target.end, url)
      return attributes(target.end)
    }
    if (endOfAttributes(text, at + 1) !== undefined && opening.kind === 'link') {
      group.cut(opening.at, opening.at + 1)
      group.cut(at, at + 1)
      return attributes(at + 1)
    }
    if (!isWrapped) bracket(opening, at)
    return at + 1
  }

  /** Adds a link, or a picture. `at` is where its words end, `end` where its syntax does. */
  function link({ at: from, kind, alternatives }: Opening, at: number, end: number, url: string): void {
    if (kind === 'image') {
      const words = text.slice(from + 2, at)
      image(from, end, words.includes('\n') ? '' : alternativeOf(words), url)
      return
    }
    group.cut(from, from + 1 + prefixOf(text, from + 1))
    group.cut(at, end)
    for (const [start, to] of alternatives) image(start, to, alternativeOf(text.slice(start + 1, to - 1)))
    group.links.push({ url, from: from + 1, to: at })
  }

  /** `url`: that of the picture, where the page tells which. */
  function image(from: number, end: number, alt: string, url?: string): void {
    group.cut(from, end)
    group.addImage(alt, from)
    if (url === undefined) return
    traits.marksImages = true
    thumbnail(url, from)
  }

  /** The picture of a paper names it, as an empty link to it would. */
  function thumbnail(url: string, at: number): void {
    if (destinationOf(url)?.kind === 'thumbnail') group.links.push({ url, from: at, to: at })
  }

  /** Words in brackets that lead nowhere: a checkbox, a reference, a picture's name, an address, or just words. */
  function bracket(open: Opening, at: number): void {
    const words = text.slice(open.at + (open.kind === 'image' ? 2 : 1), at)
    const leads = group.isLeading(line, open.at)
    const alone = leads && at + 1 >= text.length
    const parent = openings.at(-1)
    const isHeading = line.block.heading > 0
    const defined = alone || isHeading || open.kind === 'image' ? references.definitionOf(words) : undefined
    if (defined !== undefined || (alone && isHeading)) {
      link(open, at, at + 1, defined ?? '')
      return
    }
    const meaning = bracketOf(words, leads, alone, text.slice(Math.max(line.from, open.at - 8), open.at))
    if (open.kind === 'image' || meaning === 'image') {
      image(open.at, at + 1, alternativeOf(words))
      traits[isPrinted(words) ? 'printsAlternatives' : 'marksImages'] = true
    } else if (meaning === 'number') number(open.at, at, Number(words))
    else if (meaning === 'address' && !isPicture(words)) trailing(open.at, at + 1, words.trim())
    else if (meaning !== undefined) {
      group.cut(open.at, at + 1)
      if (meaning !== 'blank') traits.printsAlternatives = true
      if (meaning === 'address') thumbnail(words.trim(), open.at)
    } else if (parent && group.isBlankBetween(Math.max(line.from, parent.at + 1), open.at))
      parent.alternatives.push([open.at, at + 1])
  }

  function number(from: number, at: number, number: number): void {
    const leads = group.isLeading(line, from)
    const isLast = at + 1 >= text.length
    const next = text.indexOf('[', at + 1)
    const isReference = references.accept(number, leads && !/[ \u00A0]/.test(text.charAt(at + 1)))
    if (!isReference && !(leads && isLast)) return
    group.cut(from, at + 1)
    if (!isReference) traits.printsAlternatives = true
    else if (isLast) carried = references.addressOf(number)
    else {
      const to = next === -1 ? text.length : next
      group.links.push({ url: references.addressOf(number), from: at + 1, to })
    }
  }

  /** An address behind the words that it belongs to. */
  function trailing(from: number, to: number, url: string): void {
    if (group.isLeading(line, from)) {
      if (to >= text.length) line.address = url
      else if (/[[<]/.test(text.charAt(from))) {
        // The line above was wrapped before its address.
        group.cut(from, to)
        line.leading = url
        line.leadingEnd = to
      }
      return
    }
    if (/[:：][*_`\s]{0,4}$/.test(text.slice(Math.max(line.from, from - 6), from))) return
    group.cut(from, to)
    group.links.push({ url, from: endOfLinks(), to: from })
  }

  /** Where the last link of a line ends. */
  function endOfLinks(): number {
    return Math.max(group.links.at(-1)?.to ?? 0, line.leadingEnd ?? line.from)
  }

  /** `<https://…>`, or the tag of an element; gives its end. */
  function angle(at: number, token: string): number {
    const end = at + token.length
    if (/^<(?:https?|file):/i.test(token)) {
      const url = token.slice(1, -1)
      const { kind = 'other' } = destinationOf(url) ?? {}
      const isOwn = group.isLeading(line, at) || kind !== 'other'
      if (isOwn || isPageLabel(text.slice(endOfLinks(), at))) trailing(at, end, url)
      else group.cut(at, at + 1)
      group.cut(end - 1, end)
      return end
    }
    if (elementOf(token) === undefined) return at + 1
    if (token.endsWith('>')) {
      group.cut(at, end)
      element(at, end, token)
      return end
    }
    if (!group.isLeading(line, at) && !/[[=]/.test(text.slice(Math.max(line.from, at - 1), end)))
      return at + 1
    group.cut(at, end)
    return pend(at)
  }

  function element(at: number, end: number, tag: string): void {
    const name = elementOf(tag)
    if (name === 'img') image(at, at, attributeOf(tag, 'alt') ?? '', attributeOf(tag, 'src') ?? '')
    else if (name === 'a') {
      const url = attributeOf(tag, 'href')
      if (url !== undefined) open(end, 'element', true, url)
    } else if (name === '/a' && openings.at(-1)?.kind === 'element') {
      const { url = '', at: from = at } = openings.pop() ?? {}
      group.links.push({ url, from, to: at })
    }
  }
}
