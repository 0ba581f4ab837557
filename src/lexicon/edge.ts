/**
 * A text without the signs at its end that a pattern for one sign knows. A pattern of a run, `[ ,]+$`, would try each of the text's runs
 * from each of its signs.
 */
export function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length
  while (end > 0 && sign.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
