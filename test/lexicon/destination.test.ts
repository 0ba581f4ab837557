import { describe, expect, it } from 'vitest'

import { absoluteUrl, type Destination, destinationOf } from '../../src/lexicon/destination'

const paper = (arxiv: string, url: string): Destination => ({ kind: 'paper', arxiv, url })

describe('destinationOf', () => {
  it.each<[string, Destination | undefined]>([
    ['/papers/2504.01234', paper('2504.01234', 'https://huggingface.co/papers/2504.01234')],
    ['https://hf.co/papers/2504.01234v2', paper('2504.01234', 'https://hf.co/papers/2504.01234v2')],
    ['file://localhost/papers/2504.01234', paper('2504.01234', 'https://huggingface.co/papers/2504.01234')],
    ['../papers/2504.01234.md', paper('2504.01234', 'https://huggingface.co/papers/2504.01234.md')],
    ['2504.01234.md', paper('2504.01234', 'https://huggingface.co/papers/2504.01234')],
    ['http://arxiv.org/pdf/2504.01234v3.pdf', paper('2504.01234', 'http://arxiv.org/pdf/2504.01234v3.pdf')],
    [
      'https://web.archive.org/web/20250401000000/https://huggingface.co/papers/2504.01234',
      paper('2504.01234', 'https://huggingface.co/papers/2504.01234'),
    ],
    ['/login?next=%2Fpapers%2F2504.01234', { kind: 'upvote', arxiv: '2504.01234' }],
    ['https://huggingface.co/login?a=b&next=/papers/2504.01234', { kind: 'upvote', arxiv: '2504.01234' }],
    ['/login?next=%2Fpapers', { kind: 'site' }],
    ['/login?next=%', { kind: 'site' }],
    [
      '/papers/2504.01234#community',
      { kind: 'community', arxiv: '2504.01234', url: 'https://huggingface.co/papers/2504.01234#community' },
    ],
    [
      'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2504.01234.png',
      { kind: 'thumbnail', arxiv: '2504.01234' },
    ],
    ['/papers/date/2026-02-20', { kind: 'day', date: '2026-02-20' }],
    ['/papers/week/2026-W08', { kind: 'week', date: '2026-W08' }],
    ['/papers/month/2026-02', { kind: 'month', date: '2026-02' }],
    ['/papers/trending', { kind: 'trending' }],
    ['/papers', { kind: 'site' }],
    ['/papers?q=slow%20servers+now', { kind: 'search', query: 'slow servers now' }],
    ['/papers/not-an-id', { kind: 'site' }],
    ['/storank-lab', { kind: 'account', slug: 'storank-lab', url: 'https://huggingface.co/storank-lab' }],
    ['/storank-lab/model', { kind: 'site' }],
    ['/datasets', { kind: 'site' }],
    ['https://cdn-avatars.huggingface.co/v1/x.png', { kind: 'site' }],
    ['https://github.com/a/b', { kind: 'other', url: 'https://github.com/a/b' }],
    ['//example.org/a', { kind: 'other', url: 'https://example.org/a' }],
    ['javascript:alert(1)', undefined],
    ['mailto:a@example.org', undefined],
    ['#top', undefined],
    ['', undefined],
    ['index.html', undefined],
  ])('should tell what %s leads to', (address, destination) => {
    expect(destinationOf(address)).toEqual(destination)
  })
})

describe('absoluteUrl', () => {
  it.each([
    [' <https://example.org/a> ', 'https://example.org/a'],
    ['/papers/2504.01234v2#community', 'https://huggingface.co/papers/2504.01234v2#community'],
    ['../papers/hep-th/9901001.md', 'https://huggingface.co/papers/hep-th/9901001.md'],
    ['https://www.google.com/url?q=https://example.org/a', 'https://example.org/a'],
    ['/papers', undefined],
    ['papers/2026-07-24.md', undefined],
    ['/downloads/lamps.pdf', undefined],
    ['file:///tmp/page.html', undefined],
    ['data:text/html,x', undefined],
  ])('should make %j absolute', (address, url) => {
    expect(absoluteUrl(address)).toBe(url)
  })
})
