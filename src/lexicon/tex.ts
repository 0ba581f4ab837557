import { withoutMarkup } from './markup'
import { scriptOf } from './math-text'
import { once } from './once'
import { commands, markOf, quotes, styles, unprinted } from './tex-command'
import { settleSource } from './tex-source'
import { greek, mathSymbols, scripts, specials, symbolsAsMath } from './tex-table'

/**
 * Reads a value of BibTeX as Unicode, in one pass: accents, letters and signs by command, quotes and dashes, ties; braces that only group or protect go.
 * Math between dollar signs stays as it is, but for math that is one sign (`$\pi$`). An unknown command stays with its argument, since nobody knows what it prints.
 */
export function decodeTex(source: string): string {
  if (!/[\\{}$~`'\-\n\r\t<&]| {2}/.test(source)) return source.trim()
  return new TexDecoder(settleSource(settleMarkup(source))).run()
}

/** What databases leave of HTML and JATS, some of it in TeX: `{\&}amp$\mathsemicolon$`, `$\less$i$\greater$`. */
function settleMarkup(source: string): string {
  const html = source.includes('\\')
    ? source
        .replace(/\{?\\&\}?(#?\w{1,31})(?:;|\{?\$\\mathsemicolon\$\}?)/g, '&$1;')
        .replace(/\$\\(less|greater)\$/g, (_, name: string) => (name === 'less' ? '<' : '>'))
    : source
  return /[<&]/.test(html)
    ? withoutMarkup(html, (sign) => (/[\\{}$~`]/.test(sign) ? (specials.get(sign) ?? sign) : sign))
    : html
}

/** A value that is read without TeX (an address, a DOI): escaped signs are bare, and braces around it go. */
export function decodeVerbatim(source: string): string {
  const bare = source
    .replace(/\\url\s?\{([^{}]*)\}/g, '$1')
    .replace(/\{?\\(?:textasciitilde|string~|sim)\}?(?:\{\})?/g, '~')
    .replace(/\\([_#%&~$])/g, '$1')
  return bare.replace(/[{}]/g, '').trim()
}

/** Commands for a blank, or the end of a line. */
const BLANKS: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () => new Set('space newline par quad qquad addspace addnbspace thinspace enspace'.split(' ')),
)

const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ['textsuperscript', '^'],
  ['textsubscript', '_'],
])

/** Math that is one sign, by what stands between the dollar signs. */
const MATH_SIGNS: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map(
      [...greek(), ...symbolsAsMath(), ...mathSymbols(), ...scripts()]
        .filter(([, tex]) => /^(?:\\[A-Za-z]+$|\\mathbb|[_^-]|['*])/.test(tex))
        .concat([...specials].flatMap(([sign, tex]) => (tex === `{$${sign}$}` ? [[sign, sign]] : [])))
        .toReversed()
        .map(([sign, tex]): [string, string] => [tex, sign]),
    ),
)

/** One thing after the other: a command, a sign that means something, or the text up to the next. */
const STEP = /\\(?:[A-Za-z]{1,64}|[\s\S])?|[{}~$]|`{1,2}|'{1,2}|-{1,3}|[^\\{}~$`'-]+/y

const PRINTED: ReadonlyMap<string, string> = new Map([
  ['~', ' '],
  ['`', '‘'],
  ['``', '“'],
  ["''", '”'],
  ['--', '–'],
  ['---', '—'],
])

/** A class because its steps share the place and the marks that wait for a letter. */
class TexDecoder {
  private at = 0
  private readonly pieces: string[] = []
  /** What is printed at the end of each group that is open. */
  private readonly groups: string[] = []
  /** What is printed around the group that starts here. */
  private around = ''
  private marks: string[] = []
  private isQuoted = false
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  run(): string {
    while (this.at < this.source.length) this.step(this.read(STEP))
    return settleDollars(this.pieces.join('').replace(/\s+/g, ' ').trim().normalize('NFC'))
  }

  private read(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)?.[0] ?? ''
    this.at += found.length
    return found
  }

  private step(piece: string): void {
    const around = this.around
    this.around = ''
    if (piece.startsWith('\\')) this.command(piece.slice(1))
    else if (piece === '$') this.math()
    else if (piece === '{') {
      this.groups.push(around.slice(1))
      this.pieces.push(around.slice(0, 1))
      if (around !== '' && around !== BRACES) this.isQuoted = !this.isQuoted
    } else if (piece === '}') {
      // What no letter took falls with its group.
      this.marks = []
      const end = this.groups.pop() ?? ''
      this.pieces.push(end)
      if (end === '}') this.around = BRACES
      else if (end !== '') this.isQuoted = !this.isQuoted
    } else this.write(PRINTED.get(piece) ?? piece)
  }

  /** The first letter takes the marks that wait; blanks do not. */
  private write(text: string): void {
    const start = this.marks.length === 0 ? -1 : text.search(/\S/)
    if (start === -1) {
      this.pieces.push(text)
      return
    }
    const letter = String.fromCodePoint(text.codePointAt(start) ?? 0)
    const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter
    this.pieces.push(
      text.slice(0, start),
      base,
      ...this.marks.toReversed(),
      text.slice(start + letter.length),
    )
    this.marks = []
  }

  /** Math stays, unless it is one sign; a dollar sign that nothing closes is one. */
  private math(): void {
    const { source, at } = this
    const width = source.charAt(at) === '$' ? 2 : 1
    const start = at + width - 1
    let end = start
    while (end < source.length && source.charAt(end) !== '$') end += source.charAt(end) === '\\' ? 2 : 1
    if (end >= source.length) {
      this.write(ESCAPED_DOLLAR)
      return
    }
    const content = source.slice(start, end)
    this.at = Math.min(source.length, end + width)
    const sign = MATH_SIGNS().get(content.trim())
    if (sign === undefined) this.pieces.push('$'.repeat(width), content, '$'.repeat(width))
    else this.write(sign)
  }

  private command(name: string): void {
    const isWord = /^[A-Za-z]/.test(name)
    const mark = markOf().get(name)
    if (mark !== undefined && (!isWord || /[\s{\\]/.test(this.source.charAt(this.at)))) {
      // No letter has more marks than these.
      this.marks = [...this.marks.slice(-2), mark]
      this.read(BLANK)
    } else if (!isWord) this.write(ESCAPES().get(name) ?? name)
    else if (name === 'ensuremath') this.ensureMath()
    else if (SCRIPTS.has(name)) this.script(SCRIPTS.get(name) ?? '')
    else if (styles().has(name) || quotes().has(name) || unprinted().has(name)) {
      const isOther = this.read(STAR) !== ''
      for (let left = unprinted().get(name) ?? 0; left > 0; left--) this.argument()
      if (quotes().has(name)) this.around = this.isQuoted === isOther ? '“”' : '‘’'
      this.read(BLANK)
    } else {
      const text = BLANKS().has(name) ? ' ' : commands().get(name)
      if (text !== undefined) this.read(BLANK)
      if (text === undefined) {
        this.around = BRACES
        this.pieces.push(`\\${name}`)
      } else this.write(text)
    }
  }

  /** Math without dollar signs; what needs none is text. */
  private ensureMath(): void {
    const start = this.at
    const content = this.argument()
    const sign = MATH_SIGNS().get(content)
    if (sign !== undefined) this.write(sign)
    else if (/[\\^_]/.test(content) && !content.includes('$')) this.pieces.push('$', content, '$')
    else this.at = start
  }

  /** A script that no letter of Unicode is has the size of the rest. */
  private script(mark: string): void {
    const start = this.at
    const raised = scriptOf(mark, this.argument())
    if (raised === undefined || raised === '') this.at = start
    else this.write(raised)
  }

  /** The text of the group that starts here, with what stands in brackets before it; '' where none does, or none that ends soon. */
  private argument(): string {
    const start = this.at
    this.read(OPTION)
    let depth = 0
    for (let at = this.at; at < this.at + LONGEST_ARGUMENT && at < this.source.length; at++) {
      const character = this.source.charAt(at)
      if (character === '\\') at++
      else if (character === '{') depth++
      else if (character === '}') depth--
      if (depth > 0) continue
      if (character !== '}' || depth < 0) break
      const content = this.source.slice(this.at + 1, at)
      this.at = at + 1
      return content.trim()
    }
    this.at = start
    return ''
  }
}

const BLANK = /\s*/y
const STAR = /\*?/y
const OPTION = /\s*(?:\[[^\]]{0,200}\]\s*)?/y
const BRACES = '{}'
const LONGEST_ARGUMENT = 2048
/** Stands for a dollar sign that is no math until all is read: a character that no text holds. */
const ESCAPED_DOLLAR = '\ue0ff'
/** Commands of one sign that print something else than it: breaks, thin spaces, hints for breaking lines. */
const ESCAPES: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map([
      ['$', ESCAPED_DOLLAR],
      ...[...'\\ ,;\n'].map((sign): [string, string] => [sign, ' ']),
      ...[...'/-!'].map((sign): [string, string] => [sign, '']),
    ]),
)

/** Two dollar signs that would be taken for math keep their backslash, unless what is between them has commands, as math that could not be set. */
function settleDollars(text: string): string {
  const plain = /\ue0ff(?=[^\s\ue0ff$\\{}])([^\ue0ff$\\{}]{0,400})\ue0ff(?!\d)/g
  return text
    .replace(plain, (whole, content: string) =>
      /\s$/.test(content) || content === '' ? whole : `\\$${content}\\$`,
    )
    .replaceAll(ESCAPED_DOLLAR, '$')
}
