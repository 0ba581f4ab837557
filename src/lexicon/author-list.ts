const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d)\.?$/i
/** Words that say whom a group stands for, before the group's name. */
const FOR = /^(?:for|on behalf of) (?:the )?/i
/** A group that the whole list, or its last name, is signed for: it may have commas and an `and` of its own. */
const SIGNED =
  /[\s,](?:for|on behalf of) (?:the )?([^()]{1,160}(?:collaborations?|consortium|group|team|project))$/i
const AND_OTHERS =
  /^(?:et\.? al\.?|and others|others|\d{1,5} (?:additional|other|more) authors?(?: not shown)?)$/i

/**
 * Splits a list of authors as arXiv prints it (info.arxiv.org/help/prep#author): `Given Family` by commas, colons and `and`, with affiliations
 * and their numbers in brackets, which may be nested and hold commas: `A. Quill (1), M. Ødegård (1 and 2) ((1) Fernhill (West), (2) Lake)`. The names
 * alone come back, as printed; `Jr.` stays with its name, and of `for the SLOW Collaboration` the group's name.
 */
export function splitAuthorList(text: string): string[] {
  const bare = withoutBrackets(text.replace(/[\s\u00A0]+/g, ' ').trim()).trim()
  const signed = SIGNED.exec(bare.slice(-200))
  const list = signed ? bare.slice(0, bare.length - signed[0].length) : bare
  const names: string[] = []
  for (const clause of list.split(/[,;]|:(?= )| (?:and|&) |^and /)) {
    const part = clause.replace(/^and /i, '').replace(FOR, '').trim()
    const last = names.length - 1
    if (!/\p{L}/u.test(part) || AND_OTHERS.test(part)) continue
    if (last >= 0 && SUFFIX.test(part)) names[last] = `${names[last]}, ${part}`
    else names.push(part.replace(/ et\.? al\.?$/i, ''))
  }
  if (signed) names.push((signed[1] ?? '').trim())
  return names
}

/** Brackets and what is in them taken out, however deep. One that is not closed ends at the next comma. */
function withoutBrackets(text: string): string {
  if (!text.includes('(')) return text
  let bare = ''
  let depth = 0
  let from = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text[index]
    if (unit === '(') {
      if (depth === 0) {
        bare += `${text.slice(from, index)} `
        from = index
      }
      depth++
    } else if (unit === ')' && depth > 0) {
      depth--
      if (depth === 0) from = index + 1
    }
  }
  const rest = depth === 0 ? text.slice(from) : text.slice(from).replace(/\([^,]*/g, '')
  return `${bare}${rest}`.replace(/ {2,}/g, ' ')
}
