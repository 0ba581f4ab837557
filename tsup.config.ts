import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
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
 * As ES modules, the parsers by others are chunks of their own: `"sideEffects": false` lets a bundler drop these whole, and of all else what is not
 * used, for no statement at the top of a module does anything.
 */
const syntaxes = {
  'syntax/markdown': 'src/parser/mdast/syntax.ts',
  'syntax/html': 'node_modules/htmlparser2/dist/Parser.js',
  'syntax/yaml': 'node_modules/yaml/browser/dist/index.js',
}

/**
 * All that the library stands on is taken in: as the 300 files of its packages it would cost each start of Node more than all the rest, and a bundler drops the
 * unused of it all the same. Of the parsers of HTML and YAML only their ES modules, without what writes HTML.
 *
 * A target by year: with one of Node esbuild makes each pattern with `\p` anew wherever it stands in a function, since it knows no Node that has all scripts.
 */
/** What is taken in, by the folders of its packages: its licences ask to go with it. */
const taken = new Set<string>()

const notices: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'notices',
  setup(build) {
    build.initialOptions.metafile = true
    build.onEnd(({ metafile }) => {
      for (const input of Object.keys(metafile?.inputs ?? {})) {
        const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []
        if (folder !== undefined) taken.add(folder)
      }
      mkdirSync('dist', { recursive: true })
      writeFileSync('dist/THIRD-PARTY-LICENSES.txt', [...taken].sort().map(noticeOf).join('\n'))
    })
  },
}

/** vfile, which unified hands documents on in, asks Node for paths unless it is told that there may be none. */
const portable: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'portable',
  setup(build) {
    build.onResolve({ filter: /^#min(?:path|proc|url)$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, `${path.slice(1)}.browser.js`),
      sideEffects: false,
    }))
  },
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
  return `${name} ${version} (${license})\n${text}`
}

const shared: Options = {
  esbuildPlugins: [notices, portable],
  target: 'es2022',
  platform: 'node',
  splitting: true,
  silent: true,
  noExternal: [/./],
  esbuildOptions(options) {
    options.alias = {
      htmlparser2: resolve(syntaxes['syntax/html']),
      yaml: resolve(syntaxes['syntax/yaml']),
    }
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
  { ...shared, entry: { ...entry, ...syntaxes }, format: 'esm', onSuccess: writeSchema },
  // With all that it needs, since start-up is what a command line is felt by; what reads and writes papers is a file of its own, which
  // `--version` and a wrong word do not load.
  {
    ...shared,
    entry: { cli: 'src/cli.ts' },
    format: 'esm',
    esbuildOptions(options, context) {
      shared.esbuildOptions?.(options, context)
      options.chunkNames = 'cli/[name]-[hash]'
      // Blanks and comments are read at each start, too; names stay, for whoever looks at a trace.
      options.minifyWhitespace = true
    },
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  },
  { ...shared, entry, format: 'cjs' },
  {
    entry,
    format: ['esm', 'cjs'],
    silent: true,
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
])
