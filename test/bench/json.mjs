// Speed of the JSON and the hydration path of the built package, in units of `JSON.parse` on the same data in the same run: CPU time, medians of
// interleaved rounds. A program, not a test.
//   node test/bench/json.mjs [--dist FOLDER] [--rounds N] [--page FILE.html] [--json FILE.json]
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { itemsOf, pageOf } from './pages.mjs'

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    rounds: { type: 'string', default: '25' },
    page: { type: 'string' },
    json: { type: 'string' },
  },
})
const dist = values.dist
  ? pathToFileURL(`${resolve(values.dist)}/`).href
  : new URL('../../dist/', import.meta.url).href
const { paperSchema, parse } = await import(new URL('index.js', dist).href)
const cheerio = await import('cheerio').catch(() => undefined)

const items = itemsOf(60)
const text = flat(values.json ? readFileSync(values.json, 'utf8') : JSON.stringify(items))
const page = flat(values.page ? readFileSync(values.page, 'utf8') : pageOf(items))
const props = flat(unescapeProps(/data-target="DailyPapers"[^>]*?data-props="([^"]*)"/.exec(page)?.[1] ?? ''))
const count = parse(text, { reader: 'hugging-face' }).papers.length

const works = [
  { name: 'JSON.parse of the interface', unit: 0, run: () => JSON.parse(text) },
  {
    name: 'map by hand + zod',
    unit: 0,
    run: () =>
      JSON.parse(text)
        .map(naive)
        .filter((paper) => paperSchema.safeParse(paper).success),
  },
  { name: 'parse the interface', unit: 0, run: () => parse(text, { reader: 'hugging-face' }) },
  { name: 'JSON.parse of the page’s data', unit: 3, run: () => JSON.parse(props) },
  { name: 'parse the page', unit: 3, run: () => parse(page, { reader: 'html' }) },
  ...(cheerio ? [{ name: 'cheerio, data found and parsed', unit: 3, run: () => viaCheerio() }] : []),
]

const rounds = Number(values.rounds)
const samples = works.map(() => [])
for (let round = -5; round < rounds; round++) {
  for (const [index, { run }] of works.entries()) {
    globalThis.gc?.()
    const times = index === works.length - 1 && cheerio ? 1 : 8
    const before = process.cpuUsage()
    for (let time = 0; time < times; time++) run()
    const { user, system } = process.cpuUsage(before)
    if (round >= 0) samples[index].push((user + system) / times)
  }
}
const medians = samples.map((sample) => sample.sort((a, b) => a - b)[Math.floor(sample.length / 2)])
console.log(
  `${count} papers, ${(text.length / 1e3).toFixed(0)} k units of JSON; a page of ${(page.length / 1e3).toFixed(0)} k units; Node ${process.versions.node}, ${rounds} rounds\n`,
)
console.log('| work | CPU / JSON.parse | CPU ms |\n| --- | ---: | ---: |')
for (const [index, { name, unit }] of works.entries())
  console.log(
    `| ${name} | ${(medians[index] / medians[unit]).toFixed(2)} | ${(medians[index] / 1000).toFixed(2)} |`,
  )

function viaCheerio() {
  const data = cheerio.load(page)('[data-target="DailyPapers"]').attr('data-props')
  return JSON.parse(data).dailyPapers.map(naive)
}

/** What one would write in an afternoon. */
function naive({ paper, numComments, submittedBy }) {
  return {
    id: `arxiv:${paper.id}`,
    title: paper.title.replace(/\s+/g, ' '),
    abstract: paper.summary.replace(/\s+/g, ' '),
    authors: paper.authors.map(({ name }) => ({ name })),
    published: paper.publishedAt.slice(0, 10),
    submitter: submittedBy?.name,
    identifiers: { arxiv: paper.id },
    links: paper.githubRepo ? [{ url: paper.githubRepo, rel: 'code' }] : [],
    keywords: paper.ai_keywords ?? [],
    categories: [],
    metrics: { upvotes: paper.upvotes, comments: numComments },
    sources: [{ reader: 'naive' }],
  }
}

function unescapeProps(source) {
  return source
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** One flat string, as reading a file gives, rather than a rope. */
function flat(value) {
  return Buffer.from(value).toString()
}
