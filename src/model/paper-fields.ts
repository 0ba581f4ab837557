import type { Paper } from './paper'

const FIELDS: { readonly [Field in keyof Paper]-?: true } = {
  id: true,
  title: true,
  abstract: true,
  tldr: true,
  authors: true,
  authorCount: true,
  moreAuthors: true,
  organization: true,
  published: true,
  featured: true,
  submitter: true,
  submitterName: true,
  submittedAt: true,
  identifiers: true,
  url: true,
  publication: true,
  citationKey: true,
  comment: true,
  version: true,
  withdrawn: true,
  language: true,
  images: true,
  links: true,
  keywords: true,
  categories: true,
  metrics: true,
  section: true,
  extra: true,
  sources: true,
}

/** The fields of a paper, in the order of the contract. */
export const paperFields: readonly (keyof Paper)[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(FIELDS),
) as readonly (keyof Paper)[]
