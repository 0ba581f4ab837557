import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'

import { bestOf, type Reason, weighTitles, weights } from '../../../src/parser/grammar/weigh'
import type { Element } from '../../../src/parser/line/element'
import { textOf } from '../../../src/parser/line/span'
import { createCollector } from '../../../src/parser/mdast/element'

const PAPER = 'https://arxiv.org/abs/2504.01234'
const SITE = 'https://lamps.example/read'
const SENTENCE = 'We light each corner of the coast and tell which lamp was needed there.'

/** Pages on which a reason decides: what the title is, and what it would be if the reason counted nothing. */
const PAGES: Readonly<Record<Reason, readonly [page: string, title: string, without: string]>> = {
  'links the paper': [
    `[Demo of Lamps](${SITE})\n[Lamps That Learn](${PAPER})`,
    'Lamps That Learn',
    'Demo of Lamps',
  ],
  heading: ['## Lamps That Learn\n\n**Why Lamps Matter**', 'Lamps That Learn', 'Why Lamps Matter'],
  strong: [`**Lamps That Learn**\n[Demo of Lamps](${SITE})`, 'Lamps That Learn', 'Demo of Lamps'],
  'links something': [
    `[Lamps That Learn](${SITE})\n**Why Lamps Matter**`,
    'Lamps That Learn',
    'Why Lamps Matter',
  ],
  plain: [`Lamps That Learn\n[Demo of Lamps](${SITE})`, 'Lamps That Learn', 'Demo of Lamps'],
  'called a title': ['', 'Lamps That Learn', 'Lamps of the Week'],
  'within a line': [
    `[Lamps That Learn](${SITE}) **Why Lamps Matter**`,
    'Lamps That Learn',
    'Why Lamps Matter',
  ],
  'further down': [
    `## Lamps That Learn\n\n[Our Reading of It](${PAPER})`,
    'Lamps That Learn',
    'Our Reading of It',
  ],
  recurring: [`**Full Report**\n[Lamps That Learn](${SITE})`, 'Lamps That Learn', 'Full Report'],
  'one word': [`**LampNet** [Lamps That Learn](${PAPER})`, 'Lamps That Learn', 'LampNet'],
  sentence: [`**${SENTENCE}**\n[Lamps That Learn](${SITE})`, 'Lamps That Learn', SENTENCE],
  translated: ['## 会学习的灯\n\n**Lamps That Learn**', 'Lamps That Learn', '会学习的灯'],
}

/** Marks that Markdown does not have: the class of an element in HTML. */
const CALLED: readonly Element[] = [
  {
    kind: 'text',
    depth: 0,
    lines: [[{ text: 'Lamps of the Week' }], [{ text: 'Lamps That Learn', isTitle: true }]],
  },
]

function elementsOf(page: string): readonly Element[] {
  const collector = createCollector()
  collector.add(fromMarkdown(page), page)
  return page === '' ? CALLED : collector.elements
}

describe('weighTitles', () => {
  it.each(Object.keys(weights) as Reason[])('should need the weight of %j', (reason) => {
    const [page, title, without] = PAGES[reason]
    const repeats = { isLabel: (line: Parameters<typeof textOf>[0]) => textOf(line) === 'Full Report' }
    const titleWith = (table: typeof weights | Record<Reason, number>): string | undefined =>
      bestOf(weighTitles(elementsOf(page), repeats, table))?.title
    expect(titleWith(weights)).toBe(title)
    expect(titleWith({ ...weights, [reason]: 0 })).toBe(without)
  })
})
