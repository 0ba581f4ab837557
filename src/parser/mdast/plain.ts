import { once } from '../../lexicon/once'
import type { Line } from '../line/span'
import { LineWriter } from '../line/writer'
import { type Marks, writeMarks } from './marks'

/** What is words wherever it stands, but for the signs of marks; by single units, so that what repeats it costs no more than its length. */
const WORD = String.raw`[^*[\]\\\x60_<&\0]|(?<=[A-Za-z\d])_(?=[A-Za-z\d])|<(?= |$)|&(?![#\dA-Za-z]{1,40};)|\\(?=[A-Za-z\d ]|$)|\\\|`
const CODE = String.raw`(?<!\x60)\x60[^\x60]+\x60(?!\x60)`
/** By CommonMark's rules of flanking: beside a letter, or with a blank on the other side. */
const OPEN = String.raw`(?:\*\*(?=[\p{L}\p{N}])|(?<=^|[\s(])\*\*(?=[^\s*_]))`
const CLOSE = String.raw`(?:(?<=[\p{L}\p{N}])\*\*(?![*_])|(?<=[^\s*_])\*\*(?=$|[\s,.;:)]))`
/** An address with `&` in it, as long as that starts no reference. */
const ADDRESS = String.raw`\((?:[^\s\p{Cc}()<>\\&]|&(?![#\dA-Za-z]{1,40};))*\)`

const linkOf = (label: string): string => String.raw`!?\[(?:${label})*\]${ADDRESS}`
const strongOf = (words: string): string => `${OPEN}(?:${words})+${CLOSE}`

/** Marks that mean what they seem to, whatever stands around them. */
const CERTAIN = /* @__PURE__ */ once(
  () =>
    new RegExp(
      [
        String.raw`[^*[\\\x60_<&\0]+`,
        WORD,
        CODE,
        '<br ?/?>',
        // For a cell's references are not looked up.
        String.raw`\[(?=[^[\]<\\\x60]*\](?!\())`,
        linkOf(`${WORD}|${CODE}|${strongOf(`${WORD}|${CODE}`)}`),
        strongOf(`${WORD}|${CODE}|${linkOf(`${WORD}|${CODE}`)}`),
      ].join('|'),
      'uy',
    ),
)

/** Strong words, code, links and escapes of inline Markdown; linear, and no more exact than it needs to be. */
const MARKDOWN: () => Marks = /* @__PURE__ */ once(() => ({
  pattern: new RegExp(
    [
      String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`,
      String.raw`!\[(?:[^[\]<\\\x60]|\x60[^\x60]*\x60)*\]\([^)]{0,2048}\)`,
      String.raw`\[(?<words>(?:[^[\]<\\\x60]|\x60[^\x60]*\x60)*)\]\((?<target>[^)]{0,2048})\)`,
      String.raw`(?<!\x60)(?<ticks>\x60+)(?!\x60)(?<code>[^]{1,2048}?)(?<!\x60)\k<ticks>(?!\x60)`,
      String.raw`\*\*(?<bold>(?:[^*]|\*(?!\*)){1,2048})\*\*`,
      String.raw`(?<end><br\s?/?>)`,
    ].join('|'),
    'gu',
  ),
  strong: new Set(),
}))

/**
 * The printed lines of a table cell, read without the parser where its marks are certain: what it gives is what the parser and `linesOf` give.
 * `undefined` for a cell that has to be parsed.
 */
export function plainLines(cell: string): readonly Line[] | undefined {
  // Beside a dollar sign only the parser's tree tells what an escaped bar was.
  if (cell.includes('\\|') && cell.includes('$')) return undefined
  for (let at = 0; at < cell.length; at = CERTAIN().lastIndex) {
    CERTAIN().lastIndex = at
    if (!CERTAIN().test(cell)) return undefined
  }
  return linesOfMarkdown(cell)
}

/** The printed lines of inline Markdown that no parser saw. */
export function linesOfMarkdown(source: string): Line[] {
  const writer = new LineWriter()
  writeMarkdown(source, writer)
  return writer.end()
}

export function writeMarkdown(text: string, writer: LineWriter): void {
  writeMarks(text, MARKDOWN(), writer)
}
