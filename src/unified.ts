import type { Root as MarkdownRoot } from 'mdast'

import { type Exporter, json, stringify } from './exporters/index'
import type { Diagnostic } from './model/diagnostic'
import type { Position } from './model/paper'
import type { Root } from './model/tree'
import { fromDigest, fromMdast, type ParseOptions, toPapers } from './parser/index'
import { readers } from './readers/index'

/** How the plugins read; `readers` are all of the package by default. */
export type DigestParseOptions = Omit<Partial<ParseOptions>, 'strict' | 'path'>

/**
 * The part of a `VFile` that the plugins touch. Typed by shape: `unified` and `vfile` are ESM, and a CommonJS project could not
 * name their types.
 */
interface File {
  readonly path?: string | undefined
  readonly value?: unknown
  readonly data: Record<string, unknown>
  message(
    reason: string,
    options: { source: string; ruleId: string; place?: Position | Position['start'] | undefined },
  ): object
}

/** The part of a unified `Processor` that the plugins touch. */
interface Processor {
  parser?: unknown
  compiler?: unknown
  data(): object
}

type Settings = Pick<DigestParseOptions, 'referenceDate' | 'dayFirst'>

/**
 * unified plugin: parses digest text into a digest tree. `unified().use(digestParse).use(digestStringify, bibtex)`.
 * What is noticed becomes messages of the file. Options as for `parse`.
 */
export function digestParse(this: unknown, options: DigestParseOptions = {}): undefined {
  const processor = this as Processor
  Object.assign(processor.data(), { digest: settingsOf(options) })
  processor.parser = (document: string, file: File): Root => {
    return fromDigest(document, {
      readers,
      ...options,
      path: file.path,
      report: (message) => tell(file, message),
    })
  }
}

/**
 * unified plugin (transformer): turns a Markdown tree into a digest tree. `unified().use(remarkParse).use(remarkDigest)`.
 * Headings with fields, linked headings, list items, tables (with `remark-gfm`) and labelled records are read. The file's value is
 * the text that the tree came from.
 */
export function remarkDigest(
  this: unknown,
  options: Settings = {},
): (tree: MarkdownRoot, file: File) => Root {
  Object.assign((this as Processor).data(), { digest: settingsOf(options) })
  return (tree, file) => {
    const { value } = file
    const children = fromMdast(tree, {
      document: typeof value === 'string' ? value : undefined,
      report: (message) => tell(file, message),
    })
    const root: Root = { type: 'root', children, data: { reader: 'markdown' } }
    if (tree.position) root.position = tree.position as Position
    return root
  }
}

/**
 * unified plugin: compiles a digest tree with an exporter (JSON by default), whose options come third:
 * `use(digestStringify, bibtex, { abstract: true })`. The papers, and what the page says of itself, are in `file.data.digest`. What a field or the format cannot express becomes messages of the file.
 */
export function digestStringify<Options extends object>(
  this: unknown,
  exporter?: Exporter<Options>,
  options?: Options,
): undefined {
  const processor = this as Processor
  processor.compiler = (tree: object, file: File): string => {
    const { digest: settings } = processor.data() as { digest?: Settings }
    const digest = toPapers(tree as Root, { path: file.path, ...settings })
    file.data.digest = digest
    for (const message of digest.messages) tell(file, message)
    const hooks = { report: (message: Diagnostic) => tell(file, message) }
    return exporter
      ? stringify(digest.papers, exporter, options, hooks)
      : stringify(digest.papers, json, {}, hooks)
  }
}

/** Puts a diagnostic on a file, with its severity and what it expected. */
function tell(file: File, message: Diagnostic): void {
  const { reason, ruleId, source, place, fatal, actual, expected, note } = message
  const told = file.message(reason, { source, ruleId, ...(place && { place }) })
  Object.assign(told, {
    fatal,
    ...(actual !== undefined && { actual }),
    ...(expected && { expected }),
    ...(note !== undefined && { note }),
  })
}

/** What the compiler has to know of the parser's options. */
function settingsOf({ referenceDate, dayFirst }: Settings): Settings {
  return { referenceDate, dayFirst }
}
