import { accents, greek, letters, mathSymbols, scripts, symbols } from './tex-table'

/**
 * Reads a value of BibTeX as Unicode, in one pass: accents, letters and signs by command, quotes and dashes, ties; braces that only group or protect go.
 * Math between dollar signs stays as it is, but for math that is one sign (`$\pi$`). An unknown command stays with its argument, since nobody knows what it prints.
 */
export function decodeTex(source: string): string {
  if (!/[\\{}$~`'\-\n\r\t]| {2}/.test(source)) return source.trim()
  const decoder = new TexDecoder(source)
  return decoder.run()
}

/** A value that is read without TeX (an address, a DOI): escaped signs are bare, and braces around it go. */
export function decodeVerbatim(source: string): string {
  const bare = source
    .replace(/\\url\s?\{([^{}]*)\}/g, '$1')
    .replace(/\{?\\(?:textasciitilde|string~|sim)\}?(?:\{\})?/g, '~')
    .replace(/\\([_#%&~$])/g, '$1')
  return bare.replace(/[{}]/g, '').trim()
}

const COMMAND_TEXT: ReadonlyMap<string, string> = new Map([
  ...[...letters, ...symbols].map(([sign, command]): [string, string] => [command.slice(1), sign]),
  ['textbackslash', '\\'],
  ['textbraceleft', '{'],
  ['textbraceright', '}'],
  ['textasciitilde', '~'],
  ['textasciicircum', '^'],
  ['textasciigrave', '`'],
  ['textless', '<'],
  ['textgreater', '>'],
  ['textbar', '|'],
  ['textunderscore', '_'],
  ['textdollar', '$'],
  ['aa', 'å'],
  ['AA', 'Å'],
  ['textquoteright', '’'],
  ['textquoteleft', '‘'],
  ['textquotedblleft', '“'],
  ['textquotedblright', '”'],
  ['textendash', '–'],
  ['textemdash', '—'],
  ['textsuperscript', ''],
  ['textsubscript', ''],
  ['ldots', '…'],
  ['dots', '…'],
  ['slash', '/'],
  ['LaTeX', 'LaTeX'],
  ['TeX', 'TeX'],
  ['space', ' '],
  ['newline', ' '],
  ['par', ' '],
  ['quad', ' '],
])

/** Commands that change how their argument looks and not what it says. */
const STYLES: ReadonlySet<string> = new Set(
  'emph textbf textit texttt textsc textrm textsf textsl textmd textup textnormal text mbox hbox underline uline em it bf tt sc sl rm sf bfseries itshape scshape ttfamily relax protect ensuremath textsuperscript textsubscript uppercase lowercase MakeUppercase MakeLowercase NoCaseChange enquote url path nolinkurl small footnotesize'.split(
    ' ',
  ),
)

/** Commands whose first argument is not printed. */
const UNPRINTED: ReadonlySet<string> = new Set(['href', 'noopsort', 'SortNoop', 'hspace', 'vspace', 'label'])

const ACCENT_MARKS: ReadonlyMap<string, string> = new Map([
  ...[...accents].map(([mark, command]): [string, string] => [command, mark]),
  ['C', '\u030f'],
])

/** Math that is one sign, by what stands between the dollar signs. */
const MATH_SIGNS: ReadonlyMap<string, string> = new Map(
  [...greek, ...mathSymbols, ...scripts]
    .filter(([, tex]) => /^(?:\\[A-Za-z]+$|\\mathbb|[_^-]|['*])/.test(tex))
    .toReversed()
    .map(([sign, tex]): [string, string] => [tex, sign]),
)

/** A group that is open: the mark that its letter gets, or whether its braces are printed. */
interface Group {
  readonly marks: readonly string[]
  readonly isPrinted: boolean
}

/** A class because its steps share the place and the marks that wait for a letter. */
class TexDecoder {
  private at = 0
  private readonly pieces: string[] = []
  private readonly groups: Group[] = []
  private marks: string[] = []
  private keepsGroup = false
  private readonly source: string
  /** Whether some dollar sign was escaped: it may not open math. */
  private hasDollar = false

  constructor(source: string) {
    this.source = source
  }

  run(): string {
    const { source } = this
    while (this.at < source.length) this.step(source.charAt(this.at))
    const text = this.pieces.join('').replace(/\s+/g, ' ').trim().normalize('NFC')
    return this.hasDollar ? settleDollars(text) : text.replaceAll(ESCAPED_DOLLAR, '$')
  }

  private step(character: string): void {
    const wasKept = this.keepsGroup
    this.keepsGroup = false
    switch (character) {
      case '\\':
        this.command()
        return
      case '{':
        this.at++
        this.groups.push({ marks: this.marks, isPrinted: wasKept })
        if (wasKept) this.pieces.push('{')
        return
      case '}': {
        this.at++
        const group = this.groups.pop()
        // What no letter took falls with its group.
        this.marks = []
        if (group?.isPrinted) this.write('}')
        return
      }
      case '$':
        this.math()
        return
      case '~':
        this.at++
        this.write(' ')
        return
      case '`':
        this.pair('`', '“', '‘')
        return
      case "'":
        this.pair("'", '”', "'")
        return
      case '-':
        this.dash()
        return
      default: {
        const code = this.source.codePointAt(this.at) ?? 0
        const sign = String.fromCodePoint(code)
        this.at += sign.length
        this.write(sign)
      }
    }
  }

  /** A letter takes the marks that wait; blanks do not. */
  private write(text: string): void {
    if (this.marks.length === 0 || text.trim() === '') {
      this.pieces.push(text)
      return
    }
    const base = text === 'ı' ? 'i' : text === 'ȷ' ? 'j' : text
    this.pieces.push(base, ...this.marks.toReversed())
    this.marks = []
  }

  private pair(mark: string, double: string, single: string): void {
    const isDouble = this.source.charAt(this.at + 1) === mark
    this.at += isDouble ? 2 : 1
    this.write(isDouble ? double : single)
  }

  private dash(): void {
    let end = this.at
    while (end - this.at < 3 && this.source.charAt(end) === '-') end++
    this.write(['-', '–', '—'][end - this.at - 1] ?? '-')
    this.at = end
  }

  private math(): void {
    const { source, at } = this
    const width = source.charAt(at + 1) === '$' ? 2 : 1
    let end = at + width
    while (end < source.length && source.charAt(end) !== '$') end += source.charAt(end) === '\\' ? 2 : 1
    if (end >= source.length) {
      this.at++
      this.write(ESCAPED_DOLLAR)
      return
    }
    const content = source.slice(at + width, end)
    this.at = Math.min(source.length, end + width)
    const sign = MATH_SIGNS.get(content.trim())
    this.write(sign ?? `${'$'.repeat(width)}${content}${'$'.repeat(width)}`)
  }

  private command(): void {
    const { source, at } = this
    COMMAND.lastIndex = at + 1
    const name = COMMAND.exec(source)?.[0] ?? source.charAt(at + 1)
    this.at = at + 1 + name.length
    const isWord = /^[A-Za-z]/.test(name)
    const mark = ACCENT_MARKS.get(name)
    if (mark !== undefined && (!isWord || /[\s{\\]/.test(source.charAt(this.at)))) {
      // No letter has more marks than these.
      this.marks = [...this.marks.slice(-2), mark]
      this.skipBlanks()
      return
    }
    if (!isWord) {
      this.sign(name)
      return
    }
    const text = COMMAND_TEXT.get(name)
    if (text !== undefined || STYLES.has(name)) {
      this.skipBlanks()
      if (text) this.write(text)
      return
    }
    if (UNPRINTED.has(name)) {
      this.skipArgument()
      return
    }
    this.keepsGroup = true
    this.write(`\\${name}`)
  }

  /** A command that is one sign: an escaped character, a break, a thin space. */
  private sign(name: string): void {
    if (name === '$') {
      this.hasDollar = true
      this.write(ESCAPED_DOLLAR)
    } else if (name === '\\' || name === ' ' || name === ',' || name === ';' || name === '\n') this.write(' ')
    else if (name === '/' || name === '-' || name === '!') return
    else this.write(name)
  }

  private skipBlanks(): void {
    while (/\s/.test(this.source.charAt(this.at))) this.at++
  }

  /** An argument that is not printed, such as the address of a link. */
  private skipArgument(): void {
    this.skipBlanks()
    const end =
      this.source.charAt(this.at) === '{' ? this.source.slice(this.at, this.at + 2048).indexOf('}') : -1
    if (end !== -1) this.at += end + 1
  }
}

const COMMAND = /[A-Za-z]{1,64}/y
/** Stands for a dollar sign that is no math until all is read: a character that no text holds. */
const ESCAPED_DOLLAR = '\ue0ff'

/** Two dollar signs that would be taken for math keep their backslash, unless what is between them has commands, as math that could not be set. */
function settleDollars(text: string): string {
  const plain = /\ue0ff(?=[^\s\ue0ff$\\{}])([^\ue0ff$\\{}]{0,400})\ue0ff(?!\d)/g
  return text
    .replace(plain, (whole, content: string) =>
      /\s$/.test(content) || content === '' ? whole : `\\$${content}\\$`,
    )
    .replaceAll(ESCAPED_DOLLAR, '$')
}
