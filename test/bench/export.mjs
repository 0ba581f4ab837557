// Exporters beside the libraries that people use for the same: CPU time, medians of interleaved rounds, on generated papers; then a million papers as
// a stream. A program, not a test.
//   npm run bench:export [-- --dist FOLDER] [--papers N] [--rounds N] [--stream N]
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import { Feed } from 'feed'
import Papa from 'papaparse'

import { generatedPapers } from './papers.mjs'

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    papers: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '9' },
    stream: { type: 'string', default: '1000000' },
    format: { type: 'string' },
  },
})
const dist = values.dist
  ? pathToFileURL(`${resolve(values.dist)}/`).href
  : new URL('../../dist/', import.meta.url).href
const library = await import(new URL('exporters.js', dist).href)

if (values.format === undefined) report()
else console.log(JSON.stringify(await streamed(values.format, Number(values.stream))))

function report() {
  // As readers give them: V8 is slower at texts that were put together and not read.
  const papers = JSON.parse(JSON.stringify(generatedPapers(Number(values.papers))))
  const { atom, bibtex, cslJson, csv, html, ris, stringify } = library
  // The same cells, as a program would have made them beforehand.
  const rows = Papa.parse(stringify(papers, csv), { header: true, skipEmptyLines: true }).data
  // What nobody can go below who gives one string: its parts are there, and are joined.
  const records = stringify(papers, csv).split('\r\n')
  const items = JSON.parse(stringify(papers, cslJson))
  const works = [
    { name: 'CSV', run: () => stringify(papers, csv) },
    {
      name: 'CSV: papaparse',
      goal: 2,
      run: () => Papa.unparse(rows, { newline: '\r\n', escapeFormulae: true }),
    },
    { name: 'CSV: ready records, joined', run: () => records.join('\r\n') },
    { name: 'BibTeX, with all rules', run: () => stringify(papers, bibtex) },
    { name: 'BibTeX: citation-js', goal: 5, run: () => new Cite(items).format('bibtex') },
    { name: 'Atom', run: () => stringify(papers, atom) },
    { name: 'Atom: feed', goal: 3, run: () => feedOf(papers).atom1() },
    {
      name: 'BibTeX with abstracts and keywords',
      run: () => stringify(papers, bibtex, { abstract: true, keywords: true }),
    },
    { name: 'RIS', run: () => stringify(papers, ris) },
    { name: 'HTML', run: () => stringify(papers, html) },
  ]
  const samples = works.map(() => [])
  for (let round = -1; round < Number(values.rounds); round++)
    for (const [index, { run }] of works.entries()) {
      globalThis.gc?.()
      const before = process.cpuUsage()
      // As bytes: a string of pieces is not made before somebody reads it.
      const bytes = Buffer.byteLength(run())
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) samples[index].push({ time: user + system, bytes })
    }
  const medians = samples.map((sample) => sample.sort((a, b) => a.time - b.time)[sample.length >> 1])
  console.log(`${papers.length.toLocaleString('en')} generated papers, Node ${process.versions.node}\n`)
  printTable(
    ['export', 'papers/s', 'MB', 'times as fast', 'goal'],
    works.map(({ name, goal }, index) => {
      const { time, bytes } = medians[index]
      const ratio = goal === undefined ? '' : (time / medians[index - 1].time).toFixed(1)
      return [
        name,
        Math.round((papers.length / time) * 1e6).toLocaleString('en'),
        (bytes / 1e6).toFixed(1),
        ratio,
        goal ?? '',
      ]
    }),
  )
  console.log(`\n${Number(values.stream).toLocaleString('en')} papers as a stream\n`)
  const script = fileURLToPath(import.meta.url)
  printTable(
    ['export', 'CPU s', 'GB', 'peak RSS MB'],
    ['generating alone', 'csv', 'bibtex', 'atom', 'ndjson'].map((format) => {
      const more = values.dist ? ['--dist', values.dist] : []
      const text = execFileSync(
        process.execPath,
        [script, '--format', format, '--stream', values.stream, ...more],
        {
          encoding: 'utf8',
        },
      )
      const { seconds, bytes, rss } = JSON.parse(text)
      return [format, seconds.toFixed(0), (bytes / 1e9).toFixed(2), rss.toFixed(0)]
    }),
  )
}

function feedOf(papers) {
  const feed = new Feed({
    title: 'Papers',
    id: 'https://papers-example.org/',
    copyright: '',
    updated: new Date('2025-04-03'),
  })
  for (const paper of papers)
    feed.addItem({
      title: paper.title,
      id: paper.url,
      link: paper.url,
      description: paper.abstract,
      author: paper.authors,
      date: new Date(paper.published),
      published: new Date(paper.published),
      category: paper.keywords.map((name) => ({ name })),
    })
  return feed
}

/** A thousand papers over and over, each with a number of its own; what is written is counted and dropped. */
async function streamed(format, count) {
  const { exporters, stringifyStream } = library
  const some = generatedPapers(1000)
  function* papers() {
    for (let index = 0; index < count; index++) {
      const paper = some[index % some.length]
      yield { ...paper, id: `title:${index}`, title: `${paper.title} ${index}` }
    }
  }
  const before = process.cpuUsage()
  let bytes = 0
  if (format === 'generating alone') for (const { title } of papers()) bytes += title.length
  else
    for await (const chunk of stringifyStream(papers(), exporters.get(format)))
      bytes += Buffer.byteLength(chunk)
  const { user, system } = process.cpuUsage(before)
  return { seconds: (user + system) / 1e6, bytes, rss: process.resourceUsage().maxRSS / 1024 }
}

function printTable(head, rows) {
  for (const row of [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows])
    console.log(`| ${row.join(' | ')} |`)
}
