import type { Resolver } from '../resolver'
import { arxiv } from './arxiv'
import type { ResolverOptions } from './asking'
import { crossref } from './crossref'
import { datacite } from './data-cite'
import { dblp } from './dblp'
import { huggingFace } from './hugging-face'
import { openAlex } from './open-alex'
import { semanticScholar } from './semantic-scholar'

/** All resolvers that ask services, by the names that `sources` have for them. */
export const resolvers = /* @__PURE__ */ Object.freeze({
  huggingFace,
  arxiv,
  datacite,
  semanticScholar,
  openAlex,
  dblp,
  crossref,
}) satisfies Readonly<Record<string, (options: ResolverOptions) => Resolver>>

/** The name of a resolver that asks a service. */
export type ResolverName = keyof typeof resolvers
