import type { Diagnostic } from '../model/diagnostic'
import type { Paper } from '../model/paper'
import type { ExportContext, Exporter, ExportSession } from './exporter'
import { createUnplaced, type Unplaced } from './unplaced'

/** What a caller of {@link stringify} may listen to. */
export interface StringifyHooks {
  /** Called with what the format could not express; by default such messages are dropped. */
  readonly report?: ((message: Diagnostic) => void) | undefined
}

/**
 * Writes papers in a format: `stringify(digest.papers, bibtex, { abstract: true })`. The text ends with a line feed, except
 * that formats which print nothing for no papers give ''.
 * @throws {TypeError} When the papers are not an array of papers, the exporter is not one, or its options make no sense.
 */
export function stringify<Options extends object>(
  papers: readonly Paper[],
  exporter: Exporter<Options>,
  options?: Readonly<NoInfer<Options>>,
  hooks: StringifyHooks = {},
): string {
  if (!Array.isArray(papers)) throw new TypeError(`Expected an array of papers, received ${describe(papers)}`)
  papers.forEach(requirePaper)
  const session = open(exporter, options, hooks, papers)
  const chunks: string[] = [session.head ?? '']
  const write = entryWriter(session)
  const unplaced = createUnplaced(exporter.name, session, hooks)
  for (let index = 0; index < papers.length; index += 1) {
    const paper = papers[index] as Paper
    unplaced.add(paper)
    chunks.push(write(paper, index))
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
  papers: Iterable<Paper> | AsyncIterable<Paper>,
  exporter: Exporter<Options>,
  options?: Readonly<NoInfer<Options>>,
  hooks: StringifyHooks = {},
): AsyncGenerator<string, void, undefined> {
  if (!isIterable(papers))
    throw new TypeError(`Expected papers to iterate over, received ${describe(papers)}`)
  const session = open(exporter, options, hooks, undefined)
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
  papers: readonly Paper[] | undefined,
): ExportSession {
  if (typeof exporter?.open !== 'function')
    throw new TypeError(`Expected an exporter, received ${describeExporter(exporter)}`)
  if (options !== undefined && !isObject(options)) {
    throw new TypeError(`Expected the options of '${exporter.name}' as an object, received ${typeof options}`)
  }
  if (hooks.report !== undefined && typeof hooks.report !== 'function') {
    throw new TypeError(
      'Expected report to be a function: stringify(papers, exporter, options, { report: console.error })',
    )
  }
  const context: ExportContext = { report: hooks.report ?? ignore, papers }
  return exporter.open(options ?? ({} as Options), context)
}

function ignore(): void {}

function requirePaper(paper: unknown, index: number): void {
  const fields = (isObject(paper) ? paper : {}) as Partial<Record<keyof Paper, unknown>>
  const isPaper =
    typeof fields.title === 'string' &&
    Array.isArray(fields.authors) &&
    Array.isArray(fields.links) &&
    Array.isArray(fields.keywords) &&
    Array.isArray(fields.categories) &&
    isObject(fields.identifiers) &&
    isObject(fields.metrics)
  if (isPaper) return
  throw new TypeError(
    `papers[${index}] is not a Paper: check data from elsewhere with paperSchema.parse(value), which names what it lacks`,
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isIterable(value: unknown): boolean {
  return isObject(value) && (Symbol.iterator in value || Symbol.asyncIterator in value)
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (typeof value !== 'object') return `a ${typeof value}: parse it first, then pass parse(text).papers`
  if ('papers' in value) return 'a digest: pass its papers, stringify(digest.papers, …)'
  if ('title' in value) return 'one paper: put it into an array, stringify([paper], …)'
  if (Symbol.iterator in value) return 'another iterable: spread it, stringify([...papers], …)'
  if (Symbol.asyncIterator in value) return 'an async iterable: use stringifyStream(papers, …)'
  if ('then' in value) return 'a promise: await it first'
  return 'an object without papers'
}

function describeExporter(value: unknown): string {
  if (typeof value === 'string') {
    return `the string '${value}': pass the exporter itself, as in stringify(papers, bibtex), or look it up with exporters.get('${value}')`
  }
  if (typeof value === 'function')
    return 'a function: pass the exporter object, with name, extension, mediaType and open'
  return `${value === null ? 'null' : typeof value}: pass one, as in stringify(papers, bibtex); exporters.get(name) gives undefined for an unknown name`
}
