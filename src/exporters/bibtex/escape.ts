import { findMath } from './math'
import { accents, greek, letters, mathSymbols, punctuation, scripts, specials, symbols } from './tex-table'

/** Writes Unicode text as TeX. One for each output, since it remembers what it met. */
export interface TexEncoder {
  /** Text with math between dollar signs, whole. */
  encode(text: string): string
  /** The units from `start` to `end` of a text, without regard to math; what stands before them tells opening quotes from closing. */
  escape(text: string, start: number, end: number): string
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

  function escapeText(text: string, start: number, end: number): string {
    if (end - start === text.length ? !UNSAFE.test(text) : !UNSAFE.test(text.slice(start, end)))
      return text.slice(start, end)
    let result = ''
    for (let at = start; at < end; ) {
      const next = clusterEnd(text, at, end)
      const cluster = text.slice(at, next)
      result = join(
        result,
        QUOTES.test(cluster) ? quote(cluster, text.charAt(at - 1)) : encodeCluster(cluster),
      )
      at = next
    }
    return result
  }

  /** `known` holds what beyond ASCII was met already: titles repeat the same few characters. */
  function encodeCluster(cluster: string): string {
    if (cluster.length === 1 && cluster <= '~') return specials.get(cluster) ?? cluster
    const remembered = known.get(cluster)
    if (remembered !== undefined) return remembered
    const tex = translate(cluster, letterForm)
    if (tex === undefined) unmapped.add(cluster)
    else known.set(cluster, tex)
    return tex ?? cluster
  }

  return {
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
    takeUnmapped() {
      if (unmapped.size === 0) return NONE
      const characters = [...unmapped]
      unmapped.clear()
      return characters
    },
  }
}

const NONE: readonly string[] = []

/** Anything but letters, digits and the punctuation that is the same in TeX. */
const UNSAFE = /[^A-Za-z0-9 !()*+,\-./:;=?@[\]]/

const QUOTES = /^["']$/

const OPENING_BEFORE = /^[\s([{<\-–—/'‘“`«„]?$/

/** A character with the combining marks behind it. */
function clusterEnd(text: string, start: number, end: number): number {
  let at = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
  while (at < end && text.charCodeAt(at) >= 0x300 && text.charCodeAt(at) <= 0x36f) at += 1
  return at
}

function quote(mark: string, before: string): string {
  if (mark === "'") return "'"
  return OPENING_BEFORE.test(before) ? '``' : "''"
}

/** Keeps apart what TeX would take for one sign: `'` `'` and, in fonts of the T1 encoding, `?` and a grave. */
function join(before: string, piece: string): string {
  const first = piece.charCodeAt(0)
  if (first === 39 && before.endsWith("'")) return `${before}{}${piece}`
  if (first === 96 && /[`?!]$/.test(before)) return `${before}{}${piece}`
  return before + piece
}

function translate(cluster: string, letterForm: 'ascii' | 'unicode'): string | undefined {
  const sign = translateSign(cluster)
  if (sign !== undefined) return sign
  if (letterForm === 'unicode' && /^\p{Script=Latin}\p{M}*$/u.test(cluster)) return cluster
  const letter = composeLetter(cluster)
  if (letter !== undefined) return letter
  return translateCompatible(cluster, letterForm)
}

function translateSign(character: string): string | undefined {
  const plain = punctuation.get(character)
  if (plain !== undefined) return plain
  const command = symbols.get(character)
  if (command !== undefined) return `{${command}}`
  const math = greek.get(character) ?? mathSymbols.get(character) ?? scripts.get(character)
  return math === undefined ? undefined : `{$${math}$}`
}

/** `é` -> `{\'e}`; `ễ`, which has two marks, -> `{\~{\^e}}`. */
function composeLetter(cluster: string): string | undefined {
  const [base = '', ...marks] = cluster.normalize('NFD')
  const command = letters.get(base)
  if (command === undefined && !/^[A-Za-z]$/.test(base)) return undefined
  let tex = command === undefined ? base : `{${command}}`
  for (const [index, mark] of marks.entries()) {
    const accent = accents.get(mark)
    if (accent === undefined) return undefined
    const isBare = index === 0 && command === undefined && !/[A-Za-z]/.test(accent)
    const argument = index > 0 && !/[A-Za-z]/.test(accent) ? tex : isBare ? tex : `{${unbraced(tex)}}`
    tex = `{\\${accent}${argument}}`
  }
  return tex
}

function unbraced(tex: string): string {
  return tex.startsWith('{') ? tex.slice(1, -1) : tex
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
