export type { CompletedPaper, FoundRecord, WantedVersion } from './complete'
export {
  type EnrichedPapers,
  type EnrichedStream,
  type EnrichOptions,
  type EnrichReport,
  type EnrichStreamOptions,
  enrich,
  enrichStream,
} from './enrich'
export { local } from './local'
export { type Match, type MatchBasis, type MatchOptions, matchPaper } from './match'
export type { Lookup, LookupOptions, Resolver } from './resolver'
