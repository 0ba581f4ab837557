import { createRegistry, type Registry } from '../model/registry'
import type { Reader } from '../parser/reader'
import { arxiv } from './arxiv'
import { bibtex } from './bibtex'
import { chat } from './chat'
import { cslJson } from './csl-json'
import { csv } from './csv'
import { feed } from './feed'
import { html } from './html'
import { huggingFace } from './hugging-face'
import { json } from './json'
import { mail } from './mail'
import { markdown } from './markdown'
import { org } from './org'
import { text } from './text'
import { yaml } from './yaml'

/** All readers, in the order of `--help`. Immutable: `readers.with(myReader)` is a new registry. */
export const readers: Registry<Reader> = /* @__PURE__ */ createRegistry<Reader>([
  text,
  markdown,
  html,
  mail,
  arxiv,
  chat,
  feed,
  org,
  huggingFace,
  json,
  yaml,
  csv,
  cslJson,
  bibtex,
])

export type { ReadContext, Reader, TokenReader, TokenSession, TreeReader } from '../parser/reader'
export type { Registry }
export {
  arxiv,
  bibtex,
  chat,
  createRegistry,
  cslJson,
  csv,
  feed,
  html,
  huggingFace,
  json,
  mail,
  markdown,
  org,
  text,
  yaml,
}
