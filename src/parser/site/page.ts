/** What shows, while a page is read, of the program that copied it. */
export interface PageTraits {
  /** It prints the words that stand for pictures as if they were text, so that organisations have two names. */
  printsAlternatives: boolean
  /** It marks pictures up. */
  marksImages: boolean
}

/** A page of which nothing is known. */
export function newPage(): PageTraits {
  return { printsAlternatives: false, marksImages: false }
}
