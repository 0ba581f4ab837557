import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const digest =
  "const digest = ['Tidal Codes for Small Buoys', '', '  • 3 authors', '·', 'Apr 3, 2025'].join('\\n')\n"

const shown = JSON.stringify(['Tidal Codes for Small Buoys', 3, '2025-04-03', true])

const use = `${digest}const { papers } = parse(digest)
const [{ title, authorCount, published }] = papers
console.log(JSON.stringify([title, authorCount, published, stringify(papers, bibtex).startsWith('@misc{tidal2025')]))
`

const consumer = `import { bibtex, csv, type Paper, parse, stringify } from 'paperdigest'
import { digestParse, digestStringify } from 'paperdigest/unified'
import { createDiskCache, parseFile } from 'paperdigest/node'
import { fetchDigest } from 'paperdigest/sources'
import { text } from 'paperdigest/readers'
import { parse as parseWith } from 'paperdigest/parser'

const papers: Paper[] = parse('x', { referenceDate: '2026-01-30' }).papers
const bibliography: string = stringify(papers, bibtex, { abstract: true })
const table: string = stringify(papers, csv)
const few: Paper[] = parseWith('x', { readers: [text] }).papers
const later: Promise<{ papers: Paper[] }> = parseFile('x')
const fetched = (): Promise<{ papers: Paper[] }> =>
  fetchDigest({ date: '2026-03-04' }, { fetch, cache: createDiskCache('x'), signal: AbortSignal.timeout(1) })
// @ts-expect-error: a span of time is a date, a week or a month
export const wrong = (): unknown => fetchDigest({ day: '2026-03-04' })
// @ts-expect-error: an option that the exporter does not have
stringify(papers, bibtex, { abstrakt: true })
// @ts-expect-error: a document is text, bytes or a file
parse(undefined)
export { bibliography, digestParse, digestStringify, fetched, few, later, table }
`

/** `unified` has ES modules only, so a CommonJS project cannot name its types (TS1479) and has no such file. */
const pipelineConsumer = `import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { bibtex } from 'paperdigest'
import { digestParse, digestStringify, remarkDigest } from 'paperdigest/unified'

const processor = unified().use(digestParse, { referenceDate: '2026-01-30' }).use(digestStringify, bibtex, { abstract: true })
const markdown = unified().use(remarkParse).use(remarkDigest).use(digestStringify)
export const written: string = String(processor.processSync('x')) + String(markdown.processSync('x'))
`

/** What npm calls a registry out of reach. Every other failure to install is a defect of the package. */
const OFFLINE: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ERR_SOCKET_TIMEOUT',
  'ETIMEDOUT',
])

describe('the packed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperdigest-package-'))
  let unreachable = ''

  beforeAll(() => {
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
      stdio: 'pipe',
    })
    const [tarball = ''] = readdirSync(folder)
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    const argv = [
      'install',
      '--prefer-offline',
      // Without a network, npm's own retries take minutes.
      '--fetch-retries=0',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `./${tarball}`,
      // What who uses a pipeline has.
      'remark-parse@11',
      'unified@11',
    ]
    const { status, stderr } = spawnSync('npm', argv, { cwd: folder, encoding: 'utf8' })
    if (status === 0) return
    const [, code = ''] = /^npm error code (\S+)/m.exec(stderr) ?? []
    if (!OFFLINE.has(code)) throw new Error(`The package cannot be installed:\n${stderr}`)
    unreachable = `${code}, the registry cannot be reached`
    console.warn(`Skipped: the package could not be installed: ${unreachable}`)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function run(name: string, text: string): string {
    writeFileSync(join(folder, name), text)
    return execFileSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' }).trim()
  }

  it('should hold the library, its docs and nothing of its tests', ({ skip }) => {
    skip(unreachable !== '', `the package could not be installed: ${unreachable}`)
    const files = readdirSync(join(folder, 'node_modules/paperdigest')).sort()
    expect(files).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'package.json'])
  })

  it('should work from an ES module', ({ skip }) => {
    skip(unreachable !== '', `the package could not be installed: ${unreachable}`)
    expect(run('use.mjs', `import { bibtex, parse, stringify } from 'paperdigest'\n${use}`)).toBe(shown)
  })

  it('should work from CommonJS', ({ skip }) => {
    skip(unreachable !== '', `the package could not be installed: ${unreachable}`)
    expect(run('use.cjs', `const { bibtex, parse, stringify } = require('paperdigest')\n${use}`)).toBe(shown)
  })

  it('should know its errors across both copies', ({ skip }) => {
    skip(unreachable !== '', `the package could not be installed: ${unreachable}`)
    const text = `import { createRequire } from 'node:module'
import { DigestError } from 'paperdigest'
const { parse } = createRequire(import.meta.url)('paperdigest')
try { parse('', { strict: true }) } catch (error) { console.log(error instanceof DigestError, error.messages[0].ruleId) }
`
    expect(run('error.mjs', text)).toBe('true empty-document')
  })

  it('should work in a unified pipeline, from an ES module and from CommonJS', ({ skip }) => {
    skip(unreachable !== '', `the package could not be installed: ${unreachable}`)
    const pipeline = `${digest}const file = unified().use(digestParse).use(digestStringify, bibtex).processSync(digest)
console.log(String(file).includes('Tidal Codes'))
`
    const esm = `import { unified } from 'unified'
import { bibtex } from 'paperdigest'
import { digestParse, digestStringify } from 'paperdigest/unified'
${pipeline}`
    const cjs = `const { bibtex } = require('paperdigest')
const { digestParse, digestStringify } = require('paperdigest/unified')
import('unified').then(({ unified }) => {
${pipeline}})
`
    expect(run('pipeline.mjs', esm)).toBe('true')
    expect(run('pipeline.cjs', cjs)).toBe('true')
  })

  it('should publish its schema and its command', ({ skip }) => {
    skip(unreachable !== '', `the package could not be installed: ${unreachable}`)
    const schema = "console.log(require('paperdigest/schema.json').properties.title.type)\n"
    expect(run('schema.cjs', schema)).toBe('string')
    const bin = join(folder, 'node_modules/.bin/paperdigest')
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(execFileSync(bin, ['--version'], { encoding: 'utf8' }).trim()).toBe(version)
  })

  it.for([
    ['node16', 'consumer.mts'],
    ['node16', 'consumer.cts'],
    ['bundler', 'consumer.mts'],
  ] as const)('should type-check under moduleResolution %s in %s', ([resolution, name], { skip }) => {
    skip(unreachable !== '', `the package could not be installed: ${unreachable}`)
    writeFileSync(join(folder, name), consumer)
    writeFileSync(join(folder, 'pipeline-types.mts'), pipelineConsumer)
    const compiler = resolve('node_modules/@typescript/native/bin/tsc')
    const flags = [
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      resolution === 'bundler' ? 'esnext' : 'node16',
    ]
    const argv = [
      compiler,
      ...flags,
      '--moduleResolution',
      resolution,
      '--types',
      'node',
      '--typeRoots',
      resolve('node_modules/@types'),
      ...(name.endsWith('.mts') ? [name, 'pipeline-types.mts'] : [name]),
    ]
    const { stdout, status } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })
})
