/** An invented paper, as much of it as the services know. */
export interface InventedPaper {
  readonly arxiv: string
  readonly title: string
  readonly abstract: string
  /** Forenames and family name of each. */
  readonly authors: readonly (readonly [forenames: string, family: string])[]
  /** The day on which it was handed in. */
  readonly published: string
  /** The day on which Daily Papers lists it; absent where it does not. */
  readonly listed?: string
  readonly upvotes?: number
  readonly comments?: number
  readonly categories: readonly string[]
  readonly doi?: string
  readonly remark?: string
}

export const inventedPapers: readonly InventedPaper[] = [
  {
    arxiv: '2603.01234',
    title: 'Lanterns for Small Harbours',
    abstract: 'We light harbours with few lamps.\n  Half of them are enough, if $x < y$.',
    authors: [
      ['Ada', 'Quill'],
      ['Bo', 'Tarn'],
    ],
    published: '2026-03-03',
    listed: '2026-03-04',
    upvotes: 42,
    comments: 3,
    categories: ['cs.LG', 'stat.ML'],
    doi: '10.1000/lanterns.7',
    remark: '9 pages',
  },
  {
    arxiv: '2603.01235',
    title: 'Tide Tables & Transformers',
    abstract: 'Tides are predicted by reading old tables.',
    authors: [['Cy', 'van den Berg']],
    published: '2026-03-03',
    listed: '2026-03-04',
    upvotes: 7,
    comments: 0,
    categories: ['cs.CL'],
  },
  {
    arxiv: '2603.02345',
    title: 'Kites that Learn to Land',
    abstract: 'A kite lands by itself.',
    authors: [
      ['Doris', 'Ødegård'],
      ['Emil', 'Fernhill'],
      ['Femke', 'Marsh'],
    ],
    published: '2026-03-05',
    listed: '2026-03-06',
    upvotes: 0,
    comments: 1,
    categories: ['cs.RO'],
  },
  {
    arxiv: 'hep-th/9901001',
    title: 'Strings for Kites',
    abstract: 'All kites have strings.',
    authors: [['Gerd', 'Wolle']],
    published: '1999-01-04',
    categories: ['hep-th'],
  },
]

/** As many papers of a day as are wanted. */
export function manyPapers(count: number, listed: string): InventedPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    arxiv: `2603.${String(10_000 + index)}`,
    title: `Buoy Number ${index} and How It Floats`,
    abstract: `Buoy ${index} floats.`,
    authors: [['Hanne', `Buoymaker${index}`]],
    published: listed,
    listed,
    upvotes: index,
    comments: 0,
    categories: ['cs.RO'],
  }))
}
