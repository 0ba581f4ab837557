import { type Diagnostic, type DiagnosticDetails, diagnostic, type RuleId } from '../../model/diagnostic'
import type { Block } from '../block'
import { type Claim, placeOf } from './card'

/** What there is to say of a card, or of text outside cards (`isCut` is then false). */
export function messagesOf(claims: readonly Claim[], isCut: boolean): Diagnostic[] {
  const messages: Diagnostic[] = []
  const texts = claims.filter((claim) => claim.type === 'text')
  const [first] = texts
  const lone = claims.find((claim) => claim.type === 'count')
  const last = claims.at(-1)
  if (first)
    messages.push(message('unclaimed-text', 'Unexpected text: no rule claims it', first, {}, texts.at(-1)))
  if (lone) {
    const reason = 'Unexpected figure after the byline: it may be comments or stars, so it is left out'
    messages.push(
      message('ambiguous-count', reason, lone, {
        expected: ['stars and comments', 'a link that tells which'],
      }),
    )
  }
  if (last && isCut) {
    const reason = 'Unexpected end of a card: it has no byline and no date'
    messages.push(message('incomplete-card', reason, last, { expected: ['a byline', 'a date'] }))
  }
  return messages
}

/** Says that running text was waited with for too long. */
export function tooMuchText(block: Block, length: number): Diagnostic {
  const reason = `Unexpected ${length} units of text without a byline or a date; they are passed over`
  return message('limit-exceeded', reason, { block, type: 'text' })
}

function message(
  ruleId: RuleId,
  reason: string,
  claim: Claim,
  details: DiagnosticDetails = {},
  last = claim,
): Diagnostic {
  const place = { start: placeOf(claim).start, end: placeOf(last).end }
  const [from, to] = claim.range ?? [0, claim.block.text.length]
  return diagnostic(ruleId, reason, { place, actual: claim.block.text.slice(from, to), ...details })
}
