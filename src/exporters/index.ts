import { createRegistry, type Registry } from '../model/registry'
import { atom } from './atom'
import { biblatex } from './biblatex'
import { bibtex } from './bibtex'
import { cslJson } from './csl-json'
import { csv } from './csv'
import { discord } from './discord'
import { eml } from './eml'
import type { Exporter } from './exporter'
import { html } from './html'
import { json } from './json'
import { jsonFeed } from './json-feed'
import { markdown } from './markdown'
import { ndjson } from './ndjson'
import { ris } from './ris'
import { rss } from './rss'
import { slack } from './slack'
import { telegram } from './telegram'
import { text } from './text'
import { tsv } from './tsv'

export { type AtomOptions, atom } from './atom'
export { type BiblatexOptions, biblatex } from './biblatex'
export { type BibtexOptions, bibtex } from './bibtex'
export type { ChatOptions } from './chat/message'
export { type CslJsonOptions, cslJson } from './csl-json'
export { type CsvColumn, type CsvOptions, csv } from './csv'
export { discord } from './discord'
export { type EmlOptions, eml } from './eml'
export type { ExportContext, Exporter, ExportSession } from './exporter'
export { type HtmlOptions, html } from './html'
export { type JsonOptions, json } from './json'
export { type JsonFeedOptions, jsonFeed } from './json-feed'
export { citationKeys, type ExistingKeys, type KeyOptions } from './key/assign'
export { type MarkdownOptions, markdown } from './markdown'
export { ndjson } from './ndjson'
export { type RisOptions, ris } from './ris'
export { type RssOptions, rss } from './rss'
export { slack } from './slack'
export { type StringifyHooks, stringify, stringifyStream } from './stringify'
export { telegram } from './telegram'
export { type TextOptions, text } from './text'
export { type TsvOptions, tsv } from './tsv'

/** All exporters of this package by name. An immutable value: `exporters.with(mine)` is a new one. */
export const exporters: Registry<Exporter> = /* @__PURE__ */ createRegistry<Exporter>([
  json,
  ndjson,
  csv,
  tsv,
  bibtex,
  biblatex,
  ris,
  cslJson,
  markdown,
  text,
  html,
  eml,
  atom,
  rss,
  jsonFeed,
  slack,
  telegram,
  discord,
])
