import { describe, expect, it } from 'vitest'

import { fieldsOfRemark, identityOf, readAnnouncement, readFeedTitle } from '../../../src/parser/feed/fields'

describe('readFeedTitle', () => {
  it.each<[text: string, title: object]>([
    ['Slow Servers', { title: 'Slow Servers' }],
    [
      'Slow\n  Servers. (arXiv:2504.01234v1 [cs.DC])',
      { title: 'Slow Servers', arxiv: '2504.01234', category: 'cs.DC' },
    ],
    [
      'Slow?. (arXiv:2504.01234v2 [cs.DC] UPDATED)',
      { title: 'Slow?', arxiv: '2504.01234', category: 'cs.DC' },
    ],
    ['Slow. (arXiv:hep-th/9901001)', { title: 'Slow', arxiv: 'hep-th/9901001', category: undefined }],
    ['[2504.01234] Slow', { title: 'Slow', arxiv: '2504.01234' }],
    ['arXiv:2504.01234v2 Slow', { title: 'Slow', arxiv: '2504.01234' }],
    ['2504.01234: Slow', { title: 'Slow', arxiv: '2504.01234' }],
    ['Slow (2024)', { title: 'Slow (2024)' }],
    ['2024 in Lamps', { title: '2024 in Lamps' }],
    ['(arXiv:2504.01234v1 [cs.DC])', { title: '(arXiv:2504.01234v1 [cs.DC])' }],
  ])('should read %j', (text, title) => {
    expect(readFeedTitle(text)).toEqual(title)
  })
})

describe('readAnnouncement', () => {
  it.each<[text: string, announcement: object]>([
    [
      'arXiv:2504.01234v1 Announce Type: new \nAbstract: We.',
      { arxiv: '2504.01234', type: 'new', abstract: 'We.' },
    ],
    [
      'arXiv:2504.01234v3 Announce Type: replace-cross Abstract: We.',
      { arxiv: '2504.01234', type: 'replace-cross', abstract: 'We.' },
    ],
    ['Abstract: We.', { abstract: 'We.' }],
    ['We. Announce Type: new', { abstract: 'We. Announce Type: new' }],
    ['', { abstract: '' }],
  ])('should read %j', (text, announcement) => {
    expect(readAnnouncement(text)).toEqual(announcement)
  })
})

describe('identityOf', () => {
  it.each<[text: string, identity: string | undefined]>([
    ['https://arxiv.org/abs/2504.01234v2', 'arxiv 2504.01234'],
    ['https://huggingface.co/papers/2504.01234', 'arxiv 2504.01234'],
    ['https://lamps-example.org/p/2504.01234', 'arxiv 2504.01234'],
    ['https://lamps-example.org/arxiv/2504.01234v1.pdf?x=1', 'arxiv 2504.01234'],
    ['oai:arXiv.org:2504.01234v1', 'arxiv 2504.01234'],
    ['oai:arXiv.org:hep-th/9901001v1', 'arxiv hep-th/9901001'],
    ['arXiv:2504.01234', 'arxiv 2504.01234'],
    ['2504.01234', 'arxiv 2504.01234'],
    ['doi:10.1000/X', 'doi 10.1000/x'],
    ['10.1000/a 10.1000/b', 'doi 10.1000/a'],
    ['https://doi.org/10.1000/x', 'doi 10.1000/x'],
    ['https://lamps-example.org/releases/2099.12345', undefined],
    ['https://lamps-example.org/2504.01234/notes', undefined],
    ['tag:lamps-example.org,2025:1', undefined],
    ['', undefined],
  ])('should find in %j %s', (text, identity) => {
    const found = identityOf(text)
    expect(found && `${found.kind} ${found.value}`).toBe(identity)
  })
})

describe('fieldsOfRemark', () => {
  it('should keep code and project pages, and no other paper', () => {
    const remark =
      'Code: https://github.com/a/b. Page: https://a.github.io/b; see https://arxiv.org/abs/2401.00001 and https://x.org'
    expect(
      fieldsOfRemark(remark, undefined)
        .filter(({ type }) => type === 'link')
        .map(({ value, data }) => [value, data?.rel]),
    ).toEqual([
      ['https://github.com/a/b', 'code'],
      ['https://a.github.io/b', 'project'],
    ])
  })
})

describe('what authors say of a paper that they took back', () => {
  const isWithdrawn = (remark: string): boolean =>
    fieldsOfRemark(remark, undefined).some(({ type }) => type === 'withdrawn')

  it.each([
    'This paper has been withdrawn by the author due to an error in Table 2',
    'Withdrawn',
    'Paper withdrawn due to an error',
    'The authors have withdrawn this paper',
  ])('should be known from %j', (remark) => {
    expect(isWithdrawn(remark)).toBe(true)
  })

  it.each([
    'Withdrawn from a conference, accepted at another',
    'This paper was withdrawn from a workshop and now appears elsewhere',
    'This article has been withdrawn by arXiv administrators',
    'An earlier version was withdrawn, 4 pages',
    '12 pages',
  ])('should not be read into %j', (remark) => {
    expect(isWithdrawn(remark)).toBe(false)
  })
})
