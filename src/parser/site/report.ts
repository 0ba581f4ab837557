import { type Diagnostic, diagnostic, type RuleId } from '../../model/diagnostic'
import type { Block } from '../block'
import { type Claim, claimOf, placeOf, wordsOf } from '../slice'

/** What there is to say of a card, or of text outside cards (`isCut` is then false). */
export function messagesOf(claims: readonly Claim[], isCut: boolean): Diagnostic[] {
  const texts = claims.filter(({ type }) => type === 'text')
  const [first] = texts
  const lone = claims.find(({ type }) => type === 'count')
  const last = claims.at(-1)
  return [
    ...(first
      ? [message('unclaimed-text', 'Unexpected text: no rule claims it', first, undefined, texts.at(-1))]
      : []),
    ...(lone
      ? [
          message(
            'ambiguous-count',
            'Unexpected figure after the byline: it may be comments or stars, so it is left out',
            lone,
            ['stars and comments', 'a link that tells which'],
          ),
        ]
      : []),
    ...(last && isCut
      ? [
          message('incomplete-card', 'Unexpected end of a card: it has no byline and no date', last, [
            'a byline',
            'a date',
          ]),
        ]
      : []),
  ]
}

/** Says that running text was waited with for too long. */
export function tooMuchText(block: Block, length: number): Diagnostic {
  const reason = `Unexpected ${length} units of text without a byline or a date; they are passed over`
  return message('limit-exceeded', reason, claimOf(block, 'text'))
}

function message(
  ruleId: RuleId,
  reason: string,
  claim: Claim,
  expected?: string[],
  last = claim,
): Diagnostic {
  const place = { start: placeOf(claim).start, end: placeOf(last).end }
  return diagnostic(ruleId, reason, { place, actual: wordsOf(claim), ...(expected && { expected }) })
}
