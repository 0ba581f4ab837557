/** The numbers by which a page refers to a list of addresses at its end. */
export interface References {
  /** The address of a number; empty where the list is not at hand or does not hold it. */
  addressOf(number: number): string
  /** The address that is defined under a label; empty where two are, `undefined` where none is. */
  definitionOf(label: string): string | undefined
  /**
   * Whether a bracketed number that stands before words is such a reference: they count up from 1, so that `[3]` within an abstract
   * is none unless it is its turn. `leads`: it stands at the start of a line and touches the words behind it, or is alone there.
   */
  accept(number: number, leads: boolean): boolean
}

/** Numbers may be left out (a form's fields, an element without words), but not many at once. */
const GAP = 24

/** Lines without an address at the end of a document, behind which no list is looked for. */
const MOST_OTHER = 24

/** Reads references in a document; its list of addresses is looked for where the whole is at hand. */
export function createReferences(document: string | undefined): References {
  let last = 0
  let lists: Lists | undefined
  return {
    addressOf(number) {
      lists ??= listsOf(document ?? '')
      return withoutFile(lists.numbers.get(number) ?? '')
    },
    definitionOf(label) {
      // CommonMark 0.31, 4.7; and brackets may hold each other.
      if (label.length > LONGEST_LABEL) return undefined
      lists ??= listsOf(document ?? '')
      const url = lists.labels.get(foldReference(label))
      return url === undefined ? undefined : withoutFile(url)
    },
    accept(number, leads) {
      const isNext = number > last && number <= last + GAP
      const isFirst = last === 0 && leads && number > 0 && number < 1000
      if (last === 0 ? !isFirst : !isNext || (!leads && number > last + 3)) return false
      last = number
      return true
    },
  }
}

const LONGEST_LABEL = 999

const NUMBERED =
  /^[>\s]*(?:(\d{1,5})\.|\[(\d{1,5})\]:?)[ \t\u00A0]{1,8}<?((?:[a-z]{3,10}:|\/|#)\S*)(?:\s["'(].{0,400})?\s*$/i
const LABELLED = /^[>\s]*\[(.{0,600})\]:[ \t\u00A0]{1,8}<?((?:[a-z]{3,10}:|\/|#)\S*)(?:\s["'(].{0,400})?\s*$/i

interface Lists {
  readonly numbers: ReadonlyMap<number, string>
  /** Addresses by their label; an empty one where two are defined under one label. */
  readonly labels: ReadonlyMap<string, string>
}

/** The lists at the end of a document: lines such as ` 12. https://…` and `[label]: https://…`, read from the last one up. */
function listsOf(document: string): Lists {
  const numbers = new Map<number, string>()
  const labels = new Map<string, string>()
  let others = 0
  /** The address on the line below, where a label stands on a line of its own. */
  let below = ''
  for (let end = document.length; end > 0 && others < MOST_OTHER; ) {
    const start = Math.max(document.lastIndexOf('\n', end - 1), document.lastIndexOf('\r', end - 1)) + 1
    const line = end - start > 2000 ? '' : document.slice(start, end)
    end = start - 1
    const numbered = NUMBERED.exec(line)
    const labelled = LABELLED.exec(
      below !== '' && line.trimEnd().endsWith(']:') ? `${line.trimEnd()} ${below}` : line,
    )
    below = /^[>\s]*(?:[a-z]{3,10}:|\/)\S*\s*$/i.test(line) ? line.replace(/^[>\s]+/, '').trim() : ''
    if (numbered) {
      const number = Number(numbered[1] ?? numbered[2])
      if (!numbers.has(number)) numbers.set(number, (numbered[3] ?? '').replace(/>$/, ''))
    }
    if (labelled) {
      const label = foldReference(labelled[1] ?? '')
      const url = (labelled[2] ?? '').replace(/>$/, '')
      const known = labels.get(label)
      labels.set(label, known === undefined || known === url ? url : '')
    }
    if (numbered || labelled) others = 0
    else if (line.trim() !== '' && below === '') others++
  }
  return { numbers, labels }
}

/** What a page saved on disk makes of its relative links. */
function withoutFile(url: string): string {
  return url.replace(/^file:\/\/(?:localhost)?(?=\/)/i, '')
}

/** Labels are equal whatever their case and their white space (CommonMark 0.31, 4.7). */
function foldReference(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}
