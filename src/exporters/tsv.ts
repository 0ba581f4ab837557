import { frozen } from '../model/frozen'
import { type CsvOptions, openTable, tableOptions } from './csv'
import type { Exporter } from './exporter'

/** Options of the {@link tsv} exporter: those of `csv`, without its lossless mode and its delimiter. */
export type TsvOptions = Omit<CsvOptions, 'lossless' | 'delimiter'>

/**
 * Tab-separated values: the columns of `csv`, a header line also when there is no paper, lines ended by LF. Tabs and line breaks within a cell are
 * blanks. A cell with a quotation mark is quoted as in CSV, which spreadsheets and data frames expect.
 */
export const tsv: Exporter<TsvOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'tsv',
  extension: 'tsv',
  mediaType: 'text/tab-separated-values',
  options: tableOptions,
  open: ({ columns, byteOrderMark, guard }, context) =>
    openTable(
      { columns, byteOrderMark, guard },
      { separator: '\t', lineEnd: '\n', isOneLine: true },
      context,
    ),
}))
