import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Point, Position } from '../../model/paper'
import type { RawEntry } from './entries'

/** A field of an entry: its value in TeX, macros filled in. */
export interface RawField {
  /** Lower case. */
  readonly name: string
  readonly value: string
  readonly position: Position
}

/** The fields of an entry, by their names. The first of a name counts, as in BibTeX. */
export type RawFields = ReadonlyMap<string, RawField>

/** The names of months are macros of every style. */
export const monthMacros: ReadonlyMap<string, string> = new Map(
  'January February March April May June July August September October November December'
    .split(' ')
    .map((month) => [month.slice(0, 3).toLowerCase(), month]),
)

const NAME = /[^\s=,{}"#%'()\\]{1,64}/y
const WORD = /[^\s=,{}"#%'()\\]{1,200}/y
const BLANK = /\s*/y

/** Reads what stands between the brackets of an entry, from left to right and once; a class because its steps share the place. */
export class BodyReader {
  private at = 0
  private line: number
  private lineStart: number
  private counted = 0
  private readonly text: string

  private readonly entry: RawEntry
  private readonly macros: ReadonlyMap<string, string>
  private readonly report: (message: Diagnostic) => void

  constructor(entry: RawEntry, macros: ReadonlyMap<string, string>, report: (message: Diagnostic) => void) {
    this.entry = entry
    this.macros = macros
    this.report = report
    this.text = entry.body
    this.line = entry.bodyStart.line
    this.lineStart = -(entry.bodyStart.column - 1)
  }

  /** The fields of a publication; those behind one that cannot be read are found again. */
  fields(hasKey: boolean): Map<string, RawField> {
    const fields = new Map<string, RawField>()
    if (hasKey) this.skipKey()
    while (this.at < this.text.length) {
      this.skip(BLANK)
      if (this.at >= this.text.length) break
      if (this.text.charAt(this.at) === ',') this.at++
      else {
        const field = this.field()
        if (field && !fields.has(field.name)) fields.set(field.name, field)
      }
    }
    return fields
  }

  private skipKey(): void {
    const comma = this.text.indexOf(',')
    const equals = this.text.indexOf('=')
    if (comma !== -1 && (equals === -1 || comma < equals)) this.at = comma + 1
    else if (equals === -1) this.at = this.text.length
  }

  private field(): RawField | undefined {
    const start = this.at
    const name = this.read(NAME)
    this.skip(BLANK)
    if (name === '' || this.text.charAt(this.at) !== '=') return this.passOver(start)
    this.at++
    const value = this.value(name)
    if (value === undefined) return this.passOver(start)
    const position = { start: this.point(start), end: this.point(this.at) }
    this.skip(BLANK)
    const hasEnd = this.text.charAt(this.at) === ','
    // Braces that do not pair may end anywhere.
    if (this.entry.isBroken && !hasEnd) return this.passOver(start)
    if (this.at < this.text.length && !hasEnd)
      this.tell('Unexpected end of a field without a comma behind it', this.at, [','])
    return { name: name.toLowerCase(), value, position }
  }

  /** `{…}`, `"…"`, a number or a macro, joined by `#`. */
  private value(field: string): string | undefined {
    const parts: string[] = []
    do {
      if (this.text.charAt(this.at) === '#') this.at++
      this.skip(BLANK)
      const opening = this.text.charAt(this.at)
      const part = opening === '{' || opening === '"' ? this.quoted(opening) : this.word(field)
      if (part === undefined) return undefined
      parts.push(part)
      this.skip(BLANK)
    } while (this.text.charAt(this.at) === '#')
    return parts.join('')
  }

  private quoted(opening: string): string | undefined {
    const { text } = this
    const start = this.at + 1
    let depth = 0
    for (let at = start; at < text.length; at++) {
      const character = text.charAt(at)
      if (
        depth === 0 &&
        (opening === '{' ? character === '}' : character === '"' && text.charAt(at - 1) !== '\\')
      ) {
        this.at = at + 1
        return text.slice(start, at)
      }
      if (character === '{') depth++
      else if (character === '}') depth--
    }
    return undefined
  }

  private word(field: string): string | undefined {
    const start = this.at
    const word = this.read(WORD)
    if (word === '') return undefined
    if (/^\d+$/.test(word)) return word
    const value = this.macros.get(word.toLowerCase())
    if (value === undefined) {
      this.report(
        diagnostic(
          'invalid-field',
          `Unexpected macro in the field ${field}, which nothing defines; it is left out`,
          {
            place: this.point(start),
            actual: word,
            expected: [`@string{${word} = "…"}`],
          },
        ),
      )
    }
    return value ?? ''
  }

  /** Passes over what is no field, up to the next line that looks like one. */
  private passOver(start: number): undefined {
    if (!this.entry.isBroken)
      this.tell('Unexpected text where a field should stand; it is left out', start, ['name = {value}'])
    NEXT_FIELD.lastIndex = Math.max(this.at, start + 1)
    const next = NEXT_FIELD.exec(this.text)
    this.at = next ? next.index + 1 : this.text.length
    return undefined
  }

  private tell(reason: string, at: number, expected: string[]): void {
    this.report(
      diagnostic('invalid-syntax', reason, {
        place: this.point(at),
        actual: this.text.slice(at, at + 60),
        expected,
      }),
    )
  }

  private skip(pattern: RegExp): void {
    this.read(pattern)
  }

  private read(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  /** Places are asked for from left to right, so that lines are counted once. */
  private point(at: number): Point {
    const { text } = this
    for (; this.counted < at; this.counted++) {
      const code = text.charCodeAt(this.counted)
      if (code === 10 || (code === 13 && text.charCodeAt(this.counted + 1) !== 10)) {
        this.line++
        this.lineStart = this.counted + 1
      }
    }
    const { offset } = this.entry.bodyStart
    return { line: this.line, column: at - this.lineStart + 1, offset: offset + at }
  }
}

const NEXT_FIELD = /[\n,](?=[ \t]{0,40}[A-Za-z][\w-]{0,40}[ \t]{0,40}=)/g
