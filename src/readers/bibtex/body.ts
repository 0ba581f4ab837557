import { joinRaw, monthOfMacro, type RawPart, type RawValue } from '../../lexicon/bibtex/raw'
import { type Diagnostic, diagnostic, type RuleId } from '../../model/diagnostic'
import type { Point, Position } from '../../model/paper'
import { createPointer } from '../../parser/pointer'
import type { RawEntry } from './entries'

/** A field of an entry. */
export interface RawField {
  /** As written. */
  readonly name: string
  /** In TeX, macros filled in. */
  readonly value: string
  /** The same as it is to be written again: the macros of styles stay macros. */
  readonly raw: RawValue
  readonly position: Position
}

/** The fields of an entry, by their names in lower case. The first of a name counts, as in BibTeX. */
export type RawFields = ReadonlyMap<string, RawField>

/** Most units that macros fill into one value: `@string`s that double each other would make gigabytes of a few lines. */
const MOST_FILLED = 1024

const NAME = /[^\s=,{}"#%'()\\]{1,64}/y
const WORD = /[^\s=,{}"#%'()\\]{1,200}/y
const BLANK = /\s*/y

/** Reads what stands between the brackets of an entry, from left to right and once; a class because its steps share the place. */
export class BodyReader {
  private at = 0
  /** Units that macros filled into the value at hand. */
  private filled = 0
  private readonly text: string
  private readonly pointIn: (offset: number) => Point

  private readonly entry: RawEntry
  private readonly macros: ReadonlyMap<string, string>
  private readonly report: (message: Diagnostic) => void

  constructor(entry: RawEntry, macros: ReadonlyMap<string, string>, report: (message: Diagnostic) => void) {
    this.entry = entry
    this.macros = macros
    this.report = report
    this.text = entry.body
    this.pointIn = createPointer(entry.body)
  }

  /** The key of a publication, before its fields; empty where it has none. */
  key(): string {
    const comma = this.text.indexOf(',')
    const equals = this.text.indexOf('=')
    if (comma !== -1 && (equals === -1 || comma < equals)) this.at = comma + 1
    else if (equals === -1) this.at = this.text.length
    return this.text.slice(0, this.at).replace(/,$/, '').trim()
  }

  /** The fields from here on; those behind one that cannot be read are found again. */
  fields(): Map<string, RawField> {
    const fields = new Map<string, RawField>()
    while (this.at < this.text.length) {
      this.read(BLANK)
      if (this.at >= this.text.length) break
      if (this.text.charAt(this.at) === ',') this.at++
      else {
        const field = this.field()
        if (field && fields.has(field.name.toLowerCase())) this.tellTwice(field)
        else if (field) fields.set(field.name.toLowerCase(), field)
      }
    }
    return fields
  }

  private tellTwice({ name, value, position }: RawField): void {
    const reason = `Unexpected second field ${name}; the first counts`
    this.report(diagnostic('invalid-field', reason, { place: position, actual: value }))
  }

  private field(): RawField | undefined {
    const start = this.at
    const name = this.read(NAME)
    this.read(BLANK)
    if (name === '' || this.text.charAt(this.at) !== '=') return this.passOver(start)
    this.at++
    const value = this.value(name)
    if (value === undefined) return this.passOver(start)
    const end = this.at
    const position = { start: this.point(start), end: this.point(end) }
    this.read(BLANK)
    const hasEnd = this.text.charAt(this.at) === ','
    // Braces that do not pair may end anywhere, but not before all fields.
    const isCut = !hasEnd && (this.at < this.text.length || !isClosed(value.value, this.text.charAt(end - 1)))
    if (this.entry.isBroken && isCut) return this.passOver(start)
    if (this.at < this.text.length && !hasEnd)
      this.tell('invalid-syntax', 'Unexpected end of a field without a comma behind it', this.at, [','])
    return { name, ...value, position }
  }

  /** `{…}`, `"…"`, a number or a macro, joined by `#`. */
  private value(field: string): Pick<RawField, 'value' | 'raw'> | undefined {
    const parts: (Word | string)[] = []
    this.filled = 0
    do {
      if (this.text.charAt(this.at) === '#') this.at++
      this.read(BLANK)
      const opening = this.text.charAt(this.at)
      const part = opening === '{' || opening === '"' ? this.quoted(opening) : this.word(field)
      if (part === undefined) return undefined
      parts.push(part)
      this.read(BLANK)
    } while (this.text.charAt(this.at) === '#')
    const raw = parts.map(
      (part): RawPart =>
        typeof part === 'string' || part.macro === undefined ? textOf(part) : { macro: part.macro },
    )
    return { value: parts.map(textOf).join(''), raw: joinRaw(raw) }
  }

  private quoted(opening: string): string | undefined {
    const { text } = this
    const start = this.at + 1
    let depth = 0
    for (let at = start; at < text.length; at++) {
      const character = text.charAt(at)
      const isEnd = opening === '{' ? character === '}' : character === '"' && text.charAt(at - 1) !== '\\'
      if (depth === 0 && isEnd) {
        this.at = at + 1
        // How the file ends its lines is nothing that a value says.
        return text.slice(start, at).replace(/\r\n?/g, '\n')
      }
      if (character === '{') depth++
      else if (character === '}') depth--
    }
    return undefined
  }

  private word(field: string): Word | undefined {
    const start = this.at
    const word = this.read(WORD)
    if (word === '') return undefined
    if (/^\d+$/.test(word)) return { text: word, macro: undefined }
    const value = this.macros.get(word.toLowerCase())
    if (/^\d/.test(word)) {
      // No macro starts with a digit.
      this.tell(
        'invalid-syntax',
        `Unexpected value without braces in the field ${field}`,
        start,
        [`{${word}}`],
        word,
      )
      return { text: word, macro: undefined }
    }
    if (value === undefined) {
      const reason = `Unexpected macro in the field ${field}, which nothing defines; it is left out`
      this.tell('invalid-field', reason, start, [`@string{${word} = "…"}`], word)
    } else if (this.filled + value.length > MOST_FILLED) {
      const reason = `Unexpected macros of more than ${MOST_FILLED} units in the field ${field}; this one is left out`
      this.tell('limit-exceeded', reason, start, undefined, word)
    } else {
      this.filled += value.length
      return { text: value, macro: monthOfMacro().get(word.toLowerCase()) === value ? word : undefined }
    }
    return { text: '', macro: word }
  }

  /** Passes over what is no field, up to the next line that looks like one. */
  private passOver(start: number): undefined {
    if (!this.entry.isBroken)
      this.tell('invalid-syntax', 'Unexpected text where a field should stand; it is left out', start, [
        'name = {value}',
      ])
    NEXT_FIELD.lastIndex = Math.max(this.at, start + 1)
    const next = NEXT_FIELD.exec(this.text)
    this.at = next ? next.index + 1 : this.text.length
    return undefined
  }

  private tell(
    rule: RuleId,
    reason: string,
    at: number,
    expected: string[] | undefined,
    actual: string = this.text.slice(at, at + 60),
  ): void {
    this.report(diagnostic(rule, reason, { place: this.point(at), actual, expected }))
  }

  private read(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  private point(at: number): Point {
    const { line, column, offset } = this.pointIn(at)
    const { bodyStart } = this.entry
    return {
      line: bodyStart.line + line - 1,
      column: line === 1 ? bodyStart.column + column - 1 : column,
      offset: bodyStart.offset + offset,
    }
  }
}

/** A number, or a macro with what it stands for; `macro` is its name where it is to stay one. */
interface Word {
  readonly text: string
  readonly macro: string | undefined
}

function textOf(part: Word | string): string {
  return typeof part === 'string' ? part : part.text
}

/** Whether a value that ends with its broken entry is closed by a brace of its own: it has swallowed no field, nor the brace that closes the entry on its line. */
function isClosed(value: string, sign: string): boolean {
  return /["}]/.test(sign) && value.search(NEXT_FIELD) === -1 && !/[,\s]$/.test(value)
}

const NEXT_FIELD = /[\n\r,](?=[ \t]{0,40}[A-Za-z][\w-]{0,40}[ \t]{0,40}=)/g
