export { addressOf, huggingFaceOf, pdfOf } from '../model/address'
export type { Papers } from '../model/papers'
export type { AliasName, FieldName } from '../model/vocabulary'
export type {
  AllNode,
  DateNode,
  GroupNode,
  HasNode,
  NotNode,
  NumberNode,
  QueryNode,
  TextNode,
  ValueNode,
} from './ast'
export { compileQuery, type Predicate } from './compile'
export {
  type Condition,
  type DateConditions,
  type FieldConditions,
  type FlagConditions,
  f,
  type NumberConditions,
  type TextConditions,
  type ValueConditions,
} from './condition'
export type { FacetValue, GroupField, PaperGroup } from './group'
export { type MatchOptions, type ParsedQuery, parseQuery } from './language'
export { type ChangedPaper, type DigestDifference, diffDigests } from './merge/diff'
export { type MergedPapers, mergePapers } from './merge/merge'
export { printQuery } from './print'
export { type Explanation, type PaperQuery, query, type Rows } from './query'
export type { MatchRange } from './search/ranges'
export type { SearchField } from './search/search-fields'
export {
  createIndex,
  deserializeIndex,
  type SearchHit,
  type SearchIndex,
  type SearchOptions,
} from './search/search-index'
export type { SortField, SortKey } from './sort'
export { type PaperStats, type StatsOptions, stats } from './stats'
export type { QueryOptions } from './term'
