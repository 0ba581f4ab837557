import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { diffDigests, type Paper, parse } from '../src/index'

const SEED = 20_261_215

/** A paper as the site has it, for its interface and for its page. */
interface Item {
  readonly paper: { readonly id: string; readonly upvotes: number }
  readonly numComments: number
}

const item = (index: number): fc.Arbitrary<Item> =>
  fc
    .record({
      summary: fc.constantFrom(
        'We teach lamps.',
        'It takes $O(n^2)$ & 10% <of> light. See https://lamps-example.org/.',
      ),
      names: fc.subarray(['Ada Quill', 'Luc Van Gool', 'Łukasz Moor', '张伟'], { minLength: 1 }),
      upvotes: fc.nat(2_000),
      comments: fc.nat(50),
      repository: fc.option(fc.constant(`https://github.com/fernhill-example/lamps-${index}`), {
        nil: undefined,
      }),
      project: fc.option(fc.constant(`https://lamps-${index}.example.org/`), { nil: undefined }),
      organization: fc.option(fc.constant({ name: 'fernhill-ai', fullname: 'Fernhill AI' }), {
        nil: undefined,
      }),
      keywords: fc.option(fc.constant(['lamps', 'corner search']), { nil: undefined }),
    })
    .map(({ summary, names, upvotes, comments, repository, project, organization, keywords }) => ({
      paper: {
        id: `2504.0${1000 + index}`,
        title: `Lamps & "Corners" of Room ${index}: an $\\alpha$-Net`,
        authors: names.map((name) => ({ name, hidden: false })),
        summary,
        publishedAt: '2025-04-02T17:59:37.000Z',
        submittedOnDailyAt: '2025-04-04T00:12:44.000Z',
        submittedOnDailyBy: { user: 'wren', fullname: 'Wren Hollow', type: 'user' },
        upvotes,
        ...(repository !== undefined && { githubRepo: repository, githubStars: 3 }),
        ...(project !== undefined && { projectPage: project }),
        ...(keywords && { ai_keywords: keywords }),
        ...(organization && { organization }),
      },
      numComments: comments,
      submittedBy: { name: 'wren', fullname: 'Wren Hollow' },
    }))

const day = fc
  .integer({ min: 1, max: 6 })
  .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => item(index))))

function ofInterface(items: readonly Item[]): readonly Paper[] {
  return parse({ value: JSON.stringify(items), path: 'day.json' }).papers
}

function ofPage(items: readonly Item[]): readonly Paper[] {
  const props = { dateString: '2025-04-04', periodType: 'day', query: {}, dailyPapers: items }
  const data = JSON.stringify(props)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
  const component = `<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${data}"></div>`
  const value = `<!doctype html><html><head><title>Daily Papers - Hugging Face</title></head><body>${component}</body></html>`
  return parse({ value, path: 'day.html' }).papers
}

describe(`one day of the site as JSON and as its page (seed ${SEED})`, () => {
  it('should differ in nothing', () => {
    fc.assert(
      fc.property(day, (items) => {
        expect(ofPage(items)).toHaveLength(items.length)
        expect(diffDigests(ofInterface(items), ofPage(items))).toEqual({
          added: [],
          removed: [],
          changed: [],
        })
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('should differ in what changed between the two, and in nothing else', () => {
    fc.assert(
      fc.property(day, fc.nat(), (items, at) => {
        const index = at % items.length
        const later = items.map((one, place) =>
          place === index ? { ...one, paper: { ...one.paper, upvotes: one.paper.upvotes + 1 } } : one,
        )
        const { added, removed, changed } = diffDigests(ofInterface(items), ofPage(later))
        expect([added, removed]).toEqual([[], []])
        expect(changed.map(({ after, fields }) => [after.id, ...fields])).toEqual([
          [`arxiv:${items[index]?.paper.id}`, 'metrics'],
        ])
        expect(diffDigests(ofInterface(items.slice(1)), ofPage(items)).added).toHaveLength(1)
        expect(diffDigests(ofInterface(items), ofPage(items.slice(1))).removed).toHaveLength(1)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  const corpus = new URL('../../shared/corpus/', import.meta.url)
  const pair = [
    new URL('json/daily_papers_2026-06-03.json', corpus),
    new URL('html/hf-daily_2026-06-03.html', corpus),
  ]

  it.skipIf(!pair.every((file) => existsSync(file)))(
    'should differ in counts, and in what their makers changed, on a real day',
    () => {
      const [before, after] = pair.map((file) => parse({ value: readFileSync(file), path: file.pathname }))
      const { removed, changed } = diffDigests(before?.papers ?? [], after?.papers ?? [])
      expect(removed).toEqual([])
      expect(changed.length).toBeGreaterThan(20)
      const others = changed.flatMap(({ fields }) => fields.filter((field) => field !== 'metrics'))
      // One paper got another organisation in between.
      expect(others).toEqual(['organization'])
    },
  )
})
