import { emojiPattern } from '../../lexicon/emoji'
import {
  accents,
  greek,
  letters,
  mathSymbols,
  punctuation,
  scripts,
  specials,
  symbols,
  symbolsAsMath,
} from '../../lexicon/tex-table'
import { findMath } from './math'

/** Writes Unicode text as TeX. One for each output, since it remembers what it met. */
export interface TexEncoder {
  readonly letterForm: 'ascii' | 'unicode'
  /** Text with math between dollar signs, whole. */
  encode(text: string): string
  /** The units from `start` to `end` of a text, without regard to math; what stands before them tells opening quotes from closing. */
  escape(text: string, start: number, end: number): string
  /** Whether there is anything for {@link TexEncoder.takeUnmapped}. */
  hasUnmapped(): boolean
  /** The characters that TeX has no plain form of and that were therefore kept, since the last call. */
  takeUnmapped(): readonly string[]
}

/**
 * Makes an encoder. `letters: 'ascii'` writes accented Latin letters as commands, which BibTeX needs to sort and to abbreviate;
 * `'unicode'` keeps them, for biber. Greek and signs become commands in both. The text is expected to be clean (`cleanLine`).
 */
export function createEncoder(letterForm: 'ascii' | 'unicode'): TexEncoder {
  const unmapped = new Set<string>()
  const known = new Map<string, string>()
  // A pattern finds it many times faster than a loop over the units: V8 looks at the kind of string again for each of them.
  const unsafe = new RegExp(UNSAFE, 'g')
  const emoji = new RegExp(emojiPattern, 'uy')

  /** The first unit that is not the same in TeX; the length where there is none. */
  function nextUnsafe(text: string, from: number): number {
    unsafe.lastIndex = from
    return unsafe.test(text) ? unsafe.lastIndex - 1 : text.length
  }

  function escapeText(text: string, start: number, end: number): string {
    const part = end - start === text.length ? text : text.slice(start, end)
    let next = nextUnsafe(part, 0)
    if (next === part.length) return part
    // Pieces, not one growing string: to look at its end would copy all of it each time.
    const pieces: string[] = []
    let last = ''
    const write = (piece: string): void => {
      if (piece === '') return
      if (runsTogether(last, piece)) pieces.push('{}')
      pieces.push(piece)
      last = piece.slice(-1)
    }
    for (let at = 0; at < part.length; next = nextUnsafe(part, at)) {
      // A mark belongs to the letter before it, however harmless that is.
      if (next > at && joinsLetter(part.charCodeAt(next))) next -= 1
      write(part.slice(at, next))
      if (next === part.length) break
      at = part.startsWith('\\$', next) ? next + 2 : clusterEnd(part, next, emoji)
      const cluster = part.slice(next, at)
      write(cluster === '"' ? quote(text.charAt(start + next - 1)) : encodeCluster(cluster))
    }
    return pieces.join('')
  }

  /** `known` holds what beyond ASCII was met already: titles repeat the same few characters. */
  function encodeCluster(cluster: string): string {
    // Titles keep the backslash of a dollar sign that opens no math.
    if (cluster === '\\$') return cluster
    if (cluster.length === 1 && cluster <= '~') return specials.get(cluster) ?? cluster
    const remembered = known.get(cluster)
    if (remembered !== undefined) return remembered
    const tex = translate(cluster, letterForm)
    if (tex === undefined) unmapped.add(cluster)
    else known.set(cluster, tex)
    return tex ?? cluster
  }

  return {
    letterForm,
    escape: escapeText,
    encode(text) {
      const spans = findMath(text)
      let result = ''
      let at = 0
      for (const span of spans) {
        result += `${escapeText(text, at, span.start)}{$${span.tex}$}`
        at = span.end
      }
      return at === 0 ? escapeText(text, 0, text.length) : result + escapeText(text, at, text.length)
    },
    hasUnmapped: () => unmapped.size > 0,
    takeUnmapped() {
      const characters = [...unmapped]
      unmapped.clear()
      return characters
    },
  }
}

/** What is not a letter, a digit or punctuation that is the same in TeX. */
const UNSAFE = /[^A-Za-z0-9 !()*+,\-./:;=?@[\]]/

function isMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f
}

/** A combining mark, or the selector that makes an emoji of a sign. */
function joinsLetter(code: number): boolean {
  return isMark(code) || code === SELECTOR
}

const SELECTOR = 0xfe0f

const OPENING_BEFORE = /^[\s([{<\-–—/'‘“`«„]?$/

/** A character with the combining marks behind it, or an emoji of several characters. */
function clusterEnd(text: string, start: number, emoji: RegExp): number {
  emoji.lastIndex = start
  if (emoji.test(text) && emoji.lastIndex > start + 1) return emoji.lastIndex
  let at = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
  while (isMark(text.charCodeAt(at))) at += 1
  return at
}

/** A straight quote mark opens at the start, and after a blank or another sign that opens. */
function quote(before: string): string {
  return OPENING_BEFORE.test(before) ? '``' : "''"
}

/** Keeps apart what TeX would take for one sign: `'` `'` and, in fonts of the T1 encoding, `?` and a grave. */
function runsTogether(last: string, piece: string): boolean {
  const first = piece.charCodeAt(0)
  return (first === 39 && last === "'") || (first === 96 && /[`?!]/.test(last))
}

function translate(cluster: string, letterForm: 'ascii' | 'unicode'): string | undefined {
  // A sign that prints as an emoji is still that sign.
  const bare = cluster.replace(/\ufe0f$/, '')
  if (letterForm === 'unicode' && symbols().has(bare)) return cluster
  const sign = translateSign(bare)
  if (sign !== undefined) return sign
  if (letterForm === 'unicode' && /^\p{Script=Latin}\p{M}*$/u.test(cluster)) return cluster
  const letter = composeLetter(cluster)
  if (letter !== undefined) return letter
  return translateCompatible(cluster, letterForm)
}

function translateSign(character: string): string | undefined {
  const plain = punctuation.get(character)
  if (plain !== undefined) return plain
  const symbol = symbolsAsMath().get(character)
  if (symbol === '\\ldots') return `{${symbol}}`
  const command = symbol === undefined ? symbols().get(character) : undefined
  if (command !== undefined) return `{${command}}`
  const math = symbol ?? greek().get(character) ?? mathSymbols().get(character) ?? scripts().get(character)
  return math === undefined ? undefined : `{$${math}$}`
}

/** `é` -> `{\'e}`; `ễ`, which has two marks, -> `{\~{\^e}}`. */
function composeLetter(cluster: string): string | undefined {
  const [base = '', ...marks] = cluster.normalize('NFD')
  const command = letters().get(base)
  if (command === undefined && !/^[A-Za-z]$/.test(base)) return undefined
  // Without the braces around it, which are added last: to take them off would copy all that there is for each mark.
  let inner = command ?? base
  for (const [index, mark] of marks.entries()) {
    const accent = accents.get(mark)
    if (accent === undefined) return undefined
    const isBare = index === 0 && command === undefined && !/[A-Za-z]/.test(accent)
    inner = isBare ? `\\${accent}${inner}` : `\\${accent}{${inner}}`
  }
  return marks.length === 0 && command === undefined ? inner : `{${inner}}`
}

/** Ligatures, full-width and mathematical letters, fractions and the like, by what Unicode says they stand for. */
function translateCompatible(cluster: string, letterForm: 'ascii' | 'unicode'): string | undefined {
  const plain = cluster.normalize('NFKC').replaceAll('⁄', '/')
  if (plain === cluster || plain === '') return undefined
  let tex = ''
  for (const character of plain.normalize('NFC')) {
    const part = character <= '~' ? (specials.get(character) ?? character) : translate(character, letterForm)
    if (part === undefined) return undefined
    tex += part
  }
  return tex
}
