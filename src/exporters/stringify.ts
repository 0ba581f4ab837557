import type { Diagnostic } from '../model/diagnostic'
import { requireOptions } from '../model/option'
import type { Paper } from '../model/paper'
import { isAsync, type PaperList, type Papers, papersOf, requirePaper, withPapers } from '../model/papers'
import type { ExportContext, Exporter, ExportSession } from './exporter'
import { createUnplaced, type Unplaced } from './unplaced'

/** What a caller of {@link stringify} may listen to. */
export interface StringifyHooks {
  /** Called with what the format could not express; by default such messages are dropped. */
  readonly report?: ((message: Diagnostic) => void) | undefined
}

/**
 * Writes papers in a format: `stringify(digest, bibtex, { abstract: true })`. Papers are a list, a digest, a query or another iterable; of an async iterable it gives a
 * promise of the text. The text ends with a line feed, except that formats which print nothing for no papers give ''.
 * @throws {TypeError} When these are no papers, the exporter is not one, or its options make no sense.
 */
export function stringify<Options extends object>(
  papers: Papers,
  exporter: Exporter<Options>,
  options?: Readonly<NoInfer<Options>>,
  hooks?: StringifyHooks,
): string
export function stringify<Options extends object>(
  papers: AsyncIterable<Paper>,
  exporter: Exporter<Options>,
  options?: Readonly<NoInfer<Options>>,
  hooks?: StringifyHooks,
): Promise<string>
export function stringify<Options extends object>(
  papers: Papers | AsyncIterable<Paper>,
  exporter: Exporter<Options>,
  options?: Readonly<NoInfer<Options>>,
  hooks: StringifyHooks = {},
): string | Promise<string> {
  return withPapers(papers, 'stringify(digest, bibtex)', (all) => write([...all], exporter, options, hooks))
}

function write<Options extends object>(
  papers: readonly Paper[],
  exporter: Exporter<Options>,
  options: Readonly<Options> | undefined,
  hooks: StringifyHooks,
): string {
  papers.forEach(requirePaper)
  const session = open(exporter, options, hooks, papers)
  const chunks: string[] = [session.head ?? '']
  const entryOf = entryWriter(session)
  const unplaced = createUnplaced(exporter.name, session, hooks)
  for (let index = 0; index < papers.length; index += 1) {
    const paper = papers[index] as Paper
    unplaced.add(paper)
    chunks.push(entryOf(paper, index))
  }
  chunks.push(session.tail?.() ?? '')
  unplaced.report()
  return chunks.join('')
}

/**
 * Writes papers in a format as they arrive, one chunk each: memory does not grow with their number. The chunks joined are what
 * {@link stringify} gives, where the format does not need to see all papers first (BibTeX says how its keys differ).
 * @throws {TypeError} As {@link stringify}; for a thing that is not a paper when it arrives.
 */
export function stringifyStream<Options extends object>(
  papers: Papers | AsyncIterable<Paper>,
  exporter: Exporter<Options>,
  options?: Readonly<NoInfer<Options>>,
  hooks: StringifyHooks = {},
): AsyncGenerator<string, void, undefined> {
  const arriving = isAsync(papers) ? papers : papersOf(papers, 'stringifyStream(parseStream(chunks), ndjson)')
  const session = open(exporter, options, hooks, undefined)
  return chunksOf(arriving, session, createUnplaced(exporter.name, session, hooks))
}

/**
 * Writes papers that are all there, but perhaps not in memory, one chunk each: joined they are what {@link stringify} gives.
 * @throws {TypeError} As {@link stringify}.
 */
export function stringifyList<Options extends object>(
  papers: PaperList,
  exporter: Exporter<Options>,
  options?: Readonly<NoInfer<Options>>,
  hooks: StringifyHooks = {},
): AsyncGenerator<string, void, undefined> {
  const session = open(exporter, options, hooks, papers)
  return chunksOf(papers, session, createUnplaced(exporter.name, session, hooks))
}

async function* chunksOf(
  papers: Iterable<Paper> | AsyncIterable<Paper>,
  session: ExportSession,
  unplaced: Unplaced,
): AsyncGenerator<string, void, undefined> {
  if (session.head) yield session.head
  const write = entryWriter(session)
  let index = 0
  for await (const paper of papers) {
    requirePaper(paper, index)
    unplaced.add(paper)
    const chunk = write(paper, index)
    if (chunk !== '') yield chunk
    index += 1
  }
  const tail = session.tail?.()
  if (tail) yield tail
  unplaced.report()
}

/** Puts the separator between entries that were written, not beside one that was left out. */
function entryWriter(session: ExportSession): (paper: Paper, index: number) => string {
  const separator = session.separator ?? ''
  let isFirst = true
  return (paper, index) => {
    const entry = session.entry(paper, index)
    if (entry === '' || isFirst) {
      isFirst = isFirst && entry === ''
      return entry
    }
    return separator + entry
  }
}

function open<Options extends object>(
  exporter: Exporter<Options>,
  options: Readonly<Options> | undefined,
  hooks: StringifyHooks,
  papers: PaperList | undefined,
): ExportSession {
  if (typeof exporter?.open !== 'function')
    throw new TypeError(`Expected an exporter, received ${describeExporter(exporter)}`)
  const rules: object = exporter.options ?? options ?? {}
  if (options !== undefined) requireOptions(options, Object.keys(rules), `'${exporter.name}'`)
  requireOptions(hooks, ['report'], 'stringify')
  if (hooks.report !== undefined && typeof hooks.report !== 'function') {
    throw new TypeError(
      'Expected report to be a function: stringify(papers, exporter, options, { report: console.error })',
    )
  }
  const context: ExportContext = { report: hooks.report ?? ignore, papers }
  return exporter.open(options ?? ({} as Options), context)
}

function ignore(): void {}

function describeExporter(value: unknown): string {
  if (typeof value === 'string') {
    return `the string '${value}': pass the exporter itself, as in stringify(papers, bibtex), or look it up with exporters.get('${value}')`
  }
  if (typeof value === 'function')
    return 'a function: pass the exporter object, with name, extension, mediaType and open'
  return `${value === null ? 'null' : typeof value}: pass one, as in stringify(papers, bibtex); exporters.get(name) gives undefined for an unknown name`
}
