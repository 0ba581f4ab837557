import type { SeenRequest } from './server'

/** What a service asks of its users, as it publishes it. */
export interface Etiquette {
  readonly hosts: readonly string[]
  readonly requests: number
  /** Milliseconds. */
  readonly per: number
  readonly connections: number
}

/** Where requests broke the rules of a service: too many in a while, or too many at a time. */
export function breachesOf(
  all: readonly SeenRequest[],
  { hosts, requests, per, connections }: Etiquette,
): string[] {
  const seen = all.filter(({ url }) => hosts.includes(url.host)).sort((a, b) => a.start - b.start)
  return seen.flatMap(({ start, url }, index) => {
    const before = seen[index - requests]
    const open = seen.filter((other) => other.start <= start && other.end > start).length
    return [
      ...(before && start - before.start < per
        ? [`${url.href}: ${Math.round(start - before.start)} ms after ${before.url.href}`]
        : []),
      ...(open > connections ? [`${url.href}: ${open} at a time`] : []),
    ]
  })
}

/** What the services that are asked publish. */
export const etiquettes = {
  arxiv: {
    hosts: ['export.arxiv.org', 'oaipmh.arxiv.org', 'arxiv.org', 'rss.arxiv.org'],
    requests: 1,
    per: 3_000,
    connections: 1,
  },
  huggingFace: { hosts: ['huggingface.co'], requests: 500, per: 300_000, connections: 4 },
  datacite: { hosts: ['api.datacite.org'], requests: 500, per: 300_000, connections: 4 },
  semanticScholar: { hosts: ['api.semanticscholar.org'], requests: 1, per: 1_000, connections: 1 },
  openAlex: { hosts: ['api.openalex.org'], requests: 10, per: 1_000, connections: 4 },
  dblp: {
    hosts: ['dblp.org', 'dblp.uni-trier.de', 'dblp.dagstuhl.de'],
    requests: 1,
    per: 1_000,
    connections: 1,
  },
  crossref: { hosts: ['api.crossref.org'], requests: 5, per: 1_000, connections: 1 },
} as const satisfies Readonly<Record<string, Etiquette>>
