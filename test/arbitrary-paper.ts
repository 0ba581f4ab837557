import fc from 'fast-check'
import {
  type Author,
  type Identifiers,
  type Image,
  type Link,
  type Paper,
  type Publication,
  publicationTypes,
  type Source,
} from '../src/index'
import { foldTitle } from '../src/lexicon/fold'
import { splitName } from '../src/lexicon/name'

/** Pieces of text that reading has to leave alone when they were read once already. */
const WORDS = [
  'Sparse',
  'lanterns',
  'of',
  'Łódź',
  'naïve',
  '学习',
  '🦊',
  'π₀',
  'e\u0301tude',
  '$O(n^2)$',
  '$5/1M,',
  '\\$7',
  '\\alpha',
  '\\"{o}',
  '\\emph{soft}',
  "``quoted''",
  '"straight"',
  '~80%',
  'R&D',
  '#1_a',
  'C:\\temp{x}',
  '}',
  '{',
  'A<B>C',
  '|x|',
  'https://github.com/foxglove/tides.',
  'https://example.org/a\\_b{https://example.org/a\\_b}',
  '<i>tides</i>',
  '@misc{x,',
  '=1+1',
  "'=x",
  '; ',
  ', ',
  '--',
  '\u00a0',
  '"',
  '__proto__',
  'constructor',
  '\\input{/etc/passwd}',
  '\u200b',
]

/** One line of such pieces. */
export const anyLine: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 })),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((parts) => parts.join(' ').replace(/[\r\n]/g, ' '))

const anyText: fc.Arbitrary<string> = fc
  .array(anyLine, { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join('\n'))

const two = (value: number): string => String(value).padStart(2, '0')

const date: fc.Arbitrary<string> = fc
  .tuple(
    fc.integer({ min: 1991, max: 2031 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(2),
  )
  .map(([year, month, day, parts]) => [String(year), two(month), two(day)].slice(0, parts + 1).join('-'))

const author: fc.Arbitrary<Author> = fc.oneof(
  fc
    .constantFrom(
      'Ada Quill',
      'Aäron van den Oord',
      'Luc Van Gool',
      'Martin Luther King Jr.',
      'Foxglove Team',
      'Nguyễn Văn Ánh',
      'Plato',
      '王小明',
      'Sun and Sons',
    )
    .map((name) => splitName(name)),
  anyLine.map((name) => ({ name })),
  fc.record({ name: anyLine, family: anyLine, given: anyLine }),
)

const url: fc.Arbitrary<string> = fc.constantFrom(
  'https://arxiv.org/abs/2504.01234v2',
  'http://example.org/a?b=c&d=%20_',
  'https://github.com/foxglove/tides',
  'https://example.org/x).',
  'https://openreview.net/forum?id=aBcDeF12',
)

const link: fc.Arbitrary<Link> = fc.record({
  url,
  rel: fc.constantFrom<Link['rel'][]>('abstract', 'pdf', 'code', 'project', 'discussion', 'video', 'other'),
})

const point = fc.record({
  line: fc.integer({ min: 1, max: 99 }),
  column: fc.integer({ min: 1, max: 99 }),
  offset: fc.nat(9999),
})

const source: fc.Arbitrary<Source> = fc.record(
  {
    reader: fc.constantFrom('text', 'html', 'json'),
    path: anyLine,
    digestDate: date,
    position: fc.record({ start: point, end: point }),
    title: anyLine,
    citationKey: anyLine,
    metrics: fc.record(
      { upvotes: fc.nat(999), comments: fc.nat(99), stars: fc.nat(99_999) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['reader'] },
)

const identifiers: fc.Arbitrary<Identifiers> = fc.record(
  {
    arxiv: fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.nat(99_999))
        .map(([month, id]) => `25${two(month)}.${String(id).padStart(5, '0')}`),
      fc.nat(9_999_999).map((id) => `hep-th/${String(id).padStart(7, '0')}`),
    ),
    doi: fc.nat(99_999).map((id) => `10.1234/tides_${id}(a)`),
    openreview: fc.constantFrom('aBcDeF12'),
    acl: fc.constantFrom('2025.acl-long.1'),
    pmid: fc.constantFrom('123456'),
  },
  { requiredKeys: [] },
)

const count = fc.nat(2_000_000)

const publication: fc.Arbitrary<Publication> = fc.record(
  {
    type: fc.constantFrom(...publicationTypes),
    container: anyLine,
    volume: anyLine,
    issue: anyLine,
    pages: fc.constantFrom('1', '117-142', 'e2104'),
    publisher: anyLine,
    place: anyLine,
    editors: fc.array(author, { minLength: 1, maxLength: 2 }),
    event: anyLine,
    series: anyLine,
    edition: anyLine,
    number: anyLine,
    reference: anyLine,
  },
  { requiredKeys: [] },
)

const anyKey = fc.constantFrom('note', 'howpublished', 'X1', 'a b', 'constructor')

/** A paper that passes the schema, with whatever a digest may state. */
export const anyPaper: fc.Arbitrary<Paper> = fc
  .record(
    {
      title: anyLine,
      abstract: anyText,
      tldr: anyText,
      authors: fc.array(author, { maxLength: 4 }),
      authorCount: count.map((value) => value + 4),
      organization: fc.record({ name: anyLine, slug: anyLine, url }, { requiredKeys: ['name'] }),
      published: date,
      featured: date,
      submitter: anyLine,
      submitterName: anyLine,
      submittedAt: fc.constantFrom('2025-04-04T03:12:45.000Z', '2025-04-04T03:12+02:00', '2025-04-04'),
      identifiers,
      url,
      publication,
      citationKey: anyLine,
      comment: anyLine,
      version: fc.integer({ min: 1, max: 12 }),
      withdrawn: fc.constant(true as const),
      moreAuthors: fc.constant(true as const),
      language: fc.constantFrom('en', 'pt-BR'),
      images: fc.uniqueArray(fc.record({ url, rel: fc.constantFrom<Image['rel'][]>('thumbnail', 'media') }), {
        selector: (image) => image.url,
        minLength: 1,
        maxLength: 2,
      }),
      links: fc.array(link, { maxLength: 3 }),
      keywords: fc.array(anyLine, { maxLength: 3 }),
      categories: fc.array(fc.constantFrom('cs.LG', 'stat.ML', 'hep-th'), { maxLength: 2 }),
      metrics: fc.record({ upvotes: count, comments: count, stars: count }, { requiredKeys: [] }),
      section: anyLine,
      extra: fc.dictionary(
        fc.constantFrom('bibtex', 'ris', 'csl-json'),
        fc.dictionary(anyKey, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3, noNullPrototype: true }),
        { maxKeys: 2, noNullPrototype: true },
      ),
      sources: fc.array(source, { minLength: 1, maxLength: 2 }),
    },
    {
      requiredKeys: [
        'title',
        'authors',
        'identifiers',
        'links',
        'keywords',
        'categories',
        'metrics',
        'sources',
      ],
    },
  )
  .map((paper) => ({ id: idOf(paper.title, paper.identifiers), ...paper }) as Paper)

/** Papers of different ids, as a digest has them. */
export const anyPapers: fc.Arbitrary<Paper[]> = fc.uniqueArray(anyPaper, {
  selector: ({ id }) => id,
  maxLength: 5,
})

function idOf(title: string, { arxiv, doi }: Identifiers): string {
  if (arxiv !== undefined) return `arxiv:${arxiv}`
  return doi === undefined ? `title:${foldTitle(title) || '-'}` : `doi:${doi}`
}
