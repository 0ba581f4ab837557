import { guardFormula } from '../lexicon/formula'
import { frozen } from '../model/frozen'
import type { OptionRules } from '../model/option'
import type { Paper } from '../model/paper'
import type { AliasName, FieldName } from '../model/vocabulary'
import { cleanLine } from './clean'
import { type Cells, cellsOf, losslessCells, readableColumns } from './csv-columns'
import { hasLoneSurrogate, reportLoneSurrogate, wellFormed } from './encode'
import type { ExportContext, Exporter, ExportSession } from './exporter'

/** A column of a table: a name of the vocabulary. */
export type CsvColumn = FieldName | AliasName

/** Options of the {@link csv} exporter. */
export interface CsvOptions {
  /** What parts the cells: `;` for spreadsheets in countries that write a comma in numbers. Default `,`. */
  readonly delimiter?: ',' | ';' | '|' | '\t' | undefined
  /** Which columns, in which order, by names of the vocabulary. Default: the 26 that digests fill. Not together with `lossless`. */
  readonly columns?: readonly CsvColumn[] | undefined
  /** Starts with U+FEFF, by which Excel knows UTF-8. Default false. */
  readonly byteOrderMark?: boolean | undefined
  /**
   * Puts a `'` before text that a spreadsheet would run as a formula; it is taken off again when the file is read back.
   * Default true, and false in the lossless mode.
   */
  readonly guard?: boolean | undefined
  /** One column per field of a paper, nested ones as JSON, so that reading the file gives equal papers. Default false. */
  readonly lossless?: boolean | undefined
}

/** The options of all tables. */
export const tableOptions: OptionRules<Pick<CsvOptions, 'columns' | 'byteOrderMark' | 'guard'>> =
  /* @__PURE__ */ frozen(() => ({
    columns: {
      type: 'list',
      description: 'which columns, in which order; the 26 that digests fill by default',
    },
    byteOrderMark: { type: 'flag', description: 'start with the mark by which Excel knows UTF-8' },
    guard: {
      type: 'flag',
      description: 'put a quotation mark before what a spreadsheet would run; true by default',
    },
  }))

/** Comma-separated values (RFC 4180): CRLF, a header line also when there is no paper. */
export const csv: Exporter<CsvOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'csv',
  extension: 'csv',
  mediaType: 'text/csv',
  options: {
    ...tableOptions,
    delimiter: {
      type: 'choice',
      choices: [',', ';', '|', '\t'],
      description: 'what parts the cells; a comma by default',
    },
    lossless: { type: 'flag', description: 'one column for each field, nested ones as JSON' },
  },
  open({ delimiter = ',', ...options }, context) {
    if (![',', ';', '|', '\t'].includes(delimiter))
      throw new TypeError(
        `Expected delimiter to be ',', ';', '|' or a tab, received ${JSON.stringify(delimiter)}`,
      )
    return openTable(options, { separator: delimiter, lineEnd: '\r\n' }, context)
  },
}))

/** How a table parts its cells and lines. */
export interface TableForm {
  readonly separator: ',' | ';' | '|' | '\t'
  readonly lineEnd: '\r\n' | '\n'
  /** Cells have neither tabs nor line breaks. Default false. */
  readonly isOneLine?: boolean
}

/** Starts a table of papers. */
export function openTable(options: CsvOptions, form: TableForm, context: ExportContext): ExportSession {
  const { columns, byteOrderMark = false, lossless = false, guard = !lossless } = options
  if (lossless && columns)
    throw new TypeError('The lossless mode has all columns: leave out either lossless or columns')
  if (lossless && guard)
    throw new TypeError('The lossless mode changes no cell: leave out either lossless or guard')
  const { names, cells } = lossless ? losslessCells() : cellsOf(columns ?? readableColumns)
  return {
    head: `${byteOrderMark ? '\ufeff' : ''}${names.join(form.separator)}${form.lineEnd}`,
    // Who names columns knows what is in none.
    keeps: (field) => lossless || columns !== undefined || names.includes(field),
    entry: (paper) => writeRecord(paper, cells, guard, form, context),
  }
}

function writeRecord(
  paper: Paper,
  cells: Cells['cells'],
  guard: boolean,
  { separator, lineEnd, isOneLine = false }: TableForm,
  context: ExportContext,
): string {
  let isBroken = false
  const texts = cells.map((cell) => {
    const value = cell(paper)
    if (typeof value !== 'string' || value === '') return value
    isBroken ||= hasLoneSurrogate(value)
    const line = isOneLine ? cleanLine(value) : value
    return quote(guard ? guardFormula(line) : line, separator)
  })
  // A record of one empty cell would be an empty line, which readers skip.
  const record = (texts.length === 1 && (texts[0] ?? '') === '' ? '""' : texts.join(separator)) + lineEnd
  if (!isBroken) return record
  reportLoneSurrogate(paper.id, context.report)
  return wellFormed(record)
}

/** Quoted where RFC 4180 asks for it, and where readers would trim. */
function quote(value: string, separator: string): string {
  if (value.includes('"')) return `"${value.replaceAll('"', '""')}"`
  const isQuoted =
    value.includes(separator) ||
    value.includes('\n') ||
    value.includes('\r') ||
    isBlank(value.charCodeAt(0)) ||
    isBlank(value.charCodeAt(value.length - 1))
  return isQuoted ? `"${value}"` : value
}

function isBlank(code: number): boolean {
  return code <= 32 || (code >= 0xa0 && String.fromCharCode(code).trim() === '')
}
