import { type FacetValue, type PaperStats, stats } from '../../index'
import { writeText } from '../output'
import { printable } from '../printable'
import { readSelected } from '../read'
import type { Terminal } from '../surroundings'
import { cut, widthOf } from '../table'
import type { RunVerb } from '../verb'

/** Counts the papers of files. */
export const countPapers: RunVerb = async (files, options, context) => {
  const read = await readSelected(files, options, context)
  if (typeof read === 'number') return read
  const counts = stats(read.papers, { top: options.top })
  const { surroundings } = context
  const text =
    options.json === true
      ? `${JSON.stringify(counts, undefined, 2)}\n`
      : chartsOf(counts, surroundings.terminal ?? PIPE)
  return writeText(text, undefined, surroundings)
}

/** What a pipe is taken for. */
const PIPE: Terminal = { columns: 80, isStyled: false }

/** Bars are no longer than this. */
const LONGEST = 40

function chartsOf({ papers, code, ...counts }: PaperStats, terminal: Terminal): string {
  const share = Math.round(code.share * 100)
  const charts: readonly [title: string, values: readonly FacetValue[]][] = [
    ['months', counts.months],
    ['organizations', counts.organizations],
    ['keywords', counts.keywords],
    ['categories', counts.categories],
    ['authors', counts.authorCounts.map(({ authors, count }) => ({ value: String(authors), count }))],
  ]
  const shown = charts.filter(([, values]) => values.length > 0)
  return [
    `papers: ${papers}, with code: ${code.count}${papers === 0 ? '' : ` (${share} %)`}\n`,
    ...shown.map(([title, values]) => chartOf(title, values, terminal)),
  ].join('\n')
}

function chartOf(title: string, values: readonly FacetValue[], { columns, isStyled }: Terminal): string {
  const most = Math.max(...values.map(({ count }) => count))
  const digits = String(most).length
  const names = values.map(({ value }) => cut(printable(value), Math.max(8, Math.floor(columns / 2))))
  const width = Math.max(...names.map(widthOf))
  const room = Math.max(4, Math.min(LONGEST, columns - width - digits - 6))
  const lines = values.map(({ count }, index) => {
    const name = names[index] ?? ''
    const bar = (isStyled ? '█' : '#').repeat(
      count === 0 ? 0 : Math.max(1, Math.round((count / most) * room)),
    )
    return `  ${name}${' '.repeat(width - widthOf(name))}  ${String(count).padStart(digits)}  ${bar}`.trimEnd()
  })
  return `${isStyled ? `\u001b[1m${title}\u001b[22m` : title}\n${lines.join('\n')}\n`
}
