// Speed of the JSON and the hydration path of the built package, in units of `JSON.parse` on the same data in the same run: CPU time, medians of
// interleaved rounds. A program, not a test.
//   node test/bench/json.mjs [--dist FOLDER] [--rounds N] [--page FILE.html] [--json FILE.json]
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { createCardWriter } from './generator.mjs'

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

/** Invented items in the shape of the site's interface. */
function itemsOf(length) {
  const card = createCardWriter(7)
  return Array.from({ length }, (_, index) => {
    const [title, abstract] = card().split('\n\n')
    const words = abstract.split(' ')
    const id = `2504.${String(10_000 + index)}`
    const wrapped = abstract.replace(/(.{60,75}) /g, '$1\n')
    const person = {
      _id: hex(index),
      avatarUrl: `/avatars/${hex(index)}.svg`,
      isPro: false,
      fullname: `${words[0]} ${words[1]}`,
      user: words[1],
      type: 'user',
      name: words[1],
    }
    const organization = {
      _id: hex(index * 7),
      name: `${words[2]}-lab`,
      fullname: `${words[2]} Lab`,
      avatar: `https://cdn-example.org/${hex(index)}.png`,
    }
    const authors = Array.from({ length: 3 + (index % 9) }, (_unused, at) => ({
      _id: hex(index * 31 + at),
      name: `${words[at * 2 + 3]} ${words[at * 2 + 4]}`,
      hidden: false,
    }))
    const paper = {
      id,
      authors,
      publishedAt: '2025-04-03T17:59:37.000Z',
      submittedOnDailyAt: '2025-04-04T00:12:44.000Z',
      title: `${title}\n  ${words[5]}`,
      submittedOnDailyBy: person,
      summary: wrapped,
      upvotes: index,
      discussionId: hex(index * 3),
      ai_summary: words.slice(0, 30).join(' '),
      ai_keywords: words.slice(30, 42),
      ...(index % 2 === 0 && {
        githubRepo: `https://github.com/${words[6]}/${words[7]}`,
        githubStars: index * 3,
      }),
      ...(index % 3 === 0 && { projectPage: `https://${words[8]}.example.org/` }),
      ...(index % 3 === 1 && { organization }),
    }
    return {
      paper,
      publishedAt: '2025-04-03T13:59:37.000Z',
      title: paper.title,
      summary: paper.summary,
      thumbnail: `https://cdn-thumbnails-example.org/social-thumbnails/papers/${id}.png`,
      numComments: index % 5,
      submittedBy: { ...person, followerCount: index },
      isAuthorParticipating: false,
      ...(index % 3 === 1 && { organization }),
    }
  })
}

function hex(number) {
  return (number + 1).toString(16).padStart(24, '6')
}

/** The page around them: as much markup as data, as on the site. */
function pageOf(dailyPapers) {
  const data = JSON.stringify({
    dateString: '2025-04-04',
    dailyPapers,
    periodType: 'day',
    isTrending: false,
    query: {},
  })
  const escaped = data.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const cards = dailyPapers.map(
    ({ title, paper }) =>
      `<article class="relative flex flex-col overflow-hidden rounded-xl border"><a href="/papers/${paper.id}" class="${'line-clamp-3 cursor-pointer text-balance '.repeat(40)}">${title}</a></article>`,
  )
  return `<!doctype html>\n<html><head><title>Daily Papers - Hugging Face</title></head><body><div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${escaped}">${cards.join('')}</div></body></html>`
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
