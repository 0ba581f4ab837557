import { frozen } from '../model/frozen'

/** How often a service may be asked. */
export interface Rate {
  /** At most so many requests … */
  readonly requests: number
  /** … in so many milliseconds. */
  readonly per: number
  /** At most so many at a time. */
  readonly connections: number
}

/** A service that can be asked, and its manners. */
export interface Service {
  /** What messages call it. */
  readonly name: string
  /** Where it may be asked, and where its redirects may lead: exact names. */
  readonly hosts: readonly string[]
  readonly rate: Rate
  /** What it allows those who say how they can be reached. */
  readonly contactRate?: Rate | undefined
  /** How it takes a key: in a header, with words before it, or as a parameter of the address. */
  readonly key?:
    | { readonly header: string; readonly prefix?: string | undefined }
    | { readonly parameter: string }
    | undefined
}

const MINUTES = 60_000

/** All services that the package asks, with the limits that they publish. */
export const services = /* @__PURE__ */ frozen(
  () =>
    ({
      // huggingface.co/docs/hub/rate-limits: 500 requests of the interface in five minutes.
      huggingFace: {
        name: 'Hugging Face',
        hosts: ['huggingface.co'],
        rate: { requests: 450, per: 5 * MINUTES, connections: 2 },
        key: { header: 'authorization', prefix: 'Bearer ' },
      },
      // info.arxiv.org/help/api/tou: one request every three seconds and one connection, over all of its hosts.
      arxiv: {
        name: 'arXiv',
        hosts: ['export.arxiv.org', 'oaipmh.arxiv.org', 'arxiv.org', 'rss.arxiv.org'],
        rate: { requests: 1, per: 3_000, connections: 1 },
      },
      // support.datacite.org/docs/rate-limit
      datacite: {
        name: 'DataCite',
        hosts: ['api.datacite.org'],
        rate: { requests: 450, per: 5 * MINUTES, connections: 2 },
        contactRate: { requests: 900, per: 5 * MINUTES, connections: 2 },
      },
      // api.semanticscholar.org: one request a second with a key; without one, all share a pool.
      semanticScholar: {
        name: 'Semantic Scholar',
        hosts: ['api.semanticscholar.org'],
        rate: { requests: 1, per: 1_100, connections: 1 },
        key: { header: 'x-api-key' },
      },
      // docs.openalex.org: what an answer costs counts; ten a second at most.
      openAlex: {
        name: 'OpenAlex',
        hosts: ['api.openalex.org'],
        rate: { requests: 8, per: 1_000, connections: 2 },
        key: { parameter: 'api_key' },
      },
      // dblp.org/faq: one or two seconds between two requests.
      dblp: {
        name: 'DBLP',
        hosts: ['dblp.org', 'dblp.uni-trier.de', 'dblp.dagstuhl.de'],
        rate: { requests: 1, per: 2_000, connections: 1 },
      },
      // www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication
      crossref: {
        name: 'Crossref',
        hosts: ['api.crossref.org'],
        rate: { requests: 5, per: 1_000, connections: 1 },
        contactRate: { requests: 9, per: 1_000, connections: 3 },
      },
    }) as const satisfies Readonly<Record<string, Service>>,
)

/** The name of a service of the table. */
export type ServiceName = keyof typeof services

/** Whether an address is one of a service's: by https, and with nothing in it that leads elsewhere. */
export function isOf({ hosts }: Service, { protocol, hostname, port, username, password }: URL): boolean {
  return (
    protocol === 'https:' && port === '' && username === '' && password === '' && hosts.includes(hostname)
  )
}
