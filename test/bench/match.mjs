// Measures the rule by which records are taken for a paper's: recorded answers of services, and labelled pages. A program, not a test.
//   npm run bench:match [-- --shared FOLDER] [--verbose]
// The last line: N accepted, N wrong, N abstained.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

import { build } from 'esbuild'

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.PAPERDIGEST_CORPUS ?? '../shared' },
    verbose: { type: 'boolean', default: false },
  },
})
const folder = resolve(values.shared)
if (!existsSync(join(folder, 'responses', 'refchecker'))) {
  console.log(`${values.shared} has no recorded answers: nothing is measured`)
  process.exit(0)
}

/** The modules of the rule, as they stand in src. */
async function load() {
  const contents = `
    export { parse } from './src/index'
    export { idOf } from './src/model/identity'
    export { splitName } from './src/lexicon/name'
    export { foldText } from './src/lexicon/fold'
    export { parseDoi, identifierOfUrl } from './src/lexicon/identifier'
    export { enrich, local, matchPaper, resolvers } from './src/enrich/index'
    export { createClient } from './src/network/client'
    export { anyOf } from './test/replay/aggregators'
    export { arxivOf } from './test/replay/arxiv'
    export { fastClock } from './test/replay/clock'
    export { breachesOf, etiquettes } from './test/replay/etiquette'
    export { huggingFaceOf } from './test/replay/hugging-face'
    export { startReplay } from './test/replay/server'
    export { likenessOf, haveOneTitle } from './src/enrich/title'
    export { paperOfWork as crossref } from './src/enrich/resolvers/crossref'
    export { papersOfHits as dblp } from './src/enrich/resolvers/dblp'
    export { paperOfWork as openAlex } from './src/enrich/resolvers/open-alex'
    export { paperOfRecord as semanticScholar } from './src/enrich/resolvers/semantic-scholar'
  `
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/x.js');",
    },
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
}

const core = await load()
let everything
const total = { accepted: 0, wrong: 0, abstained: 0 }
const searches = measureSearches()
const labelled = labelledPapers()
const pages = await measurePages(labelled, 'by records that one holds', [core.local(labelled.records)])
const services = await measureServices(labelled)
for (const { accepted, wrong, abstained } of [searches, pages, services]) {
  total.accepted += accepted
  total.wrong += wrong
  total.abstained += abstained
}
console.log(`${total.accepted} accepted, ${total.wrong} wrong, ${total.abstained} abstained`)
process.exitCode = total.wrong > 0 || Math.min(pages.share, services.share) < 0.95 ? 1 : 0

/**
 * Recorded title searches: each reference as a bibliography states it, and once more as a page without names does, with title, year and number of names. Services whose
 * names are never taken order them otherwise, so for pages a record with half of the names counts as the same work.
 */
function measureSearches() {
  const references = new Map()
  for (const reference of JSON.parse(
    readFileSync(join(folder, 'responses/refchecker/bibliography.json'), 'utf8'),
  ))
    references.set(reference.title, reference)
  const modes = {
    'as references, with names': (paper) => paper,
    'as pages, with the number of names': withoutNames,
  }
  const recorded = [...searchesOf()]
  const referred = recorded.filter(({ title }) => references.has(title)).length
  console.log(
    `${recorded.length} recorded searches, ${referred} for titles of ${references.size} references; the others ask for identifiers or have no reference`,
  )
  const counts = Object.entries(modes).map(([mode, ask], index) => {
    const services = new Map()
    for (const { service, title, answer } of searchesOf()) {
      const reference = references.get(title)
      if (!reference) continue
      const row = services.get(service) ?? {
        accepted: 0,
        wrong: 0,
        turned: 0,
        madeUp: 0,
        abstained: 0,
        without: 0,
      }
      services.set(service, row)
      measure(row, service, paperOf(reference), recordsOf(service, answer), ask, index === 1)
    }
    console.log(`\nrecorded searches, ${mode}`)
    for (const [service, row] of services)
      console.log(
        `  ${service.padEnd(18)} ${row.accepted} accepted, ${row.wrong} wrong, ${row.abstained} abstained, ${row.without} without a record of the title`,
      )
    const sum = (key) => [...services.values()].reduce((all, row) => all + row[key], 0)
    const all = { accepted: sum('accepted'), wrong: sum('wrong'), abstained: sum('abstained') }
    const asked = all.accepted + all.abstained
    const [low, high] = interval(all.abstained, asked)
    console.log(
      `  abstained: ${all.abstained} of ${asked} with a record of the title, ${percent(all.abstained / asked)} (95 %: ${percent(low)} to ${percent(high)})`,
    )
    console.log(
      `  wrong: ${all.wrong} of ${all.accepted} (95 %: below ${percent(interval(all.wrong, all.accepted)[1])})`,
    )
    if (index === 1) console.log(`  the same work, its names in another order or spelling: ${sum('turned')}`)
    console.log(`  records accepted for made-up references, apart: ${sum('madeUp')}`)
    return all
  })
  return counts[0]
}

function measure(row, service, paper, records, ask, isPage) {
  const match = core.matchPaper(ask(paper), records, { isListed: () => false })
  if (match.verdict !== 'same') {
    row[records.some((record) => core.haveOneTitle(paper, record)) ? 'abstained' : 'without'] += 1
    if (values.verbose)
      for (const record of match.records ?? []) show(`abstained (${match.reason})`, service, paper, record)
    return
  }
  const others = match.records.filter((record) => isOther(paper, record))
  const kind =
    others.length === 0
      ? 'accepted'
      : isMadeUp(paper)
        ? 'madeUp'
        : isPage && others.every((record) => sharesHalf(paper, record))
          ? 'turned'
          : 'wrong'
  row[kind] += 1
  if (kind === 'wrong' || kind === 'turned') row.accepted += 1
  const told = { madeUp: 'made up', turned: 'names in another order', wrong: 'WRONG' }[kind]
  for (const record of others) show(told, service, paper, record, match.basis)
}

function withoutNames(paper) {
  return { ...paper, authors: [], ...totalOf(paper) }
}

/** Whether no record of any service with this title has an author of the reference: then nobody knows such a work of these people. */
function isMadeUp(paper) {
  const titled = everyRecord().filter(
    (record) => core.haveOneTitle(paper, record) && record.authors.length > 0,
  )
  return !titled.some((record) => sharesName(paper, record))
}

function sharesHalf(paper, record) {
  const words = new Set(record.authors.flatMap(({ name }) => core.foldText(name).split(/[^\p{L}]+/u)))
  const families = familiesOf(paper)
  return families.filter((family) => words.has(family)).length >= families.length / 2
}

function everyRecord() {
  everything ??= [...searchesOf()].flatMap(({ service, answer }) => recordsOf(service, answer))
  return everything
}

function* searchesOf() {
  for (const service of ['crossref', 'dblp', 'openalex', 'semantic_scholar']) {
    const text = gunzipSync(readFileSync(join(folder, `responses/refchecker/${service}.jsonl.gz`))).toString()
    for (const line of text.trimEnd().split('\n')) yield { service, ...JSON.parse(line) }
  }
}

function recordsOf(service, answer) {
  const list = Array.isArray(answer) ? answer : [answer]
  const address = `https://${service}.example/`
  if (service === 'dblp') return core.dblp({ result: { hits: { hit: list } } }, address)
  const read = { crossref: core.crossref, openalex: core.openAlex, semantic_scholar: core.semanticScholar }[
    service
  ]
  return list.flatMap((item) => read(item, address) ?? [])
}

/** A reference as a bibliography's reader gives it. */
function paperOf({ title, authors, year }) {
  const names = authors.filter((name) => !/^et\.? al\.?$|^others$/i.test(name.trim()))
  const isCut = names.length < authors.length || names.some((name) => /\bet\.? al\.?/i.test(name))
  return {
    id: core.idOf(title, {}),
    title,
    authors: names.map((name) => core.splitName(name.replace(/\s*\bet\.? al\.?/i, ''))),
    ...(isCut && { moreAuthors: true }),
    ...(year && { published: String(year) }),
    identifiers: {},
    links: [],
    keywords: [],
    categories: [],
    metrics: {},
    sources: [{ reader: 'bibtex' }],
  }
}

function totalOf({ authors, moreAuthors }) {
  return moreAuthors || authors.length === 0 ? {} : { authorCount: authors.length }
}

/** Wrong is a record that shares no family name with the reference, or has another first author; apart from the rule's own reading of names. */
function isOther(paper, record) {
  if (record.authors.length === 0 || paper.authors.length === 0) return false
  const [first] = familiesOf(paper)
  const [otherFirst] = familiesOf(record)
  const words = (one) => new Set(core.foldText(one.authors[0].name).split(/[^\p{L}]+/u))
  const isFirst = words(record).has(first) || words(paper).has(otherFirst)
  return !isFirst || !sharesName(paper, record)
}

function sharesName(paper, record) {
  const words = new Set(record.authors.flatMap(({ name }) => core.foldText(name).split(/[^\p{L}]+/u)))
  return familiesOf(paper).some((family) => words.has(family))
}

function familiesOf({ authors }) {
  return authors.map(
    ({ name, family }) =>
      core
        .foldText(family ?? name)
        .split(/[^\p{L}]+/u)
        .filter((word) => word)
        .at(-1) ?? '',
  )
}

/** The papers of the labelled pages, as a page without names states them, and a record for each. */
function labelledPapers() {
  const known = new Map()
  const asked = []
  for (const kind of ['html', 'json'])
    for (const name of readdirSync(join(folder, 'gold', kind)).sort()) {
      const gold = JSON.parse(readFileSync(join(folder, 'gold', kind, name), 'utf8'))
      for (const paper of gold.papers ?? []) {
        if (!paper.title || !paper.published || !paper.authors?.length) continue
        const record = recordOf(paper, `${kind}/${name}`)
        known.set(`${record.id} ${record.authors.map((author) => author.name).join()}`, record)
        const count = paper.authors.length
        const page = [
          paper.title,
          '',
          `  • ${count} author${count === 1 ? '' : 's'}`,
          '·',
          printed(paper.published),
          '',
        ]
        const [read] = core.parse(page.join('\n'), { reader: 'text' }).papers
        if (read) asked.push({ gold: paper, paper: read })
      }
    }
  return { asked, records: [...known.values()] }
}

/** Completes labelled papers, and compares their names with the labels. */
async function measurePages({ asked, records }, what, resolvers) {
  const started = process.cpuUsage()
  const { papers, report } = await core.enrich(
    asked.map(({ paper }) => paper),
    { resolvers },
  )
  const { user } = process.cpuUsage(started)
  const counts = { accepted: 0, wrong: 0, abstained: 0, share: 0 }
  for (const [index, paper] of papers.entries()) {
    const { gold } = asked[index]
    if (paper.authors.length === 0) {
      counts.abstained += 1
      if (values.verbose) console.log(`abstained: ${paper.title}`)
      continue
    }
    counts.accepted += 1
    const names = (list) => list.join('; ')
    const [is, got] = [
      names(gold.authors.map((name) => core.splitName(name).name)),
      names(paper.authors.map(({ name }) => name)),
    ]
    if (is === got && (!gold.arxiv || paper.identifiers.arxiv === gold.arxiv)) continue
    counts.wrong += 1
    console.log(`WRONG: ${gold.title} (${gold.arxiv})\n  is  ${is}\n  got ${got} (${paper.id})`)
  }
  const right = counts.accepted - counts.wrong
  counts.share = right / papers.length
  console.log(
    `\nlabelled pages, ${what}: ${papers.length} papers, ${records.length} records; ${Math.round(user / 1000)} ms`,
  )
  console.log(
    `  names for ${percent(counts.share)} (95 %: at least ${percent(interval(right, papers.length)[0])}), ${counts.wrong} wrong, ${counts.abstained} abstained`,
  )
  console.log(`  ${JSON.stringify(report)}`)
  return counts
}

/** The same by services that hold all records, with real requests to a server on loopback. */
async function measureServices(labelled) {
  const papers = labelled.records.flatMap(({ title, authors, published, identifiers: { arxiv } }) => {
    const parts = authors.map(({ name }) => [name.split(' ').slice(0, -1).join(' '), name.split(' ').at(-1)])
    return arxiv
      ? [{ arxiv, title, abstract: 'None.', authors: parts, published, categories: ['cs.LG'] }]
      : []
  })
  const clock = core.fastClock(20_000)
  const server = await core.startReplay(core.anyOf(core.huggingFaceOf(papers), core.arxivOf(papers)), clock)
  const client = core.createClient({ fetch: server.fetch, clock })
  const resolvers = [core.resolvers.huggingFace({ client }), core.resolvers.arxiv({ client })]
  const counts = await measurePages(labelled, 'by Hugging Face and arXiv', resolvers)
  const breaches = Object.values(core.etiquettes).flatMap((etiquette) =>
    core.breachesOf(server.requests, etiquette),
  )
  console.log(`  ${client.counts().requests} requests, ${breaches.length} against the rules of a service`)
  await server.close()
  return counts
}

function recordOf({ title, authors, published, arxiv }, path) {
  const identifiers = arxiv ? { arxiv } : {}
  return {
    id: core.idOf(title, identifiers),
    title,
    authors: authors.map((name) => core.splitName(name)),
    published,
    identifiers,
    links: [],
    keywords: [],
    categories: [],
    metrics: {},
    sources: [{ reader: 'json', path }],
  }
}

function printed(day) {
  const [year, month, date] = day.split('-').map(Number)
  const name = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[month - 1]
  return date ? `${name} ${date}, ${year}` : day
}

function show(what, service, paper, record, basis = '') {
  const names = ({ authors, published = '?' }) =>
    `${authors
      .slice(0, 4)
      .map(({ name }) => name)
      .join(', ')}${authors.length > 4 ? ` (${authors.length})` : ''}; ${published}`
  console.log(
    `${what}: ${service} ${basis}\n  asked ${paper.title}\n        ${names(paper)}\n  found ${record.title}\n        ${names(record)} ${record.id}`,
  )
}

/** Wilson's interval of a share at 95 %. */
function interval(count, all) {
  if (all === 0) return [0, 1]
  const z = 1.96
  const share = count / all
  const middle = share + (z * z) / (2 * all)
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  const scale = 1 + (z * z) / all
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`
}
