/**
 * The word that was meant by a wrong one: the one that the fewest changes of letters make of it, one in three at most; of equals the first. Case is of no
 * account. `undefined` where none is near.
 */
export function nearest(wrong: string, words: Iterable<string>): string | undefined {
  const typed = wrong.toLowerCase().slice(0, LONGEST)
  let best: string | undefined
  let least = Math.max(1, Math.floor(typed.length / 3)) + 1
  for (const word of words) {
    const known = word.toLowerCase()
    // Half a word is meant as all of it.
    const changes = typed.length > 2 && known.startsWith(typed) ? 1 : changesBetween(typed, known)
    if (changes < least) {
      best = word
      least = changes
    }
  }
  return best
}

/** Names are shorter. */
const LONGEST = 40

/** Letters that are more, less, other or exchanged with their neighbour (optimal string alignment). */
function changesBetween(first: string, second: string): number {
  let twoAbove: number[] = []
  let above = Array.from({ length: second.length + 1 }, (_, index) => index)
  for (let row = 1; row <= first.length; row++) {
    const now = [row]
    for (let column = 1; column <= second.length; column++) {
      const isSame = first[row - 1] === second[column - 1]
      let changes = Math.min(
        (above[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isTurned = first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1]
      if (row > 1 && column > 1 && isTurned) changes = Math.min(changes, (twoAbove[column - 2] ?? 0) + 1)
      now.push(changes)
    }
    twoAbove = above
    above = now
  }
  return above[second.length] ?? first.length
}
