import { isDeepStrictEqual } from 'node:util'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Paper, paperSchema } from '../../src/index'
import { soundPaper } from '../../src/model/sound'
import { anyPaper } from '../arbitrary-paper'

const RUNS = Number(process.env.LAWS_RUNS ?? 1500)

class Person {
  name = 'Ada Quill'
}

class Titled {
  get title(): string {
    return 'Tidal Codes'
  }
}

/** What may stand anywhere in a draft, each made anew. */
const ODD: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => '',
  () => ' ',
  () => 'two\nlines',
  () => 'a\u2028b',
  () => '2025-02-30',
  () => '2025-04-03',
  () => '2025-04-03T07:00:00Z',
  () => '2025-04-03T07:00:00',
  () => '0000',
  () => 'https://example.org/a b',
  () => 'http://x',
  () => '2504.01230',
  () => '1304.0123',
  () => '10.1000/x',
  () => 'title:x',
  () => 'en-GB',
  () => 'preprint',
  () => 'other',
  () => 'article-journal',
  () => 0,
  () => -0,
  () => 1,
  () => -1,
  () => 1.5,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 2 ** 53,
  () => 7n,
  () => true,
  () => false,
  () => [],
  () => [undefined],
  () => new Array(2),
  () => ['x'],
  () => [''],
  () => ({}),
  () => Object.create(null),
  () => Object.create({ name: 'Ada Quill', url: 'https://example.org/' }),
  () => JSON.parse('{"__proto__":{"a":1}}'),
  () => ({ a: JSON.parse('{"__proto__":1,"b":2}') }),
  () => ({ a: { b: undefined, [Symbol('c')]: 1 } }),
  () => ({ a: { 2: 'x', b: [1], 1: null } }),
  () => new Person(),
  () => new Titled(),
  () => new Date(0),
  () => new Map(),
  () => new String('Ada Quill'),
  () => new Number(3),
  () => () => 'x',
  () => Symbol('x'),
]

type Container = Record<PropertyKey, unknown>

/** Every object and list within a draft, the draft among them. */
function containersOf(value: unknown): Container[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as Container, ...Object.values(value).flatMap(containersOf)]
}

const change = fc.record({
  where: fc.nat(),
  key: fc.nat(),
  odd: fc.nat({ max: ODD.length - 1 }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'add', 'remove', 'last', 'proto'),
})

/** A draft with something changed: a value, a key more or less, the order of its keys, the kind of an object. */
function changed(
  draft: unknown,
  { where, key, odd, how }: { where: number; key: number; odd: number; how: string },
): void {
  const all = containersOf(draft)
  const container = all[where % all.length] ?? {}
  const keys = Reflect.ownKeys(container).filter((name) => name !== 'length')
  const name = keys[key % Math.max(1, keys.length)] ?? 'title'
  const value = container[name]
  if (how === 'add') container[Array.isArray(container) ? container.length : `other${key % 3}`] = ODD[odd]?.()
  else if (how === 'remove') Reflect.deleteProperty(container, name)
  else if (how === 'proto' && !Array.isArray(container))
    Object.setPrototypeOf(container, odd % 2 ? null : new Person())
  else if (how === 'last' && !Array.isArray(container)) {
    Reflect.deleteProperty(container, name)
    Reflect.set(container, name, value)
  } else Reflect.set(container, name, ODD[odd]?.())
}

describe('the check that spares asking the schema', () => {
  it('should let every whole paper through, and give what the schema gives', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        expect(isDeepStrictEqual(soundPaper(paper), paperSchema.parse(paper))).toBe(true)
        expect(JSON.stringify(soundPaper(paper))).toBe(JSON.stringify(paperSchema.parse(paper)))
      }),
      { numRuns: 300 },
    )
  })

  it('should give nothing but what the schema gives, whatever stands in a draft', () => {
    let sound = 0
    let faulty = 0
    fc.assert(
      fc.property(anyPaper, fc.array(change, { minLength: 1, maxLength: 3 }), (paper, changes) => {
        const draft: unknown = structuredClone(paper)
        for (const one of changes) changed(draft, one)
        const told = soundPaper(draft)
        if (told === undefined) {
          faulty += 1
          return
        }
        sound += 1
        const { data } = paperSchema.safeParse(draft)
        // vitest takes an own key `constructor` for the kind of an object.
        expect(isDeepStrictEqual(told, data)).toBe(true)
        expect(keysOf(told)).toEqual(keysOf(data))
        expect(
          containersOf(told).some((one) => containersOf(draft).includes(one) && !isExtra(told, one)),
        ).toBe(false)
      }),
      { numRuns: RUNS },
    )
    // Both must be tried.
    expect(Math.min(sound, faulty)).toBeGreaterThan(RUNS / 20)
  })
})

/** All keys, level by level, in their order. */
function keysOf(value: unknown): unknown[] {
  return containersOf(value).map((container) => Reflect.ownKeys(container))
}

/** What records keep is passed on as it is. */
function isExtra({ extra }: Paper, container: Container): boolean {
  return Object.values(extra ?? {}).some((format) =>
    Object.values(format).some((value) => containersOf(value).includes(container)),
  )
}
