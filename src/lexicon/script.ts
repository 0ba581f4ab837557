/** How many letters are of other than European scripts: an original title has fewer than its translation into Chinese. */
export function foreignLetters(text: string): number {
  if (!/[^\0-\u024f]/.test(text)) return 0
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Cyrillic}]/gu,
    )?.length ?? 0
  )
}

/** Whether a text is one word; where nothing parts words, as in Chinese, nobody can tell. */
export function isOneWord(text: string): boolean {
  return !/[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
}
