import { InvalidArgumentError } from 'commander'
import type { WantedVersion } from '../enrich/complete'
import type { VerdictFormat } from '../enrich/verdict-format'
import { decoderOf } from '../lexicon/charset'
import { isPartialDate } from '../lexicon/date'

/** The options of all verbs, as they are read. */
export interface VerbOptions {
  readonly to?: string
  readonly output?: string
  readonly from?: string
  readonly set?: readonly string[]
  readonly columns?: string
  readonly template?: string
  readonly title?: string
  readonly plugin?: readonly string[]
  readonly referenceDate?: string
  readonly dayFirst?: boolean
  readonly encoding?: string
  readonly strict?: boolean
  readonly allowEmpty?: boolean
  readonly recursive?: boolean
  readonly outDir?: string
  readonly split?: 'paper'
  readonly append?: boolean
  readonly budget?: number
  /** `false` where none is wanted. */
  readonly config?: string | false
  readonly printConfig?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly merge?: boolean
  readonly query?: string
  /** As it is typed; verbs have it as a list. */
  readonly sort?: string | readonly string[]
  readonly limit?: number
  readonly top?: number
  readonly fields?: string
  readonly json?: boolean
  readonly tokens?: boolean
  readonly local?: readonly string[]
  readonly resolver?: readonly string[]
  readonly prefer?: WantedVersion
  readonly format?: VerdictFormat
  readonly search?: string
  readonly service?: string
  readonly newSince?: string
  /** `false` where none is wanted. */
  readonly cache?: string | false
  readonly offline?: boolean
  readonly contact?: string
}

/** One option of the command: what the parsing of words, the help and the completion go by. */
export interface CommandOption {
  /** As commander writes it: `-o, --output <file>`. */
  readonly flags: string
  readonly description: string
  readonly read?: ((text: string) => unknown) | undefined
  /** It may be given several times. */
  readonly isList?: boolean
  /** Its values are names of these, or these words. */
  readonly names?: 'readers' | 'exporters' | 'fields' | readonly string[]
}

const RESOLVERS = ['huggingFace', 'arxiv', 'datacite', 'semanticScholar', 'openAlex', 'dblp', 'crossref']
const VERSIONS = ['preprint', 'published', 'both']
const VERDICT_FORMATS = ['text', 'json', 'sarif', 'github']
const SERVICES = ['arxiv', 'huggingFace']

/** All options by name, in the order of the help. */
export const commandOptions = {
  to: {
    flags: '-t, --to <format>',
    description: 'the format to write; by default that of the output file, or json',
    names: 'exporters',
  },
  output: {
    flags: '-o, --output <file>',
    description:
      "write to a file instead of standard output, compressed where it ends in .gz; with fields in braces to several, such as 'archive/{date}.json'",
  },
  outDir: {
    flags: '--out-dir <folder>',
    description: 'write an output for each file that is read into this folder',
  },
  split: {
    flags: '--split <by>',
    description:
      "paper: a file for each paper, named by --output, such as 'notes/{title}.md', or in --out-dir by its id",
    read: readChoice(['paper']),
  },
  append: {
    flags: '--append',
    description: 'add to the output file the papers that it does not hold yet',
  },
  budget: {
    flags: '--budget <count>',
    description:
      "write no more characters than these, of whole papers only, the first first: for a model's context",
    read: readCount,
  },
  config: {
    flags: '--config <file>',
    description: 'take options from this file instead of the one that is found in this folder or above it',
  },
  noConfig: { flags: '--no-config', description: 'take options from no file' },
  printConfig: {
    flags: '--print-config',
    description: 'print the options that hold, and where they are from',
  },
  recursive: { flags: '-r, --recursive', description: 'read the files in folders, and in those within them' },
  from: {
    flags: '-f, --from <reader>',
    description: 'the reader to use instead of detecting one',
    names: 'readers',
  },
  set: {
    flags: '--set <key=value>',
    description:
      'set an option of the format or of reading, such as abstract=true; may be repeated; formats NAME lists them',
    isList: true,
  },
  columns: {
    flags: '--columns <names>',
    description: 'columns, such as id,title,upvotes: --set columns=…',
    names: 'fields',
  },
  template: {
    flags: '--template <line>',
    description: "a line a paper, such as '- [{title}]({url})': --set template=…",
  },
  title: {
    flags: '--title <words>',
    description: 'what stands at the top; by default what the page is called: --set title=…',
  },
  referenceDate: {
    flags: '--reference-date <YYYY-MM-DD>',
    description:
      'dates without a year lie at or before this day, and yesterday and 7d count from it; today by default',
    read: readDay,
  },
  dayFirst: {
    flags: '--day-first',
    description: 'of dates such as 04/03/2025 the day comes first, and not the month',
  },
  noDayFirst: {
    flags: '--no-day-first',
    description: 'of dates such as 04/03/2025 the month comes first',
  },
  encoding: {
    flags: '--encoding <label>',
    description: 'the character set of the files, such as windows-1252',
    read: readEncoding,
  },
  merge: { flags: '-m, --merge', description: 'unite papers that several of the files hold' },
  query: {
    flags: '-q, --query <query>',
    description: "keep the papers that match, such as 'title:pruning has:code'",
  },
  sort: {
    flags: '-s, --sort <fields>',
    description: 'sort by fields, with - for the greatest first, such as -upvotes,title',
    names: 'fields',
  },
  limit: { flags: '-n, --limit <count>', description: 'give no more papers than these', read: readCount },
  top: {
    flags: '--top <count>',
    description: 'give no more values of a list than these; 10 by default',
    read: readCount,
  },
  fields: {
    flags: '--fields <names>',
    description: 'search in these fields only, such as title,abstract',
    names: 'fields',
  },
  plugin: {
    flags: '-p, --plugin <module>',
    description: 'take readers and exporters from a module too; may be repeated',
    isList: true,
  },
  allowEmpty: {
    flags: '--allow-empty',
    description: 'write the output file also where no papers were found',
  },
  strict: { flags: '--strict', description: 'write nothing and exit with 65 on any warning' },
  quiet: { flags: '--quiet', description: 'tell failures only; with --strict, warnings too' },
  verbose: { flags: '--verbose', description: 'tell each message, and each file that was read' },
  json: { flags: '--json', description: 'write JSON' },
  tokens: { flags: '--tokens', description: 'the tokens instead of the tree' },
  local: {
    flags: '--local <file>',
    description: 'a file with records of papers that you hold, such as refs.bib; may be repeated',
    isList: true,
  },
  resolver: {
    flags: '--resolver <name>',
    description: `a service to ask for records: ${RESOLVERS.slice(0, -1).join(', ')} or ${RESOLVERS.at(-1)}; may be repeated`,
    isList: true,
    names: RESOLVERS,
  },
  prefer: {
    flags: '--prefer <version>',
    description: 'preprint, published or both, where a paper came out too; preprint by default',
    read: readChoice(VERSIONS),
    names: VERSIONS,
  },
  format: {
    flags: '--format <name>',
    description: 'how verdicts are written: text, json, sarif or github; text by default',
    read: readChoice(VERDICT_FORMATS),
    names: VERDICT_FORMATS,
  },
  search: {
    flags: '--search <words>',
    description: "papers that these words find on Hugging Face, such as 'sparse attention'",
  },
  service: {
    flags: '--service <name>',
    description:
      'who is asked for papers by identifier: arxiv for their records, the default, or huggingFace for votes and repositories',
    read: readChoice(SERVICES),
    names: SERVICES,
  },
  newSince: {
    flags: '--new-since <file>',
    description: 'leave out what earlier runs with this file wrote; it keeps identifiers of papers',
  },
  cache: {
    flags: '--cache <folder>',
    description: 'keep the answers of services there; by default in your cache folder',
  },
  noCache: { flags: '--no-cache', description: 'keep no answers of services, and take none' },
  offline: { flags: '--offline', description: 'ask no service: take answers from the cache only' },
  contact: {
    flags: '--contact <address>',
    description: 'tell services how you can be reached, by a mail address or a page; some then allow more',
  },
} as const satisfies Readonly<Record<string, CommandOption>>

/** The name of an option. */
export type CommandOptionName = keyof typeof commandOptions

/** What an option is called where it is typed: `day-first`. */
export function longNameOf(name: CommandOptionName): string {
  return /--([a-z-]+)/.exec(commandOptions[name].flags)?.[1] ?? name
}

function readDay(text: string): string {
  if (text.length !== 10 || !isPartialDate(text)) throw new InvalidArgumentError('Expected YYYY-MM-DD.')
  return text
}

function readEncoding(label: string): string {
  if (!decoderOf(label)) throw new InvalidArgumentError('Expected the label of a character set, such as gbk.')
  return label
}

function readChoice(choices: readonly string[]): (text: string) => string {
  return (text) => {
    if (!choices.includes(text)) throw new InvalidArgumentError(`Expected ${choices.join(', ')}.`)
    return text
  }
}

function readCount(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 0 on.')
  return Number(text)
}
