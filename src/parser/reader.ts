import type { Diagnostic } from '../model/diagnostic'
import type { Token } from '../model/token'
import type { DigestContent } from '../model/tree'
import type { Trace } from './trace'

/** How much of a document may be held or looked at; each limit ends in a `limit-exceeded` diagnostic, never in a throw. */
export interface Limits {
  /** Longest line that is read, in UTF-16 units; a longer one is passed over. Records of structured documents may be 16 times as long. Default 1,048,576. */
  readonly lineLength: number
  /** Most running text that may wait for a byline or a date, in UTF-16 units. Default 131,072. */
  readonly cardLength: number
  /** Longest document that a reader may hold where it must see the whole, in UTF-16 units. Default 134,217,728. */
  readonly documentLength: number
}

/** Longest record of a structured document (an item of JSON, a row of a table, an entry of a bibliography), in UTF-16 units: 16 lines. */
export function longestRecord({ lineLength }: Limits): number {
  return 16 * lineLength
}

/** What a reader is given beside the text. */
export interface ReadContext {
  readonly limits: Limits
  /** The whole document, where it is at hand; in a stream it is not. What a reader sees ahead in it (a list of references) may only add to what it reads. */
  readonly document?: string | undefined
  /** Takes the grammar's decisions, for whoever asks why; nothing is gathered without it. */
  readonly trace?: Trace | undefined
  /** Takes what the reader noticed; reading goes on. */
  report(message: Diagnostic): void
}

/** Reads a document piece by piece. Any cutting of the text into pieces gives the same tokens. */
export interface TokenSession {
  /** Takes the next piece and gives the tokens that are now certain. */
  write(chunk: string): readonly Token[]
  /** Gives the rest. */
  end(): readonly Token[]
}

/** Reads a structured document piece by piece. Any cutting of the text into pieces gives the same nodes. */
export interface ContentSession {
  /** Takes the next piece and gives the nodes that are now complete. */
  write(chunk: string): readonly DigestContent[]
  /** Gives the rest. */
  end(): readonly DigestContent[]
}

interface ReaderDescription {
  /** Lower case, as in `--from`: `text`. */
  readonly name: string
  /** File extensions without the dot. */
  readonly extensions: readonly string[]
  /** IANA media types without parameters. */
  readonly mediaTypes: readonly string[]
  /** How sure it is, from 0 (not mine) to 1, that a document which starts with `head` (at most 4,096 units) is for it. */
  detect(head: string): number
}

/** A reader of prose: its tokens, joined, are the document. */
export interface TokenReader extends ReaderDescription {
  open(context: ReadContext): TokenSession
}

/** A reader of structured documents: it yields the tree's nodes. */
export interface TreeReader extends ReaderDescription {
  /** Reads the whole document. */
  read(document: string, context: ReadContext): Iterable<DigestContent>
  /** Reads it in pieces, for formats that need not be seen as a whole; without it a stream is held up to `limits.documentLength`. */
  stream?(context: ReadContext): ContentSession
}

/** Both ways to read a format that need not be seen as a whole: the whole is one piece of the stream. */
export function streamed(
  stream: NonNullable<TreeReader['stream']>,
): Required<Pick<TreeReader, 'read' | 'stream'>> {
  return {
    *read(document, context) {
      const session = stream(context)
      yield* session.write(document)
      yield* session.end()
    },
    stream,
  }
}

/** A way of writing digests that can be read: one file in src/readers/. Content never makes a reader throw. */
export type Reader = TokenReader | TreeReader
