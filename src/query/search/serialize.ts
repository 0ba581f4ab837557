import type { Paper } from '../../model/paper'
import { createStore, type IndexStore } from './index-store'
import {
  createPostings,
  createReader,
  GREATEST_POSTING,
  readCounts,
  readNext,
  readWord,
  writePosting,
  writeWord,
} from './postings'
import { FIELD_COUNT } from './search-fields'
import { createVocabulary } from './vocabulary'

/**
 * The bytes of an index, all numbers little-endian: `pdx` and the version; number of papers, number of words, hash of the papers' ids, each in 32 bits;
 * the length of each field of each paper in 16 bits; for each word its length in UTF-8 in a byte, its UTF-8, the number of papers that
 * hold it in 32 bits, and its postings; the hash of all before.
 */
const MAGIC = [0x70, 0x64, 0x78, 1]
const HEADER = 16
/** Bytes of a number. */
const WORD = 4

export function packStore(store: IndexStore): Uint8Array {
  const { papers, vocabulary, postings } = store
  const encoder = new TextEncoder()
  let bytes = new Uint8Array(1 << 16)
  let at = HEADER
  const reserve = (length: number): void => {
    if (at + length <= bytes.length) return
    const next = new Uint8Array(Math.max(at + length, bytes.length * 2))
    next.set(bytes)
    bytes = next
  }
  bytes.set(MAGIC)
  writeWord(bytes, 4, papers.length)
  writeWord(bytes, 8, vocabulary.size)
  writeWord(bytes, 12, hashOfIds(papers))
  const lengths = store.lengths()
  reserve(papers.length * FIELD_COUNT * 2)
  for (let index = 0; index < papers.length * FIELD_COUNT; index++) {
    const length = lengths[index] as number
    bytes[at++] = length & 0xff
    bytes[at++] = length >>> 8
  }
  const counts = new Uint8Array(FIELD_COUNT)
  for (let word = 0; word < vocabulary.size; word++) {
    const name = encoder.encode(vocabulary.word(word))
    reserve(name.length + 1 + WORD)
    bytes[at++] = name.length
    bytes.set(name, at)
    at += name.length
    writeWord(bytes, at, store.holders(word))
    at += WORD
    const reader = postings.read(word)
    let last = -1
    for (let read = readNext(reader); read > 0; read = readNext(reader))
      for (let index = 0; index < read; index++) {
        const paper = reader.papers[index] as number
        readCounts(reader, index, counts)
        reserve(GREATEST_POSTING)
        at = writePosting(bytes, at, paper - last, counts, 0)
        last = paper
      }
  }
  reserve(WORD)
  writeWord(bytes, at, hashOf(bytes, at))
  return bytes.slice(0, at + WORD)
}

export function unpackStore(bytes: Uint8Array, papers: readonly Paper[]): IndexStore {
  checkBytes(bytes, papers)
  const decoder = new TextDecoder()
  const vocabulary = createVocabulary()
  const postings = createPostings()
  const lengths = new Uint16Array(papers.length * FIELD_COUNT)
  let at = HEADER
  for (let index = 0; index < lengths.length; index++, at += 2)
    lengths[index] = (bytes[at] as number) | ((bytes[at + 1] as number) << 8)
  const holders: number[] = []
  const counts = new Uint8Array(FIELD_COUNT)
  const reader = createReader(bytes, at, 0)
  const words = readWord(bytes, 8)
  for (let word = 0; word < words; word++) {
    const length = bytes[at++] as number
    vocabulary.intern(decoder.decode(bytes.subarray(at, at + length)))
    at += length
    const held = readWord(bytes, at)
    holders.push(held)
    reader.at = at + WORD
    reader.paper = -1
    reader.remaining = held
    for (let read = readNext(reader); read > 0; read = readNext(reader))
      for (let index = 0; index < read; index++) {
        readCounts(reader, index, counts)
        postings.append(word, reader.papers[index] as number, counts, 0)
      }
    at = reader.at
  }
  return createStore({ papers: [...papers], vocabulary, postings, lengths, holders })
}

function checkBytes(bytes: Uint8Array, papers: readonly Paper[]): void {
  const isBytes = bytes instanceof Uint8Array && bytes.length >= HEADER + WORD
  if (!isBytes || MAGIC.some((byte, index) => bytes[index] !== byte))
    throw new RangeError('Expected the bytes of an index that this version wrote')
  const end = bytes.length - WORD
  if (readWord(bytes, end) !== hashOf(bytes, end))
    throw new RangeError('Expected the bytes of an index as they were written; these are damaged')
  if (readWord(bytes, 4) !== papers.length || readWord(bytes, 12) !== hashOfIds(papers))
    throw new RangeError('Expected the papers that the index was made of, in their order')
}

/** FNV-1a, with 32 bits. */
function hashOf(bytes: Uint8Array, end: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
  return hash >>> 0
}

function hashOfIds(papers: readonly Paper[]): number {
  let hash = 0x811c9dc5
  for (const { id } of papers) {
    for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ 0x1_0000, 0x01000193)
  }
  return hash >>> 0
}
