/** An HTML tag as Markdown documents hold them. */
export interface Tag {
  /** Lower case. */
  readonly name: string
  readonly isEnd: boolean
  readonly href?: string | undefined
}

/** Elements whose start or end is the end of a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote br center dd details div dl dt fieldset figure footer form header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
)

const INLINE: ReadonlySet<string> = new Set(
  'a abbr b big cite code del em font i img ins kbd mark picture s small source span strong sub sup tt u video iframe'.split(
    ' ',
  ),
)

/** Reads one tag; `undefined` for what only looks like one (`<think>` in a sentence about models). */
export function readTag(source: string): Tag | undefined {
  const match = /^<(\/?)([A-Za-z][A-Za-z0-9]{0,11})(?=[\s/>])/.exec(source)
  if (!match) return undefined
  const name = (match[2] ?? '').toLowerCase()
  if (!BLOCKS.has(name) && !INLINE.has(name)) return undefined
  const isEnd = match[1] === '/'
  if (name !== 'a' || isEnd) return { name, isEnd }
  const href = /\shref\s{0,4}=\s{0,4}(?:"([^"]{0,4096})"|'([^']{0,4096})'|([^\s>"']{1,4096}))/i.exec(source)
  return { name, isEnd, href: href ? (href[1] ?? href[2] ?? href[3]) : undefined }
}

export function endsLine(tag: Tag): boolean {
  return BLOCKS.has(tag.name)
}

/** Whether its words are printed bold, or stand out as the name of what follows. */
export function isStrongTag(name: string): boolean {
  return name === 'b' || name === 'strong' || name === 'summary' || name === 'th'
}

/** Whether its words are set in italics. */
export function isEmphasisTag(name: string): boolean {
  return name === 'em' || name === 'i' || name === 'cite'
}

/** Character references that stand in HTML blocks; others stay as they are. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|middot|bull));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole
    },
  )
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  bull: '•',
}
