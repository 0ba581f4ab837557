// Search, queries and merging over generated papers: CPU time and memory of each way in a process of its own, MiniSearch and FlexSearch beside it.
// A program, not a test.
//   node test/bench/query.mjs [--dist FOLDER] [--papers N] [--json FILE.json ...]
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { createRandom } from './generator.mjs'
import { generatedPapers } from './papers.mjs'

const QUERIES = 300
const KNOWN_ITEMS = 200
const WARM_UP = 50

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string' },
    papers: { type: 'string', default: '100000' },
    json: { type: 'string', multiple: true, default: [] },
    work: { type: 'string' },
  },
})
const dist = values.dist
  ? pathToFileURL(`${resolve(values.dist)}/`).href
  : new URL('../../dist/', import.meta.url).href
const count = Number(values.papers)

const ENGINES = {
  async paperdigest() {
    const { createIndex } = await import(new URL('query.js', dist).href)
    return {
      build: (papers) => createIndex(papers),
      find: (index, text) => index.search(text, { limit: 10 }).map(({ paper }) => paper.id),
    }
  },
  async minisearch() {
    const { default: MiniSearch } = await import('minisearch')
    return {
      build(papers) {
        const index = new MiniSearch({
          fields: ['title', 'tldr', 'abstract', 'keywords', 'authors', 'organization'],
          searchOptions: { boost: { title: 4, keywords: 2.5, authors: 3, organization: 2, tldr: 1.5 } },
        })
        index.addAll(papers.map(flat))
        return index
      },
      find: (index, text) =>
        index
          .search(text, {
            prefix: (_, position, terms) => position === terms.length - 1,
            fuzzy: (term) => (term.length >= 5 ? 1 : false),
          })
          .slice(0, 10)
          .map(({ id }) => id),
    }
  },
  async flexsearch() {
    const { Document } = await import('flexsearch')
    return {
      build(papers) {
        const index = new Document({
          tokenize: 'forward',
          document: { id: 'id', index: ['title', 'tldr', 'abstract', 'keywords', 'authors', 'organization'] },
        })
        for (const paper of papers) index.add(flat(paper))
        return index
      },
      find: (index, text) => [
        ...new Set(index.search(text, { limit: 10, suggest: true }).flatMap(({ result }) => result)),
      ],
    }
  },
}

/** What the peers index: one text for each field. */
function flat(paper) {
  return {
    id: paper.id,
    title: paper.title,
    tldr: paper.tldr ?? '',
    abstract: paper.abstract ?? '',
    keywords: paper.keywords.join(' '),
    authors: paper.authors.map(({ name }) => name).join(' '),
    organization: paper.organization?.name ?? '',
  }
}

if (values.work === undefined) await report()
else console.log(JSON.stringify(await measured(values.work, positionals)))

async function report() {
  const run = (work) => {
    const script = fileURLToPath(import.meta.url)
    const flags = [
      '--expose-gc',
      '--max-old-space-size=12000',
      script,
      '--work',
      work,
      '--papers',
      values.papers,
    ]
    const more = [
      ...(values.dist ? ['--dist', values.dist] : []),
      ...values.json.flatMap((file) => ['--json', file]),
    ]
    return JSON.parse(
      execFileSync(process.execPath, [...flags, ...more], { encoding: 'utf8', maxBuffer: 1e8 }),
    )
  }
  console.log(`${count.toLocaleString('en')} generated papers, Node ${process.versions.node}\n`)
  const rows = Object.keys(ENGINES).map((name) => {
    const { build, memory, three, top, typo, own } = run(name)
    return [
      name,
      (build / 1e6).toFixed(1),
      String(Math.round(memory / 1e6)),
      three.toFixed(2),
      `${top.toFixed(1)} %`,
      `${typo.toFixed(1)} %`,
      ...(own === undefined ? [] : [`${own.toFixed(1)} %`]),
    ]
  })
  printTable(
    [
      'search',
      'build, CPU s',
      'memory, MB',
      'three words, ms',
      'known title first',
      'with a typo',
      ...(values.json.length > 0 ? ['of the files, with a typo'] : []),
    ],
    rows,
  )
  const { filter, merge, diff } = run('query')
  console.log()
  printTable(
    ['work', 'CPU ms', 'goal'],
    [
      [`filter and sort of ${count.toLocaleString('en')}`, filter.toFixed(0), '40'],
      [`merging two lists of ${(count / 2).toLocaleString('en')}`, merge.toFixed(0), '300'],
      [`comparing two lists of ${(count / 2).toLocaleString('en')}`, diff.toFixed(0), ''],
    ],
  )
}

async function measured(work) {
  const papers = generatedPapers(count)
  return work === 'query' ? measureQueries(papers) : measureEngine(await ENGINES[work](), papers)
}

async function measureEngine({ build, find }, papers) {
  const before = memoryUsed()
  const start = process.cpuUsage()
  const index = build(papers)
  const { user, system } = process.cpuUsage(start)
  const memory = memoryUsed() - before
  const random = createRandom(7)
  const three = []
  for (let round = -WARM_UP; round < QUERIES; round++) {
    const words = wordsOf(papers[random(papers.length)])
    const text = [0, 1, 2].map(() => words[random(words.length)]).join(' ')
    const from = performance.now()
    find(index, text)
    if (round >= 0) three.push(performance.now() - from)
  }
  const items = Array.from({ length: KNOWN_ITEMS }, () => papers[random(papers.length)])
  return {
    build: user + system,
    memory,
    three: medianOf(three),
    top: shareFound(
      items,
      (text) => find(index, text),
      (title) => title,
    ),
    typo: shareFound(
      items,
      (text) => find(index, text),
      (title) => misspelt(title, random),
    ),
    own: values.json.length > 0 ? await measureOwn({ build, find }, random) : undefined,
  }
}

/** Titles of files of one's own, each with a typo. */
async function measureOwn({ build, find }, random) {
  const { mergePapers, parse } = await import(new URL('index.js', dist).href)
  const lists = values.json.map((file) => parse(readFileSync(file), { path: file }).papers)
  const { papers } = mergePapers(...lists)
  const index = build(uniqueIds(papers))
  return shareFound(
    papers,
    (text) => find(index, text),
    (title) => misspelt(title, random),
  )
}

function uniqueIds(papers) {
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()]
}

function shareFound(papers, find, write) {
  const found = papers.filter((paper) => find(write(paper.title))[0] === paper.id)
  return (found.length / papers.length) * 100
}

/** A title with one letter of its longest word exchanged with the next one, left out, doubled or replaced. */
function misspelt(title, random) {
  const words = title.match(/[A-Za-z]{5,}/g) ?? []
  const word = words.reduce((longest, next) => (next.length > longest.length ? next : longest), '')
  if (word === '') return title
  const at = 1 + random(word.length - 2)
  const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)]
  const forms = [
    `${before}${after[0]}${letter}${after.slice(1)}`,
    `${before}${after}`,
    `${before}${letter}${letter}${after}`,
    `${before}${letter === 'x' ? 'z' : 'x'}${after}`,
  ]
  return title.replace(word, forms[random(forms.length)])
}

async function measureQueries(papers) {
  const { diffDigests, f, mergePapers, query } = await import(new URL('query.js', dist).href)
  const asked = query(papers)
    .where(f.published.since('2025').and(f.has('code')))
    .sort('-upvotes')
  const half = papers.length / 2
  // Half of the second list are papers of the first one, read again on another day.
  const [first, second] = [papers.slice(0, half), papers.slice(half / 2, half / 2 + half).map(readAgain)]
  return {
    filter: medianCpu(() => asked.toArray()),
    merge: medianCpu(() => mergePapers(first, second)),
    diff: medianCpu(() => diffDigests(first, second)),
  }
}

function readAgain(paper) {
  const copy = structuredClone(paper)
  copy.metrics.upvotes += 5
  copy.sources[0].digestDate = '2026-01-30'
  return copy
}

function medianCpu(run) {
  return medianOf(
    Array.from({ length: 11 }, () => {
      const start = process.cpuUsage()
      run()
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1000
    }),
  )
}

function medianOf(figures) {
  return figures.sort((a, b) => a - b)[figures.length >> 1]
}

/** Twice, since the first collection frees what the second one finds. */
function memoryUsed() {
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function wordsOf({ title, abstract }) {
  return `${title} ${abstract}`.match(/[A-Za-z]{3,}/g)
}

function printTable(head, rows) {
  for (const row of [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows])
    console.log(`| ${row.join(' | ')} |`)
}
