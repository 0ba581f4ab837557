import { once } from '../../lexicon/once'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Point } from '../../model/paper'
import type { RawField, RawFields } from './body'

/** An entry whose fields are read. */
export interface ReadEntry {
  readonly type: string
  readonly key: string
  readonly fields: RawFields
  /** What others give it, by the names of the fields in lower case. */
  readonly inherited: Map<string, RawField>
  readonly start: Point
  readonly end: Point
}

/** Gives entries in their order, each with what `crossref` and `xdata` give it. */
export interface Inheritance {
  push(entry: ReadEntry): ReadEntry[]
  end(): ReadEntry[]
}

/** How many entries wait for one that they name, which BibTeX wants behind them, and how many are remembered that others may name. */
const MOST_HELD = 10_000
const MOST_OTHERS = 1_000

/** What an entry has for itself: its names, its keys and what names it alone. */
const OWN: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      'title subtitle titleaddon author key crossref xdata xref ids doi url urldate eprint archiveprefix eprinttype primaryclass eprintclass pages pagetotal abstract keywords file shorttitle note label sortkey options'.split(
        ' ',
      ),
    ),
)

/** Of these many are remembered when they stand before those that name them; of other types only the last ones, so that a stream holds little. */
const PARENT = /^(?:mv)?(?:proceedings|book|collection|reference|periodical|xdata)$/i

export function createInheritance(report: (message: Diagnostic) => void): Inheritance {
  const parents = new Map<string, ReadEntry>()
  const others = new Map<string, ReadEntry>()
  const wanted = new Set<string>()
  const settled = new Set<ReadEntry>()
  let queue: ReadEntry[] = []

  function remember(entry: ReadEntry): void {
    const key = entry.key.toLowerCase()
    if (key === '' || parentOf(key)) return
    const isParent = PARENT.test(entry.type) || wanted.has(key)
    const held = isParent ? parents : others
    if (held.size >= (isParent ? MOST_HELD : MOST_OTHERS)) held.delete(held.keys().next().value ?? '')
    held.set(key, entry)
    wanted.delete(key)
  }

  function parentOf(key: string): ReadEntry | undefined {
    return parents.get(key) ?? others.get(key)
  }

  /** Gives the first entries that need not wait. */
  function release(isEnd: boolean): ReadEntry[] {
    let count = 0
    while (count < queue.length && (isEnd || queue.length - count > MOST_HELD || isReady(queue[count])))
      count++
    if (count === 0) return []
    const ready = queue.slice(0, count)
    queue = queue.slice(count)
    for (const entry of ready) inherit(entry, 0)
    return ready
  }

  function isReady(entry: ReadEntry | undefined): boolean {
    return !entry || keysOf(entry).every(({ key }) => parentOf(key))
  }

  /** Once for each, however many others take its fields. */
  function inherit(entry: ReadEntry, depth: number): void {
    if (settled.has(entry)) return
    settled.add(entry)
    for (const { key, field, isWhole } of keysOf(entry)) {
      const parent = parentOf(key)
      if (!parent || parent === entry) {
        const reason = `Unexpected ${field.name} to an entry that is not there`
        report(diagnostic('invalid-field', reason, { place: field.position, actual: field.value }))
        continue
      }
      // A volume may belong to a work of several, and that to a series.
      if (depth < 4) inherit(parent, depth + 1)
      for (const [name, given] of [...parent.fields, ...parent.inherited])
        add(entry, isWhole ? name : nameInChild(name, parent), { ...given, position: field.position })
    }
  }

  return {
    push(entry) {
      remember(entry)
      const isWaiting = !isReady(entry)
      if (isWaiting) for (const { key } of keysOf(entry)) if (!parentOf(key)) wanted.add(key)
      queue.push(entry)
      return release(false)
    },
    end: () => release(true),
  }
}

interface Reference {
  readonly key: string
  readonly field: RawField
  /** All fields come over, as of `xdata`. */
  readonly isWhole: boolean
}

function keysOf({ fields }: ReadEntry): Reference[] {
  const references: Reference[] = []
  for (const name of ['xdata', 'crossref']) {
    const field = fields.get(name)
    for (const key of field?.value.split(',') ?? [])
      if (field && key.trim() !== '')
        references.push({ key: key.trim().toLowerCase(), field, isWhole: name === 'xdata' })
  }
  return references
}

/** The title of a book is where its chapters stand; what names the book alone stays there. */
function nameInChild(name: string, parent: ReadEntry): string | undefined {
  if (name === 'title') return parent.fields.has('booktitle') ? undefined : 'booktitle'
  return OWN().has(name) ? undefined : name
}

function add(entry: ReadEntry, name: string | undefined, field: RawField): void {
  if (name === undefined || name === 'crossref' || name === 'xdata') return
  if (!entry.fields.has(name) && !entry.inherited.has(name)) entry.inherited.set(name, { ...field, name })
}
