export type { Block } from './block'
export type { Document, DocumentFile } from './document'
export type { EvaluateOptions } from './evaluate'
export { toPapers } from './evaluate'
export type { ExplainedDocument, ExplainedLine, ExplainedPart, LineRole } from './explain'
export { explain, grammarRules } from './explain'
export { readDigest as readElements } from './grammar/digest'
export type { FrontMatter } from './grammar/front-matter'
export type { CellContent, Element, Grid, Passage } from './line/element'
export { type SourceLine, sourceLines } from './line/source'
export type { Line, Span } from './line/span'
export { fromMdast } from './mdast/from-mdast'
export { lineOfMarks, type Marks } from './mdast/marks'
export type { ParseOptions, TreeOptions } from './options'
export { fromDigest, parse, tokenize } from './parse'
export type { Limits, ReadContext, Reader, TokenReader, TokenSession, TreeReader } from './reader'
export type { Chunks, ParseStreamOptions } from './stream'
export { parseStream } from './stream'
export type {
  Decision,
  Trace,
  TracedColumns,
  TracedEntry,
  TracedFact,
  TracedPromotion,
  TracedSection,
  TracedTitle,
} from './trace'
