import type { WrittenDigest, WrittenPaper } from './digest'
import { addressOf, dateIn, namesIn } from './words'

/** A list of objects, as a script writes it down; what is absent has no key. */
export function jsonRows(digest: WrittenDigest): string {
  const rows = digest.sections.flatMap(({ name, papers }) =>
    papers.map((paper) => ({
      title: paper.title,
      authors: jsonNames(paper),
      published: paper.published && dateIn(digest.style, paper.published),
      url: paper.identifier && addressOf(paper.identifier),
      upvotes: paper.upvotes,
      comments: paper.comments,
      stars: paper.stars,
      section: name,
    })),
  )
  return `${JSON.stringify(rows, undefined, 2)}\n`
}

function jsonNames({ names, gap }: WrittenPaper): string[] {
  if (gap === 'none') return [...names]
  return [...names, gap === 'et al.' ? gap : `and ${gap} others`]
}

/** A table in a file, with a column for everything. */
export function commaSeparated(digest: WrittenDigest): string {
  const rows = digest.sections.flatMap(({ name, papers }) =>
    papers.map((paper) => [
      paper.title,
      namesIn(digest.style, paper),
      paper.published ? dateIn(digest.style, paper.published) : '',
      `${paper.upvotes ?? ''}`,
      `${paper.comments ?? ''}`,
      `${paper.stars ?? ''}`,
      paper.identifier ? addressOf(paper.identifier) : '',
      name ?? '',
    ]),
  )
  const head = ['Title', 'Authors', 'Date', 'Upvotes', 'Comments', 'Stars', 'URL', 'Section']
  return `${[head, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
