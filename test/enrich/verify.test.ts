import { describe, expect, it } from 'vitest'

import {
  local,
  type Resolver,
  stringifyVerdicts,
  type VerdictFormat,
  type VerifyOptions,
  verify,
  verifyStream,
} from '../../src/enrich/index'
import { type Paper, parse } from '../../src/index'
import { paper } from './papers'
import { madeReferences, recordsForReferences } from './references'

describe('verify on 400 made references', () => {
  const records = recordsForReferences(3000)
  const references = madeReferences(records)

  it('should find what is right, tell what is wrong at its field, and find nothing that is made up', async () => {
    const { papers, messages } = parse({
      path: 'refs.bib',
      value: references.map(({ bib }) => bib).join('\n'),
    })
    expect(messages.filter(({ ruleId }) => ruleId !== 'duplicate-paper')).toEqual([])
    expect(papers).toHaveLength(400)
    const { verdicts, report } = await verify(papers, { resolvers: [local(records)] })
    const rows = references.map((reference, index) => ({ ...reference, ...verdicts[index] }))
    const shown = (list: typeof rows): string[] =>
      list.map(
        ({ way, bib, verdict, differences = [] }) =>
          `${way}: ${verdict} ${differences.map(({ field, reason }) => `${field} ${reason}`).join('; ')}\n${bib}`,
      )

    const right = rows.filter(({ kind }) => kind === 'right')
    expect(right).toHaveLength(80)
    expect(shown(right.filter(({ verdict }) => verdict !== 'found'))).toEqual([])

    const madeUp = rows.filter(({ kind }) => kind === 'made up')
    expect(madeUp).toHaveLength(80)
    expect(shown(madeUp.filter(({ verdict }) => verdict !== 'not-found'))).toEqual([])

    for (const kind of ['year', 'authors', 'merged']) {
      const wrong = rows.filter((row) => row.kind === kind)
      expect(wrong).toHaveLength(80)
      const missed = wrong.filter(
        ({ verdict, differences = [], fields }) =>
          verdict !== 'differs' ||
          !differences.some(({ field, isInformation }) => !isInformation && fields.includes(field)),
      )
      expect(shown(missed).slice(0, missed.length > 4 ? 80 : 0)).toEqual([])
    }
    expect(report).toMatchObject({ papers: 400, unchecked: 0 })
    const near = rows.filter(({ way }) => way === 'a year off by one')
    for (const { differences } of near)
      expect(differences).toMatchObject([{ field: 'published', isInformation: true }])
  })
})

const BIB = `@misc{a,
  title = {Lanterns That Learn},
  author = {Quill, Ada and Tarn, Bo},
  year = {2025},
  eprint = {2504.01234},
  archivePrefix = {arXiv}
}
@article{b,
  title = {Kettles, 100\\% of the North: A Study},
  author = {Reed, Dov},
  journal = {Journal of Kettles},
  year = {2019}
}
@article{c,
  title = {Nobody Wrote This},
  author = {Hale, Finn},
  year = {2020}
}
`
const held = [
  paper('Lanterns That Learn', {
    authors: ['A. Quill', 'B. Tarn'],
    published: '2025-04-03',
    identifiers: { arxiv: '2504.01234' },
  }),
  paper('Kettles, 100% of the North: A Study', {
    authors: ['Dov Reed', 'Esme Moss'],
    published: '2022',
    publication: { container: 'Journal of Kettles' },
  }),
]

async function verdictsOn(bib: string, resolvers: readonly Resolver[] = [local(held)]) {
  return (await verify(parse({ path: 'refs, new.bib', value: bib }), { resolvers })).verdicts
}

describe('verdicts', () => {
  it('should say what was looked up and what was answered', async () => {
    const [first, second, third] = await verdictsOn(BIB)
    expect(first).toMatchObject({ verdict: 'found', resolver: 'local', record: held[0], differences: [] })
    expect(second).toMatchObject({
      verdict: 'differs',
      differences: [
        {
          field: 'authors',
          stated: 'Dov Reed',
          found: 'Dov Reed, Esme Moss',
          reason: 'Esme Moss is missing',
        },
        { field: 'published', stated: '2019', found: '2022' },
      ],
    })
    expect(third).toMatchObject({ verdict: 'not-found', differences: [], asked: [{ resolver: 'local' }] })
  })

  it('should not say that something is not found where nobody could be asked', async () => {
    const byDoi: Resolver = { ...local(held), name: 'by DOI', asks: ['doi'] }
    const [verdict] = await verdictsOn('@misc{x, title={Nobody Wrote This}, author={Hale, Finn}}', [byDoi])
    expect(verdict).toMatchObject({ verdict: 'unchecked', asked: [] })
    expect(stringifyVerdicts(verdict ? [verdict] : [])).toContain('(nobody could be asked by what it states)')
  })

  it('should not say that something is not found where somebody could not be asked', async () => {
    const broken: Resolver = {
      name: 'broken',
      givesNames: true,
      asks: ['title'],
      lookUp: (papers) => Promise.resolve(papers.map(() => ({ records: [], failure: 'it answers 503' }))),
    }
    const verdicts = await verdictsOn(BIB, [broken, local(held)])
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['found', 'differs', 'unchecked'])
    expect(stringifyVerdicts(verdicts)).toContain(
      'could not check: Nobody Wrote This (no record at local; broken: it answers 503)',
    )
  })

  it.each([
    ['title = {Lanterns That Lern}, author = {Quill, Ada and Tarn, Bo}', ['title']],
    ['title = {Lanterns That Learn}, author = {Tarn, Bo and Quill, Ada}', ['authors']],
    ['title = {Lanterns That Learn}, author = {Quill, Ada and others}', []],
    ['title = {Lanterns That Learn}', ['authors']],
    [
      'title = {Lanterns That Learn}, author = {Quill, Ada and Tarn, Bo}, eprint = {2504.09999}, archivePrefix={arXiv}',
      ['identifiers.arxiv'],
    ],
    ['title = {Lanterns That Learn}, author = {{Lantern Team}}', ['(authors)']],
  ])('should name the field of %s', async (fields, expected) => {
    const [verdict] = await verdictsOn(`@misc{x, ${fields}, year = {2025}}`)
    expect(
      verdict?.differences.map(({ field, isInformation }) => (isInformation ? `(${field})` : field)),
    ).toEqual(expected)
  })

  it('should believe a record that has the names in its own order only where it may give names', async () => {
    const aggregator: Resolver = { ...local(held), name: 'aggregator', givesNames: false }
    const turned =
      '@misc{x, title = {Lanterns That Learn}, author = {Tarn, Bo and Quill, Ada}, year = {2025}}'
    expect(await verdictsOn(turned, [aggregator])).toMatchObject([{ verdict: 'found' }])
    expect(await verdictsOn(turned)).toMatchObject([{ verdict: 'differs' }])
  })

  it('should tell whose an identifier is, of an entry that nobody knows', async () => {
    const [verdict] = await verdictsOn(
      '@misc{x, title={The Glaciers of Tomorrow}, author={Fell, Gita}, eprint={2504.01234}, archivePrefix={arXiv}}',
    )
    expect(verdict).toMatchObject({
      verdict: 'not-found',
      differences: [
        { field: 'identifiers.arxiv', found: 'Lanterns That Learn', reason: 'it is that of another paper' },
      ],
    })
  })

  it('should come one by one in constant memory', async () => {
    async function* entries(): AsyncGenerator<Paper> {
      for (let index = 0; index < 1000; index++) yield held[index % 2] as Paper
    }
    const seen: number[] = []
    const stream = verifyStream(entries(), {
      resolvers: [local(held)],
      onProgress: ({ papers }) => seen.push(papers),
    })
    let count = 0
    for await (const { verdict } of stream) {
      expect(verdict).toBe('found')
      count += 1
    }
    expect([count, stream.report.found, seen[0]]).toEqual([1000, 1000, 100])
  })
})

describe('the formats of verdicts', () => {
  it('should be lines for people', async () => {
    expect(stringifyVerdicts(await verdictsOn(BIB))).toBe(
      `refs, new.bib:8:1 differs: Kettles, 100% of the North: A Study
  authors: states "Dov Reed", local has "Dov Reed, Esme Moss": Esme Moss is missing (Dov Reed and 1 more, 2022, Kettles, 100% of the North: A Study)
  published: states "2019", local has "2022": the years are not the same (Dov Reed and 1 more, 2022, Kettles, 100% of the North: A Study)
refs, new.bib:14:1 not found: Nobody Wrote This (no record at local)
3 entries: 1 found, 1 with differences, 1 not found, 0 could not be checked
`,
    )
  })

  it('should be annotations of GitHub, with codes for what ends them', async () => {
    const text = stringifyVerdicts(await verdictsOn(BIB), 'github')
    const lines = text.trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(
      /^::error file=refs%2C new\.bib,line=8,col=1,title=differs::differs: Kettles, 100%25 of the North: A Study%0Aauthors: /,
    )
    expect(lines[1]).toBe(
      '::error file=refs%2C new.bib,line=14,col=1,title=not found::not found: Nobody Wrote This (no record at local)',
    )
  })

  it('should be a log in SARIF', async () => {
    const log = JSON.parse(stringifyVerdicts(await verdictsOn(BIB), 'sarif'))
    expect(log.version).toBe('2.1.0')
    const [run] = log.runs
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'found',
      'differs',
      'not-found',
      'unchecked',
    ])
    expect(
      run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level]),
    ).toEqual([
      ['differs', 'error'],
      ['not-found', 'error'],
    ])
    expect(run.results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'refs,%20new.bib' },
      region: { startLine: 14, startColumn: 1, endLine: 18, endColumn: 1 },
    })
  })

  it('should be JSON with all of it', async () => {
    const verdicts = await verdictsOn(BIB)
    expect(JSON.parse(stringifyVerdicts(verdicts, 'json'))).toEqual(JSON.parse(JSON.stringify(verdicts)))
  })

  it('should be refused where there is none of that name', () => {
    expect(() => stringifyVerdicts([], 'xml' as VerdictFormat)).toThrow('one of text, json, sarif, github')
  })
})

describe('misuse', () => {
  it('should be told', async () => {
    await expect(verify([], {} as VerifyOptions)).rejects.toThrow('Expected resolvers of verify')
    await expect(verify('x' as unknown as Paper[], { resolvers: [local([])] })).rejects.toThrow(
      'parse it first',
    )
  })
})
