import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { VFile } from 'vfile'
import { location } from 'vfile-location'
import { describe, expect, it } from 'vitest'

import {
  fromDigest,
  json,
  type Paper,
  paperSchema,
  parse,
  parseStream,
  type Root,
  stringify,
  type Token,
  tokenize,
} from '../src/index'
import { text as textReader } from '../src/readers/index'
import { anyText, cuts, damaged, hostile, type Page, page, pieces } from './arbitrary'

const SEED = 20_260_130
const referenceDate = '2026-01-30'
const limits = { lineLength: 1_048_576, cardLength: 131_072, documentLength: 134_217_728 }

/** Runs a law over invented inputs; the seed is in the title of the suite and in what a failure prints. */
function holds<Value>(input: fc.Arbitrary<Value>, law: (value: Value) => void, numRuns = 300): void {
  fc.assert(fc.property(input, law), { seed: SEED, numRuns })
}

function holdsAsync<Value>(
  input: fc.Arbitrary<Value>,
  law: (value: Value) => Promise<void>,
  numRuns = 200,
): Promise<void> {
  return fc.assert(fc.asyncProperty(input, law), { seed: SEED, numRuns })
}

function plain(tokens: readonly Token[]): unknown[] {
  return tokens.map((token) => token.toJSON())
}

function tokensOf(chunks: readonly string[], overrides: Partial<typeof limits> = {}): unknown[] {
  const session = textReader.open({ limits: { ...limits, ...overrides }, report() {} })
  return plain([...chunks.flatMap((chunk) => session.write(chunk)), ...session.end()])
}

async function collect(papers: AsyncIterable<Paper>): Promise<Paper[]> {
  const collected: Paper[] = []
  for await (const paper of papers) collected.push(paper)
  return collected
}

function streamed(chunks: Iterable<string | Uint8Array>): Promise<Paper[]> {
  return collect(parseStream(chunks, { referenceDate, reader: 'text' }))
}

function withoutPlaces(papers: readonly Paper[]): unknown[] {
  return papers.map((paper) => ({
    ...paper,
    sources: paper.sources.map(({ position: _, ...source }) => source),
  }))
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return littleEndian ? bytes : bytes.swap16()
}

const wellFormed = (input: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  input.map((text) => Buffer.from(text).toString())

describe(`the laws of tokens (seed ${SEED})`, () => {
  it('should lose nothing: tokens are gapless, never empty, in order, and joined they are the input', () => {
    holds(anyText, (input) => {
      const tokens = tokenize(input, { reader: 'text' })
      expect(tokens.map(({ value }) => value).join('')).toBe(input)
      let end = 0
      for (const token of tokens) {
        expect(token.start).toBe(end)
        expect(token.end).toBeGreaterThan(token.start)
        end = token.end
      }
      expect(end).toBe(input.length)
    })
  })

  it('should lose nothing where no reader is named', () => {
    holds(anyText, (input) => {
      expect(
        tokenize(input)
          .map(({ value }) => value)
          .join(''),
      ).toBe(input)
    })
  })

  it('should count lines and columns as vfile-location does', () => {
    holds(anyText, (input) => {
      const places = location(new VFile(input))
      for (const { position } of tokenize(input, { reader: 'text' })) {
        expect(position.start).toEqual(places.toPoint(position.start.offset))
        expect(position.end).toEqual(places.toPoint(position.end.offset))
      }
    })
  })

  it('should give the same tokens however the text is cut', () => {
    holds(fc.tuple(anyText, cuts), ([input, places]) => {
      const whole = tokensOf([input])
      expect(tokensOf(pieces(input, places))).toEqual(whole)
      expect(tokensOf(input.split(/(?<=\r)(?=\n)/))).toEqual(whole)
    })
  })

  it('should give the same tokens for pieces of one unit, with empty pieces between', () => {
    holds(
      anyText,
      (input) => {
        expect(tokensOf(['', ...input.split(''), ''])).toEqual(tokensOf([input]))
      },
      100,
    )
  })

  it('should lose nothing and give the same tokens however it is cut where lines pass a small limit', () => {
    holds(fc.tuple(anyText, cuts, fc.integer({ min: 1, max: 40 })), ([input, places, lineLength]) => {
      const whole = tokensOf([input], { lineLength })
      expect(whole.map((token) => (token as { value: string }).value).join('')).toBe(input)
      expect(tokensOf(pieces(input, places), { lineLength })).toEqual(whole)
    })
  })

  it('should lose nothing where cards pass a small limit', () => {
    holds(fc.tuple(anyText, fc.integer({ min: 1, max: 400 })), ([input, cardLength]) => {
      const whole = tokensOf([input], { cardLength })
      expect(whole.map((token) => (token as { value: string }).value).join('')).toBe(input)
    })
  })
})

describe(`the laws of papers (seed ${SEED})`, () => {
  it('should never throw, and place every message inside the input', () => {
    holds(
      anyText,
      (input) => {
        for (const options of [{}, { reader: 'text' }, { referenceDate }]) {
          for (const { place, reason } of parse(input, options).messages) {
            expect(reason).not.toBe('')
            if (!place) continue
            const [start, end] = 'start' in place ? [place.start, place.end] : [place, place]
            expect(start.offset).toBeGreaterThanOrEqual(0)
            expect(end.offset).toBeGreaterThanOrEqual(start.offset)
            expect(end.offset).toBeLessThanOrEqual(input.length)
          }
        }
      },
      1000,
    )
  })

  it('should never throw on bytes, and leave them as they were', () => {
    holds(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        anyText.map((input) => Buffer.from(input)),
      ),
      (bytes) => {
        const copy = Uint8Array.from(bytes)
        const first = parse(bytes)
        expect(Uint8Array.from(bytes)).toEqual(copy)
        expect(parse(copy)).toEqual(first)
      },
    )
  })

  it('should give the same digest, tree and tokens each time', () => {
    holds(anyText, (input) => {
      expect(parse(input)).toEqual(parse(input))
      expect(fromDigest(input)).toEqual(fromDigest(input))
      expect(plain(tokenize(input))).toEqual(plain(tokenize(input)))
    })
  })

  it('should give only papers that pass the schema unchanged', () => {
    holds(
      anyText,
      (input) => {
        for (const paper of parse(input, { reader: 'text', referenceDate }).papers)
          expect(paperSchema.parse(paper)).toEqual(paper)
      },
      1000,
    )
  })

  it('should find every whole card of a page', () => {
    holds(page, ({ text, card }) => {
      const cards = new Set((text + card).split('\n').filter((line) => line.startsWith('Study ')))
      expect(parse(text + card, { referenceDate }).papers).toHaveLength(cards.size)
    })
  })

  it('should place each field of the tree where its words stand', () => {
    holds(anyText, (input) => {
      for (const { value, position } of placed(fromDigest(input, { reader: 'text' })))
        if (!/[\n\r]/.test(value))
          expect(input.slice(position?.start.offset, position?.end.offset)).toBe(value)
    })
  })

  it('should not change earlier papers where a card is added', () => {
    holds(page, ({ text, card }: Page) => {
      const earlier = parse(text, { referenceDate }).papers
      const titles = new Set(earlier.map(({ id }) => id))
      const later = parse(text + card, { referenceDate }).papers
      // A card that repeats a paper gives the earlier one its fields: that is what it is for.
      if (later.length === titles.size) return
      expect(later.slice(0, earlier.length)).toEqual(earlier)
    })
  })

  it('should read CRLF, CR, a byte-order mark and UTF-16 as the same papers', () => {
    const input = wellFormed(
      fc.oneof(
        page.map(({ text }) => text),
        damaged,
      ),
    ).map((text) => text.replace(/\r\n?/g, '\n').replaceAll('\ufeff', ''))
    holds(input, (text) => {
      const papers = withoutPlaces(parse(text, { referenceDate }).papers)
      const variants = [
        text.replaceAll('\n', '\r\n'),
        text.replaceAll('\n', '\r'),
        `\ufeff${text}`,
        Buffer.from(text),
        Buffer.from(`\ufeff${text}`),
        utf16(text, true),
        utf16(text, false),
      ]
      for (const variant of variants)
        expect(withoutPlaces(parse(variant, { referenceDate }).papers)).toEqual(papers)
    })
  })

  it('should be unchanged by a round trip through JSON', () => {
    holds(wellFormed(anyText), (input) => {
      const { papers } = parse(input, { reader: 'text', referenceDate })
      const written = stringify(papers, json)
      const read = JSON.parse(written) as Paper[]
      expect(read).toEqual(papers)
      expect(stringify(read, json)).toBe(written)
    })
  })

  it('should give a digest of plain data', () => {
    holds(
      wellFormed(anyText),
      (input) => {
        const { messages, ...digest } = parse(input, { reader: 'text', referenceDate })
        expect(JSON.parse(JSON.stringify(digest))).toEqual(digest)
        expect(JSON.parse(JSON.stringify(messages))).toEqual(messages)
      },
      1000,
    )
  })

  it('should leave Object.prototype alone, and take nothing from it', () => {
    const before = Reflect.ownKeys(Object.prototype)
    holds(
      fc.oneof(anyText, hostile),
      (input) => {
        expect(JSON.stringify(parse(input, { reader: 'text' }))).not.toContain('[native code]')
      },
      1000,
    )
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
    expect(Reflect.ownKeys({})).toEqual([])
  })
})

describe(`the laws of streams (seed ${SEED})`, () => {
  it('should give the same papers however the text is cut', () =>
    holdsAsync(fc.tuple(anyText, cuts), async ([input, places]) => {
      expect(await streamed(pieces(input, places))).toEqual(await streamed([input]))
    }))

  it('should give the same papers for one unit or one byte at a time', () =>
    holdsAsync(
      wellFormed(anyText),
      async (input) => {
        const whole = await streamed([input])
        expect(await streamed(input.split(''))).toEqual(whole)
        expect(await streamed(Array.from(Buffer.from(input), (byte) => Uint8Array.of(byte)))).toEqual(whole)
      },
      60,
    ))

  it('should give the same papers however UTF-8 and UTF-16 bytes are cut', () =>
    holdsAsync(fc.tuple(wellFormed(anyText), cuts), async ([input, places]) => {
      const whole = await streamed([input])
      expect(await streamed(pieces<Uint8Array>(Buffer.from(input), places))).toEqual(whole)
      const marked = await streamed([`\ufeff${input}`])
      expect(await streamed(pieces(utf16(input, true), places))).toEqual(marked)
      expect(await streamed(pieces(utf16(input, false), places))).toEqual(marked)
    }))

  it('should give what parse gives where no card repeats a paper', () =>
    holdsAsync(page, async ({ text, card }) => {
      const { papers, messages } = parse(text + card, { referenceDate })
      if (messages.some(({ ruleId }) => ruleId === 'duplicate-paper')) return
      expect(await collect(parseStream([text, card], { referenceDate }))).toEqual(papers)
    }))
})

describe('the core', () => {
  it('should know no clock, no time zone and no locale', () => {
    const folders = ['model', 'lexicon', 'parser', 'readers', 'exporters']
    const files = folders.flatMap((folder) =>
      readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join('src', folder, name)),
    )
    expect(files.length).toBeGreaterThan(20)
    for (const file of files) {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      const found = /\bDate[(.]|\bIntl\b|[Ll]ocale|\bprocess\.|Math\.random|performance\./.exec(code)
      expect(found?.[0], file).toBeUndefined()
    }
  })
})

interface Placed {
  readonly value: string
  readonly position?: { readonly start: { offset: number }; readonly end: { offset: number } } | undefined
}

/** Everything of a tree that has a value. */
function placed(root: Root): Placed[] {
  return root.children.flatMap((node): Placed[] => {
    if (node.type === 'paper') return node.children
    return node.type === 'section' ? node.children.flatMap(({ children }) => children) : [node]
  })
}
