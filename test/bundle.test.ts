import { resolve } from 'node:path'

import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const TEXT_TO_BIBTEX = `
import { parse } from './dist/parser.js'
import { text } from './dist/readers.js'
import { bibtex, stringify } from './dist/exporters.js'
console.log(stringify(parse('x', { readers: [text] }).papers, bibtex))
`

describe('a bundle of the built package', () => {
  it('should hold no Markdown and no HTML parser where only the text reader is used', async () => {
    const inputs = await bundle(TEXT_TO_BIBTEX)
    const packages = new Set(
      inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    )
    expect([...packages]).toEqual(['zod'])
  })

  it('should hold them where the preset is used', async () => {
    const inputs = await bundle("import { parse } from './dist/index.js'\nconsole.log(parse('x'))")
    expect(inputs.some((path) => path.includes('node_modules/remark-parse/'))).toBe(true)
    expect(inputs.some((path) => path.includes('node_modules/htmlparser2/'))).toBe(true)
  })
})

async function bundle(contents: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: resolve('.') },
    bundle: true,
    format: 'esm',
    metafile: true,
    minify: true,
    platform: 'browser',
    write: false,
  })
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  )
}
