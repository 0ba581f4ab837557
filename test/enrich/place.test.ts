import { describe, expect, it } from 'vitest'

import { local, verify } from '../../src/enrich/index'
import { areOnePlace, placeDifferences } from '../../src/enrich/place'
import { paperOfWork } from '../../src/enrich/resolvers/open-alex'
import { paperOfRecord } from '../../src/enrich/resolvers/semantic-scholar'
import { parse } from '../../src/index'
import type { Publication } from '../../src/model/paper'
import { paper } from './papers'

const kettles: Publication = {
  type: 'article-journal',
  container: 'Journal of Kettles and Boiling',
  volume: '12',
  pages: '101-120',
}

function differencesOf(stated: Publication, found: Publication = kettles): string[] {
  const [entry, record] = [stated, found].map((publication) => paper('Kettles of the North', { publication }))
  if (!entry || !record) return []
  return placeDifferences(entry, record).map(
    ({ field, isInformation }) => `${isInformation ? 'note' : 'fault'} ${field}`,
  )
}

describe('the names of places', () => {
  it.each([
    ['Journal of Kettles', 'JOURNAL OF KETTLES'],
    ['Journal of Kettles', 'J. Kettles'],
    ['Transactions on Harbour Lights and Buoys', 'Trans. Harb. Lights Buoys'],
    ['Journal of the National Academy of Lamps', 'J. Natl. Acad. Lamps'],
    ['Proceedings of the 12th International Conference on Lantern Engineering', 'ICLE'],
    ['Proceedings of the Twelfth Conference on Lantern Engineering', 'Conference on Lantern Engineering'],
    ['2024 IEEE Conference on Lanterns and Buoys (CLB)', 'Proc. Conf. Lanterns and Buoys'],
    ['Advances in Neural Harbour Systems', 'NeurHS'],
    ['International Conference on Lamps and Tidal Statistics', 'LATSTATS'],
    ['Conference on Old Kettles (COK) 2023', 'COK'],
    ['Lamps & Tides', 'LT'],
    ['Kettlometrica', 'Kettlometrica: Journal of the Kettle Society'],
    [
      'Journal of the Royal Lamp Society: Series B (Methods)',
      'Journal of the Royal Lamp Society Series B: Lamp Methods',
    ],
    ['Proceedings of the ACM', 'Proc. ACM'],
  ])('should be one: %s and %s', (first, second) => {
    expect(areOnePlace(first, second)).toBe(true)
    expect(areOnePlace(second, first)).toBe(true)
  })

  it.each([
    ['Lamp', 'Lamp Communications'],
    ['Journal of Kettles', 'Letters on Boiling'],
    ['Journal of Kettles', 'Conference on Old Harbours (COH)'],
    ['Journal of Kettles', 'COH'],
    ['Proceedings of the ACM', 'Journal of Kettles'],
    ['JOURNAL OF KETTLES', 'LETTERS ON BOILING WATER'],
    ['AI Lamps and Tides', 'Transactions on Artificial Islands'],
    ['灯台学会誌', 'Journal of Kettles'],
  ])('should not be one: %s and %s', (first, second) => {
    expect(areOnePlace(first, second)).toBe(false)
    expect(areOnePlace(second, first)).toBe(false)
  })

  it('should be compared in no more time than they are long', () => {
    const started = performance.now()
    areOnePlace('A'.repeat(100_000), 'a '.repeat(50_000))
    areOnePlace('aA '.repeat(30_000), 'a a a Aaa '.repeat(10_000))
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('what an entry says of the place', () => {
  it.each<[string, Publication, string[]]>([
    ['the same', kettles, []],
    ['nothing', {}, []],
    ['less', { container: 'J. Kettles Boiling' }, []],
    ['another journal', { ...kettles, container: 'Letters on Ice' }, ['note publication.container']],
    ['another volume', { ...kettles, volume: '13' }, ['note publication.volume']],
    ['other pages', { ...kettles, pages: '7-9' }, ['note publication.pages']],
    ['the first page', { ...kettles, pages: '101' }, []],
    ['pages within an article', { ...kettles, pages: '9:101-9:120' }, []],
    ['an article number', { ...kettles, pages: 'e2104' }, []],
    ['pages with a dash', { ...kettles, pages: '101–120' }, []],
    ['a year as volume', { ...kettles, volume: '2024' }, []],
    ['a volume in words', { ...kettles, volume: 'Vol. 12' }, []],
    [
      'another article of the journal',
      { ...kettles, volume: '13', pages: '7-9' },
      ['fault publication.volume', 'fault publication.pages'],
    ],
    [
      'the same of proceedings, which are counted in several ways',
      { ...kettles, type: 'paper-conference', volume: '13', pages: '7-9' },
      ['note publication.volume', 'note publication.pages'],
    ],
    ['an archive', { container: 'bioRxiv', volume: '1' }, []],
    ['a series', { container: 'Lecture Notes in Lamp Science', volume: '9000' }, []],
  ])('should be compared: %s', (_, stated, expected) => {
    expect(differencesOf(stated)).toEqual(expected)
  })

  it('should be told in verdicts, and alone make no fault of what others count otherwise', async () => {
    const record = paper('Kettles of the North', {
      authors: ['Dov Reed', 'Esme Moss'],
      published: '2022',
      publication: kettles,
    })
    const bib = (fields: string): string =>
      `@article{a, title = {Kettles of the North}, author = {Reed, Dov and Moss, Esme}, year = {2022}, ${fields}}`
    const verdictOn = async (fields: string) =>
      (await verify(parse({ path: 'a.bib', value: bib(fields) }), { resolvers: [local([record])] }))
        .verdicts[0]
    expect(await verdictOn('journal = {J. Kettles Boiling}, volume = 13, pages = {200--210}')).toMatchObject({
      verdict: 'differs',
      differences: [
        { field: 'publication.volume', stated: '13', found: '12', reason: 'the record has another one' },
        { field: 'publication.pages', stated: '200-210', found: '101-120', reason: 'the record has others' },
      ],
    })
    expect(await verdictOn('journal = {Letters on Ice}')).toMatchObject({
      verdict: 'found',
      differences: [{ field: 'publication.container', isInformation: true }],
    })
    expect(await verdictOn('journal = {arXiv preprint arXiv:2201.01234}')).toMatchObject({ verdict: 'found' })
  })
})

describe('where a service says that a paper came out', () => {
  const work = (source: object, raw?: string): unknown => ({
    title: 'Kettles of the North',
    type: 'book-chapter',
    primary_location: { source, raw_source_name: raw },
  })

  it.each([
    ['a repository', work({ display_name: 'Shelf of Fernhill', type: 'repository' }), undefined],
    [
      'a platform',
      work({ display_name: 'Fernhill eBooks', type: 'ebook platform' }, 'Kettle Days'),
      'Kettle Days',
    ],
    ['an address', work({}, 'https://example.org/kettles.pdf'), undefined],
    ['a journal', work({ display_name: 'Kettle Letters', type: 'journal' }), 'Kettle Letters'],
  ])('should be where it did: %s', (_, given, container) => {
    expect(paperOfWork(given, 'https://api.openalex.org/works/W1')?.publication?.container).toBe(container)
  })

  it('should not have the volume of a preprint', () => {
    const record = (volume: string): unknown => ({
      title: 'Kettles of the North',
      venue: 'Kettle Letters',
      journal: { volume },
    })
    const volumeOf = (volume: string): string | undefined =>
      paperOfRecord(record(volume), 'https://api.semanticscholar.org/')?.publication?.volume
    expect(volumeOf('abs/2201.01234')).toBeUndefined()
    expect(volumeOf('12')).toBe('12')
  })
})
