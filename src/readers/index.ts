import { createRegistry, type Registry } from '../model/registry'
import type { Reader } from '../parser/reader'
import { arxiv } from './arxiv'
import { bibtex } from './bibtex'
import { chat } from './chat'
import { cslJson } from './csl-json'
import { csv } from './csv'
import { endnote } from './endnote'
import { endnoteXml } from './endnote-xml'
import { feed } from './feed'
import { html } from './html'
import { huggingFace } from './hugging-face'
import { json } from './json'
import { mail } from './mail'
import { markdown } from './markdown'
import { mods } from './mods'
import { nbib } from './nbib'
import { org } from './org'
import { pubmed } from './pubmed'
import { refworks } from './refworks'
import { ris } from './ris'
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
  ris,
  nbib,
  endnote,
  refworks,
  pubmed,
  endnoteXml,
  mods,
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
  endnote,
  endnoteXml,
  feed,
  html,
  huggingFace,
  json,
  mail,
  markdown,
  mods,
  nbib,
  org,
  pubmed,
  refworks,
  ris,
  text,
  yaml,
}
