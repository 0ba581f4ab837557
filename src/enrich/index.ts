export type { CompletedPaper, FoundRecord, WantedVersion } from './complete'
export type { Difference } from './difference'
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
export type { ResolverOptions } from './resolvers/asking'
export { type ResolverName, resolvers } from './resolvers/index'
export { stringifyVerdicts, type VerdictFormat, verdictFormats } from './verdict-format'
export {
  type AskedResolver,
  type Verdict,
  type VerdictKind,
  type Verification,
  type VerificationStream,
  type VerifyOptions,
  type VerifyReport,
  verify,
  verifyStream,
} from './verify'
