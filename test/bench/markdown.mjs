// Our share on top of remark-parse: what reading Markdown costs, in units of remark-parse alone (with GFM tables) on the same text in
// slices of the same length: CPU time, medians of interleaved rounds. A program, not a test.
//   npm run bench:markdown [-- --dist FOLDER] [--rounds N]
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const PAPERS = 600
/** Lines of a slice: about what the reader gives to the parser at once. */
const SLICE = 20

const { values } = parseArgs({
  options: { dist: { type: 'string' }, rounds: { type: 'string', default: '9' } },
})
const dist = values.dist ? `${resolve(values.dist)}/` : fileURLToPath(new URL('../../dist/', import.meta.url))
const { parse } = await import(new URL('index.js', pathToFileURL(dist)).href)

const WORDS = ['lanterns', 'tides', 'harbours', 'kites', 'rivers', 'maps', 'orchards', 'signals', 'mills']
const word = (index) => WORDS[index % WORDS.length]
const title = (index) => `A Study of ${word(index)} and ${word(index * 5 + 1)}, Part ${index}`
const id = (index) => `2504.${String(10_000 + index)}`
const link = (index) => `[${id(index)}](https://arxiv.org/abs/${id(index)})`
const blurb = (index) =>
  `We light ${word(index)} along the coast and measure how ${word(index + 3)} answer. `.repeat(5).trim()

const TABLE = '| Date | Title | Authors | PDF |\n|---|---|---|---|\n'
const pages = {
  'table rows': {
    head: TABLE,
    piece: (index) => `|**2025-04-03**|**${title(index)}**|Ada Quill et.al.|${link(index)}|\n`,
  },
  'headings with bullets': {
    head: '# Papers\n\n',
    piece: (index) =>
      `## ${title(index)}\n\n- **Authors:** Ada Quill, Bo Reed\n- **arXiv:** ${link(index)}\n- **Published:** 2025-04-03\n\n${blurb(index)}\n\n`,
  },
  'list items': {
    head: '# Papers\n\n',
    piece: (index) => `- **${title(index)}** - ${link(index)} - ${blurb(index)}\n`,
  },
}

const createProcessor = unified
const processor = createProcessor()
  .use(remarkParse)
  .use(function tables() {
    const data = this.data()
    data.micromarkExtensions = [gfmTable()]
    data.fromMarkdownExtensions = [gfmTableFromMarkdown()]
  })
  .freeze()

console.log(`${PAPERS} papers each; Node ${process.versions.node}, ${values.rounds} rounds\n`)
printRow(['page', 'papers', 'remark-parse ms', 'paperdigest ms', 'ratio'])
printRow(['---', '---:', '---:', '---:', '---:'])
for (const [name, { head, piece }] of Object.entries(pages)) {
  const pieces = Array.from({ length: PAPERS }, (_, index) => piece(index))
  const text = Buffer.from(head + pieces.join('')).toString()
  const slices = []
  for (let at = 0; at < PAPERS; at += SLICE) slices.push(head + pieces.slice(at, at + SLICE).join(''))
  const { papers } = parse(text, { reader: 'markdown' })
  if (papers.length !== PAPERS) throw new Error(`Expected ${PAPERS} papers, received ${papers.length}`)
  const [alone, whole] = measure([
    () => {
      for (const slice of slices) processor.parse(slice)
    },
    () => parse(text, { reader: 'markdown' }),
  ])
  const milliseconds = [alone, whole].map((time) => (time / 1000).toFixed(0))
  printRow([name, papers.length, ...milliseconds, (whole / alone).toFixed(2)])
}

/** Medians of CPU time in microseconds. */
function measure(works) {
  const samples = works.map(() => [])
  for (let round = -2; round < Number(values.rounds); round++)
    for (const [index, run] of works.entries()) {
      globalThis.gc?.()
      const before = process.cpuUsage()
      run()
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) samples[index].push(user + system)
    }
  return samples.map((sample) => sample.sort((a, b) => a - b)[Math.floor(sample.length / 2)])
}

function printRow(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}
