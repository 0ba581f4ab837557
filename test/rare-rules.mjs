/** Why a rule stands that fewer than two sources of the real pages need; test/rules.mjs asks for these, by kind and name. */
export const rareRules = {
  'title sentence': 'lists by hand print their first sentence strong, over the title that they link',
  'fact comments': 'the counts of the site, which people keep in lists of their own',
  'fact stars': 'lists with code print the stars of a repository',
  'fact authorCount': 'the line of the site that says how many wrote a paper, copied without their names',
  'verdict a sentence ends in an identifier':
    'running text that mentions a paper is none: nothing is invented',
  'reader mail': 'digests are sent; few people publish their mail',
  'reader chat': 'chats hold papers and are private; their syntax is all that the reader knows',
  'reader json': 'rows of papers by others; the JSON of the site is read by its own reader',
  'reader yaml': 'papers in data files of static sites',
  'reader csl-json': 'what reference managers export',
  'reader ris': 'what databases and reference managers export for each other',
  'reader nbib': 'what PubMed sends to reference managers',
  'reader endnote': 'what EndNote and library catalogues export',
  'reader refworks': 'what RefWorks and library databases export',
  'reader pubmed': 'what PubMed answers to programs',
  'reader endnote-xml': 'what EndNote exports whole',
  'reader mods': 'what library catalogues and repositories answer to programs',
}
