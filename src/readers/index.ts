import { createRegistry, type Registry } from '../model/registry'
import type { Reader } from '../parser/reader'
import { arxiv } from './arxiv'
import { feed } from './feed'
import { mail } from './mail'
import { markdown } from './markdown'
import { text } from './text'

/** All readers, in the order of `--help`. Immutable: `readers.with(myReader)` is a new registry. */
export const readers: Registry<Reader> = createRegistry<Reader>([text, markdown, arxiv, feed, mail])

export type { ReadContext, Reader, TokenReader, TokenSession, TreeReader } from '../parser/reader'
export type { Registry }
export { arxiv, createRegistry, feed, mail, markdown, text }
