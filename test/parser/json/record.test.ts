import { describe, expect, it } from 'vitest'

import { parse } from '../../../src/index'

const ABS = 'https://arxiv.org/abs/2504.01234'

/** Reads a record of somebody's own program, with a title and an identifier if it brings none. */
function read(record: object) {
  return parse(JSON.stringify([{ title: 'Lamps That Learn', arxiv_url: ABS, ...record }]), {
    reader: 'hugging-face',
  })
}

describe('records of other programs', () => {
  it.each<[record: object, paper: object]>([
    [{ authors: 'Ada Quill, Bo Reed' }, { authors: [{ name: 'Ada Quill' }, { name: 'Bo Reed' }] }],
    [{ authors: [{ name: 'Quill, Ada' }] }, { authors: [{ name: 'Ada Quill' }] }],
    [{ authors: [{ given: 'Ada', family: 'Quill' }] }, { authors: [{ name: 'Ada Quill' }] }],
    [{ authors: [{ given_name: 'Ada', family_name: 'Quill' }] }, { authors: [{ name: 'Ada Quill' }] }],
    [{ authors: [{ full_name: 'Ada Quill' }, null] }, { authors: [{ name: 'Ada Quill' }] }],
    [{ year: 2025 }, { published: '2025' }],
    [{ year: 2025, published: '2025-04-03' }, { published: '2025-04-03' }],
    [{ publishedAt: '2025-04-03T10:00:00Z' }, { published: '2025-04-03' }],
    [
      { upvotes: 12, num_comments: '3', github_stars: '1.2k' },
      { metrics: { upvotes: 12, comments: 3, stars: 1200 } },
    ],
    [
      { links: { pdf: 'https://arxiv.org/pdf/2504.01234', x: { y: 1 } } },
      { links: [{ rel: 'abstract' }, { rel: 'pdf' }] },
    ],
    [{ externalIds: { DOI: '10.1234/lamps' } }, { identifiers: { doi: '10.1234/lamps' } }],
    [{ id: '2504.01234v2' }, { identifiers: { arxiv: '2504.01234' } }],
    [{ id: 81 }, { id: 'arxiv:2504.01234' }],
    [
      { organization: { name: 'lamp-lab', fullname: 'Lamp Lab' } },
      { organization: { name: 'Lamp Lab', slug: 'lamp-lab' } },
    ],
    [{ organization: { name: 'Lamp Lab' } }, { organization: { name: 'Lamp Lab' } }],
    [{ organization: ['Lamp Lab', 'Door Lab'] }, { authors: [] }],
    [{ submitted_on_daily_by: { user: 'wren', fullname: 'Wren Ivory' } }, { submitter: 'wren' }],
    [{ abstract: ['We light lamps.', 'They stay lit.'] }, { abstract: 'We light lamps. They stay lit.' }],
    [{ summary: 'We light lamps.' }, { abstract: 'We light lamps.' }],
    [{ title_zh: '会学习的灯' }, { title: 'Lamps That Learn' }],
    [{ date: 'no day', year: '2025' }, { published: '2025' }],
    [{ published: ['2025-04-03'] }, { published: '2025-04-03' }],
    [{ project_page: 'https://lamps-example.org', code: '/lamps' }, { title: 'Lamps That Learn' }],
    [{ upvotes: 'many' }, { metrics: {} }],
    [{ categories: 'Robots; Lamps' }, { keywords: ['Robots', 'Lamps'] }],
    [
      { summary: 'Lit.', abstract: 'We light lamps.' },
      { abstract: 'We light lamps.', tldr: 'Lit.' },
    ],
    [{ categories: ['cs.CL', 'Robots'] }, { categories: ['cs.CL'], keywords: ['Robots'] }],
    [{ categories: 'cs.CL cs.LG' }, { categories: ['cs.CL', 'cs.LG'] }],
    [{ categories: 'Computation and Language (cs.CL)' }, { categories: ['cs.CL'] }],
    [{ tags: 'lamps; doors' }, { keywords: ['lamps', 'doors'] }],
    [{ tags: '#lamps #doors' }, { keywords: ['lamps', 'doors'] }],
    [
      { project: 'lamps-example.org/about' },
      { links: [{ rel: 'abstract' }, { rel: 'project', url: 'https://lamps-example.org/about' }] },
    ],
    [{ code: ABS }, { links: [{ rel: 'abstract' }] }],
    [
      { comments: 'Accepted. Code: https://github.com/fernhill-example/lamps' },
      { links: [{ rel: 'abstract' }, { rel: 'code' }] },
    ],
    [{ name: 'lamps', paper: 'L' }, { title: 'Lamps That Learn' }],
    [{ doi: null, tldr: '', keywords: [], project_page: 'N/A', video: 'none' }, { keywords: [] }],
  ])('should read %j', (record, paper) => {
    expect(read(record).papers).toMatchObject([paper])
  })

  it.each<[record: object]>([
    [{ abstract: 7 }],
    [{ authors: [7] }],
    [{ tldr: { a: 1 } }],
    [{ authors: { a: 1 } }],
  ])('should tell of a value of another type, and keep the paper: %j', (record) => {
    const { papers, messages } = read(record)
    expect(papers.map(({ title }) => title)).toEqual(['Lamps That Learn'])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['invalid-field'])
  })

  it.each<[name: string, record: object, isPaper: boolean]>([
    ['a title and an abstract', { title: 'T', abstract: 'We light lamps.' }, true],
    ['a title, authors and a day', { title: 'T', authors: ['Ada Quill'], published: '2025-04-03' }, true],
    ['a piece of writing', { title: 'T', author: 'Ada Quill', url: 'https://lamps-example.org' }, false],
    ['a title that is no text', { title: 7, abstract: 'We light lamps.' }, false],
    ['a DOI under its key', { title: 'T', doi: '10.1234/lamps' }, true],
    ['a list of addresses', { title: 'T', urls: [ABS] }, true],
    ['an abstract that is an address', { title: 'T', x: ABS }, false],
    ['no title', { abstract: 'We light lamps.' }, false],
  ])('should tell whether %s is a paper', (_, record, isPaper) => {
    const { papers } = parse(JSON.stringify([record]), { reader: 'hugging-face' })
    expect(papers).toHaveLength(isPaper ? 1 : 0)
  })
})
