import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent } from '../../model/tree'
import { type ArxivLine, RULE, SEPARATOR } from './line'

/** Lines outside entries that a mailing always has. */
const FURNITURE =
  /^(?:send any comments regarding|archives at |to unsubscribe|for subscribe options|for help|submissions to:|received from |title: |subject: |\(?continued|\d+kb\b|[\w-]{2,40}: )/i

/** Says of lines outside entries that they are not understood. What a mailing has between its first rule and its first entry is. */
export function* leaveOut(
  lines: readonly ArxivLine[],
  isHead: boolean,
  place: (start: number, end: number) => Position | undefined,
  report: (message: Diagnostic) => void,
): Generator<DigestContent> {
  const rule = isHead ? lines.findIndex(({ text }) => RULE.test(text)) : -1
  const left = (rule === -1 ? lines : lines.slice(0, rule)).filter(
    ({ text }) => !RULE.test(text) && !SEPARATOR.test(text) && !FURNITURE.test(text),
  )
  const [first] = left
  const position = first && place(first.start, left.at(-1)?.end ?? first.end)
  if (!first) return
  const value = left.map(({ text }) => text).join('\n')
  report(
    diagnostic('unclaimed-text', 'Unexpected text: no rule claims it', { place: position, actual: value }),
  )
  yield { type: 'text', value, position }
}
