import type { Position } from '../model/paper'
import type { Difference } from './difference'
import { describe } from './enrich'
import type { Verdict, VerdictKind } from './verify'

/** The ways in which verdicts are written. */
export const verdictFormats = /* @__PURE__ */ Object.freeze(['text', 'json', 'sarif', 'github'] as const)

/** One of {@link verdictFormats}. */
export type VerdictFormat = (typeof verdictFormats)[number]

/**
 * Writes verdicts: as lines for people (`text`), whole (`json`), as a log for tools that show results beside the code (`sarif`, version 2.1.0), or as annotations of GitHub's
 * workflows (`github`). What is found without a remark is counted, and not listed; JSON has all.
 * @throws {TypeError} For a format that there is not.
 */
export function stringifyVerdicts(verdicts: readonly Verdict[], format: VerdictFormat = 'text'): string {
  if (!verdictFormats.includes(format))
    throw new TypeError(
      `Expected a format, one of ${verdictFormats.join(', ')}, received ${JSON.stringify(format)}`,
    )
  if (format === 'json') return `${JSON.stringify(verdicts, undefined, 2)}\n`
  if (format === 'sarif') return `${JSON.stringify(sarifOf(verdicts), undefined, 2)}\n`
  if (format === 'github') return verdicts.flatMap(annotationOf).join('')
  return [...verdicts.flatMap(linesOf), `${countsOf(verdicts)}\n`].join('')
}

const WORDS: Readonly<Record<VerdictKind, string>> = {
  found: 'found',
  differs: 'differs',
  'not-found': 'not found',
  unchecked: 'could not check',
}

/** What people read of a verdict, in one line and one more for each difference. */
function linesOf(verdict: Verdict): string[] {
  if (!isTold(verdict)) return []
  const { paper, differences } = verdict
  const { path, line, column } = placeOf(verdict)
  const where = line === undefined ? path : `${path}:${line}:${column}`
  const head = `${where} ${WORDS[verdict.verdict]}: ${paper.title}${reasonOf(verdict)}`
  return [head, ...differences.map((one) => `  ${differenceOf(one, verdict)}`)].map(oneLine)
}

function isTold({ verdict, differences }: Verdict): boolean {
  return verdict !== 'found' || differences.length > 0
}

function reasonOf({ verdict, asked }: Verdict): string {
  if (verdict === 'found' || verdict === 'differs') return ''
  const failed = asked.flatMap(({ resolver, failure }) =>
    failure === undefined ? [] : [`${resolver}: ${failure}`],
  )
  const without = asked.filter(({ failure }) => failure === undefined).map(({ resolver }) => resolver)
  const parts = [...(without.length > 0 ? [`no record at ${without.join(', ')}`] : []), ...failed]
  return ` (${parts.length > 0 ? parts.join('; ') : 'nobody could be asked by what it states'})`
}

/** `authors: states "Ada Quill", arxiv has "Ada Quill, Bo Tarn": Bo Tarn is missing` */
function differenceOf(
  { field, stated, found, reason, isInformation }: Difference,
  { resolver, record }: Verdict,
): string {
  const said = stated === '' ? 'states none' : `states ${JSON.stringify(stated)}`
  const where = resolver === undefined ? 'the record' : resolver
  const which = record ? ` (${describe(record)})` : ''
  return `${isInformation ? 'note, ' : ''}${field}: ${said}, ${where} has ${JSON.stringify(found)}: ${reason}${which}`
}

function countsOf(verdicts: readonly Verdict[]): string {
  const count = (kind: VerdictKind): number => verdicts.filter(({ verdict }) => verdict === kind).length
  const entries = verdicts.length === 1 ? '1 entry' : `${verdicts.length} entries`
  return `${entries}: ${count('found')} found, ${count('differs')} with differences, ${count('not-found')} not found, ${count('unchecked')} could not be checked`
}

interface Place {
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly position?: Position | undefined
}

function placeOf({ paper: { sources } }: Verdict): Place {
  const [source] = sources
  const path = source?.path ?? '<stdin>'
  const position = source?.position
  return position ? { path, line: position.start.line, column: position.start.column, position } : { path }
}

const LEVELS = {
  found: { sarif: 'note', github: 'notice' },
  differs: { sarif: 'error', github: 'error' },
  'not-found': { sarif: 'error', github: 'error' },
  unchecked: { sarif: 'warning', github: 'warning' },
} as const satisfies Record<VerdictKind, { sarif: string; github: string }>

const RULES: Readonly<Record<VerdictKind, string>> = {
  found: 'A record of the entry was found, and something about it is worth knowing.',
  differs: 'A record of the entry was found, and says something else.',
  'not-found': 'Nobody who was asked has a record of the entry.',
  unchecked: 'Somebody could not be asked for the entry, and nobody else has a record of it.',
}

/** What is said of an entry, in one text. */
function textOf(verdict: Verdict): string {
  const head = `${WORDS[verdict.verdict]}: ${verdict.paper.title}${reasonOf(verdict)}`
  return [head, ...verdict.differences.map((one) => differenceOf(one, verdict))].join('\n')
}

/** docs.oasis-open.org/sarif/sarif/v2.1.0, "SARIF log file format". */
function sarifOf(verdicts: readonly Verdict[]): object {
  const rules = Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } }))
  const results = verdicts.filter(isTold).map((verdict) => {
    const { path, position } = placeOf(verdict)
    const region = position && {
      startLine: position.start.line,
      startColumn: position.start.column,
      endLine: position.end.line,
      endColumn: position.end.column,
    }
    return {
      ruleId: verdict.verdict,
      level: LEVELS[verdict.verdict].sarif,
      message: { text: textOf(verdict) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(path.replaceAll('\\', '/')) },
            ...(region && { region }),
          },
        },
      ],
    }
  })
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'paperdigest', rules } }, columnKind: 'utf16CodeUnits', results }],
  }
}

/** docs.github.com, "Workflow commands": in texts `%` and line ends have codes, in properties colons and commas too. */
function annotationOf(verdict: Verdict): string[] {
  if (!isTold(verdict)) return []
  const { path, line, column } = placeOf(verdict)
  const data = (text: string): string =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  const properties = [
    `file=${property(path)}`,
    ...(line === undefined ? [] : [`line=${line}`, `col=${column}`]),
    `title=${property(WORDS[verdict.verdict])}`,
  ]
  return [`::${LEVELS[verdict.verdict].github} ${properties.join(',')}::${data(textOf(verdict))}\n`]
}

function oneLine(line: string): string {
  return `${line.replace(/[\r\n\u2028\u2029]+/g, ' ')}\n`
}
