import { describe, expect, it } from 'vitest'
import { leadOf } from '../../../src/parser/grammar/lead'
import { cleanTitle, isTitle, tailOf } from '../../../src/parser/grammar/title'
import { withLinks } from '../../../src/parser/line/span'
import { lineOf, printed } from './support'

describe('leadOf', () => {
  it.each([
    ['**Lamps That Learn** - a study', 'strong', 'Lamps That Learn', '- a study'],
    ['[Lamps That Learn](/p) by A', 'link', 'Lamps That Learn', 'by A'],
    ['[Lamps](/p) [That Learn](/p) by A', 'link', 'Lamps That Learn', 'by A'],
    ['[**Lamps That Learn**](/p)', 'strong', 'Lamps That Learn', ''],
    ['1) **Lamps That Learn**', 'strong', 'Lamps That Learn', ''],
    ['#3 Lamps That Learn', 'plain', 'Lamps That Learn', ''],
    ['Paper 3: Lamps That Learn', 'plain', 'Lamps That Learn', ''],
    ['第3篇：Lamps That Learn', 'plain', 'Lamps That Learn', ''],
    ['🔥 🇫🇷 Lamps That Learn', 'plain', 'Lamps That Learn', ''],
    ['[ICML 2026] Lamps That Learn', 'plain', 'Lamps That Learn', ''],
    ['Lamps That Learn [PDF](/p)', 'plain', 'Lamps That Learn', '<PDF|/p>'],
    ['Lamps That Learn (read on [arXiv](/p))', 'plain', 'Lamps That Learn', '(read on <arXiv|/p>)'],
    ['Lamps That Learn `code` of it', 'plain', 'Lamps That Learn code of it', ''],
    ['Lamps That Learn `2504.01234`', 'plain', 'Lamps That Learn', '`2504.01234`'],
  ])('should find what %s starts with', (markdown, mark, title, rest) => {
    const lead = leadOf(lineOf(markdown))
    expect([lead?.mark, lead?.title, printed(lead?.rest ?? [])]).toEqual([mark, title, rest])
  })

  it.each([
    ['2504.01234 - Lamps That Learn', '2504.01234'],
    ['[2504.01234v2] Lamps That Learn', '2504.01234v2'],
    ['2025-04-04 Lamps That Learn', '2025-04-04'],
    ['**2504.01234: Lamps That Learn**', '2504.01234'],
    ['Lamps That Learn', ''],
  ])('should keep what stands before the title of %s', (markdown, before) => {
    expect(leadOf(lineOf(markdown))).toMatchObject({
      title: 'Lamps That Learn',
      front: before === '' ? [] : [[{ text: before }]],
    })
  })

  it.each([
    '[Contents](#contents)',
    '2025-04-04',
    '2504.01234',
    'We teach lamps to look. They do not always want to. So we ask them again and again until they do.',
    `**${'Lamps '.repeat(80)}**`,
  ])('should find no title in %s', (markdown) => {
    expect(leadOf(lineOf(markdown))).toBeUndefined()
  })

  it('should find none in a line without words', () => {
    expect(leadOf([])).toBeUndefined()
    expect(leadOf([{ text: '', url: '/p' }])).toBeUndefined()
  })

  it('should take a blurb behind a dash off, and leave a subtitle', () => {
    const blurb =
      'it shows how lamps find the corner that nobody has ever looked at, in six rooms and by night'
    expect(leadOf([{ text: `Lamps That Learn - ${blurb}` }])?.title).toBe('Lamps That Learn')
    expect(leadOf([{ text: `Lamps That Learn  ${blurb}` }])?.title).toBe('Lamps That Learn')
    expect(leadOf([{ text: 'Lamps - A Study' }])?.title).toBe('Lamps - A Study')
    expect(leadOf([{ text: `Lamps That Learn - ${blurb}` }], 'heading')?.title).toContain('six rooms')
  })
})

describe('cleanTitle', () => {
  it.each([
    ['Lamps  That\nLearn', 'Lamps That Learn'],
    ['“Lamps”', 'Lamps'],
    ['《Lamps》', 'Lamps'],
    ['[Lamps]', 'Lamps'],
    ['[A] or [B]', '[A] or [B]'],
    ['Lamps:', 'Lamps'],
    ['Lamps -', 'Lamps'],
    ['Lamps 🔥', 'Lamps'],
    ['Lamps (', 'Lamps'],
    ['Lamps (140 ▲)', 'Lamps'],
    ['Lamps 👍 32', 'Lamps'],
    ['Lamps (2504.01234)', 'Lamps'],
    ['| Lamps 3', 'Lamps 3'],
  ])('should clean %s', (text, title) => {
    expect(cleanTitle(text)).toBe(title)
  })
})

describe('tailOf', () => {
  it.each([
    ['Lamps (140 ▲)', '140 ▲'],
    ['Lamps 👍 1.2k', '👍 1.2k'],
    ['Lamps (arXiv:2504.01234v2)', 'arXiv:2504.01234v2'],
    ['Lamps That Learn', ''],
    ['Lamps 3', ''],
  ])('should find the figures behind %s', (text, tail) => {
    expect(tailOf(text)).toBe(tail)
  })
})

describe('isTitle', () => {
  it.each([
    ['Lamps', true],
    ['V*', true],
    ['x', false],
    ['42', false],
    ['https://lamps-example.org', false],
    ['2504.01234', false],
    ['Abstract', false],
    ['April 4, 2025', false],
    ['6 authors', false],
    ['x'.repeat(361), false],
  ])('should tell of %s whether it can be a title: %s', (text, expected) => {
    expect(isTitle(text)).toBe(expected)
  })
})

describe('the structure of a file of TeX', () => {
  it('should be no title, where words that are set in another way may be one', () => {
    for (const words of ['\\begin{thebibliography}{9}', '\\bibitem{quill} A. Quill. Lamps', '\\item Lamps'])
      expect(isTitle(words)).toBe(false)
    expect(isTitle('\\emph{Lamps} That Learn')).toBe(true)
  })
})

describe('an address as people type it', () => {
  it.each([
    ['see arxiv.org/abs/2504.01234.', 'https://arxiv.org/abs/2504.01234'],
    ['(www.github.com/quill/lamp\\_one)', 'https://www.github.com/quill/lamp_one'],
    ['lamps.org/we/sell', undefined],
    ['someone@arxiv.org/abs/2504.01234', undefined],
    [`${'We light the coast. '.repeat(12)} github.com/quill/lamps`, undefined],
  ])(
    'should be a link where it leads to a paper or to code, and stands beside few words: %s',
    (text, url) => {
      const line = withLinks([{ text }])
      expect(line.find((span) => span.url !== undefined)?.url).toBe(url)
      // Nothing of the words around it is lost or doubled.
      if (url !== undefined)
        expect(line.filter((span) => span.url === undefined).map((span) => span.text)).toEqual(
          text.startsWith('(') ? ['(', ')'] : ['see ', '.'],
        )
    },
  )
})
