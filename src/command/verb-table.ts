import type { CommandOptionName } from './option-table'
import type { Verb } from './verb'

const FILES = {
  '[files...]': 'digest files, folders with --recursive, patterns; - or none reads standard input',
}
/** What all verbs have. */
const COMMON: readonly CommandOptionName[] = ['config', 'noConfig', 'printConfig', 'quiet', 'verbose']
const READING: readonly CommandOptionName[] = [
  'recursive',
  'from',
  'referenceDate',
  'dayFirst',
  'noDayFirst',
  'encoding',
  'plugin',
  'strict',
]
const WRITING: readonly CommandOptionName[] = [
  'to',
  'output',
  'outDir',
  'split',
  'append',
  'budget',
  'set',
  'columns',
  'template',
  'title',
  'allowEmpty',
]

const ASKING: readonly CommandOptionName[] = ['cache', 'noCache', 'offline', 'contact']

const table: readonly Verb[] = [
  {
    name: 'convert',
    summary: 'Reads digests and writes their papers. It is meant where no verb is named.',
    words: FILES,
    options: [...WRITING, ...READING, 'merge', 'query', 'sort', 'limit', 'newSince'],
    load: async () => (await import('./verb/convert')).convert,
  },
  {
    name: 'get',
    summary: 'Fetches digests from Hugging Face, and papers from arXiv, and writes their papers.',
    words: {
      '[what...]':
        'yesterday, 7d, 2026-03-04, 2026-03-02..2026-03-06, 2026-W10, 2026-03, cs.LG, 2504.01234; one or more of these',
    },
    options: [
      'search',
      'service',
      ...WRITING.filter((name) => name !== 'allowEmpty'),
      'merge',
      'query',
      'sort',
      'limit',
      'newSince',
      ...ASKING,
      'referenceDate',
      'plugin',
      'strict',
    ],
    load: async () => (await import('./verb/get')).getDigests,
  },
  {
    name: 'merge',
    summary: 'Unites digests: each paper that several of them hold is written once.',
    words: { '<files...>': 'digest files; - is standard input' },
    options: [...WRITING, ...READING, 'query', 'sort', 'limit', 'newSince'],
    load: async () => (await import('./verb/convert')).merge,
  },
  {
    name: 'query',
    summary:
      'Lists the papers that match a query: a table on a terminal, else a line each with tabs between its columns.',
    words: { '<query>': "such as 'title:pruning has:code upvotes>100'", ...FILES },
    options: [...WRITING, ...READING, 'merge', 'sort', 'limit'],
    load: async () => (await import('./verb/query')).queryPapers,
  },
  {
    name: 'search',
    summary: 'Lists papers by words, the best first.',
    words: { '<words>': "such as 'sparse attention'", ...FILES },
    options: [...WRITING, ...READING, 'merge', 'query', 'limit', 'fields'],
    load: async () => (await import('./verb/search')).searchPapers,
  },
  {
    name: 'stats',
    summary: 'Counts papers by month, organisation, keyword, category and number of authors.',
    words: FILES,
    options: [...READING, 'merge', 'query', 'top', 'json'],
    load: async () => (await import('./verb/stats')).countPapers,
  },
  {
    name: 'diff',
    summary: 'Tells which papers came, went and changed; with --to, writes those that came.',
    words: { '<old>': 'the earlier digest', '<new>': 'the later one' },
    options: [...WRITING, ...READING, 'json'],
    load: async () => (await import('./verb/diff')).compareDigests,
  },
  {
    name: 'enrich',
    summary:
      'Completes papers by records of them (names, identifiers, where they came out) and writes them. Without --local, Hugging Face and arXiv are asked.',
    words: FILES,
    options: [
      ...WRITING,
      ...READING,
      'local',
      'resolver',
      'prefer',
      'merge',
      'query',
      'sort',
      'limit',
      ...ASKING,
    ],
    load: async () => (await import('./verb/enrich')).enrichFiles,
  },
  {
    name: 'verify',
    summary:
      'Looks the entries of bibliographies up, and exits with 1 where one differs or is not found. Without --local, arXiv, Crossref and DBLP are asked.',
    words: { '[files...]': 'bibliographies; - or none reads standard input' },
    options: ['local', 'resolver', 'format', 'output', ...ASKING, ...READING],
    load: async () => (await import('./verb/verify')).verifyFiles,
  },
  {
    name: 'inspect',
    summary: 'Shows the tree of a digest, or its tokens.',
    words: { '[file]': 'a digest file; - or none reads standard input' },
    options: ['tokens', 'json', 'from', 'encoding', 'plugin'],
    load: async () => (await import('./verb/inspect')).inspectFile,
  },
  {
    name: 'explain',
    summary: 'Tells of each line of a digest what it was taken for, and why.',
    words: { '<file>': 'a digest file, or one of its lines as file:line; - reads standard input' },
    options: ['from', 'plugin', 'json'],
    load: async () => (await import('./verb/explain')).explainFile,
  },
  {
    name: 'validate',
    summary: 'Tells what is wrong with digests, and exits with 65 on any warning.',
    words: FILES,
    options: READING.filter((name) => name !== 'strict'),
    load: async () => (await import('./verb/validate')).validateFiles,
  },
  {
    name: 'formats',
    summary: 'Lists what is read and written; of one format, its options.',
    words: { '[name]': 'a format' },
    options: ['plugin', 'json'],
    load: async () => (await import('./verb/formats')).listFormats,
  },
  {
    name: 'completion',
    summary: 'Writes what makes a shell complete the words of the command.',
    words: { '<shell>': 'bash, zsh or fish' },
    options: [],
    load: async () => (await import('./verb/completion')).completeWords,
  },
]

/** All verbs, in the order of the help. */
export const verbs: readonly Verb[] = table.map((verb) => ({
  ...verb,
  options: [...verb.options, ...COMMON],
}))
