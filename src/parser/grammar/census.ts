/** How many entries of one shape there are, and how many of these are papers or say who wrote them. */
export interface Count {
  all: number
  named: number
}

/** The entries of a whole page, by their shape: where sections hold one entry each, its siblings stand in others. */
export interface Census {
  readonly shapes: Map<string, Count>
  /** Shapes of which entries that say who wrote them were left. */
  readonly left: Set<string>
}

export function createCensus(): Census {
  return { shapes: new Map(), left: new Set() }
}

/** Whether most entries of a shape are papers or say who wrote them. */
export function isOfPapers(count: Count | undefined): boolean {
  return count !== undefined && count.named > 1 && count.named * 2 > count.all
}

/** Whether entries were left that those of other sections make papers. */
export function areSomeLeft({ shapes, left }: Census): boolean {
  return [...left].some((shape) => isOfPapers(shapes.get(shape)))
}
