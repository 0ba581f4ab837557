import fc from 'fast-check'

import type { Exporter } from '../../src/index'
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

/** The text as any encoding can write it. */
export function encodable(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd')
}

/** Text that is out to break a format. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '{',
          '}',
          '\\',
          '$',
          '%',
          '@misc{x,',
          '"',
          "'",
          ',',
          '\r',
          '\n',
          '\0',
          '=',
          '-',
          '#',
          '&',
          '^',
          '_',
          '~',
          '\ud800',
          '\u202e',
          ' ',
        ],
        ...[
          '\\input{/etc/passwd}',
          '\\write18{rm}',
          '}\n}\n@book{y, title = {z}',
          ' and ',
          'others',
          'Ada',
          '王',
          'π',
          'ễ',
          '</script>',
          'ER  - ',
        ],
        ...[
          '$x$',
          '$\\frac{1}{2}$',
          '$\\def\\x{}$',
          '=cmd()',
          '\\ud800',
          '\u2028',
          '😀',
          ']]>',
          '-->',
          '__proto__',
          'a',
        ],
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

const text = fc.string({ unit: 'grapheme', minLength: 1 })
const line = text.map((value) => value.replace(/[\n\r]/g, ' '))
const date = fc.constantFrom('2025', '2024-02', '2024-02-29')
const url = fc.webUrl().filter((value) => !/\s/.test(value))
const count = fc.nat()

/** Any valid paper of well-formed text. */
export const arbitraryPaper: fc.Arbitrary<Paper> = fc.record(
  {
    id: line.map((value) => `title:${value}`),
    title: line,
    authors: fc.array(
      fc.record({ name: line, family: text, given: text, literal: text }, { requiredKeys: ['name'] }),
      { maxLength: 3 },
    ),
    identifiers: fc.record({ arxiv: fc.constant('2504.01234'), openreview: text }, { requiredKeys: [] }),
    links: fc.array(fc.record({ url, rel: fc.constantFrom('code', 'pdf', 'other') }), { maxLength: 2 }),
    keywords: fc.array(text, { maxLength: 2 }),
    categories: fc.array(text, { maxLength: 2 }),
    metrics: fc.record({ upvotes: count, comments: count, stars: count }, { requiredKeys: [] }),
    sources: fc.array(
      fc.record({ reader: text, path: text, digestDate: date }, { requiredKeys: ['reader'] }),
      { minLength: 1, maxLength: 2 },
    ),
    abstract: text,
    tldr: text,
    authorCount: count,
    organization: fc.record({ name: line, slug: text, url }, { requiredKeys: ['name'] }),
    published: date,
    featured: date,
    submitter: line,
    url,
    section: text,
  },
  {
    requiredKeys: [
      'id',
      'title',
      'authors',
      'identifiers',
      'links',
      'keywords',
      'categories',
      'metrics',
      'sources',
    ],
    noNullPrototype: true,
  },
) as fc.Arbitrary<Paper>

/** A feed of papers without a date needs one. */
export function datedOptions({ options }: Exporter): object {
  return options !== undefined && 'updated' in options ? { updated: '2025-04-03' } : {}
}
