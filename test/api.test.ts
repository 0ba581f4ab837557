import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

import { describe, expect, it } from 'vitest'

const require = createRequire(import.meta.url)

/** The public surface, value by value: a name that comes or goes is a decision. */
const SURFACE: Readonly<Record<string, readonly string[]>> = {
  index: [
    'DigestError',
    'atom',
    'authorSchema',
    'biblatex',
    'bibtex',
    'compileQuery',
    'createIndex',
    'createRegistry',
    'cslJson',
    'csv',
    'deserializeIndex',
    'diagnostic',
    'diffDigests',
    'eml',
    'exporters',
    'f',
    'fromDigest',
    'html',
    'json',
    'jsonFeed',
    'markdown',
    'mergePapers',
    'ndjson',
    'paperJsonSchema',
    'paperSchema',
    'parse',
    'parseQuery',
    'parseStream',
    'printQuery',
    'query',
    'readers',
    'ris',
    'rss',
    'rules',
    'stats',
    'stringify',
    'stringifyStream',
    'text',
    'toPapers',
    'tokenize',
    'tsv',
  ],
  unified: ['digestParse', 'digestStringify', 'remarkDigest'],
  node: ['parseChunks', 'parseFile', 'writeFileAtomically'],
  parser: [
    'fromDigest',
    'fromMdast',
    'lineOfMarks',
    'parse',
    'parseStream',
    'readElements',
    'sourceLines',
    'toPapers',
    'tokenize',
  ],
  readers: [
    'arxiv',
    'bibtex',
    'chat',
    'createRegistry',
    'cslJson',
    'csv',
    'feed',
    'html',
    'huggingFace',
    'json',
    'mail',
    'markdown',
    'org',
    'readers',
    'text',
    'yaml',
  ],
  query: [
    'compileQuery',
    'createIndex',
    'deserializeIndex',
    'diffDigests',
    'f',
    'mergePapers',
    'parseQuery',
    'printQuery',
    'query',
    'stats',
  ],
  exporters: [
    'atom',
    'biblatex',
    'bibtex',
    'citationKeys',
    'cslJson',
    'csv',
    'eml',
    'exporters',
    'html',
    'json',
    'jsonFeed',
    'markdown',
    'ndjson',
    'ris',
    'rss',
    'stringify',
    'stringifyStream',
    'text',
    'tsv',
  ],
}

describe('the public surface', () => {
  it.each(Object.entries(SURFACE))(
    'should be exactly this of %s, as ESM and as CommonJS',
    async (entry, names) => {
      const esm: object = await import(pathToFileURL(`dist/${entry}.js`).href)
      const cjs: object = require(`../dist/${entry}.cjs`)
      expect(Object.keys(esm).sort()).toEqual(names)
      expect(Object.keys(cjs).sort()).toEqual(names)
    },
  )
})
