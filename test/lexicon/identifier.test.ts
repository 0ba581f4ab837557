import { describe, expect, it } from 'vitest'

import {
  arxivOfField,
  identifierOfUrl,
  parseArxivId,
  parseDoi,
  relationOfUrl,
} from '../../src/lexicon/identifier'

describe('parseArxivId', () => {
  it.each([
    ['2504.02508', '2504.02508'],
    ['0704.0001', '0704.0001'],
    ['2504.02508v2', '2504.02508'],
    ['2504.02508v123', '2504.02508'],
    ['arXiv:2504.02508v2', '2504.02508'],
    ['ARXIV: 2504.02508', '2504.02508'],
    [' 2504.02508.pdf ', '2504.02508'],
    ['hep-th/9901001', 'hep-th/9901001'],
    ['math.GT/0309136v1', 'math.GT/0309136'],
    ['arxiv:cs/0112017', 'cs/0112017'],
  ])('should read %j as %s', (text, id) => {
    expect(parseArxivId(text)).toBe(id)
  })

  it.each([
    '',
    '2504',
    '2504.123',
    '2504.123456',
    '2504.0250',
    '1412.01234',
    '0703.0001',
    '2500.02508',
    '2513.02508',
    '2504.02508v',
    '2504.02508v1234',
    'x2504.02508',
    'hep-th/990100',
    'math.gt/0309136',
    'HEP-TH/9901001',
  ])('should find none in %j', (text) => {
    expect(parseArxivId(text)).toBeUndefined()
  })
})

describe('arxivOfField', () => {
  it.each([
    ['2504.02508 [cs.LG]', '2504.02508'],
    ['arXiv:2504.02508v2 [cs.LG]', '2504.02508'],
    ['abs/2504.02508', '2504.02508'],
    ['arxiv.org/abs/2504.02508', '2504.02508'],
    ['https://www.arxiv.org/pdf/2504.02508v3.pdf', '2504.02508'],
    ['https://arxiv.org/abs/atom-ph/9601001v1', 'atom-ph/9601001'],
    ['arXiv preprint 2504.02508', '2504.02508'],
    ['2504.0250', undefined],
    ['https://example.org/abs/2504.02508', undefined],
  ])('should read %j as %s', (words, id) => {
    expect(arxivOfField(words)).toBe(id)
  })
})

describe('parseDoi', () => {
  it.each([
    ['10.1000/xyz', '10.1000/xyz'],
    ['10.1000/XYZ.(1)', '10.1000/xyz.(1)'],
    ['doi:10.1000/x', '10.1000/x'],
    ['DOI: 10.1000/x', '10.1000/x'],
    ['https://doi.org/10.48550/arXiv.2504.02508', '10.48550/arxiv.2504.02508'],
    ['http://dx.doi.org/10.1000/x', '10.1000/x'],
    [
      'https://doi.org/10.1002/(SICI)1(1998)2:1%3C3::AID%3E3.0.CO;2-K',
      '10.1002/(sici)1(1998)2:1<3::aid>3.0.co;2-k',
    ],
    ['http://doi.acm.example/10.1145/1.2', '10.1145/1.2'],
    ['https://press-example.org/doi/full/10.1000/x.1', '10.1000/x.1'],
    ['https://press-example.org/articles/10.1000/x.1/full', '10.1000/x.1'],
    ['https://press-example.org/content/10.1101/2025.05.01.25326820v1.full', '10.1101/2025.05.01.25326820'],
    ['https://doi.org/10.1000/x/full', '10.1000/x/full'],
  ])('should read %j as %s', (text, doi) => {
    expect(parseDoi(text)).toBe(doi)
  })

  it.each(['', '10.1000', '10.1000/', '10.100/x', '11.1000/x', '10.1000/a b', 'see 10.1000/x'])(
    'should find none in %j',
    (text) => {
      expect(parseDoi(text)).toBeUndefined()
    },
  )
})

describe('identifierOfUrl', () => {
  it.each([
    ['https://huggingface.co/papers/2504.02508', 'arxiv', '2504.02508'],
    ['https://huggingface.co/papers/2504.02508.md', 'arxiv', '2504.02508'],
    ['https://huggingface.co/papers/2504.02508/#community', 'arxiv', '2504.02508'],
    ['https://arxiv.org/abs/2504.02508v3', 'arxiv', '2504.02508'],
    ['http://www.arxiv.org/pdf/2504.02508v3.pdf', 'arxiv', '2504.02508'],
    ['https://export.arxiv.org/html/2504.02508?x=1', 'arxiv', '2504.02508'],
    ['https://arxiv.org/format/2504.02508', 'arxiv', '2504.02508'],
    ['https://arxiv.org/src/hep-th/9901001/', 'arxiv', 'hep-th/9901001'],
    ['HTTPS://ARXIV.ORG/abs/2504.02508', 'arxiv', '2504.02508'],
    ['https://www.alphaxiv.org/abs/2504.02508', 'arxiv', '2504.02508'],
    ['https://alphaxiv.org/overview/2504.02508v1', 'arxiv', '2504.02508'],
    ['https://doi.org/10.1000/X', 'doi', '10.1000/x'],
    ['https://dx.doi.org/10.1000/X', 'doi', '10.1000/x'],
    ['https://openreview.net/forum?id=aB3_-xyz', 'openreview', 'aB3_-xyz'],
    ['https://openreview.net/pdf?noteId=1&id=aB3xyz', 'openreview', 'aB3xyz'],
    ['https://aclanthology.org/2024.acl-long.1/', 'acl', '2024.acl-long.1'],
    ['https://aclanthology.org/P19-1001.pdf', 'acl', 'P19-1001'],
    ['https://pubmed.ncbi.nlm.nih.gov/12345678/', 'pmid', '12345678'],
  ])('should read %s as %s %s', (url, kind, value) => {
    expect(identifierOfUrl(url)).toEqual({ kind, value })
  })

  it.each([
    '',
    'arxiv.org/abs/2504.02508',
    'ftp://arxiv.org/abs/2504.02508',
    'https://arxiv.org',
    'https://arxiv.org/list/cs.CL/new',
    'https://arxiv.org/abs/2513.02508',
    'https://notarxiv.org/abs/2504.02508',
    'https://arxiv.org.example/abs/2504.02508',
    'https://huggingface.co/papers',
    'https://huggingface.co/papers/date/2026-02-23',
    'https://huggingface.co/models/2504.02508',
    'https://doi.org/',
    'https://doi.org/about',
    'https://openreview.net/forum',
    'https://openreview.net/group?id=aB3xyz',
    'https://aclanthology.org/events/acl-2024/',
    'https://pubmed.ncbi.nlm.nih.gov/?term=x',
    'https://example.org/abs/2504.02508',
  ])('should find none in %j', (url) => {
    expect(identifierOfUrl(url)).toBeUndefined()
  })

  it('should pass over a hostile path', () => {
    expect(identifierOfUrl(`https://arxiv.org/abs/${'/'.repeat(2000)}x`)).toBeUndefined()
    expect(identifierOfUrl(`https://aclanthology.org/2024.${'1.'.repeat(2000)}x`)).toBeUndefined()
  })
})

describe('relationOfUrl', () => {
  it.each([
    ['https://github.com/a/b', 'code'],
    ['https://www.github.com/a/b/tree/main', 'code'],
    ['https://gitlab.com/a/b', 'code'],
    ['https://bitbucket.org/a/b', 'code'],
    ['https://codeberg.org/a/b', 'code'],
    ['https://gitee.com/a/b', 'code'],
    ['https://sourceforge.net/projects/b', 'code'],
    ['https://github.com/a/b/blob/main/paper.pdf', 'pdf'],
    ['https://github.com/a', 'other'],
    ['https://github.com', 'other'],
    ['https://www.youtube.com/watch?v=x', 'video'],
    ['https://youtu.be/x', 'video'],
    ['https://vimeo.com/1', 'video'],
    ['https://bilibili.com/video/1', 'video'],
    ['https://a.github.io/b', 'project'],
    ['https://a.gitlab.io/b', 'project'],
    ['https://example.org/paper.PDF', 'pdf'],
    ['https://arxiv.org/pdf/2504.02508', 'pdf'],
    ['https://huggingface.co/papers/2504.02508', 'abstract'],
    ['https://huggingface.co/papers/2504.02508#community', 'discussion'],
    ['https://arxiv.org/abs/2504.02508', 'abstract'],
    ['https://doi.org/10.1000/x', 'abstract'],
    ['https://huggingface.co/models', 'other'],
    ['https://example.org', 'other'],
    ['no address', 'other'],
  ])('should read %s as %s', (url, relation) => {
    expect(relationOfUrl(url)).toBe(relation)
  })
})
