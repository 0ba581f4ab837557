import { createReadStream } from 'node:fs'

import type { Diagnostic, Digest, Paper } from '../index'
import { openDigest } from '../node/open-digest'
import { createTeller, ExitError, failed, nameOf, refuse } from './message'
import type { VerbOptions } from './option-table'
import type { CommandContext } from './verb'

/** A file whose papers are being read. */
export interface OpenFile {
  /** What a small one holds. */
  readonly whole: Digest | undefined
  readonly papers: AsyncIterable<Paper>
}

/** What is known of files once they were read. */
export interface Tally {
  papers: number
  /** A message forbids what they hold. */
  isBad: boolean
  /** The compressed data of one breaks off. */
  isCut: boolean
  /** A file gave no paper, and does not say itself that there is none. */
  isUnread: boolean
}

/** A tally of nothing. */
export function createTally(): Tally {
  return { papers: 0, isBad: false, isCut: false, isUnread: false }
}

/**
 * Opens files (`-` and none are standard input) in turn, and tells what there is to say of each; the papers of one are read before the next is opened. `tally` is kept, and `listen` hears all messages. Rejects with
 * an `ExitError` where a file cannot be read.
 */
export async function* openFiles(
  files: readonly string[],
  options: VerbOptions,
  { surroundings, formats, parseSettings, progress }: CommandContext,
  tally: Tally,
  listen: (message: Diagnostic) => void = () => {},
): AsyncGenerator<OpenFile, void, undefined> {
  const { stdin, stderr, today } = surroundings
  const { referenceDate = today, dayFirst, encoding, from, strict = false } = options
  if (files.length === 0 && stdin.isTTY)
    throw new ExitError(refuse('name a file, or pipe a digest in; --help shows how', stderr))
  const isStrict = strict || parseSettings.strict === true
  const settings = { referenceDate, dayFirst, encoding, reader: from, ...parseSettings, strict: false }
  await progress.expect(files)
  for (const file of files.length === 0 ? ['-'] : files) {
    const name = nameOf(file)
    const teller = createTeller(name, surroundings)
    const before = tally.papers
    let isEmpty = false
    const report = (message: Diagnostic): void => {
      teller.tell(message)
      isEmpty ||= message.ruleId === 'empty-list'
      const isGap = message.ruleId === 'incomplete-gzip'
      tally.isCut ||= isGap
      tally.isBad ||= (message.fatal === true && !isGap) || (isStrict && message.fatal !== undefined)
      listen(message)
    }
    const path = file === '-' ? undefined : file
    const chunks = progress.through(name, file === '-' ? stdin : createReadStream(file))
    const opened = await openDigest(chunks, { ...settings, path, readers: formats.readers, report }).catch(
      (error: unknown) => {
        throw new ExitError(failed(name, error, stderr))
      },
    )
    yield { whole: opened.whole, papers: counted(opened.papers, name) }
    teller.end()
    tally.isUnread ||= tally.papers === before && !isEmpty
    progress.done(name, tally.papers - before)
  }

  /** What cannot be read in mid-file is told as what cannot be opened. */
  async function* counted(
    papers: Iterable<Paper> | AsyncIterable<Paper>,
    name: string,
  ): AsyncGenerator<Paper, void, undefined> {
    const iterator =
      Symbol.asyncIterator in papers ? papers[Symbol.asyncIterator]() : papers[Symbol.iterator]()
    for (;;) {
      let next: IteratorResult<Paper, unknown>
      try {
        next = await iterator.next()
      } catch (error) {
        throw new ExitError(failed(name, error, stderr))
      }
      if (next.done) return
      tally.papers++
      yield next.value
    }
  }
}
