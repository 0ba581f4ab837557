import type { Paper } from '../index'
import { nearest } from '../model/nearest'
import { type FieldName, fieldOf, fieldWords, vocabulary } from '../model/vocabulary'

/** The name of the file that a paper goes to, and whether the paper states all that it is made of. */
export type FileNamer = (paper: Paper) => { readonly name: string; readonly isKnown: boolean }

/** What stands where a paper does not state what a name stands for. */
export const UNKNOWN = 'unknown'

/** Whether the name of an output says itself how it differs from paper to paper. */
export function isTemplate(output: string | undefined): output is string {
  return output !== undefined && /[{}]/.test(output)
}

/**
 * Reads a name with fields in braces, `archive/{date}.json`: names of the vocabulary, but that `date` is the day of the digest that lists the paper, and what it was published on where
 * no digest has one; `{{` and `}}` are braces. A value is one part of a path, whatever it holds.
 * @throws {TypeError} Where a name in braces is none.
 */
export function readFileName(template: string): FileNamer {
  const pieces: ((paper: Paper) => string)[] = []
  for (const [piece, word] of template.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    if (word !== undefined) {
      const stated = valueReader(word)
      pieces.push((paper) => safePart(stated(paper) ?? ''))
    } else if (piece === '{' || piece === '}')
      throw new TypeError(
        `Expected a name in braces, or {{ and }} for braces, in ${JSON.stringify(template)}`,
      )
    else pieces.push(() => (piece === '{{' || piece === '}}' ? piece.charAt(0) : piece))
  }
  return (paper) => {
    const parts = pieces.map((write) => write(paper))
    return { name: parts.map((part) => part || UNKNOWN).join(''), isKnown: !parts.includes('') }
  }
}

function valueReader(word: string): (paper: Paper) => string | undefined {
  if (word === 'date') return dayOf
  const name: FieldName | undefined = fieldOf(word)
  if (name === undefined) {
    const near = nearest(word, fieldWords())
    throw new TypeError(
      `Expected a field in braces, received {${word}}${near === undefined ? '' : `; did you mean {${near}}?`}`,
    )
  }
  return (paper) => {
    const [first] = vocabulary[name].values(paper)
    return first === undefined ? undefined : String(first)
  }
}

function dayOf({ featured, published, sources = [] }: Paper): string | undefined {
  return featured ?? sources.find(({ digestDate }) => digestDate !== undefined)?.digestDate ?? published
}

/** Names in folders of Windows, whatever comes behind their dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i
/** Bytes of a part of a path; 255 is what file systems bear, and endings come behind it. */
const LONGEST = 160

/** A text as one part of a path that every file system bears; empty where nothing is left of it. */
export function safePart(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[/\\:*?"<>|{}]+/g, '-')
    .replace(RESERVED, '$&_')
  let kept = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(plain)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > LONGEST) break
    kept += segment
  }
  // A dot first would hide the file, or lead to another folder; one last Windows takes off.
  return kept.replace(/^[. ~-]{1,160}/, '').replace(/[. ]{1,160}$/, '')
}

/** Names that differ, on file systems too that know no case: `a.md`, `a-2.md`. */
export function createUniqueNames(): (name: string) => string {
  const counts = new Map<string, number>()
  return (name) => {
    const dot = /(?:\.[A-Za-z0-9]+){1,2}$/.exec(name)?.index ?? name.length
    let count = counts.get(name.toLowerCase()) ?? 1
    let unique = name
    while (counts.has(unique.toLowerCase())) unique = `${name.slice(0, dot)}-${++count}${name.slice(dot)}`
    counts.set(name.toLowerCase(), count)
    if (unique !== name) counts.set(unique.toLowerCase(), 1)
    return unique
  }
}
