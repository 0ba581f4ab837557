import { greek, mathSymbols, scripts, symbolsInMath } from '../../lexicon/tex-table'
import {
  argumentCommands,
  delimiterCommands,
  delimiters,
  kernelNames,
  signCommands,
  symbolCommands,
  textCommands,
} from './math-table'

/** A stretch of math in a text, dollar signs included, and what stands between them in TeX. */
export interface MathSpan {
  readonly start: number
  readonly end: number
  readonly tex: string
}

/**
 * Finds math by pandoc's rule: after the first dollar sign and before the second there is no blank, and no digit after the
 * second, so that prices stay prices; two dollar signs on either side hold math too. A dollar sign with a
 * backslash before it is none of these, and math that TeX could not set by itself (see {@link checkMath}) is left to be text.
 *
 * ```text
 * Sub-$O(N^2)$ Attention at $5/1M, not $10/1M
 *     ^-----^               ^          ^ no pair: a blank stands before the second
 * ```
 */
export function findMath(text: string): readonly MathSpan[] {
  const spans: MathSpan[] = []
  let start = text.indexOf('$')
  while (start >= 0) {
    const span =
      text[start - 1] === '\\'
        ? text.indexOf('$', start + 1)
        : (displayMath(text, start) ?? inlineMath(text, start))
    if (typeof span === 'object') spans.push(span)
    start = typeof span === 'object' ? text.indexOf('$', span.end) : span
  }
  return spans
}

/**
 * The TeX of a stretch of math, or `undefined` where it would break a bibliography or the run of TeX on it: unknown commands,
 * braces that do not pair (to TeX or to BibTeX, which counts `\{` too), missing arguments, double scripts. Greek and signs
 * become commands, and `%`, `#`, `&` are escaped.
 */
export function checkMath(source: string): string | undefined {
  const tokens = toAsciiMath(source).match(/\\[A-Za-z]+ *|\\.|./gs) ?? []
  if (!bracesPair(tokens)) return undefined
  const checker = new MathChecker(tokens)
  return checker.run() ? checker.output : undefined
}

function displayMath(text: string, start: number): MathSpan | undefined {
  if (text[start + 1] !== '$') return undefined
  const close = text.indexOf('$$', start + 2)
  const tex = close < 0 ? undefined : checkMath(text.slice(start + 2, close).trim())
  return tex ? { start, end: close + 2, tex } : undefined
}

/** The math, or where the next may start: at the dollar sign that closed none, -1 for nowhere. */
function inlineMath(text: string, start: number): MathSpan | number {
  const close = closingDollar(text, start + 1)
  if (
    close < 0 ||
    close === start + 1 ||
    isBlank(text[start + 1]) ||
    isBlank(text[close - 1]) ||
    isDigit(text[close + 1])
  )
    return close
  const tex = checkMath(text.slice(start + 1, close))
  return tex === undefined ? close : { start, end: close + 1, tex }
}

function closingDollar(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '$') return at
  }
  return -1
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character.trim() === ''
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

/** What has no name in math stays, and is refused by the checker. */
function toAsciiMath(source: string): string {
  if (!/[^ -~]/.test(source)) return source
  return source.replace(/[^ -~]/gu, (character) => {
    const plain =
      scripts().has(character) || mathSymbols().has(character) ? character : character.normalize('NFKC')
    const tex =
      symbolsInMath().get(character) ?? greek().get(plain) ?? mathSymbols().get(plain) ?? scripts().get(plain)
    if (tex === undefined) return plain
    return /\\[A-Za-z]+$/.test(tex) ? `${tex} ` : tex
  })
}

/** BibTeX knows no escaped brace. */
function bracesPair(tokens: readonly string[]): boolean {
  let depth = 0
  for (const token of tokens) {
    if (token.endsWith('{')) depth += 1
    else if (token.endsWith('}')) depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

/** One level of grouping. */
interface Frame {
  /** `implied`: braces that we add around a command with arguments where TeX wants one token: `x_\mathrm{a}`. */
  readonly kind: 'root' | 'group' | 'left' | 'implied'
  /** Arguments that are still to come. */
  pending: number
  isScript: boolean
  /** 1 after primes, 2 after `^`. */
  superscript: 0 | 1 | 2
  hasSubscript: boolean
}

/** Reads math once, from left to right; a class because its steps share the stack and the place. */
class MathChecker {
  output = ''
  private at = 0
  private readonly frames: Frame[] = [newFrame('root')]
  private readonly tokens: readonly string[]

  constructor(tokens: readonly string[]) {
    this.tokens = tokens
  }

  run(): boolean {
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at] as string
      this.at += 1
      if (!this.accept(token)) return false
    }
    return this.frames.length === 1 && this.frame.pending === 0
  }

  private get frame(): Frame {
    return this.frames[this.frames.length - 1] as Frame
  }

  private accept(token: string): boolean {
    if (token.length > 1) return this.acceptCommand(token)
    if (token === '{') return this.open('group', '{')
    if (token === '}') return this.close('group', '}')
    if (token === '^' || token === '_') return this.acceptScript(token)
    if (token === "'") return this.acceptPrime()
    if (token === '\\' || token === '$' || token > '~') return false
    this.output += token === '%' || token === '#' || token === '&' ? `\\${token}` : token
    return token === ' ' ? true : this.complete()
  }

  private acceptCommand(source: string): boolean {
    const alias = kernelNames.get(source.slice(1).trimEnd())
    const token = alias === undefined ? source : `\\${alias}`
    const name = token.slice(1).trimEnd()
    if (symbolCommands().has(name) || signCommands().has(token)) {
      // Some of these are more than one token to TeX, which a script or an accent takes only in braces.
      this.output += this.frame.pending > 0 ? `{${name === '' ? token : token.trimEnd()}}` : token
      return this.complete()
    }
    if (name === 'not') return this.acceptNegation(token)
    if (name === 'left')
      return this.frame.pending === 0 && this.acceptDelimiter(token) && this.open('left', '')
    if (name === 'right') return this.acceptDelimiter(token) && this.close('left', '')
    if (delimiterCommands().has(name)) return this.acceptDelimiter(token) && this.complete()
    if (textCommands().has(name)) return this.acceptText(token)
    const count = argumentCommands().get(name)
    if (count === undefined) return false
    if (this.frame.pending > 0) this.open('implied', '{')
    this.output += token
    this.begin(count, false)
    return name !== 'sqrt' || this.acceptRootIndex()
  }

  /** `\not` belongs to the relation behind it, without braces. */
  private acceptNegation(token: string): boolean {
    this.output += token
    return this.frame.pending === 0
  }

  private acceptScript(token: string): boolean {
    const frame = this.frame
    if (frame.pending > 0) return false
    if (token === '^' ? frame.superscript === 2 : frame.hasSubscript) return false
    if (token === '^') frame.superscript = 2
    else frame.hasSubscript = true
    this.output += token
    frame.pending = 1
    frame.isScript = true
    return true
  }

  private acceptPrime(): boolean {
    const frame = this.frame
    if (frame.superscript === 2 || frame.pending > 0) return false
    frame.superscript = 1
    this.output += "'"
    return true
  }

  private acceptDelimiter(command: string): boolean {
    const delimiter = (this.tokens[this.at] ?? '').trimEnd()
    if (!delimiters().has(delimiter)) return false
    this.output += command + (this.tokens[this.at] ?? '')
    this.at += 1
    return true
  }

  /** `\text{for all}` as a whole: inside it other rules hold. */
  private acceptText(command: string): boolean {
    if (this.tokens[this.at] !== '{') return false
    const end = this.tokens.indexOf('}', this.at)
    const content = this.tokens.slice(this.at + 1, end).join('')
    if (end < 0 || !/^[A-Za-z0-9 .,:;()'/+-]*$/.test(content)) return false
    const isArgument = this.frame.pending > 0
    const isOneWord = /^[A-Za-z0-9]+$/.test(content)
    const text = `${command === '\\text' && isOneWord ? '\\mathrm' : command.trimEnd()}{${content}}`
    this.output += isArgument ? `{${text}}` : text
    this.at = end + 1
    return this.complete()
  }

  /** `\sqrt[3]{x}` */
  private acceptRootIndex(): boolean {
    if (this.tokens[this.at] !== '[') return true
    const index = this.tokens.slice(this.at, this.at + 3).join('')
    if (!/^\[[A-Za-z0-9]\]$/.test(index)) return false
    this.output += index
    this.at += 3
    return true
  }

  private begin(pending: number, isScript: boolean): void {
    const frame = this.frame
    frame.pending = pending
    frame.isScript = isScript
    frame.superscript = 0
    frame.hasSubscript = false
  }

  private open(kind: Frame['kind'], text: string): boolean {
    this.output += text
    this.frames.push(newFrame(kind))
    return true
  }

  private close(kind: Frame['kind'], text: string): boolean {
    if (this.frame.kind !== kind || this.frame.pending > 0) return false
    this.output += text
    this.frames.pop()
    return this.complete()
  }

  /** An atom ended: it was an argument or a script, or it is a new nucleus that may take scripts of its own. */
  private complete(): boolean {
    const frame = this.frame
    if (frame.pending === 0) {
      this.begin(0, false)
      return true
    }
    frame.pending -= 1
    if (frame.pending > 0 || frame.kind !== 'implied' || frame.isScript) return true
    return this.close('implied', '}')
  }
}

function newFrame(kind: Frame['kind']): Frame {
  return { kind, pending: 0, isScript: false, superscript: 0, hasSubscript: false }
}
