import type { Position } from '../../model/paper'
import type { FieldNode } from '../../model/tree'
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
  /** Fields that are known beyond their words. */
  readonly fields: FieldNode[]
}

/** Whether a card says who wrote the paper, or how many did. */
export function hasNames({ statements }: Facts): boolean {
  return statements.some(({ meaning }) => meaning === 'authors' || meaning === 'authorCount')
}
