import { toOneLine } from '../../lexicon/text'
import type { Author, Position } from '../../model/paper'
import type { CompiledFormat, RecordEntry, RecordFormat } from './format'

/** An element of a record. */
export interface RecordElement {
  /** Without a prefix. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly RecordElement[]
  /** Its words and those of what it holds, entities decoded. */
  readonly text: string
  /** Words stand in it, beside what stands in its children. */
  readonly hasWords: boolean
  /** The document ended in it. */
  readonly isCut: boolean
  readonly position: Position
}

/** A format whose records are elements. A key is the path of an element within its record: `Journal/Title`, `identifier[doi]`; `@ID` is an attribute of the record. */
export interface XmlFormat extends RecordFormat {
  /** The elements that are records, by name, without a prefix. */
  readonly records: readonly string[]
  /** Attributes whose values tell elements of one name apart; that of the first that an element has stands in brackets. */
  readonly attributes: readonly string[]
  /** The step of an element in a path, where its attributes do not make it; empty for one that only groups others. */
  stepOf?(element: RecordElement): string | undefined
  /** The name of a person by its parts; `undefined` where the words of the element are the name, or no name at all. */
  nameOf?(element: RecordElement): Author | undefined
  /** Elements within a person that are the name. */
  readonly nameParts?: readonly string[]
  /** What an element says, where that is not its words. */
  valueOf?(element: RecordElement): string | undefined
}

/** Makes statements of a record's elements: of those that the table knows, and of all others that hold words. */
export function createEntryReader(
  format: XmlFormat,
  { knows }: CompiledFormat,
): (record: RecordElement) => RecordEntry[] {
  const nameParts = new Set(format.nameParts)

  function stepOf(element: RecordElement): string {
    const own = format.stepOf?.(element)
    if (own !== undefined) return own
    const attribute = format.attributes.find((name) => Object.hasOwn(element.attributes, name))
    return attribute === undefined ? element.name : `${element.name}[${element.attributes[attribute] ?? ''}]`
  }

  function add(entries: RecordEntry[], element: RecordElement, path: string): void {
    for (const child of element.children) {
      const key = [path, stepOf(child)].filter((step) => step !== '').join('/')
      const { position } = child
      if (knows(key)) {
        if (child.isCut) continue
        const name = format.nameOf?.(child)
        const value = name?.name ?? format.valueOf?.(child) ?? toOneLine(child.text)
        entries.push({ key, value, position, ...(name && { name }) })
        if (name)
          add(
            entries,
            { ...child, children: child.children.filter((part) => !nameParts.has(part.name)) },
            key,
          )
      } else if (child.children.length > 0 && !child.hasWords) add(entries, child, key)
      else if (!child.isCut) entries.push({ key, value: toOneLine(child.text), position })
    }
  }

  return (record) => {
    const entries: RecordEntry[] = []
    for (const [name, value] of Object.entries(record.attributes))
      if (knows(`@${name}`)) entries.push({ key: `@${name}`, value, position: record.position })
    add(entries, record, '')
    return entries
  }
}

/** The words of an element's first child of a name; empty without. */
export function wordsOf({ children }: RecordElement, ...names: readonly string[]): string {
  const child = children.find(({ name }) => names.includes(name))
  return child ? toOneLine(child.text) : ''
}
