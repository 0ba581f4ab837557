import type { Diagnostic } from '../model/diagnostic'
import type { OptionRules } from '../model/option'
import type { Paper } from '../model/paper'
import type { PaperList } from '../model/papers'
import type { FieldName } from '../model/vocabulary'

/** What an exporter may tell while it writes, and what it may know beforehand. */
export interface ExportContext {
  /** Takes what could not be expressed in the format; the file stays well-formed all the same. */
  readonly report: (message: Diagnostic) => void
  /**
   * All papers, where the caller has them (`stringify`): `entry(papers.at(index), index)` is then called for each, in order.
   * Absent in a stream (`stringifyStream`), where an exporter that needs to see all of them (citation keys that do not
   * depend on order) goes by order of arrival and says so in its docs.
   */
  readonly papers?: PaperList | undefined
}

/** What records state beside names, title, date, abstract and the main identifiers, which every format has a place for. */
export type RecordField = Extract<
  FieldName,
  | 'moreAuthors'
  | 'pmid'
  | 'container'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'publisher'
  | 'place'
  | 'editors'
  | 'event'
  | 'series'
  | 'edition'
  | 'publicationNumber'
  | 'reference'
  | 'comment'
  | 'language'
  | 'links'
  | 'keywords'
  | 'extra'
>

/** One output being written. State such as used citation keys lives in the closure that `open` makes. */
export interface ExportSession {
  /** Written first, also when there is no paper. */
  readonly head?: string
  /** Written between two entries. */
  readonly separator?: string
  /**
   * Whether a field that a record states is written; `extra` with the format that it is of. Of all others it is told once a document which fields have no place.
   * Default: none is.
   */
  keeps?(field: RecordField, format?: string): boolean
  /** The text of one paper. Never throws on a valid paper; returns '' to leave it out, after a report, or to write it in `tail`. */
  entry(paper: Paper, index: number): string
  /** The text written last, also when there is no paper; asked for once, after the last entry. */
  tail?(): string
}

/**
 * An output format. Implement this one interface and the format works as a string, as a stream, in a unified pipeline and
 * on the command line: `stringify(papers, yourExporter, options)`.
 */
export interface Exporter<Options extends object = object> {
  /** Lower case, as on the command line: `csl-json`. */
  readonly name: string
  /** File extension without the dot. */
  readonly extension: string
  /** IANA media type, without parameters. */
  readonly mediaType: string
  /** What options it takes: others are refused, and the command sets these. Without it, any are passed to `open`. */
  readonly options?: OptionRules<Options> | undefined
  /** Whether it looks at all papers before it writes the first, where the caller has them. Default: each is written by itself. */
  readonly seesAll?: boolean | undefined
  /** Starts one output. Every option is optional. Throws a TypeError, saying what to do, on options that make no sense. */
  open(options: Readonly<Options>, context: ExportContext): ExportSession
}
