import { openTemporary } from '../node/temporary'

/** Units of text that are held in memory: a mebibyte. */
const MOST = 1_048_576

/**
 * Holds a text back until its end, where what makes it may yet say that nothing is to be written: all of it, beyond a mebibyte in a temporary file; or, unless that is asked for, the
 * first mebibyte.
 */
export async function* held(
  chunks: Iterable<string> | AsyncIterable<string>,
  isWhole: boolean,
): AsyncGenerator<string, void, undefined> {
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  let start = ''
  for (let next = await iterator.next(); ; next = await iterator.next()) {
    if (next.done) {
      if (start !== '') yield start
      return
    }
    start += next.value
    if (start.length > MOST) break
  }
  if (!isWhole) {
    yield start
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    return
  }
  const file = await openTemporary()
  try {
    await file.write(start)
    start = ''
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      start += next.value
      if (start.length < 65_536) continue
      await file.write(start)
      start = ''
    }
    await file.write(start)
    yield* file.text()
  } finally {
    await file.end()
  }
}
