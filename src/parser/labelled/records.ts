import type { LabelMeaning } from '../../lexicon/field-label'
import { type Block, indentOf } from '../block'
import type { Grammar } from '../emitter'
import { keyOf } from '../grammar/key'
import { LISTS } from '../grammar/open-label'
import type { Cards } from '../site/cards'
import { tooMuchText } from '../site/report'
import { shapeOf } from '../site/shape'
import { isCarrier, isNumber, isRecord, type Label, labelOf } from './label'
import { claimsOfRecord, type Entry, linesOf } from './record'

/** Lines, and units of text, that wait for the second label that makes a record sure. */
const MOST_LINES = 64
const MOST_TEXT = 32_768

const RUNNING: ReadonlySet<LabelMeaning | undefined> = new Set<LabelMeaning | undefined>(['abstract', 'tldr'])

/**
 * Labelled records in plain text: `Title: …`, `Authors: …`, in any order and with values that are wrapped, indented or on the line below. A page whose first
 * lines are such a record holds nothing else; any other page goes on to the next grammar, line by line.
 */
export class Records implements Grammar {
  readonly #next: Grammar
  readonly #cards: Cards
  #state: 'waiting' | 'open' | 'off' = 'waiting'
  #held: Block[] = []
  #heldLength = 0
  #entries: Entry[] = []
  #length = 0
  /** Of the record that is open: its first label, what its labels said, and whether all stand in one column. */
  #first: Label | undefined
  readonly #stated = new Set<LabelMeaning>()
  #last: Label | undefined
  #labels = 0
  #isAligned = true
  /** A rule, or a number alone on its line, stood before. */
  #divided = false
  /** Whether rules stood before the first label of a record, and whether some stood within one. */
  readonly #rules = { before: false, within: false }

  constructor(next: Grammar, cards: Cards) {
    this.#next = next
    this.#cards = cards
  }

  /** Whether records were found. */
  get isOpen(): boolean {
    return this.#state === 'open'
  }

  push(block: Block): void {
    if (this.#state === 'off') this.#next.push(block)
    else if (this.#state === 'open') this.#line(block)
    else this.#wait(block)
  }

  end(): void {
    if (this.#state === 'open') this.#flush()
    else this.#release()
    this.#next.end()
  }

  #wait(block: Block): void {
    const label = labelOf(block)
    if (this.#held.length === 0 && label?.meaning === undefined) {
      if (this.#cards.count > 0) this.#state = 'off'
      this.#next.push(block)
      return
    }
    this.#held.push(block)
    this.#heldLength += block.text.length
    if (isCarrier(block.text)) {
      this.#release()
      this.#state = 'off'
    } else if (isRecord(this.#held)) {
      const lines = this.#held
      this.#held = []
      this.#next.end()
      this.#state = 'open'
      for (const line of lines) this.#line(line)
    } else if (this.#held.length > MOST_LINES || this.#heldLength > MOST_TEXT) this.#release()
  }

  #release(): void {
    for (const block of this.#held) this.#next.push(block)
    this.#held = []
    this.#heldLength = 0
  }

  #line(block: Block): void {
    const { text } = block
    if (shapeOf(block).kind === 'rule' || isNumber(text)) {
      if (this.#rules.before && !this.#rules.within) this.#flush()
      this.#divided = true
      return
    }
    const label = this.#labelOf(block)
    if (label) {
      const isNext = this.#startsNext(label)
      if (this.#divided && label.meaning !== undefined && this.#entries.length > 0)
        this.#rules[isNext ? 'before' : 'within'] = true
      if (isNext) this.#flush()
      this.#add(block, label)
    } else {
      const last = this.#entries.at(-1)
      const isMore = last !== undefined && !this.#divided && takesMore(last, block)
      if (isMore) last.lines.push({ block, from: 0, to: text.length })
      else {
        if (this.#divided && last) this.#flush()
        this.#add(block, { meaning: undefined, label: '', valueFrom: 0, column: indentOf(block) })
      }
    }
    this.#length += text.length
    if (this.#length <= this.#cards.cardLength) return
    this.#cards.report(tooMuchText(block, this.#length))
    this.#flush()
  }

  #add(block: Block, read: Label): void {
    const { meaning, label, valueFrom, column } = read
    if (label !== '') {
      this.#isAligned &&= column === (this.#last?.column ?? column)
      this.#first ??= read
      this.#last = read
      this.#labels++
      if (meaning !== undefined) this.#stated.add(meaning)
    }
    const { length } = block.text
    const lines = valueFrom < length ? [{ block, from: valueFrom, to: length }] : []
    this.#entries.push({
      meaning,
      label,
      block,
      labelEnd: label === '' ? 0 : Math.min(valueFrom, length),
      lines,
      column,
    })
    this.#divided = false
  }

  /** The label of a line, unless the line stands within a value: indented deeper than all labels, or in running text. */
  #labelOf(block: Block): Label | undefined {
    const label = labelOf(block) ?? this.#loneLabel(block)
    if (!label) return undefined
    const last = this.#entries.at(-1)
    if (!last || last.label === '') return label
    const isRunning = RUNNING.has(last.meaning)
    const isInside = label.column > last.column + 1 && this.#labels > 1 && this.#isAligned
    if (isInside && last.lines.length > 0) return undefined
    if (label.meaning !== undefined) return label
    // A label that nobody knows ends the value before it, but an abstract has colons too.
    const before = last.lines.at(-1)
    const isSentence = before === undefined || /[.!?。！？)]$/.test(before.block.text)
    return isRunning && (!isSentence || block.text.length > 80) ? undefined : label
  }

  /** `Abstract`, alone on its line. */
  #loneLabel(block: Block): Label | undefined {
    const last = this.#entries.at(-1)
    if (!last || block.text.length > 32 || (RUNNING.has(last.meaning) && !block.apart)) return undefined
    if (last.label !== '' && last.lines.length === 0) return undefined
    const keyed = keyOf([{ text: block.text }])
    if (keyed?.meaning === undefined || keyed.value.length > 0) return undefined
    return {
      meaning: keyed.meaning,
      label: block.text,
      valueFrom: block.text.length,
      column: indentOf(block),
    }
  }

  /** The label that records start with comes again, or one that was stated stands behind a rule. */
  #startsNext({ meaning, label }: Label): boolean {
    const first = this.#first
    if (first === undefined || meaning === undefined) return false
    const isTitle = this.#last?.meaning === 'title' || this.#last?.meaning === 'translatedTitle'
    if (label === first.label || (meaning === 'title' && !isTitle && this.#stated.has('title'))) return true
    return this.#divided && this.#stated.has(meaning)
  }

  #flush(): void {
    const entries = this.#entries
    this.#entries = []
    this.#length = 0
    this.#labels = 0
    this.#first = this.#last = undefined
    this.#stated.clear()
    this.#isAligned = true
    this.#divided = false
    if (entries.length === 0) return
    const claims = claimsOfRecord(entries)
    if (claims) this.#cards.complete(claims)
    else this.#cards.unclaimed(linesOf(entries))
  }
}

/** Whether a line without a label goes on with the value above it. */
function takesMore({ meaning, label, lines, column }: Entry, block: Block): boolean {
  if (label === '') return false
  const last = lines.at(-1)
  if (last === undefined || RUNNING.has(meaning)) return true
  const isDeeper = indentOf(block) > column
  const before = last.block.text
  if (LISTS.has(meaning))
    return (
      !block.apart ||
      isDeeper ||
      /(?:[,，、;；&]|\band)$/.test(before) ||
      /^(?:[,，、;；]|and )/.test(block.text)
    )
  if (meaning === 'title' || meaning === 'translatedTitle')
    return (
      lines.length < 5 &&
      block.text.length < 160 &&
      (isDeeper || !/[.。!?！？]$/.test(before)) &&
      !/[.。]$/.test(block.text)
    )
  return !block.apart && isDeeper
}
