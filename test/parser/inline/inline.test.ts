import { describe, expect, it } from 'vitest'

import type { Block } from '../../../src/parser/block'
import { newPage } from '../../../src/parser/emitter'
import { Inline } from '../../../src/parser/inline/inline'
import { createReferences } from '../../../src/parser/inline/references'
import { blocksOf } from '../support'

const PAPER = 'https://huggingface.co/papers/2504.02508'

/** What the layer makes of a text: each block's words, and where they lead. */
function read(text: string, document?: string): [text: string, ...urls: string[]][] {
  return blocks(text, document).map(({ text: words, links }) => [
    words,
    ...(links ?? []).map(({ url }) => url),
  ])
}

function blocks(text: string, document?: string): Block[] {
  const found: Block[] = []
  const grammar = { push: (block: Block) => found.push(block), end: () => undefined }
  const context = { references: createReferences(document), traits: newPage(), cardLength: 131_072 }
  const inline = new Inline(grammar, context)
  for (const block of blocksOf(text)) inline.push(block)
  inline.end()
  return found
}

describe('Inline', () => {
  it.each([
    ['[A Title](/papers/2504.02508)', [['A Title', '/papers/2504.02508']]],
    ['### [A (b) [c] Title](/x_(y) "z")', [['A (b) [c] Title', '/x_(y)']]],
    ['[\n\n161\n\n](/login)', [['161', '/login']]],
    [
      '[Upvote\n\n117](/login)',
      [
        ['Upvote', '/login'],
        ['117', '/login'],
      ],
    ],
    ['[\n\n3 authors](/papers/2504.02508)', [['3 authors', '/papers/2504.02508']]],
    ['[- ![](/a.png)\\\n- 3 authors](/p)', [['3 authors', '/p']]],
    ['[![](https://cdn-\nhost.org/a.png)\nA Name](/a)', [['A Name', '/a']]],
    [
      '[14](/papers/2504.02508) [5](/papers/2504.02508#community)',
      [
        ['14', '/papers/2504.02508'],
        ['5', '/papers/2504.02508#community'],
      ],
    ],
    ['May 29[6](/papers/2504.02508#community)', [['May 29'], ['6', '/papers/2504.02508#community']]],
    ['[](/papers/2504.02508)', [['', '/papers/2504.02508']]],
    ['A Title [/papers/2504.02508]', [['A Title', '/papers/2504.02508']]],
    [`A Title\n<${PAPER}>`, [['A Title', PAPER]]],
    [`A Title\n\n${PAPER}`, [['A Title', PAPER]]],
    [`A sentence.\n\n${PAPER}`, [['A sentence.'], ['', PAPER]]],
    ['The data are at\nhttps://lamps.example/flash', [['The data are at'], ['https://lamps.example/flash']]],
    ['<a href="/papers/2504.02508">A Title</a>', [['A Title', '/papers/2504.02508']]],
    ['<div\nclass="a b">\nA Title\n</div>', [['A Title']]],
    ['[A Title](/p){.a .b} {#c}', [['A Title', '/p']]],
    ['::: {.a .b}\nA Title\n:::', [['A Title']]],
    ['[LINK: GitHub 2k](https://github.com/a/b)', [['GitHub 2k', 'https://github.com/a/b']]],
    ['[-] 19\n[ ]\n(BUTTON) Daily\n____', [['19'], ['Daily']]],
  ] as const)('should read %j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each(['The interval [0, 1) is open', 'A [MASK] Title', 'a < b > c', 'Ratings in [3] and [4]', 'x](y'])(
    'should leave %j as it is',
    (text) => {
      expect(read(`${text}\n\nText`)).toEqual([[text], ['Text']])
    },
  )

  it('should read numbered references before words, in their order', () => {
    const document =
      '[1]A Title\n\n[2]\n161\n\n[3]14 [4]5\n\nReferences\n\n 1. file:///papers/2504.02508\n 2. /b\n 3. /c\n 4. /d\n'
    expect(read(document.split('References')[0] ?? '', document)).toEqual([
      ['A Title', '/papers/2504.02508'],
      ['161', '/b'],
      ['14', '/c'],
      ['5', '/d'],
    ])
  })

  it('should know that words lead somewhere although the address is not at hand', () => {
    expect(read('### [A Title][8]\n\n[[lab] Lamp Lab][9]')).toEqual([
      ['A Title', ''],
      ['Lamp Lab', ''],
    ])
  })

  it('should read labels that are defined at the end, and say nothing where two are', () => {
    const list = '\n\n[A Title]: /a\n[5]: /b\n[5]: /c\n'
    expect(read('[A Title][]\n\n[5][]', `[A Title][]\n\n[5][]${list}`)).toEqual([
      ['A Title', '/a'],
      ['5', ''],
    ])
  })

  it('should keep the words that stand for pictures', () => {
    const [block] = blocks(' [![lamp-lab](https://a.example/a.png) Lamp Lab](/lamp-lab)')
    expect(block).toMatchObject({ text: 'Lamp Lab', images: [{ alt: 'lamp-lab', at: 0 }] })
  })

  it('should tell where the words stand', () => {
    const text = 'We use [lamps](/papers?q=lamps) and fog'
    const [block] = blocks(text)
    expect(block?.text).toBe('We use lamps and fog')
    const pieces = block?.pieces ?? []
    expect(
      pieces.map(({ from, start }, index) =>
        text.slice(start, start + (pieces[index + 1]?.from ?? 20) - from),
      ),
    ).toEqual(['We use ', 'lamps', ' and fog'])
  })

  it('should wait for the end of a link, but not for ever', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `Line ${index}`)
    expect(read(['[', ...lines, '](/x)'].join('\n'))).toHaveLength(200)
    expect(read(`[ open\n${lines.join('\n')}`)[0]).toEqual(['[ open'])
  })
})
