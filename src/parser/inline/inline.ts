import { destinationOf } from '../../lexicon/destination'
import type { Block, BlockImage } from '../block'
import type { Grammar } from '../emitter'
import { createScanner, type ScanContext, type Scanner } from './scan'
import { isAddress, isDivision, isReference } from './syntax'

/** Lines that a link may run over: wrapped abstracts are links too. */
const MOST_LINES = 80

/** What is at hand beside the lines. */
export interface InlineContext extends ScanContext {
  /** Most units of text that may wait for the end of a link. */
  readonly cardLength: number
}

/**
 * Takes the syntax of links and pictures off lines, whatever program wrote it, and keeps what it says: visible words go on to the
 * grammar, with where they lead. A link may run over lines; lines wait for its end, but not for long.
 */
export class Inline implements Grammar {
  readonly #next: Grammar
  readonly #context: InlineContext
  #scanner: Scanner | undefined
  #length = 0
  /** The block before, which an address on a line of its own may belong to. */
  #held: Block | undefined
  /** A line without words stood before: what follows stands apart. */
  #apart = false
  /** A reference at the end of a line, and pictures on a line of their own: they belong to the words that follow. */
  #carried: string | undefined
  #images: readonly BlockImage[] | undefined

  constructor(next: Grammar, context: InlineContext) {
    this.#next = next
    this.#context = context
  }

  push(block: Block): void {
    if (!this.#scanner) {
      if (!hasSyntax(block.text) || isReference(block.text)) {
        this.#emit(block)
        return
      }
      if (isDivision(block.text)) {
        this.#apart = true
        return
      }
      if (isAddress(block.text)) {
        this.#address(block, block.text.replace(/^<|>$/g, ''))
        return
      }
    }
    this.#length += block.text.length
    if (this.#scanner) this.#scanner.scan(block)
    else this.#scanner = createScanner(this.#context, block)
    const { isOpen, group } = this.#scanner
    if (!isOpen() || group.lines.length > MOST_LINES || this.#length > this.#context.cardLength / 2)
      this.#flush()
  }

  end(): void {
    this.#flush()
    if (this.#held) this.#next.push(this.#held)
    this.#held = undefined
    this.#apart = false
    this.#carried = undefined
    this.#images = undefined
    this.#next.end()
  }

  #flush(): void {
    if (!this.#scanner) return
    const { group, end } = this.#scanner
    const carried = end()
    this.#scanner = undefined
    this.#length = 0
    let index = 0
    for (const blocks of group.blocks()) {
      const line = group.lines[index++]
      if (line?.address !== undefined) {
        this.#address(line.block, line.address)
        continue
      }
      if (line?.leading !== undefined) this.#address({ ...line.block, apart: true }, line.leading, true)
      if (blocks.length === 0) {
        this.#apart = true
        const named = line?.images.filter(({ alt }) => alt !== '') ?? []
        if (named.length > 0) this.#images = named.map(({ alt }) => ({ alt, at: 0 }))
      }
      for (const part of blocks) this.#emit(part)
    }
    this.#carried = carried ?? this.#carried
  }

  /** An address alone on its line: that of the words above it, or of something without words. */
  #address(block: Block, url: string, isPart = false): void {
    const held = this.#held
    if (held && belongs(held, block, url))
      this.#held = { ...held, links: [{ url, from: 0, to: held.text.length }] }
    else if (isOfSite(url, block.apart)) this.#emit({ ...block, text: '', links: [{ url, from: 0, to: 0 }] })
    else if (!isPart) this.#emit(block)
  }

  #emit(block: Block): void {
    let next = block
    if (this.#apart && !block.apart) next = { ...next, apart: true }
    this.#apart = false
    if (next.text.charCodeAt(0) === 47 && isPath(next.text))
      next = { ...next, text: '', links: [{ url: next.text, from: 0, to: 0 }], pieces: undefined }
    if (next.text !== '') {
      if (this.#carried !== undefined && next.links === undefined)
        next = { ...next, links: [{ url: this.#carried, from: 0, to: next.text.length }] }
      if (this.#images !== undefined && next.images === undefined) next = { ...next, images: this.#images }
      this.#carried = this.#images = undefined
    }
    if (this.#held) this.#next.push(this.#held)
    this.#held = next
  }
}

/** Longer lines are running text: an address at their end is not theirs, and rules and escapes say nothing. */
const LONG = 300

/** A first look that lets most lines pass: whether one may have links, pictures or marks of a text browser's. */
function hasSyntax(text: string): boolean {
  if (text.length <= LONG) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      // Letters, digits and blanks up to `Z`, then small letters and all that is not ASCII.
      if (code > 95 || (code < 91 && code !== 60 && code !== 58 && code !== 40) || code === 94) continue
      if (code === 91 || code === 93 || code === 60) return true
      if (code === 40 ? text.startsWith('(BUTTON)', index) : isMark(text, index, code)) return true
    }
    return false
  }
  if (text.includes('[') || text.includes(']') || text.includes('<') || text.endsWith('\\')) return true
  const scheme = text.lastIndexOf('://')
  const first = text.charCodeAt(0)
  return (scheme !== -1 && scheme <= LONG + 8) || first === 95 || first === 58
}

/** `://`, `:::`, `___` and `\-`. */
function isMark(text: string, index: number, code: number): boolean {
  const next = text.charCodeAt(index + 1)
  if (code === 92) return next === 45 || index + 1 === text.length
  return code === 95
    ? text.startsWith('___', index)
    : text.startsWith('//', index + 1) || text.startsWith('::', index + 1)
}

/** Whether an address on a line of its own is that of the words above it. */
function belongs(held: Block, next: Block, url: string): boolean {
  if (held.text === '' || held.links !== undefined || next.heading > 0) return false
  // A sentence: where it leads says nothing of it. `Example Co., Ltd.` is none.
  const isName = held.text.length <= 60 && destinationOf(url)?.kind === 'account'
  if (/[.。]$/.test(held.text) && !isName) return false
  if (isOfSite(url, next.apart)) return true
  return next.apart && held.apart && (held.text.length <= 24 || /^(?:GitHub|arXiv)\b/i.test(held.text))
}

/** A link without words that is told by its path alone. */
function isPath(text: string): boolean {
  return /^\/\S{1,400}$/.test(text) && isOfSite(text, false)
}

/** An address of the digest's own; those of other sites, and those deep within this one, may be an abstract's last line. */
function isOfSite(url: string, apart: boolean): boolean {
  const kind = destinationOf(url)?.kind
  if (kind === 'site') return apart || !/^https?:\/\/[^/]+\/[^/]+\/./i.test(url)
  return kind !== undefined && kind !== 'other'
}
