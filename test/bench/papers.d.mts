import type { Paper } from '../../src/index'

/** `count` papers with titles, abstracts, names, keywords, dates, counts and links. */
export function generatedPapers(count: number, seed?: number): Paper[]
