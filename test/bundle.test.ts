import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const TEXT_TO_BIBTEX = `
import { parse } from './dist/parser.js'
import { text } from './dist/readers.js'
import { bibtex, stringify } from './dist/exporters.js'
console.log(stringify(parse('x', { readers: [text] }).papers, bibtex))
`

/** Words of the parsers by others, which are part of the built package. */
const PARSERS: Readonly<Record<string, string>> = {
  YAML: 'Excessive alias count',
  Markdown: 'CounterClockwiseContourIntegral',
  HTML: 'onprocessinginstruction',
}

/** What text to BibTeX may weigh, in bytes of gzip: what it weighs today, and a little. */
const LIMIT = 143_000

/** Where arXiv answers programs: a word of the table of services. */
const SERVICE = 'oaipmh.arxiv.org'

const ENTRIES = ['index', 'parser', 'readers', 'exporters', 'query', 'sources', 'enrich', 'unified']

describe('a bundle of the built package', () => {
  it('should hold no Markdown, HTML and YAML parser where only the text reader is used', async () => {
    const code = await bundle(TEXT_TO_BIBTEX)
    for (const words of Object.values(PARSERS)) expect(code).not.toContain(words)
    expect(gzipSync(code).length).toBeLessThan(LIMIT)
  })

  it.each(ENTRIES)('should hold nothing of %s where nothing of it is used', async (entry) => {
    const code = await bundle(`import * as all from './dist/${entry}.js'\nvoid all`)
    // What is left are numbers, names and notes of the parsers by others.
    expect(code.length).toBeLessThan(4000)
  })

  it.each(ENTRIES.slice(0, 5))('should hold nothing that asks services where %s is used', async (entry) => {
    const code = await bundle(`export * from './dist/${entry}.js'`)
    expect(code).not.toContain(SERVICE)
  })

  it('should ask services where the sources are used, without a module of Node', async () => {
    const code = await bundle("export * from './dist/sources.js'")
    expect(code).toContain(SERVICE)
    expect(code).not.toMatch(/["']node:/)
  })

  it('should hold nothing that asks services or completes papers, where neither is used', async () => {
    for (const entry of ['index', 'parser']) {
      const code = await bundle(`import * as all from './dist/${entry}.js'\nconsole.log(all)`)
      // Words of the client, of the table of services, and of what tells of a record.
      for (const words of [
        'api.crossref.org',
        'api.datacite.org',
        'is not asked while offline',
        'published version is known',
      ])
        expect(code).not.toContain(words)
    }
  })

  it.each(['index', 'parser'])(
    'should have no module of what asks services, and at most 500 bytes for it, where %s is used',
    async (entry) => {
      const whole = await bundleOfSources(entry)
      expect(whole.inputs.filter((path) => /^src\/(?:network|sources|enrich|node)\//.test(path))).toEqual([])
      // All that the core knows of them are the names of what they tell.
      const without = await bundleOfSources(entry, SERVICE_RULES)
      expect(without.bytes).toBeLessThan(whole.bytes)
      expect(whole.bytes - without.bytes).toBeLessThanOrEqual(500)
    },
  )

  it('should hold them where the preset is used', async () => {
    const code = await bundle("import { parse } from './dist/index.js'\nconsole.log(parse('x'))")
    for (const words of Object.values(PARSERS)) expect(code).toContain(words)
  })
})

/** Rules that only what asks services tells. */
const SERVICE_RULES =
  /^ +'(?:ambiguous-match|empty-list|failed-lookup|not-cached|not-found|overwritten-field|published-version|service-unavailable|unexpected-answer|unusable-cache)':.*\n/gm

/** What a bundle of an entry of the sources holds, and its bytes as browsers get it; without the rules that a pattern takes out. */
async function bundleOfSources(entry: string, out?: RegExp): Promise<{ inputs: string[]; bytes: number }> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `import * as all from './src/${entry}'\nconsole.log(all)`, resolveDir: resolve('.') },
    bundle: true,
    format: 'esm',
    metafile: true,
    minify: true,
    platform: 'browser',
    write: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'rules',
        setup(steps) {
          steps.onLoad({ filter: /model[\\/]diagnostic\.ts$/ }, async ({ path }) => ({
            contents: (await readFile(path, 'utf8')).replace(out ?? /$^/, ''),
            loader: 'ts',
          }))
        },
      },
    ],
  })
  const [output] = Object.values(metafile.outputs)
  const inputs = Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? path : [],
  )
  return { inputs, bytes: gzipSync(outputFiles[0]?.contents ?? '').length }
}

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: resolve('.') },
    bundle: true,
    format: 'esm',
    minify: true,
    platform: 'browser',
    write: false,
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}
