import type { DigestContent } from '../model/tree'
import type { ReadContext } from './reader'

/** The papers in the data that a page of the site carries for its own scripts; `undefined` where it has none. */
export function readHydration(_document: string, _context: ReadContext): DigestContent[] | undefined {
  return undefined
}
