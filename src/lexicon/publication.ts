/**
 * What a work is published as, in the vocabulary of CSL 1.0.2: `article` is a preprint or another article outside of a journal. `document` is for what has
 * no type of its own.
 */
export type PublicationType = (typeof publicationTypes)[number]

/** The types of CSL 1.0.2, by their letters (docs.citationstyles.org, "Appendix III - Types"). */
export const publicationTypes = /* @__PURE__ */ Object.freeze([
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const)

/** A part of a publication that is a text. */
export type PublicationText = (typeof publicationTexts)[number]

/** The parts of a publication that are texts, in the order of the contract; `type` is one of {@link publicationTypes}, and editors are names. */
export const publicationTexts = /* @__PURE__ */ Object.freeze([
  'container',
  'volume',
  'issue',
  'pages',
  'publisher',
  'place',
  'event',
  'series',
  'edition',
  'number',
  'reference',
] as const)

/** Pages as a paper has them: `117–142`, `117 -- 142` -> `117-142`. */
export function plainSpan<Pages extends string | undefined>(pages: Pages): Pages | string {
  return pages === undefined ? pages : pages.replace(/\s{0,3}(?:[\u2010-\u2015\u2212]|-{1,3})\s{0,3}/g, '-')
}

/** Whether works of a type stand in a series, so that a number is the one there. */
export function isOfSeries(type: string): boolean {
  return /^(?:book|chapter|paper-conference|entry)/.test(type)
}

/** Whether a word is a type of CSL. */
export function isPublicationType(word: string): word is PublicationType {
  return (publicationTypes as readonly string[]).includes(word)
}
