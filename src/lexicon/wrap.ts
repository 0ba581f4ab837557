/** Shorter lines were not wrapped, unless their last word goes on. */
const SHORTEST = 40

/** Words at which no title and no sentence ends: `Does It Help, and`. */
const OPEN =
  /(?:[\p{L}\p{N}][,–-]|(?:^|[\s(])(?:a|an|and|are|as|at|between|but|by|can|does|for|from|in|into|is|its|of|on|or|over|the|their|through|to|toward|towards|under|using|versus|via|vs\.?|when|where|with|within|without|your))$/u

/** Whether the last word of a line goes on in the next one, as words do within a title. */
export function isOpenEnded(line: string): boolean {
  return OPEN.test(line)
}

/**
 * Whether a line may go on in the next one because a program wrapped it: it is as long as lines that are wrapped and does not end there, or the next word did not fit
 * into the width, in units, of the page.
 */
export function mayBeWrapped(line: string, next = '', width = Number.POSITIVE_INFINITY): boolean {
  if (isOpenEnded(line) || (line.length >= SHORTEST && !/[.!?。:：]$/.test(line))) return true
  return line.length + 1 + (next.split(/\s/, 1)[0] ?? '').length > width
}
