const name = {
  name: 'The whole name in reading order.',
  family: 'What bibliographies sort by, without the particle.',
  given: 'What stands before the family name.',
  particle: 'A lower-case particle that is not sorted by: `van den`.',
  suffix: '`Jr.`, `III` and the like.',
  literal: 'The name of a team, or one that cannot be split with certainty; the parts are then absent.',
}

const metrics = {
  upvotes: "Upvotes of the digest's readers.",
  comments: "Comments on the digest's site.",
  stars: "GitHub stars of the paper's repository.",
}

const point = {
  line: 'From 1.',
  column: 'From 1, in UTF-16 code units.',
  offset: 'From 0, in UTF-16 code units.',
}

/** What each part of a paper is, by its path in the JSON Schema: for people who read the schema, and for programs that show it to them. A function, so that it costs nothing where nobody asks. */
export function paperDescriptions(): Readonly<Record<string, string>> {
  return {
    '': 'One paper of a digest. Unknown values are absent.',
    id: 'The same wherever the paper is read: `arxiv:2504.01234`, else `doi:10.1000/tides.7`, else `title:` and the folded title.',
    title: 'One line of Unicode; LaTeX is decoded except math between dollar signs.',
    abstract: 'One line of Unicode.',
    tldr: 'A short summary that a digest shows beside or instead of the abstract.',
    authors: 'In the order of the page; empty where it names nobody.',
    'authors[]': 'One author.',
    ...below('authors[].', name),
    authorCount: 'How many authors there are; never smaller than the number of names.',
    moreAuthors: '`true` where there are more authors than names, and nothing tells how many.',
    organization: 'The organisation that a card shows.',
    ...below('organization.', {
      name: 'The name for people.',
      slug: 'The handle on the site.',
      url: 'Its page, http or https.',
    }),
    published: 'Day of publication, ISO 8601, possibly partial: `2025-04-03`, `2025-04`, `2025`.',
    featured: 'The day on which the digest lists the paper, in the same form.',
    submitter: 'The handle or the name of who submitted the paper to the digest.',
    submitterName: 'The name for people of who submitted it, where `submitter` is a handle.',
    submittedAt: 'When it was submitted to the digest, ISO 8601: a day, or a moment with its zone.',
    identifiers: 'Identifiers in their canonical form, without scheme or host.',
    ...below('identifiers.', {
      arxiv: 'Without version: `2504.01234`, `hep-th/9901001`.',
      doi: 'Lower case, without resolver: `10.1000/tides.7`.',
      openreview: 'Forum id.',
      acl: 'ACL Anthology id.',
      pmid: 'PubMed id, digits.',
    }),
    url: "The paper's own page, http or https.",
    publication: 'Where and as what the work was published, as far as a record states it.',
    ...below('publication.', {
      type: 'In the vocabulary of CSL 1.0.2.',
      container: 'The journal, the proceedings or the book that it is part of.',
      volume: 'As printed.',
      issue: 'As printed.',
      pages: 'Spans with a hyphen: `117-142`.',
      publisher: 'The publisher; of a thesis its university.',
      place: 'Where the publisher is.',
      editors: 'In order.',
      'editors[]': 'One editor.',
      ...below('editors[].', name),
      event: 'The conference or other event.',
      series: 'The series that the container belongs to.',
      edition: 'As printed.',
      number: 'Of a report, a patent or a standard: its number. Of a thesis its kind.',
      reference: "Where the paper came out, as the page or a preprint's record prints it.",
    }),
    citationKey: 'The key that a bibliography cites it by.',
    comment: "The authors' remark: `12 pages, 3 figures`.",
    version: 'The version of the preprint, from 1.',
    withdrawn: '`true` where the authors took it back.',
    language: 'The language that it is written in, as a BCP 47 tag.',
    images: 'Pictures and films that a digest shows for the paper.',
    'images[]': 'One picture or film.',
    ...below('images[].', {
      url: 'http or https.',
      rel: '`thumbnail`, the one of the card, or `media`, what the authors put beside it.',
    }),
    links: 'All links, in reading order.',
    'links[]': 'One link.',
    ...below('links[].', { url: 'http or https.', rel: 'What it leads to.' }),
    keywords: 'Words, each once.',
    'keywords[]': 'One word or phrase.',
    categories: 'arXiv categories, the primary one first.',
    'categories[]': 'One category: `cs.LG`.',
    metrics: 'Counts that the digest prints. Zero is a value.',
    ...below('metrics.', metrics),
    section: 'The heading under which the paper stood.',
    extra: 'What a record states and no other field has a place for, by the name of its format and by key.',
    'extra{}': 'What records of one format state, by key.',
    'extra{}{}': 'Any JSON value.',
    sources: 'Where the paper was read; at least one.',
    'sources[]': 'One place.',
    ...below('sources[].', {
      reader: 'Name of the reader.',
      path: 'Path or address of the document.',
      digestDate: 'Day of the digest, ISO 8601.',
      position: "The card's span in the document, end exclusive.",
      'position.start': 'The first point.',
      'position.end': 'The point behind the last.',
      ...below('position.start.', point),
      ...below('position.end.', point),
      title: 'The title that it has there, where papers were merged and another one was taken.',
      citationKey: 'The key that it has there, where papers were merged.',
      metrics: 'The counts that stand there, where papers were merged.',
      ...below('metrics.', metrics),
    }),
  }
}

function below(prefix: string, parts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [prefix + part, text]))
}
