import type { WrittenDigest, WrittenPaper, WrittenSection } from './digest'
import { addressOf, bylineIn, COUNTS, dateIn, factsIn, headingOf, labelledFactsIn, namesIn } from './words'

/** A heading for each paper, its facts as a list with labels. */
export function headings(digest: WrittenDigest): string {
  return page(digest, ({ name, papers }) =>
    papers.map((paper) => {
      const { identifier } = paper
      const link: [string, string][] = identifier ? [['Link', addressOf(identifier)]] : []
      const facts = [...labelledFactsIn(digest.style, paper), ...link]
      const mark = name === undefined ? '##' : '###'
      return [
        `${mark} ${escapeMarks(paper.title)}`,
        facts.map(([label, value]) => `- **${label}:** ${value}`).join('\n'),
      ].join('\n\n')
    }),
  )
}

/** An item for each paper: its title, linked where there is an address, then names and facts. */
export function bullets(digest: WrittenDigest): string {
  const { style } = digest
  return page(digest, ({ papers }) => [
    papers
      .map((paper) => {
        const facts = factsIn(style, paper)
        return `- ${linkedTitle(paper)} — ${bylineIn(style, paper)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`
      })
      .join('\n'),
  ])
}

/** A table for each section, with a column for each fact that one of its papers has. */
export function table(digest: WrittenDigest): string {
  return page(digest, ({ papers }) => {
    const columns = columnsOf(digest, papers)
    const rows = papers.map((paper) => `| ${columns.map(({ cell }) => cell(paper)).join(' | ')} |`)
    return [
      [
        `| ${columns.map(({ head }) => head).join(' | ')} |`,
        `|${columns.map(() => ' --- ').join('|')}|`,
        ...rows,
      ].join('\n'),
    ]
  })
}

/** The title in bold on a line, the names in italics under it, the facts under these. */
export function boldAndItalics(digest: WrittenDigest): string {
  const { style } = digest
  return page(digest, ({ papers }) =>
    papers.map((paper) => {
      const link = paper.identifier ? [`[Paper](${addressOf(paper.identifier)})`] : []
      const facts = [...factsIn(style, paper), ...link]
      return [
        `**${escapeMarks(paper.title)}**`,
        `*${bylineIn(style, paper)}*`,
        ...(facts.length === 0 ? [] : [facts.join(' · ')]),
      ].join('  \n')
    }),
  )
}

interface Column {
  readonly head: string
  cell(paper: WrittenPaper): string
}

function columnsOf({ style }: WrittenDigest, papers: readonly WrittenPaper[]): Column[] {
  const counts = COUNTS.map(({ key, label }) => ({
    head: label,
    cell: (paper: WrittenPaper) => `${paper[key] ?? ''}`,
  }))
  return [
    { head: 'Title', cell: (paper: WrittenPaper) => linkedTitle(paper).replaceAll('|', '\\|') },
    { head: 'Authors', cell: (paper: WrittenPaper) => namesIn(style, paper) },
    { head: 'Date', cell: ({ published }: WrittenPaper) => (published ? dateIn(style, published) : '') },
    ...counts,
  ].filter(({ cell }) => papers.some((paper) => cell(paper) !== ''))
}

function linkedTitle({ title, identifier }: WrittenPaper): string {
  return identifier ? `[${escapeMarks(title)}](${addressOf(identifier)})` : `**${escapeMarks(title)}**`
}

function page(digest: WrittenDigest, blocksOf: (section: WrittenSection) => string[]): string {
  const blocks = digest.sections.flatMap((section) => [
    ...(section.name === undefined ? [] : [`## ${section.name}`]),
    ...blocksOf(section),
  ])
  return `${[`# ${headingOf(digest)}`, ...blocks].join('\n\n')}\n`
}

/** What Markdown would take for a mark of its own. */
function escapeMarks(text: string): string {
  return text.replace(/[*[\]]/g, '\\$&')
}
