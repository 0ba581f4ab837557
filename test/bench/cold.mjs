// What one page costs in a process that has just started: CPU time of fresh processes, medians of interleaved rounds. A program, not a test.
//   npm run bench:cold [-- --dist FOLDER] [--rounds N] [--text FILE] [--page FILE.html] [--json FILE.json]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { digestText } from './generator.mjs'
import { itemsOf, pageOf } from './pages.mjs'

const PAPERS = 32

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    rounds: { type: 'string', default: '15' },
    text: { type: 'string' },
    page: { type: 'string' },
    json: { type: 'string' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'paperdigest-cold-'))
const dist = resolve(values.dist)
const index = pathToFileURL(join(dist, 'index.js')).href
const zod = import.meta.resolve('zod')
const items = itemsOf(PAPERS)
const files = {
  text: written('digest.txt', values.text, () => digestText(PAPERS)),
  page: written('page.html', values.page, () => pageOf(items)),
  json: written('papers.json', values.json, () => JSON.stringify(items)),
}

const probe = join(folder, 'probe.cjs')
writeFileSync(
  probe,
  `process.on('exit', () => require('node:fs').writeSync(2, 'CPU ' + (({ user, system }) => user + system)(process.cpuUsage()) + '\\n'))\n`,
)

/** Each tells the microseconds of CPU that it took, or that what is measured took; `over` is the work that is taken off. */
const works = [
  { name: 'empty Node', program: whole('') },
  { name: "`import('zod')`", over: 0, program: whole(`await import(${JSON.stringify(zod)})`) },
  {
    name: "`import('paperdigest')`",
    over: 0,
    goal: 'zod + 25 %',
    program: whole(`await import(${JSON.stringify(index)})`),
  },
  {
    name: "`require('paperdigest')`",
    over: 0,
    program: whole(
      `(await import('node:module')).createRequire(${JSON.stringify(index)})(${JSON.stringify(join(dist, 'index.cjs'))})`,
    ),
  },
  { name: 'first parse of a page as text', goal: '30 ms', program: first('parse(document)', files.text) },
  { name: 'first parse of a page as HTML', program: first('parse(document)', files.page) },
  { name: 'first parse of an answer as JSON', program: first('parse(document)', files.json) },
  {
    name: 'first BibTeX of these papers',
    program: first('stringify(papers, bibtex, {}).length', files.text, 'const { papers } = parse(document)'),
  },
  { name: 'empty Node, from its start to its end', command: ['-e', '0'] },
  { name: '`paperdigest --version`', over: 8, goal: '40 ms', command: [join(dist, 'cli.js'), '--version'] },
  {
    name: '`paperdigest page.txt --to bibtex`',
    over: 8,
    goal: '100 ms',
    command: [join(dist, 'cli.js'), 'convert', files.text, '--to', 'bibtex'],
  },
]

const samples = works.map(() => [])
try {
  for (let round = -1; round < Number(values.rounds); round++)
    for (const [at, work] of works.entries()) {
      const microseconds = measure(work)
      if (round >= 0) samples[at].push(microseconds)
    }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const medians = samples.map((sample) => sample.sort((a, b) => a - b)[Math.floor(sample.length / 2)])
const zodAlone = medians[1] - medians[0]
console.log(`Node ${process.versions.node}, ${values.rounds} rounds, ${PAPERS} papers\n`)
console.log('| work, in a fresh process | CPU ms | over an empty Node | goal |\n| --- | ---: | ---: | ---: |')
for (const [at, { name, over, goal = '' }] of works.entries()) {
  const above = over === undefined ? '' : ((medians[at] - medians[over]) / 1000).toFixed(0)
  const times = over === 0 && at > 1 ? ` (${((medians[at] - medians[0]) / zodAlone).toFixed(2)} × zod)` : ''
  console.log(`| ${name} | ${(medians[at] / 1000).toFixed(1)} | ${above}${times} | ${goal} |`)
}

function measure({ name, program, command }) {
  const argv = command ? ['--require', probe, ...command] : ['--input-type=module', '--eval', program]
  const { stderr } = spawnSync(process.execPath, argv, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const found = /CPU (\d+)\n$/.exec(stderr)
  if (!found) throw new Error(`${name} failed:\n${stderr}`)
  return Number(found[1])
}

/** A program that tells the CPU time of its whole process. */
function whole(code) {
  return `${code}\n${tell('')}`
}

/** A program that tells the CPU time of the first time that it does something with a document. */
function first(code, file, before = '') {
  return `import { readFileSync } from 'node:fs'
const { bibtex, parse, stringify } = await import(${JSON.stringify(index)})
const document = { value: readFileSync(${JSON.stringify(file)}), path: ${JSON.stringify(file)} }
${before}
const start = process.cpuUsage()
${code}
${tell('start')}`
}

function tell(start) {
  return `{ const { user, system } = process.cpuUsage(${start}); process.stderr.write('CPU ' + (user + system) + '\\n') }`
}

/** Where a page lies: the one that was named, or an invented one. */
function written(name, file, make) {
  const path = file === undefined ? join(folder, name) : resolve(file)
  if (file === undefined) writeFileSync(path, make())
  return path
}
