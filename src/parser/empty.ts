import { type Diagnostic, diagnostic } from '../model/diagnostic'

/** Says that a document is whole and lists no papers, as its maker meant it. */
export function emptyList(place: Diagnostic['place'] = { line: 1, column: 1, offset: 0 }): Diagnostic {
  return diagnostic('empty-list', 'The document says itself that it lists no papers', { place })
}

export function isEmptyList({ ruleId }: Diagnostic): boolean {
  return ruleId === 'empty-list'
}

const NOTICE =
  /^(?:(?:there|we) (?:are|were|have|found) )?no (?:new |recent |daily |more |matching )?(?:papers?|preprints?|submissions|publications|entries|articles)(?: (?:found|today|yet|available|here|for|on|in|this|match|matched|were|are|have)\b.{0,80})?[.!]?$|^(?:今[日天])?(?:暂无|没有|无)(?:新|相关|符合条件)?的?论文.{0,20}$|^(?:該当する|本日の)?論文は?(?:が?ありません|見つかりません).{0,9}$/iu

/** Whether a line says that there are no papers: `No papers found for this day`. */
export function isNotice(line: string): boolean {
  return line.length < 160 && NOTICE.test(line.trim())
}
