import type { Paper } from '../../src/index'
import { idOf } from '../../src/model/identity'
import { authorsOf, paperOf } from '../exporters/paper'

/** An invented paper; `authors` by their names. */
export function paper(
  title: string,
  { authors = [], ...fields }: Partial<Omit<Paper, 'authors'>> & { authors?: readonly string[] } = {},
): Paper {
  return paperOf({
    id: idOf(title, fields.identifiers ?? {}),
    title,
    authors: authorsOf(...authors),
    ...fields,
  })
}

const ADJECTIVES = 'Quiet Sparse Amber Hollow Brisk Tidal Woven Lucid Frosted Nimble'.split(' ')
const NOUNS = 'Lanterns Orchards Harbours Weavers Kettles Glaciers Sparrows Ledgers Bridges Meadows'.split(
  ' ',
)
const TASKS =
  'Coastal Forecasts,Slow Servers,Paper Maps,Night Trains,Small Buoys,Old Clocks,Deep Wells,Long Queues,Thin Ice,Far Signals'.split(
    ',',
  )
const GIVEN =
  'Ada Bo Cleo Dov Esme Finn Gita Hugo Ines Jonas Kira Levi Mina Noor Otto Petra Quin Rhea Soren Tova'.split(
    ' ',
  )
const FAMILY =
  'Quill Tarn Wren Reed Moss Hale Brook Fell Thorne Marsh Vale Frost Stone Lark Heath Pike Birch Crane Dale Ember'.split(
    ' ',
  )

/** Records of distinct titles, each with one to six authors, an arXiv id and a day: the same for the same number. */
export function inventedRecords(count: number): Paper[] {
  return Array.from({ length: count }, (_, index) => {
    const pick = <Item>(items: readonly Item[], step: number): Item =>
      items[Math.floor(index / step) % items.length] as Item
    const month = 1 + (Math.floor(index / 90_000) % 12)
    const number = String(10_000 + (index % 90_000))
    const title = `${pick(ADJECTIVES, 1)} ${pick(NOUNS, 10)} for ${pick(TASKS, 100)}, Part ${1 + Math.floor(index / 1000)}`
    return paper(title, {
      authors: Array.from(
        { length: 1 + (index % 6) },
        (_, place) => `${GIVEN[(index * 7 + place * 3) % 20]} ${FAMILY[(index * 11 + place * 7) % 20]}`,
      ),
      published: `2025-${String(month).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
      identifiers: { arxiv: `25${String(month).padStart(2, '0')}.${number}` },
      sources: [{ reader: 'json', path: 'held.json' }],
    })
  })
}
