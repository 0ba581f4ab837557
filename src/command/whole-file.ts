import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'

import { inflated } from '../node/gunzip'
import { createTeller, nameOf } from './message'
import type { Surroundings } from './surroundings'

/** The bytes of a file, or of standard input as `-`, without the gzip around them. Rejects with Node's own error. */
export async function readWholeFile(file: string, surroundings: Surroundings): Promise<Uint8Array> {
  const teller = createTeller(nameOf(file), surroundings)
  return buffer(inflated(file === '-' ? surroundings.stdin : createReadStream(file), teller.tell))
}
