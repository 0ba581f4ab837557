import { createRegistry, type Registry } from '../model/registry'
import { bibtex } from './bibtex'
import { csv } from './csv'
import type { Exporter } from './exporter'
import { json } from './json'
import { ndjson } from './ndjson'

export { type BibtexOptions, bibtex } from './bibtex'
export { citationKeys, type ExistingKeys } from './bibtex/citation-key'
export { type CsvOptions, csv } from './csv'
export type { CsvColumn } from './csv-columns'
export type { ExportContext, Exporter, ExportSession } from './exporter'
export { type JsonOptions, json } from './json'
export { ndjson } from './ndjson'
export { type StringifyHooks, stringify, stringifyStream } from './stringify'

/** All exporters of this package by name. An immutable value: `exporters.with(mine)` is a new one. */
export const exporters: Registry<Exporter> = /* @__PURE__ */ createRegistry<Exporter>([
  bibtex,
  csv,
  json,
  ndjson,
])
