import { addressOf } from '../model/address'
import type { Diagnostic } from '../model/diagnostic'
import { frozen } from '../model/frozen'
import type { Paper } from '../model/paper'
import { type FieldName, vocabulary } from '../model/vocabulary'
import { columnOf } from './csv-columns'
import {
  type DigestEntry,
  type DigestOptions,
  digestOptions,
  digestSettings,
  entryOf,
  printed,
  showsField,
  turnOf,
} from './digest/entry'
import { markdownAddress, markdownLine, markdownProse, markdownText } from './digest/markdown-text'
import { encodable } from './encode'
import type { Exporter } from './exporter'
import { safeAddress } from './safe-address'

/** Options of the {@link markdown} exporter. */
export interface MarkdownOptions extends DigestOptions {
  /**
   * One line for each paper, with names of the vocabulary, as of columns of `csv`, in braces: `'- [{title}]({url}) by {authors}'`. Values are escaped; a value that is not known is
   * empty; `{{` and `}}` are braces. The title then stands above only where it is given too.
   */
  readonly template?: string | undefined
}

/** A digest as Markdown (CommonMark): a heading for the digest, for each section and for each paper; or one line a paper, by a template. */
export const markdown: Exporter<MarkdownOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown',
  options: {
    ...digestOptions,
    template: { type: 'text', description: 'one line for each paper, with names in braces' },
  },
  open({ template, ...options }, { report }) {
    const settings = digestSettings(options)
    const write = template === undefined ? undefined : readTemplate(template)
    let section: string | undefined
    const isTitled = template === undefined || options.title !== undefined
    const intro = settings.intro === undefined ? '' : `\n${markdownProse(settings.intro)}\n`
    return {
      head: isTitled ? `# ${markdownLine(settings.title)}\n${intro}${write ? '\n' : ''}` : intro,
      // Who writes a template knows what is not in it.
      keeps: (field) => write !== undefined || showsField(field),
      entry(paper) {
        if (write) return encodable(`${write(paper, report)}\n`, paper.id, report)
        const entry = entryOf(paper, settings, report)
        const turn = turnOf(entry.section, section)
        // A heading without words ends a section, which a rule alone does not.
        const heading =
          turn === 'same'
            ? ''
            : turn === 'end'
              ? '\n---\n\n##\n'
              : `\n## ${markdownLine(entry.section ?? '')}\n`
        section = entry.section
        return encodable(heading + entryText(entry), paper.id, report)
      },
    }
  },
}))

function entryText({ title, url, names, facts, abstract, links }: DigestEntry): string {
  const name = markdownLine(title)
  const blocks = [url === undefined ? `### ${name}` : `### [${name}](${markdownAddress(url)})`]
  const byline = [names, ...facts].filter((part) => part !== '').map(markdownText)
  if (byline.length > 0) blocks.push(`*${byline.join(' · ')}*`)
  if (abstract !== undefined) blocks.push(markdownProse(abstract))
  if (links.length > 0)
    blocks.push(
      links.map((link) => `[${markdownText(link.label)}](${markdownAddress(link.url)})`).join(' · '),
    )
  return `\n${blocks.join('\n\n')}\n`
}

type LineWriter = (paper: Paper, report: (message: Diagnostic) => void) => string

/** Names whose value is an address, to stand between the brackets of a link. */
const ADDRESSES: ReadonlySet<FieldName> = /* @__PURE__ */ new Set<FieldName>([
  'organizationUrl',
  'pdf',
  'code',
  'project',
  'discussion',
  'video',
])

function readTemplate(template: string): LineWriter {
  if (typeof template !== 'string' || /[\r\n]/.test(template))
    throw new TypeError("Expected template as one line, such as '- [{title}]({url})'")
  const pieces: LineWriter[] = []
  for (const [piece, name] of template.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    if (name !== undefined) pieces.push(columnWriter(name))
    else if (piece === '{' || piece === '}')
      throw new TypeError(
        `Expected a name in braces, or {{ and }} for braces, in ${JSON.stringify(template)}`,
      )
    else pieces.push(() => (piece === '{{' || piece === '}}' ? piece.charAt(0) : piece))
  }
  return (paper, report) => pieces.map((write) => write(paper, report)).join('')
}

function columnWriter(word: string): LineWriter {
  const name = columnOf(word, 'field of the template')
  if (name === 'url') return (paper, report) => addressText(addressOf(paper), report)
  // Of several addresses a link leads to the first.
  if (ADDRESSES.has(name))
    return (paper, report) => addressText(vocabulary[name].values(paper)[0] as string | undefined, report)
  const { cell } = vocabulary[name]
  return (paper) => markdownLine(printed(String(cell(paper) ?? '')))
}

function addressText(address: string | undefined, report: (message: Diagnostic) => void): string {
  const safe = safeAddress(address, report)
  return safe === undefined ? '' : markdownAddress(safe)
}
