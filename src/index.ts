import type { Digest } from './model/digest'
import type { Paper } from './model/paper'
import type { Token } from './model/token'
import type { Root } from './model/tree'
import type { Document } from './parser/document'
import {
  type Chunks,
  type ExplainedDocument,
  explain as explainWith,
  fromDigest as fromDigestWith,
  type ParseOptions,
  type ParseStreamOptions,
  parseStream as parseStreamWith,
  parse as parseWith,
  type TreeOptions,
  tokenize as tokenizeWith,
} from './parser/index'
import { readers } from './readers/index'

/** Options whose `readers` are all readers of the package by default. */
export type WithDefaultReaders<Options extends ParseOptions> = Omit<Options, 'readers'> &
  Partial<Pick<Options, 'readers'>>

/**
 * Reads a digest page into papers: `parse(text).papers`. The way in which it is written is detected.
 *
 * Content never throws: what is wrong with it is in `messages`, with its place. Throws a TypeError where `document` or `options`
 * make no sense, and a `DigestError` under `strict: true` where any message is more than information.
 */
export function parse(document: Document, options: WithDefaultReaders<ParseOptions> = {}): Digest {
  return parseWith(document, withReaders(options))
}

/**
 * Reads a digest of any size piece by piece: `for await (const paper of parseStream(createReadStream(path)))`. It cannot look
 * ahead: pass `referenceDate` where dates lack a year. Throws as {@link parse} does.
 */
export function parseStream(
  chunks: Chunks,
  options: WithDefaultReaders<ParseStreamOptions> = {},
): AsyncGenerator<Paper, void, undefined> {
  return parseStreamWith(chunks, withReaders(options))
}

/** The tokens of a digest: gapless and positioned, their values joined are the document. Throws only on misuse. */
export function tokenize(document: Document, options: WithDefaultReaders<ParseOptions> = {}): Token[] {
  return tokenizeWith(document, withReaders(options))
}

/** A digest as a unist tree, `root > section? > paper > field`; `toPapers` reads it. Throws only on misuse. */
export function fromDigest(document: Document, options: WithDefaultReaders<TreeOptions> = {}): Root {
  return fromDigestWith(document, withReaders(options))
}

/**
 * What each line of a digest was taken for, and why: its part of the digest, the facts found on it, and what spoke for and against each title. Throws only
 * on misuse.
 */
export function explain(
  document: Document,
  options: WithDefaultReaders<ParseOptions> = {},
): ExplainedDocument {
  return explainWith(document, withReaders(options))
}

export type {
  AtomOptions,
  BiblatexOptions,
  BibtexOptions,
  ChatOptions,
  CslJsonOptions,
  CsvColumn,
  CsvOptions,
  EmlOptions,
  ExistingKeys,
  ExportContext,
  Exporter,
  ExportSession,
  HtmlOptions,
  JsonFeedOptions,
  JsonOptions,
  KeyOptions,
  MarkdownOptions,
  RisOptions,
  RssOptions,
  StringifyHooks,
  TextOptions,
  TsvOptions,
} from './exporters/index'

function withReaders<Options extends ParseOptions>(options: WithDefaultReaders<Options>): Options {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(
      `Expected options as an object, such as { referenceDate: '2026-01-30' }, received ${String(options)}`,
    )
  }
  return { ...options, readers: options.readers ?? readers } as Options
}

export {
  atom,
  biblatex,
  bibtex,
  cslJson,
  csv,
  discord,
  eml,
  exporters,
  html,
  json,
  jsonFeed,
  markdown,
  ndjson,
  ris,
  rss,
  slack,
  stringify,
  stringifyStream,
  telegram,
  text,
  tsv,
} from './exporters/index'
export { type PublicationType, publicationTypes } from './lexicon/publication'
export type { Diagnostic, DiagnosticDetails, RuleId } from './model/diagnostic'
export { DigestError, diagnostic, rules } from './model/diagnostic'
export type { Digest, DigestDescription, Period } from './model/digest'
export type { OptionRule, OptionRules } from './model/option'
export type {
  Author,
  Extra,
  Identifiers,
  Image,
  Link,
  LinkRelation,
  Metrics,
  Organization,
  Paper,
  Point,
  Position,
  Publication,
  Source,
} from './model/paper'
export { authorSchema, paperJsonSchema, paperSchema } from './model/paper-schema'
export type { Registry } from './model/registry'
export { createRegistry } from './model/registry'
export type { DigestFieldType, FieldType, Token, TokenType } from './model/token'
export type {
  DigestContent,
  DigestFieldNode,
  FieldData,
  FieldNode,
  PaperNode,
  Root,
  SectionNode,
  TextNode,
} from './model/tree'
export type {
  Chunks,
  Decision,
  Document,
  DocumentFile,
  EvaluateOptions,
  ExplainedDocument,
  ExplainedLine,
  ExplainedPart,
  Limits,
  LineRole,
  ParseOptions,
  ParseStreamOptions,
  ReadContext,
  Reader,
  TokenReader,
  TokenSession,
  Trace,
  TracedColumns,
  TracedEntry,
  TracedFact,
  TracedPromotion,
  TracedSection,
  TracedTitle,
  TreeOptions,
  TreeReader,
} from './parser/index'
export { toPapers } from './parser/index'
export type {
  AliasName,
  ChangedPaper,
  Condition,
  DateConditions,
  DigestDifference,
  Explanation,
  FacetValue,
  FieldConditions,
  FieldName,
  FlagConditions,
  GroupField,
  MatchOptions,
  MatchRange,
  MergedPapers,
  NumberConditions,
  PaperGroup,
  PaperQuery,
  PaperStats,
  Papers,
  ParsedQuery,
  Predicate,
  QueryNode,
  QueryOptions,
  Rows,
  SearchField,
  SearchHit,
  SearchIndex,
  SearchOptions,
  SortField,
  SortKey,
  StatsOptions,
  TextConditions,
  ValueConditions,
} from './query/index'
export {
  addressOf,
  compileQuery,
  createIndex,
  deserializeIndex,
  diffDigests,
  f,
  huggingFaceOf,
  mergePapers,
  parseQuery,
  pdfOf,
  printQuery,
  query,
  stats,
} from './query/index'
export { readers } from './readers/index'
