// Lists on how many sources of real pages each rule fires: npm run rules -- --corpus DIR (may be repeated). Fails where a rule that fires on fewer than two
// has no reason in rare-rules.mjs, and where a reason stands there without need.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { rareRules } from './rare-rules.mjs'

const LEAST = 2

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: [] },
    dist: { type: 'string', default: 'dist' },
  },
})
if (values.corpus.length === 0) {
  console.error('usage: npm run rules -- --corpus DIR')
  process.exit(2)
}
const load = (name) => import(pathToFileURL(resolve(values.dist, name)).href)
const { explain, readers } = await load('index.js')
const { grammarRules } = await load('parser.js')

/** Sources by rule: `title heading`, `fact stars`, `verdict …`, `reader csv`. */
const sources = new Map()
for (const [kind, names] of [
  ['title', Object.keys(grammarRules.titles)],
  ['fact', grammarRules.facts],
  ['verdict', [...Object.keys(grammarRules.verdicts), 'those beside it are papers']],
  ['reader', readers.names],
])
  for (const name of names) sources.set(`${kind} ${name}`, new Set())

for (const corpus of values.corpus) {
  const origins = readOrigins(corpus)
  for (const path of listFiles(corpus)) {
    const name = relative(corpus, path).split(sep).join('/')
    const origin = origins.get(name) ?? (name.includes('/') ? name.split('/')[0] : name)
    for (const rule of rulesOf(path)) sources.get(rule)?.add(origin)
  }
}

const rows = [...sources].map(([rule, { size }]) => [rule, size])
for (const [rule, size] of rows)
  console.log(
    `${String(size).padStart(5)}  ${rule}${size < LEAST ? `  (${rareRules[rule] ?? 'no reason'})` : ''}`,
  )
const missing = rows.filter(([rule, size]) => size < LEAST && !rareRules[rule]).map(([rule]) => rule)
const unknown = Object.keys(rareRules).filter((rule) => !sources.has(rule))
const needless = rows.filter(([rule, size]) => size >= LEAST && rareRules[rule]).map(([rule]) => rule)
for (const rule of needless) console.error(`needs no reason in test/rare-rules.mjs any more: ${rule}`)
for (const rule of missing) console.error(`needs a reason in test/rare-rules.mjs: ${rule}`)
for (const rule of unknown) console.error(`is no rule: ${rule}`)
process.exitCode = missing.length + needless.length + unknown.length > 0 ? 1 : 0

function rulesOf(path) {
  const rules = new Set()
  const { reader, lines } = explain({ value: readFileSync(path), path })
  if (reader) rules.add(`reader ${reader}`)
  for (const { facts, decisions } of lines) {
    for (const { meaning } of facts) rules.add(`fact ${meaning}`)
    for (const decision of decisions) {
      if (decision.type === 'promoted') rules.add('verdict those beside it are papers')
      if (decision.type !== 'entry') continue
      rules.add(`verdict ${decision.verdict}`)
      for (const { meaning } of decision.facts) rules.add(`fact ${meaning}`)
      for (const { reasons } of decision.titles) for (const reason of reasons) rules.add(`title ${reason}`)
    }
  }
  return rules
}

/** Where files come from, by the columns `file` and `repo` of INDEX.tsv, which stands in a corpus or beside it. */
function readOrigins(corpus) {
  const index = [join(corpus, 'INDEX.tsv'), join(corpus, '..', 'INDEX.tsv')].find((path) => existsSync(path))
  if (index === undefined) return new Map()
  const [head = [], ...rows] = readFileSync(index, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((row) => row.split('\t'))
  const [file, origin] = ['file', 'repo'].map((name) => head.indexOf(name))
  return file === -1 || origin === -1 ? new Map() : new Map(rows.map((row) => [row[file], row[origin]]))
}

function listFiles(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return listFiles(path)
      return name === 'INDEX.tsv' ? [] : [path]
    })
}
