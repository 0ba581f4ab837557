import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Element } from '../../../src/parser/line/element'
import type { Line } from '../../../src/parser/line/span'
import { createCollector } from '../../../src/parser/mdast/element'

/** The elements of a piece of Markdown. */
export function elementsOf(markdown: string): readonly Element[] {
  const collector = createCollector()
  const tree = fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  collector.add(tree, markdown)
  return collector.elements
}

/** The first printed line of a piece of Markdown. */
export function lineOf(markdown: string): Line {
  const [element] = elementsOf(markdown)
  if (element === undefined || element.kind === 'table') throw new Error(`Expected a line in ${markdown}`)
  return element.lines[0] ?? []
}

/** The elements as text: `# heading`, `- item`, `text`, `---`, `| cell | cell |`; lines of one element are parted by ` / `. */
export function outlineOf(markdown: string): string[] {
  return elementsOf(markdown).flatMap((element) => {
    if (element.kind === 'table')
      return [element.head, ...element.rows].map(
        (row) => `| ${row.map(({ lines }) => lines.map(printed).join(' / ')).join(' | ')} |`,
      )
    if (element.kind === 'rule') return ['---']
    const words = element.lines.map(printed).join(' / ')
    if (element.kind === 'heading') return [`${'#'.repeat(element.depth)} ${words}`]
    return [element.kind === 'item' ? `${'  '.repeat(element.depth - 1)}- ${words}` : words]
  })
}

/** A line with its marks: `*strong*`, `/emphasis/`, `<words|address>`, `` `code` ``, `{label}`. */
export function printed(line: Line): string {
  return line
    .map(({ text, url, strong, emphasis, code, label }) => {
      let words = text
      if (code) words = `\`${words}\``
      if (label) words = `{${words}}`
      if (emphasis) words = `/${words}/`
      if (strong) words = `*${words}*`
      return url === undefined ? words : `<${words}|${url}>`
    })
    .join('')
}
