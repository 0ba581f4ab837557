import { describe, expect, it } from 'vitest'

import { parse } from '../../src/index'
import { rulesOf } from '../parser/support'

const MESSAGE = '[24/03/2026, 09:01:05] Ada: *Lamps That Learn*\nhttps://arxiv.org/abs/2504.01234\n'
const EXPORTED =
  '{"type":"message","ts":"1774342860.000100","text":"*<https://arxiv.org/abs/2504.01234|Lamps That Learn>*"}'
const ORG = '#+TITLE: Lamps\n* [[https://arxiv.org/abs/2504.01234][Lamps That Learn]]\n** Notes\nWe light.\n'

describe('the chat reader', () => {
  it.each<[name: string, document: string, papers: number]>([
    ['an empty export', '[]', 0],
    ['an export without messages', '{"messages":[],"channel":{},"guild":{}}', 0],
    ['an export that is cut', `[${EXPORTED},${EXPORTED.slice(0, 70)}`, 1],
    ['messages that are none', `[${EXPORTED},null,7,"x",[],{"ts":1,"text":{"text":7}}]`, 1],
    [
      'messages whose parts have other types',
      `[{"ts":"1774342860.1","text":[],"blocks":7,"attachments":[null,[]]},${EXPORTED}]`,
      1,
    ],
    ['a moment that is none', `[${EXPORTED.replace('1774342860', '9999999999999')}]`, 1],
    [
      'deep blocks',
      `[{"ts":"1774342860.1","text":"x","blocks":${'['.repeat(100_000)}${']'.repeat(100_000)}},${EXPORTED}]`,
      1,
    ],
    [
      'deep blocks that are cut',
      `[${EXPORTED},{"ts":"1774342860.1","text":"x","blocks":${'['.repeat(100_000)}`,
      1,
    ],
    ['a line of two million units', `${MESSAGE}${'*a '.repeat(700_000)}\n`, 1],
    ['a message that is only a stamp', '[24/03/2026, 09:01:05] Ada:', 0],
    ['stamps without words', '[24/03/2026, 09:01:05] Ada: \n'.repeat(1000), 0],
    [
      'several chats in one file',
      `${MESSAGE}\nada — 03/24/2026 9:01 AM\n**Tides**\nhttps://arxiv.org/abs/2504.01235\n`,
      2,
    ],
  ])('should bear %s', (_, document, papers) => {
    expect(parse(document, { reader: 'chat' }).papers).toHaveLength(papers)
  })

  it('should tell of text before the first message, but not of what programs print there', () => {
    const head = 'Guild: Dusk\nChannel: lamps\n\n'
    const told = (document: string) => rulesOf(parse(document, { reader: 'chat' }).messages)
    expect(told(`${head}${MESSAGE}`)).toEqual([])
    expect(told(`${head}Notes of mine\n${MESSAGE}`)).toEqual(['unclaimed-text'])
  })

  it('should not take a text for a chat where a moment stands within it', () => {
    const text = `Lamps That Learn\nhttps://arxiv.org/abs/2504.01234\nSee ${MESSAGE}`
    expect(parse(text, { path: 'a.txt' }).papers[0]?.sources[0]?.reader).not.toBe('chat')
  })

  it('should tell where a line is that is too long', () => {
    const { messages } = parse(`${MESSAGE}${'a'.repeat(1_048_577)}\n`)
    expect(messages).toMatchObject([{ ruleId: 'limit-exceeded', place: { start: { line: 3, column: 1 } } }])
  })

  it('should give messages of an export their place', () => {
    const { papers } = parse(`[\n${EXPORTED}\n]`)
    expect(papers[0]?.sources[0]?.position?.start).toEqual({ line: 2, column: 1, offset: 2 })
  })

  it.each([
    ['24/03/2026', '2026-03-24'],
    ['3/24/26', '2026-03-24'],
    ['24.03.26', '2026-03-24'],
    ['2026-03-24', '2026-03-24'],
    ['24-Mar-26', '2026-03-24'],
    ['Mar 24, 2026', '2026-03-24'],
    ['03/04/2026', undefined],
    ['Today', undefined],
  ])('should read the day of %s', (stamp, featured) => {
    const { papers } = parse(`[${stamp} 09:01] ada\n**Lamps That Learn**\nhttps://arxiv.org/abs/2504.01234\n`)
    expect(papers[0]?.featured).toBe(featured)
  })

  it('should know the order of days from another stamp', () => {
    const { papers } = parse(`${MESSAGE}${MESSAGE.replace('24/03', '03/04').replace('01234', '01235')}`)
    expect(papers.map(({ featured }) => featured)).toEqual(['2026-03-24', '2026-04-03'])
  })

  it.each([
    '9/10 would read again\n8/10 also good\n',
    'Meet at 9:01 AM\nOr at 9:30 AM\n',
    'Apr 3, 2025\nApr 4, 2025\n',
    '[2026-03-24 09:01:02] INFO: started\n[2026-03-24 09:01:03] ERROR: stopped\n',
  ])('should leave %j to others', (document) => {
    expect(rulesOf(parse(document).messages)).not.toContain('ambiguous-format')
    expect(parse(document).messages.some(({ note }) => note === 'It was read as chat')).toBe(false)
  })
})

describe('the org reader', () => {
  it.each<[name: string, document: string, papers: number]>([
    ['a drawer that is not closed', `${ORG}* B\n:PROPERTIES:\n:AUTHOR: Ada\n`, 1],
    ['a block that is not closed', `${ORG}#+begin_src sh\n* A\n`, 1],
    [
      'deep headings',
      `${ORG}${'*'.repeat(100_000)} A\n${Array.from({ length: 64 }, (_, depth) => `${'*'.repeat(depth + 1)} A`).join('\n')}\n`,
      1,
    ],
    [
      'deep items',
      `${ORG}${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')}\n`,
      1,
    ],
    ['a line of two million units', `${ORG}${'*a '.repeat(700_000)}\n`, 1],
    ['a table without a head', `${ORG}| a | b |\n`, 1],
    ['marks that open and never close', `${ORG}${'[[a][b *c /d ~e '.repeat(1000)}\n`, 1],
    ['settings alone', '#+TITLE:\n#+DATE: never\n', 0],
  ])('should bear %s', (_, document, papers) => {
    expect(parse(document, { reader: 'org' }).papers).toHaveLength(papers)
  })

  it('should be found by its name where its text tells little', () => {
    const document = '* [[https://arxiv.org/abs/2504.01234][Lamps That Learn]]\n'
    expect(parse({ value: document, path: 'a.org' }).papers[0]?.sources[0]?.reader).toBe('org')
  })
})
