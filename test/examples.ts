import { readFileSync } from 'node:fs'

import { fromMarkdown } from 'mdast-util-from-markdown'

/** A fenced block of a Markdown file. */
export interface Block {
  readonly language: string
  /** What follows the language: the name of the file that the block is. */
  readonly file: string | undefined
  readonly value: string
  readonly line: number
}

/** A program or a command of a document, and what it prints by the block that follows. */
export interface Example extends Block {
  /** `undefined` where no block of output follows. */
  readonly output: string | undefined
}

const OUTPUTS: ReadonlySet<string> = new Set(['txt', 'bib', 'csv', 'json'])

/** The fenced blocks of a Markdown file, in order. */
export function readBlocks(path: string): Block[] {
  return fromMarkdown(readFileSync(path, 'utf8')).children.flatMap((node): Block[] =>
    node.type === 'code'
      ? [
          {
            language: node.lang ?? '',
            file: node.meta ?? undefined,
            value: node.value,
            line: node.position?.start.line ?? 0,
          },
        ]
      : [],
  )
}

/** The blocks of a language, each with the output that the block behind it states. */
export function readExamples(path: string, language: string): Example[] {
  const blocks = readBlocks(path)
  return blocks.flatMap((block, index): Example[] => {
    if (block.language !== language || block.file !== undefined) return []
    const next = blocks[index + 1]
    return [{ ...block, output: next && OUTPUTS.has(next.language) ? next.value : undefined }]
  })
}

/** The headings of one depth, as text without marks. */
export function readHeadings(path: string, depth: number): string[] {
  const source = readFileSync(path, 'utf8')
  return source
    .split('\n')
    .filter((line) => line.startsWith(`${'#'.repeat(depth)} `))
    .map((line) => line.slice(depth + 1).trim())
}
