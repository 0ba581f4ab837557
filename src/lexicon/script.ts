/** How many letters are of other than European scripts: an original title has fewer than its translation into Chinese. */
export function foreignLetters(text: string): number {
  if (!/[^\0-\u024f]/.test(text)) return 0
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Cyrillic}]/gu,
    )?.length ?? 0
  )
}

/** The paper's own title of two that it has: the one less translated; of equals the fuller. */
export function betterTitle(first: string, second: string): string {
  const difference = foreignLetters(first) - foreignLetters(second)
  if (difference !== 0) return difference < 0 ? first : second
  return second.length > first.length ? second : first
}

/** Whether a text is one word; where nothing parts words, as in Chinese, nobody can tell. */
export function isOneWord(text: string): boolean {
  return !/[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
}
