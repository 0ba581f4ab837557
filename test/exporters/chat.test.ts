import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chatForms } from '../../src/exporters/chat/form'
import { discord, eml, html, markdown, type Paper, slack, stringify, telegram, text } from '../../src/index'
import type { Diagnostic } from '../../src/model/diagnostic'
import { encodable, fullPaper, hostileText, paperOf } from './paper'

const chats = [
  ['slack', slack],
  ['telegram', telegram],
  ['discord', discord],
] as const

const many = Array.from({ length: 400 }, (_, index) =>
  paperOf({
    id: `arxiv:2504.0${1000 + index}`,
    title: `Lantern ${index} & <Quays>`,
    identifiers: { arxiv: `2504.0${1000 + index}` },
    abstract: 'We light the coast_with lanterns. '.repeat(20),
    authors: [{ name: 'Ada Quill' }],
  }),
)

describe.each(chats)('%s', (name, exporter) => {
  const { limit } = chatForms[name]

  it('should write whole papers within the limit, and tell how many have no room', () => {
    const messages: Diagnostic[] = []
    const message = stringify(many, exporter, {}, { report: (told) => messages.push(told) })
    expect(message.length).toBeLessThanOrEqual(limit)
    expect(message.length).toBeGreaterThan(limit * 0.7)
    const count = message.match(/Lantern \d+/g)?.length ?? 0
    expect(messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)).toEqual([
      `limit-exceeded A message of ${name} has room for ${limit} units: ${400 - count} papers are left out`,
    ])
    expect(message).toMatch(/(?:We|light|the|coast\\?_with|lanterns)…\n$/)
  })

  it('should write all papers as messages to be posted', () => {
    const lines = stringify(many, exporter, { payload: true }).trimEnd().split('\n')
    const texts = lines.map((line) => {
      const { text: own, content } = JSON.parse(line) as { text?: string; content?: string }
      return own ?? content ?? ''
    })
    for (const message of texts) expect(message.length).toBeLessThanOrEqual(limit)
    expect(texts.join('\n').match(/Lantern \d+/g)).toHaveLength(400)
  })

  it('should be within the limit, and well-formed, whatever a paper says', () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.integer({ min: 1, max: 3000 }), (title, abstract, times) => {
        const paper: Paper = paperOf({
          title: `${title} word`.repeat(Math.ceil(times / 10)),
          abstract: `${abstract} `.repeat(times),
          links: [{ url: 'https://lamps-example.org/a?b=<c>|d"e', rel: 'code' }],
        })
        const message = stringify([paper], exporter, { title, abstractLength: 1e6 })
        expect(message.length).toBeLessThanOrEqual(limit)
        expect(encodable(message)).toBe(message)
        if (name === 'telegram')
          expect(message.replace(/<\/?(?:b|a)(?: href="[^"<>]*")?>/g, '')).not.toMatch(/[<>]|&(?!\w+;|#\d+;)/)
        if (name === 'slack') expect(message.replace(/<https?:[^<>|]*\|[^<>|]*>/g, '')).not.toMatch(/[<>]/)
      }),
      { seed: 7, numRuns: 60 },
    )
  })

  it('should say the same of a paper as other digests do', () => {
    const message = stringify([fullPaper], exporter, {
      title: 'Lamps',
      intro: 'Good morning.',
      words: ['stars=Sterne'],
    })
    expect(message).toContain('Lamps')
    expect(message).toContain('Good morning.')
    expect(message).toContain('1710 Sterne')
    expect(message).toContain('https://arxiv.org/abs/2504.01234')
  })

  it('should refuse what makes no sense', () => {
    expect(() => stringify([], exporter, { payload: 'yes' as never })).toThrow(
      /Expected payload as true or false/,
    )
    expect(stringify([], exporter)).toMatch(/Papers/)
  })
})

it('should call nobody', () => {
  const paper = paperOf({ title: '@everyone <!channel> <@1> [x](http://y.example.org) *b*' })
  expect(stringify([paper], discord)).toContain(
    '@\u200beveryone \\<!channel\\> \\<@\u200b1\\> \\[x\\]\\(http://y.example.org\\) \\*b\\*',
  )
  expect(stringify([paper], slack)).toContain('&lt;!channel&gt;')
  expect(stringify([paper], telegram)).toContain('&lt;!channel&gt;')
})

describe('the words of digests', () => {
  const paper = paperOf({
    abstract: 'The long one.',
    tldr: 'The short one.',
    metrics: { upvotes: 2 },
    authors: [{ name: 'Ada Quill' }, { name: 'Bo Tarn' }],
  })

  it('should be others where they are given, with an introduction and the summary that is wanted', () => {
    const options = {
      intro: 'Guten <Morgen>',
      summary: 'tldr',
      words: { upvotes: 'Stimmen', and: 'und' },
    } as const
    for (const exporter of [text, markdown, html, eml]) {
      const plain = stringify([paper], exporter, options).replace(/=\r\n/g, '')
      expect(plain).toMatch(/Guten (?:<|\\<|&lt;)Morgen/)
      expect(plain).toContain('2 Stimmen')
      expect(plain).toContain('Ada Quill und Bo Tarn')
      expect(plain).toContain('The short one.')
      expect(plain).not.toContain('The long one.')
    }
    expect(
      stringify([paper], html, {
        unsubscribe: 'https://lamps-example.org/u',
        words: ['Unsubscribe=Abmelden'],
      }),
    ).toContain('>Abmelden</a>')
  })

  it.each([
    [{ words: ['Unsubscrib=Abmelden'] }, /did you mean 'Unsubscribe'\?/],
    [{ words: ['upvotes'] }, /as upvotes=Stimmen/],
    [{ words: { upvotes: 3 } }, /Expected a word for 'upvotes'/],
    [{ words: { zzzzzzzz: 'x' } }, /Expected one of the words/],
    [{ intro: 3 }, /Expected intro as a string/],
    [{ summary: 'none' }, /Expected summary as 'abstract' or 'tldr'/],
  ])('should refuse %j', (options, reason) => {
    expect(() => stringify([], text, options as object)).toThrow(reason)
  })
})

describe('a mail that Gmail would cut', () => {
  const papers = many.slice(0, 120)
  const tell = (options: object, list: readonly Paper[] = papers): { messages: string[]; mail: string } => {
    const messages: string[] = []
    const mail = stringify(
      list,
      eml,
      { date: '2025-04-03', ...options },
      { report: ({ ruleId, reason }) => messages.push(`${ruleId} ${reason}`) },
    )
    return { messages, mail }
  }

  it('should be told, and shortened where that is wanted', () => {
    const long = tell({})
    expect(long.messages).toEqual([
      expect.stringMatching(/^limit-exceeded Unexpected page of \d+ KB: Gmail cuts it at 102 KB$/),
    ])
    const short = tell({ fit: true })
    expect(short.messages).toEqual([])
    expect(short.mail.length).toBeLessThan(long.mail.length)
    expect(short.mail).toContain('Lantern 119')
    expect(tell({ fit: true }, many).messages).toHaveLength(1)
  })
})
