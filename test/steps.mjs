// Counts steps: how often V8 entered each block of the built library, by its precise block coverage. A process of its own, since
// counting is switched on for a whole isolate. Reads [{ head, piece, tail, times, cut }] as JSON and prints the counts.
import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'

const { createIndex, exporters, parse, parseQuery, printQuery, query, readers, stringify, tokenize } =
  await import('../dist/index.js')
const limits = { lineLength: 1_048_576, cardLength: 131_072, documentLength: 134_217_728 }
const dist = new URL('../dist/', import.meta.url).href

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

const works = {
  tokenize: (input) => tokenize(input, { reader: 'text' }),
  parse: (input) => parse(input, { reader: 'text', referenceDate: '2026-01-30' }),
  html: (input) => parse(`<!DOCTYPE html><body>${input}`, { reader: 'html', referenceDate: '2026-01-30' }),
  markdown: (input) => parse(input, { reader: 'markdown', referenceDate: '2026-01-30' }),
  structured: (input) => parse(input, { referenceDate: '2026-01-30' }),
  cut(input) {
    const reader = readers.get('text').open({ limits, report() {} })
    for (let at = 0; at < input.length; at += 64) reader.write(input.slice(at, at + 64))
    reader.end()
  },
  json: (input) => parse(input, { reader: 'hugging-face' }),
  jsonCut(input) {
    const session = readers.get('hugging-face').stream({ limits, report() {} })
    for (let at = 0; at < input.length; at += 64) session.write(input.slice(at, at + 64))
    session.end()
  },
  write(input) {
    const { papers } = parse(input, { reader: 'text', referenceDate: '2026-01-30' })
    // A feed of no papers needs a date.
    for (const exporter of exporters)
      stringify(papers, exporter, 'updated' in (exporter.options ?? {}) ? { updated: '2025-04-03' } : {})
  },
}

const asked = parse('Lanterns of the Coast\n\nWe light the coast.\n\n  • 6 authors\n·\nApr 3, 2025\n').papers
const index = createIndex(asked)
works.ask = (input) => {
  printQuery(parseQuery(input).ast)
  query(asked)
    .match(input, { report() {} })
    .toArray()
  index.search(input)
}
works.phrase = (input) =>
  query([{ ...asked[0], abstract: input }])
    .match('"! b"')
    .toArray()
works.index = (input) => createIndex([{ ...asked[0], title: input, abstract: input }]).search('coast')

const counts = []
for (const { work, head, piece, tail, times } of JSON.parse(readFileSync(0, 'utf8'))) {
  const input = Buffer.from(head + piece.repeat(times) + tail).toString()
  await steps()
  works[work](input)
  counts.push(await steps())
}
console.log(JSON.stringify(counts))

/** Steps since the last call. */
async function steps() {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  let sum = 0
  for (const script of result) {
    if (!script.url.startsWith(dist)) continue
    for (const { ranges } of script.functions) for (const { count } of ranges) sum += count
  }
  return sum
}
