const MODIFICATION = '(?:\\p{Emoji_Modifier}|\\ufe0f\\u20e3?|[\\u{e0020}-\\u{e007e}]{1,32}\\u{e007f})?'

/**
 * Source of a pattern, for the flag `u`: an emoji with the invisible characters that make one sign of it, such as those of a keycap, of a family or of the flag
 * of Wales. Source: Unicode Technical Standard 51, possible emoji.
 */
export const emojiPattern = `\\p{Emoji}${MODIFICATION}(?:\\u200d\\p{Extended_Pictographic}${MODIFICATION})*`
