// Speed of the built package, in units of `text.split('\n')` on the same text in the same run: CPU time, medians of interleaved
// rounds; then JSON and pages (json.mjs). A program, not a test: it fails only where something throws.
//   npm run bench [-- --dist FOLDER] [--rounds N] [--no-stream]
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { digestText } from './generator.mjs'
import { naiveParse } from './naive.mjs'

const PAPERS = 3000
const SLICE = 60
const STREAM = 100_000

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    'no-stream': { type: 'boolean', default: false },
  },
})
const dist = values.dist
  ? pathToFileURL(`${resolve(values.dist)}/`).href
  : new URL('../../dist/', import.meta.url).href
const { bibtex, csv, json, paperSchema, parse, stringify, tokenize } = await import(
  new URL('index.js', dist).href
)

const text = flat(digestText(PAPERS))
const slice = flat(digestText(SLICE))
const { papers } = parse(text)
if (papers.length !== PAPERS) throw new Error(`Expected ${PAPERS} papers, received ${papers.length}`)
if (naiveParse(text).length !== PAPERS) throw new Error('The naive parser lost papers')
const markdown = unified().use(remarkParse).freeze()

/** `times`: runs in one sample, so that a sample is long enough to be measured; `scale`: what one run is of the whole text. */
const works = [
  { name: "split('\\n')", times: 10, run: () => text.split('\n') },
  { name: 'tokenize', times: 5, run: () => tokenize(text) },
  { name: 'parse (validated papers)', times: 2, run: () => parse(text) },
  { name: 'naive split and regex', times: 4, run: () => naiveParse(text) },
  {
    name: 'naive split and regex + zod',
    times: 2,
    run: () => naiveParse(text).filter((paper) => paperSchema.safeParse(paper).success),
  },
  {
    name: 'remark-parse (slice, scaled)',
    times: 1,
    scale: text.length / slice.length,
    run: () => markdown.parse(slice),
  },
  { name: 'export to BibTeX', times: 1, count: PAPERS, run: () => stringify(papers, bibtex) },
  { name: 'export to CSV', times: 1, count: PAPERS, run: () => stringify(papers, csv) },
  { name: 'export to JSON', times: 1, count: PAPERS, run: () => stringify(papers, json) },
]

const medians = measure(works, Number(values.rounds))
const unit = medians[0]
console.log(
  `${PAPERS} papers, ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB of text; Node ${process.versions.node}, ${values.rounds} rounds\n`,
)
printTable(
  ['work', `CPU / split('\\n')`, 'CPU ms', 'papers/s'],
  works.map(({ name, count }, index) => [
    name,
    count ? '' : (medians[index] / unit).toFixed(2),
    (medians[index] / 1000).toFixed(1),
    Math.round((PAPERS / medians[index]) * 1e6).toLocaleString('en'),
  ]),
)
console.log()
execFileSync(
  process.execPath,
  [fileURLToPath(new URL('json.mjs', import.meta.url)), ...(values.dist ? ['--dist', values.dist] : [])],
  {
    stdio: 'inherit',
  },
)
if (!values['no-stream']) {
  console.log(`\n${STREAM.toLocaleString('en')} papers as a stream, each in a process of its own\n`)
  printTable(
    ['work', 'CPU s', 'peak RSS MB'],
    [streamed('generate'), streamed('readline'), streamed('parse')],
  )
}

/** Medians of CPU time in microseconds, one sample of each work a round, so that a busy machine meets all of them alike. */
function measure(all, rounds) {
  const samples = all.map(() => [])
  for (let round = -2; round < rounds; round++) {
    for (const [index, { run, times, scale = 1 }] of all.entries()) {
      globalThis.gc?.()
      const before = process.cpuUsage()
      for (let time = 0; time < times; time++) run()
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) samples[index].push(((user + system) / times) * scale)
    }
  }
  return samples.map((sample) => sample.sort((a, b) => a - b)[Math.floor(sample.length / 2)])
}

function streamed(mode) {
  const program = fileURLToPath(new URL('stream.mjs', import.meta.url))
  const { units, seconds, megabytes } = JSON.parse(
    execFileSync(process.execPath, [program, mode, String(STREAM), dist], { encoding: 'utf8' }),
  )
  if (mode === 'parse' && units !== STREAM) throw new Error(`Expected ${STREAM} papers, received ${units}`)
  const names = { generate: 'generating alone', readline: 'readline', parse: 'parseStream' }
  return [names[mode], seconds.toFixed(1), megabytes.toFixed(0)]
}

function printTable(head, rows) {
  for (const row of [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows])
    console.log(`| ${row.join(' | ')} |`)
}

/** One flat string, as reading a file gives, rather than a rope. */
function flat(value) {
  return Buffer.from(value).toString()
}
