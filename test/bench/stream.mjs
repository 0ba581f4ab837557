// One process that reads a generated page piece by piece, and tells its CPU time and its peak memory as JSON.
//   node test/bench/stream.mjs parse|readline|generate COUNT [DIST]

import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'

import { digestChunks } from './generator.mjs'

const [mode = 'parse', count = '100000', dist = new URL('../../dist/', import.meta.url).href] =
  process.argv.slice(2)
const chunks = digestChunks(Number(count))
let units = 0
if (mode === 'parse') {
  const { parseStream } = await import(new URL('index.js', dist).href)
  for await (const paper of parseStream(chunks, { referenceDate: '2026-01-30' })) units += paper.title ? 1 : 0
} else if (mode === 'readline') {
  for await (const line of createInterface({ input: Readable.from(chunks) })) units += line === '' ? 0 : 1
} else for (const chunk of chunks) units += chunk.length
const { user, system } = process.cpuUsage()
console.log(
  JSON.stringify({ units, seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }),
)
