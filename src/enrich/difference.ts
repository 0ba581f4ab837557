/** Where an entry and a record of it differ. */
export interface Difference {
  /** The field, or the part of one: `authors`, `identifiers.doi`, `publication.pages`. */
  readonly field: string
  /** What the entry states; empty where it states nothing. */
  readonly stated: string
  /** What the record has. */
  readonly found: string
  /** What is the matter, in words. */
  readonly reason: string
  /** It is worth knowing, and no fault: a year off by one, a title without its subtitle. */
  readonly isInformation: boolean
}
