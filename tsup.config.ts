import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { defineConfig, type Options } from 'tsup'

/** The package's sub-paths. */
const entry = {
  index: 'src/index.ts',
  unified: 'src/unified.ts',
  node: 'src/node.ts',
  parser: 'src/parser/index.ts',
  readers: 'src/readers/index.ts',
  exporters: 'src/exporters/index.ts',
  query: 'src/query/index.ts',
  sources: 'src/sources/index.ts',
  enrich: 'src/enrich/index.ts',
}

/**
 * As ES modules, what only one reader or exporter needs is a chunk of its own, so that `"sideEffects": false` lets a bundler drop
 * it: who takes the text reader gets no Markdown and no HTML parser.
 */
const leaves = Object.fromEntries(
  ['readers', 'exporters'].flatMap((room) =>
    readdirSync(`src/${room}`)
      .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
      .map((name) => [`${room}/${name.slice(0, -3)}`, `src/${room}/${name}`]),
  ),
)

/** Packages that are ES modules only: `require` of such a one is not to be had everywhere (jest, older runtimes). */
const esmOnly = ['unified', 'remark-parse', /^mdast-util-/, /^micromark/, 'htmlparser2']

/**
 * The parser of YAML is taken in as ES modules: as its 70 CommonJS files it would cost each start of Node half as much again, and most documents
 * hold no YAML.
 *
 * A target by year: with one of Node esbuild makes each pattern with `\p` anew wherever it stands in a function, since it knows no Node that has all scripts.
 */
const shared: Options = {
  target: 'es2022',
  platform: 'node',
  splitting: true,
  silent: true,
  noExternal: ['yaml'],
  esbuildOptions(options) {
    options.alias = { yaml: resolve('node_modules/yaml/browser/dist/index.js') }
  },
}

/** Once at the top: `clean: true` in one of several configurations removes what another wrote. */
rmSync('dist', { recursive: true, force: true })

/** The JSON Schema comes from the built library, so it is the one that the library validates with. */
async function writeSchema(): Promise<void> {
  const { paperJsonSchema } = await import(pathToFileURL(resolve('dist/index.js')).href)
  writeFileSync('dist/schema.json', `${JSON.stringify(paperJsonSchema(), null, 2)}\n`)
}

export default defineConfig([
  { ...shared, entry: { ...entry, ...leaves }, format: 'esm', onSuccess: writeSchema },
  // With all that it needs, since start-up is what a command line is felt by; what reads and writes papers is a file of its own, which
  // `--version` and a wrong word do not load.
  {
    ...shared,
    entry: { cli: 'src/cli.ts' },
    format: 'esm',
    noExternal: [/./],
    esbuildOptions(options, context) {
      shared.esbuildOptions?.(options, context)
      options.chunkNames = 'cli/[name]-[hash]'
    },
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  },
  { ...shared, entry, format: 'cjs', noExternal: [...esmOnly, 'yaml'] },
  {
    entry,
    format: ['esm', 'cjs'],
    silent: true,
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
])
