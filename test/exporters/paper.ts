import { splitName } from '../../src/lexicon/name'
import type { Paper } from '../../src/model/paper'

/** An invented paper with as little as a digest may state; `fields` adds to it or replaces. */
export function paperOf(fields: Partial<Paper> = {}): Paper {
  return {
    id: 'title:sparse-lanterns',
    title: 'Sparse Lanterns',
    authors: [],
    identifiers: {},
    links: [],
    keywords: [],
    categories: [],
    metrics: {},
    sources: [{ reader: 'text' }],
    ...fields,
  }
}

/** Authors as readers make them. */
export function authorsOf(...names: string[]): Paper['authors'] {
  return names.map(splitName)
}

/** An invented paper with every field that a paper can have. */
export const fullPaper: Paper = {
  id: 'arxiv:2504.01234',
  title: 'Foxglove-2: Lanterns for $O(N^2)$ Tides',
  abstract: 'We light 50% of the coast. Code: https://github.com/foxglove/tides.',
  tldr: 'Lanterns light coasts.',
  authors: [
    { name: 'Aäron van den Oord', given: 'Aäron', particle: 'van den', family: 'Oord' },
    { name: 'Martin Luther King Jr.', given: 'Martin Luther', family: 'King', suffix: 'Jr.' },
    { name: 'Foxglove Team', literal: 'Foxglove Team' },
  ],
  authorCount: 5,
  organization: { name: 'Foxglove Research', slug: 'foxglove', url: 'https://huggingface.co/foxglove' },
  published: '2025-04-03',
  featured: '2025-04-05',
  submitter: 'lamplighter',
  identifiers: {
    arxiv: '2504.01234',
    doi: '10.1234/tides.7',
    openreview: 'aBcDeF12',
    acl: '2025.acl-long.1',
    pmid: '123456',
  },
  url: 'https://arxiv.org/abs/2504.01234',
  links: [
    { url: 'https://github.com/foxglove/tides', rel: 'code' },
    { url: 'https://arxiv.org/pdf/2504.01234', rel: 'pdf' },
  ],
  keywords: ['tides', 'lanterns, small'],
  categories: ['cs.LG', 'stat.ML'],
  metrics: { upvotes: 0, comments: 3, stars: 1710 },
  section: 'Coasts',
  sources: [
    {
      reader: 'text',
      path: 'april.txt',
      digestDate: '2025-04-05',
      position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 8, column: 2, offset: 700 } },
    },
  ],
}
