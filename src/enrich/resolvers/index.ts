import type { Resolver } from '../resolver'
import { arxiv } from './arxiv'
import type { ResolverOptions } from './asking'
import { crossref } from './crossref'
import { datacite } from './data-cite'
import { dblp } from './dblp'
import { huggingFace } from './hugging-face'
import { openAlex } from './open-alex'
import { semanticScholar } from './semantic-scholar'

type MakeResolver = (options: ResolverOptions) => Resolver

/** All resolvers that ask services, by the names that `sources` have for them. Each throws a TypeError where it is given no client. */
export const resolvers = /* @__PURE__ */ Object.freeze({
  huggingFace: /* @__PURE__ */ withClient(huggingFace),
  arxiv: /* @__PURE__ */ withClient(arxiv),
  datacite: /* @__PURE__ */ withClient(datacite),
  semanticScholar: /* @__PURE__ */ withClient(semanticScholar),
  openAlex: /* @__PURE__ */ withClient(openAlex),
  dblp: /* @__PURE__ */ withClient(dblp),
  crossref: /* @__PURE__ */ withClient(crossref),
}) satisfies Readonly<Record<string, MakeResolver>>

/** The name of a resolver that asks a service. */
export type ResolverName = keyof typeof resolvers

function withClient(make: MakeResolver): MakeResolver {
  return (options) => {
    const { client } = Object(options) as Partial<ResolverOptions>
    if (typeof client?.request === 'function') return make({ client })
    throw new TypeError('Expected a client for a resolver, such as { client: createClient() }')
  }
}
