import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'

import { writeFileAtomically } from '../node'
import { interruptible } from './interruption'
import { failed } from './message'
import { exitCodes, type Surroundings } from './surroundings'

/** Options of a format, as values. */
export type Settings = Readonly<Record<string, unknown>>

/** Makes the folder that a file is to be in; an exit code. */
export async function makeFolderOf(output: string, { stderr }: Surroundings): Promise<number> {
  try {
    await mkdir(dirname(output), { recursive: true })
    return exitCodes.ok
  } catch (error) {
    return failed(dirname(output), error, stderr)
  }
}

/** Writes a text to a file, compressed by gzip where its name ends in `.gz`, or to standard output; it ends when it is written. */
export function writeText(
  text: string,
  output: string | undefined,
  surroundings: Surroundings,
): Promise<number> {
  return writeChunks([text], output, surroundings)
}

/** Writes a text that comes in pieces, in the way of {@link writeText}. What its source throws is thrown, and a file then stays as it was. */
export async function writeChunks(
  chunks: Iterable<string> | AsyncIterable<string>,
  output: string | undefined,
  { stdout, stderr }: Surroundings,
): Promise<number> {
  try {
    if (output !== undefined) {
      const bytes = /\.gz$/i.test(output) ? compressed(chunks) : chunks
      await interruptible((signal) => writeFileAtomically(output, bytes, { signal }))
    } else
      for await (const chunk of chunks)
        await new Promise<void>((done, fail) =>
          // Whoever owns the stream hears first that it broke, and may end the program.
          stdout.write(chunk, (error) => (error ? setImmediate(fail, error) : done())),
        )
    return exitCodes.ok
  } catch (error) {
    return failed(output ?? '<stdout>', error, stderr)
  }
}

function compressed(chunks: Iterable<string> | AsyncIterable<string>): AsyncIterable<Uint8Array> {
  // What breaks ends the gzip stream, whose reader hears of it.
  return pipeline(Readable.from(chunks), createGzip(), () => {})
}
