import { matchDate } from '../lexicon/date'
import { destinationOf } from '../lexicon/destination'
import type { DigestContent } from '../model/tree'

/**
 * A node, and behind one with the page's own address what that says: the day of a listing, its period, the words that were searched for. The address of
 * one paper says nothing of a digest.
 */
export function withAddressRead(node: DigestContent): DigestContent[] {
  if (node.type !== 'address') return [node]
  const destination = destinationOf(node.value.trim())
  const stated = (type: 'digestDate' | 'period' | 'query', value: string): DigestContent => ({
    type,
    value,
    position: node.position,
  })
  switch (destination?.kind) {
    case 'day':
      return matchDate(destination.date)
        ? [node, stated('digestDate', destination.date), stated('period', 'day')]
        : [node]
    case 'week':
    case 'month':
    case 'trending':
      return [node, stated('period', destination.kind)]
    case 'search':
      return [node, stated('query', destination.query)]
    default:
      return [node]
  }
}
