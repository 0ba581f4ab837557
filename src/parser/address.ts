import { matchDate } from '../lexicon/date'
import { destinationOf } from '../lexicon/destination'
import type { DigestContent } from '../model/tree'

/**
 * A node, and behind one with the page's own address what that says: the day of a listing, its period, the words that were searched for. The address of
 * one paper says nothing of a digest.
 */
export function withAddressRead(node: DigestContent): DigestContent[] {
  if (node.type !== 'address') return [node]
  const { position } = node
  const destination = destinationOf(node.value.trim())
  switch (destination?.kind) {
    case 'day':
      return matchDate(destination.date)
        ? [
            node,
            { type: 'digestDate', value: destination.date, position },
            { type: 'period', value: 'day', position },
          ]
        : [node]
    case 'week':
    case 'month':
    case 'trending':
      return [node, { type: 'period', value: destination.kind, position }]
    case 'search':
      return [node, { type: 'query', value: destination.query, position }]
    default:
      return [node]
  }
}
