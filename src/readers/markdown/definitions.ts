import { diagnostic } from '../../model/diagnostic'
import type { PartContext } from './cost'
import type { SourceLine } from './rows'

/** Where links that are written as references lead. */
export interface Definitions {
  /** The definitions of the labels that a text has in brackets, as Markdown; empty without any. */
  of(text: string): string
}

/** Most definitions of a document. */
const MOST = 10_000

/** Finds definitions wherever they stand in a document. The first of a label counts. */
export function definitionsIn(
  { document, pointAt, report }: PartContext,
  { start, end }: SourceLine,
): Definitions {
  const found = new Map<string, string>()
  for (let at = document.indexOf(']:', start); at !== -1 && at < end; ) {
    const from = Math.max(start, document.lastIndexOf('\n', at) + 1)
    const stop = document.indexOf('\n', at)
    const line = document.slice(from, Math.min(stop === -1 ? end : stop, end, from + LONGEST))
    const label = labelIn(line)
    if (label !== undefined && !found.has(label)) {
      if (found.size === MOST) {
        const reason = `Unexpected definition behind ${MOST} others; it is passed over, and what follows`
        report(diagnostic('limit-exceeded', reason, { place: pointAt(from) }))
        break
      }
      found.set(label, line.trimEnd())
    }
    at = document.indexOf(']:', stop === -1 ? end : stop)
  }
  return {
    of(text) {
      if (found.size === 0) return ''
      const used = new Set<string>()
      for (const [, label = ''] of text.matchAll(/\[([^[\]]{1,200})\]/g)) {
        const definition = found.get(keyOf(label))
        if (definition !== undefined) used.add(definition)
      }
      return [...used].join('\n')
    },
  }
}

/** A longer line is no definition. */
const LONGEST = 2048

/** The label that a line defines: `[label]: address`. */
export function labelIn(line: string): string | undefined {
  const label = /^ {0,3}\[([^\]]{1,200})\]:\s{0,9}\S/.exec(line)?.[1]
  return label === undefined ? undefined : keyOf(label)
}

/** Labels are equal whatever their case and blanks. */
function keyOf(label: string): string {
  return label
    .trim()
    .replace(/\s{1,200}/g, ' ')
    .toLowerCase()
    .toUpperCase()
}
