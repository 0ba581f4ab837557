import { once } from '../../lexicon/once'
import { FIELD_COUNT } from './search-fields'

/**
 * Which words stand in which papers, and how often in which field: for each word a list of postings by ascending number of the paper. All lists share
 * blocks of bytes, in slices that grow with the list, so that a paper can be added at any time and no list is ever moved.
 */
export interface Postings {
  /** Appends a paper to a word's list. Its number must be greater than those before; counts are those of the fields from `offset` on, up to 255. */
  append(word: number, paper: number, counts: Uint8Array, offset: number): void
  /** A reader of a word's list. Only one of all is in use at a time. */
  read(word: number): PostingReader
}

/** A reader of postings, as many at a time as stand in a row: {@link readNext} fills the arrays. */
export interface PostingReader {
  /** Postings that are still to come; infinite where the last slice tells the end. */
  remaining: number
  /** The last paper that was read. */
  paper: number
  block: Uint8Array
  at: number
  /** Where the slice ends, and how long it is with its link. */
  end: number
  size: number
  readonly blocks: readonly Uint8Array[]
  readonly papers: Int32Array
  /** A bit for each field that holds the word, and {@link ALL_ONCE}. */
  readonly fields: Uint8Array
  /** Where the counts of the fields stand in `block`. */
  readonly countsAt: Int32Array
}

const BLOCK_SIZE = 1 << 16
/** Bytes behind each slice: the address of the next one, 0 for none, and the last paper in this one. */
const LINK = 8
const LAST_PAPER = 4
/** The most postings that are read at once; a slice has no more than these. */
const ROW = 2048
const FIRST_SLICE = 16
/** Small, so that what is not looked for can be left out. */
const GREATEST_SLICE = 512
/** Five bytes of a varint, one of fields, one for each of them. */
export const GREATEST_POSTING: number = 6 + FIELD_COUNT

/** Stands in the byte of the fields where all counts are 1 and left out. */
export const ALL_ONCE = 0x80
const FIELDS = 0x3f
const BIT_COUNTS = /* @__PURE__ */ once(() =>
  Uint8Array.from({ length: FIELDS + 1 }, (_, bits) => {
    let count = 0
    for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1
    return count
  }),
)

export function createPostings(): Postings {
  const blocks: Uint8Array[] = []
  let used = BLOCK_SIZE
  const lists: List[] = []
  const scratch = new Uint8Array(GREATEST_POSTING)
  const reader = createReader(new Uint8Array(0), 0, 0, blocks)

  function newSlice(size: number): number {
    if (used + size > BLOCK_SIZE) {
      blocks.push(new Uint8Array(BLOCK_SIZE))
      used = 0
    }
    const address = (blocks.length - 1) * BLOCK_SIZE + used
    used += size
    return address
  }

  function newList(word: number): List {
    const first = newSlice(FIRST_SLICE)
    const list = { first, at: first, end: first + FIRST_SLICE - LINK, size: FIRST_SLICE, last: -1 }
    lists[word] = list
    return list
  }

  function grow(list: List): void {
    const size = sizeAfter(list.size)
    const address = newSlice(size)
    const block = blocks[Math.floor(list.end / BLOCK_SIZE)] as Uint8Array
    const at = list.end % BLOCK_SIZE
    writeWord(block, at, address)
    writeWord(block, at + LAST_PAPER, list.last)
    list.at = address
    list.end = address + size - LINK
    list.size = size
  }

  return {
    append(word, paper, counts, offset) {
      const list = lists[word] ?? newList(word)
      const length = writePosting(scratch, 0, paper - list.last, counts, offset)
      if (list.at + length > list.end) grow(list)
      const block = blocks[Math.floor(list.at / BLOCK_SIZE)] as Uint8Array
      const at = list.at % BLOCK_SIZE
      for (let index = 0; index < length; index++) block[at + index] = scratch[index] as number
      list.at += length
      list.last = paper
    },
    read(word) {
      const list = lists[word]
      reader.remaining = list ? Number.POSITIVE_INFINITY : 0
      reader.paper = -1
      if (!list) return reader
      reader.block = blocks[Math.floor(list.first / BLOCK_SIZE)] as Uint8Array
      reader.at = list.first % BLOCK_SIZE
      reader.end = reader.at + FIRST_SLICE - LINK
      reader.size = FIRST_SLICE
      return reader
    },
  }
}

/** Where a word's first slice starts, where its next posting goes, where its last slice ends and how long that is; its last paper. */
interface List {
  readonly first: number
  at: number
  end: number
  size: number
  last: number
}

function sizeAfter(size: number): number {
  return Math.min(GREATEST_SLICE, size + (size >> 1) + 4)
}

/** A reader of so many postings that stand one behind the other. */
export function createReader(
  block: Uint8Array,
  at: number,
  count: number,
  blocks: readonly Uint8Array[] = [],
): PostingReader {
  return {
    remaining: count,
    paper: -1,
    block,
    at,
    end: block.length,
    size: block.length,
    blocks,
    papers: new Int32Array(ROW),
    fields: new Uint8Array(ROW),
    countsAt: new Int32Array(ROW),
  }
}

/** Reads the postings of the next slice, or as many of them as the arrays take, and gives their number; 0 behind the last one. */
export function readNext(reader: PostingReader): number {
  if (reader.remaining === 0) return 0
  // No distance is 0, and what was never written is.
  if ((reader.at >= reader.end || reader.block[reader.at] === 0) && !follow(reader)) return 0
  const { block, end, papers, fields: allFields, countsAt } = reader
  const most = Math.min(ROW, reader.remaining)
  const bitCounts = BIT_COUNTS()
  let { at, paper } = reader
  let count = 0
  while (count < most && at < end) {
    let byte = block[at] as number
    if (byte === 0) break
    at++
    let distance = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = block[at++] as number
      distance |= (byte & 0x7f) << shift
    }
    const fields = block[at++] as number
    paper += distance
    papers[count] = paper
    allFields[count] = fields
    countsAt[count] = at
    count++
    if (fields < ALL_ONCE) at += bitCounts[fields] as number
  }
  reader.at = at
  reader.paper = paper
  reader.remaining -= count
  return count
}

/** Leaves out the slices that end before a paper; a reader at the start of a slice stays at one. */
export function skipTo(reader: PostingReader, paper: number): void {
  for (;;) {
    const last = readWord(reader.block, reader.end + LAST_PAPER)
    if (last >= paper || readWord(reader.block, reader.end) === 0) return
    reader.paper = last
    follow(reader)
  }
}

/** Goes to the next slice, if there is one. */
function follow(reader: PostingReader): boolean {
  const address = readWord(reader.block, reader.end)
  if (address === 0) return false
  reader.block = reader.blocks[Math.floor(address / BLOCK_SIZE)] as Uint8Array
  reader.at = address % BLOCK_SIZE
  reader.size = sizeAfter(reader.size)
  reader.end = reader.at + reader.size - LINK
  return true
}

/** Writes a number below 2^32 in four bytes, the lowest first. */
export function writeWord(bytes: Uint8Array, at: number, value: number): void {
  for (let index = 0; index < 4; index++) bytes[at + index] = value >>> (8 * index)
}

/** Reads what {@link writeWord} wrote. */
export function readWord(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16)
  return low + (bytes[at + 3] as number) * 0x100_0000
}

/** The counts of all fields in a posting that was read. */
export function readCounts(
  { fields, block, countsAt }: PostingReader,
  index: number,
  counts: Uint8Array,
): void {
  const own = fields[index] as number
  let at = countsAt[index] as number
  for (let field = 0; field < FIELD_COUNT; field++)
    if ((own & (1 << field)) === 0) counts[field] = 0
    else counts[field] = own >= ALL_ONCE ? 1 : (block[at++] as number)
}

/**
 * Writes a posting and gives the place behind it: the distance to the paper before as a varint, a byte with a bit for each field that holds the word,
 * and the count of each of those, unless all are 1.
 */
export function writePosting(
  bytes: Uint8Array,
  start: number,
  distance: number,
  counts: Uint8Array,
  offset: number,
): number {
  let at = start
  let rest = distance
  for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80
  bytes[at++] = rest
  const fieldsAt = at++
  let fields = 0
  let isOnce = true
  for (let field = 0; field < FIELD_COUNT; field++) {
    const count = counts[offset + field] as number
    if (count === 0) continue
    fields |= 1 << field
    isOnce &&= count === 1
    bytes[at++] = count
  }
  bytes[fieldsAt] = isOnce ? fields | ALL_ONCE : fields
  return isOnce ? fieldsAt + 1 : at
}
