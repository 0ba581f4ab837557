import { commaSeparated, jsonRows } from './data'
import type { WrittenDigest, WrittenPaper } from './digest'
import { cards, listItems } from './html'
import { boldAndItalics, bullets, headings, table } from './markdown'
import { chat, mail } from './message'
import { plainList, records } from './text'

/** A way of writing a digest down. */
export interface Carrier {
  readonly path: string
  write(digest: WrittenDigest): string
  /** What it has no place for, and so is not asked for. */
  readonly cannotState: readonly (keyof Stated)[]
  /**
   * Whether its marks say of each paper that it is one. Where they do not, as in a list of lines, a paper without an identifier is known by the
   * others of its list: most of them must have one, or it may be left out.
   */
  readonly marksPapers: boolean
}

/** What a carrier says of a paper. */
export interface Stated {
  readonly title: string
  readonly names: readonly string[]
  readonly authorCount: number | undefined
  readonly identifiers: Readonly<Record<string, string | undefined>>
  readonly published: string | undefined
  readonly metrics: Readonly<Record<string, number | undefined>>
  readonly section: string | undefined
}

/** Everything that carriers cannot state stands in this table, and nowhere else. */
export const carriers: Readonly<Record<string, Carrier>> = {
  'a list in plain text': { path: 'digest.txt', write: plainList, cannotState: [], marksPapers: false },
  'records in plain text': {
    path: 'digest.txt',
    write: records,
    cannotState: ['section'],
    marksPapers: true,
  },
  'headings in Markdown': { path: 'digest.md', write: headings, cannotState: [], marksPapers: true },
  'bullets in Markdown': { path: 'digest.md', write: bullets, cannotState: [], marksPapers: false },
  'tables in Markdown': { path: 'digest.md', write: table, cannotState: [], marksPapers: true },
  'bold and italics in Markdown': {
    path: 'digest.md',
    write: boldAndItalics,
    cannotState: [],
    marksPapers: false,
  },
  'cards in HTML': { path: 'digest.html', write: cards, cannotState: [], marksPapers: false },
  'list items in HTML': { path: 'digest.html', write: listItems, cannotState: [], marksPapers: false },
  'rows in JSON': { path: 'digest.json', write: jsonRows, cannotState: [], marksPapers: true },
  'a table in CSV': { path: 'digest.csv', write: commaSeparated, cannotState: [], marksPapers: true },
  'a mail': { path: 'digest.eml', write: mail, cannotState: [], marksPapers: false },
  'a chat': { path: 'digest.txt', write: chat, cannotState: [], marksPapers: false },
}

/** What a digest states in a carrier: each paper, and of which a reader may say nothing. */
export function statedIn({ cannotState, marksPapers }: Carrier, { sections }: WrittenDigest): StatedPaper[] {
  return sections.flatMap(({ name, papers }) => {
    const known = papers.filter(({ identifier }) => identifier).length
    const isCertain = marksPapers || known * 2 > papers.length
    return papers.map((paper) => ({
      stated: without(statedOf(paper, name), cannotState),
      mayBeLeftOut: !isCertain && paper.identifier === undefined,
    }))
  })
}

export interface StatedPaper {
  readonly stated: Partial<Stated>
  readonly mayBeLeftOut: boolean
}

function statedOf(paper: WrittenPaper, section: string | undefined): Stated {
  const { title, names, gap, identifier, published, upvotes, comments, stars } = paper
  return {
    title,
    names,
    authorCount: typeof gap === 'number' ? names.length + gap : undefined,
    identifiers: identifier ? { [identifier.kind]: identifier.value } : {},
    published,
    metrics: present({ upvotes, comments, stars }),
    section,
  }
}

/** A statement of what the carrier has a place for; what is absent has no key. */
export function without(stated: Stated, keys: readonly (keyof Stated)[]): Partial<Stated> {
  const { metrics, identifiers } = stated
  return Object.fromEntries(
    Object.entries(
      present({ ...stated, metrics: present(metrics), identifiers: present(identifiers) }),
    ).filter(([key]) => !keys.includes(key as keyof Stated)),
  )
}

function present<Value>(record: Readonly<Record<string, Value>>): Record<string, NonNullable<Value>> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, NonNullable<Value>] => entry[1] !== undefined),
  )
}
