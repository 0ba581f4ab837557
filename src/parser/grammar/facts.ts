import type { LabelMeaning } from '../../lexicon/field-label'
import { isLoneName } from '../../lexicon/name-evidence'
import type { Position } from '../../model/paper'
import type { FieldNode } from '../../model/tree'
import type { TracedFact } from '../trace'
import type { Statement } from './statements'

/** A title that a card states beside the one it starts with. */
export interface StatedTitle {
  readonly title: string
  readonly isTranslated: boolean
  readonly position?: Position | undefined
}

/** What a card says, line by line. */
export interface Facts {
  readonly statements: Statement[]
  /** Of these, the lists of names that no label announces: where they stand, one name alone is a byline, too. */
  readonly bylines: Statement[]
  readonly titles: StatedTitle[]
  /** Unlabelled running text. */
  readonly prose: { words: string; position?: Position | undefined }[]
  /** Short words of which nobody knows what they say. */
  readonly rest: { words: string; position?: Position | undefined }[]
  /** What tells that this is a paper, by key: `arxiv:2504.02508`; a link that is called its paper counts. */
  readonly anchors: Set<string>
  /** Papers of arXiv that stand as bare ids at the edge of a line: where nothing else names one, a single one is meant. */
  readonly mentions: Set<string>
  /** Its only anchor is such an id. */
  isMentioned: boolean
  /** Fields that are known beyond their words. */
  readonly fields: FieldNode[]
}

/** Where a line stands, as far as its reading depends on it. */
export interface LinePlace {
  readonly position?: Position | undefined
  readonly isItem: boolean
  /** How many list items it stands in. */
  readonly depth?: number | undefined
  /** The meaning that a column's head or a label heading gives to it. */
  readonly meaning?: LabelMeaning | undefined
}

/** All that a card says, for whoever asks why: its statements, and the words of which nobody knows what they say. */
export function factsOf({ statements, titles, prose, rest, anchors, fields }: Facts): TracedFact[] {
  return [
    ...statements.map(({ meaning, value, position }) => ({
      meaning,
      value: typeof value === 'string' ? value : value.join(', '),
      position,
    })),
    ...fields.map(({ type, value, position }) => ({ meaning: type, value, position })),
    ...titles.map(({ title, position }) => ({ meaning: 'title', value: title, position })),
    ...prose.map(({ words, position }) => ({ meaning: 'running text', value: words, position })),
    ...rest.map(({ words, position }) => ({ meaning: 'unknown', value: words, position })),
    ...[...anchors].map((value) => ({ meaning: 'paper', value })),
  ]
}

/** Whether a card says who wrote the paper, or how many did. */
export function hasNames({ statements }: Facts): boolean {
  return statements.some(({ meaning }) => meaning === 'authors' || meaning === 'authorCount')
}

/** The one name with which unlabelled words start, alone on its line or behind a dash: whose it is, the other cards of the page tell. */
export function loneNameOf({ prose }: Facts): string | undefined {
  const name = prose[0]?.words.replace(/^[-–—]\s+/, '')
  return name !== undefined && isLoneName(name) ? name : undefined
}
