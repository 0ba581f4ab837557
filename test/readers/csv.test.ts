import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readableColumns } from '../../src/exporters/csv-columns'
import { addressOf, csv, type Paper, parse, parseStream, stringify } from '../../src/index'
import { csv as reader } from '../../src/readers/csv'
import { createCsvSplitter } from '../../src/readers/csv/records'
import { cuts, pieces } from '../arbitrary'
import { anyPapers } from '../arbitrary-paper'
import { fullPaper, paperOf } from '../exporters/paper'

const SEED = 20_260_418

/** Columns whose parts are written into one cell. */
const PARTED: ReadonlySet<string> = new Set(['authors', 'authorCount', 'links', 'keywords', 'sources'])

async function streamed(chunks: Iterable<string>): Promise<Paper[]> {
  const papers: Paper[] = []
  for await (const paper of parseStream(chunks, { reader: 'csv' })) papers.push(paper)
  return papers
}

function cellsOf(chunks: readonly string[], delimiter = ','): string[][] {
  const start = { line: 1, column: 1, offset: 0 }
  const splitter = createCsvSplitter({ delimiter, start, recordLength: 1_000_000, report() {} })
  const records = [...chunks.flatMap((chunk) => splitter.write(chunk)), ...splitter.end()]
  return records.map(({ cells }) => [...cells])
}

describe(`the laws of CSV (seed ${SEED})`, () => {
  it.each([{}, { byteOrderMark: true }])(
    'should give back from the lossless mode what was written, with %o',
    (options) => {
      fc.assert(
        fc.property(anyPapers, (papers) => {
          const { papers: read, messages } = parse(stringify(papers, csv, { lossless: true, ...options }), {
            reader: 'csv',
          })
          expect(read).toEqual(papers)
          expect(messages.filter(({ ruleId }) => ruleId !== 'empty-list')).toEqual([])
        }),
        { seed: SEED, numRuns: 300 },
      )
    },
  )

  it('should give the same papers however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyPapers, fc.boolean(), cuts, async (papers, lossless, places) => {
        const text = stringify(papers, csv, { lossless })
        const whole = await streamed([text])
        if (lossless) expect(whole).toEqual(papers)
        expect(await streamed(pieces(text, places))).toEqual(whole)
        expect(await streamed(text.split(''))).toEqual(whole)
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  it('should give back from a table for people all that has no parts, and take exactly one quote mark off', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        const { papers: read } = parse(stringify(papers, csv), { reader: 'csv' })
        const whole = readableColumns.filter((name) => !PARTED.has(name)) as (keyof Paper)[]
        const simple = (paper: Paper): unknown => [
          ...whole.map((name) => (name === 'url' ? addressOf(paper) : paper[name])),
          paper.organization,
          paper.identifiers,
          paper.metrics,
        ]
        expect(read.map(simple)).toEqual(papers.map(simple))
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('should split as csv-parse does', () => {
    const cell = fc.array(fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', "'", ';', 'é'), { maxLength: 5 })
    const table = fc.array(
      fc.array(
        cell.map((parts) => parts.join('')),
        { minLength: 2, maxLength: 3 },
      ),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), cuts, (rows, lineEnd, places) => {
        const text = rows
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join(lineEnd)
        const expected: unknown = parseCsv(text, { relax_column_count: true, record_delimiter: lineEnd })
        expect(cellsOf([text])).toEqual(expected)
        expect(cellsOf(pieces(text, places))).toEqual(expected)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})

describe('our own tables', () => {
  it('should read a table for people back, names split anew', () => {
    const { papers, messages } = parse(stringify([fullPaper], csv))
    expect(papers).toEqual([
      {
        ...fullPaper,
        keywords: ['tides', 'lanterns, small'],
        sources: [{ reader: 'text', path: 'april.txt', digestDate: '2025-04-05' }],
      },
    ])
    expect(messages).toEqual([])
  })

  it('should read columns in any order, and some of them only', () => {
    const columns = ['upvotes', 'title', 'id', 'url'] as const
    const { papers } = parse(stringify([fullPaper], csv, { columns }))
    const { id, title, url } = fullPaper
    expect(papers).toMatchObject([{ id, title, url, metrics: { upvotes: 0 }, sources: [{ reader: 'csv' }] }])
  })

  it('should read the lossless columns in any order', () => {
    const [head = '', row = ''] = [0, 1].map((index) =>
      (parseCsv(stringify([fullPaper], csv, { lossless: true })) as string[][])[index]
        ?.toReversed()
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(','),
    )
    expect(parse(`${head}\n${row}\n`, { reader: 'csv' }).papers).toEqual([fullPaper])
  })

  it.each(['=1+1', "'=1+1", "''@x", '+1', "'x'", '-'])('should give back the guarded title %s', (title) => {
    const paper = paperOf({ title, id: 'arxiv:2504.01234', identifiers: { arxiv: '2504.01234' } })
    expect(parse(stringify([paper], csv)).papers[0]?.title).toBe(title)
  })

  it('should keep a field of a million units', () => {
    const long = paperOf({ abstract: 'tide '.repeat(200_000) })
    expect(parse(stringify([long], csv, { lossless: true })).papers).toEqual([long])
  })

  it('should tell of cells that are no value of their column', () => {
    const { papers, messages } = parse('id,title,upvotes,published\narxiv:2504.01234,Tides,many,soon\n')
    expect(papers[0]?.metrics).toEqual({})
    expect(
      messages.map(({ ruleId, place }) => [ruleId, place && 'start' in place && place.start.line]),
    ).toEqual([
      ['invalid-field', 2],
      ['invalid-field', 2],
    ])
  })
})

describe('arXiv ids that a spreadsheet took for numbers', () => {
  it.each([
    ['id,title,arxiv\narxiv:2504.01230,Lamps,2504.0123\n', '2504.01230', []],
    ['Title,arXiv,URL\nLamps,2504.1,https://arxiv.org/abs/2504.10000\n', '2504.10000', ['invalid-field']],
    ['Title,arXiv\nLamps,2504.0123\n', undefined, ['invalid-field']],
    ['id,title,arxiv\ntitle:lamps,Lamps,2504.0123\n', undefined, ['invalid-field']],
    ['Title,arXiv\nLamps,1412.6980\n', '1412.6980', []],
  ])('should never give another one: %j', (table, arxiv, rules) => {
    const { papers, messages } = parse(table, { reader: 'csv' })
    expect(papers.map(({ identifiers }) => identifiers.arxiv)).toEqual([arxiv])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(rules)
  })
})

describe('tables of others', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('should read %s', (_name, sign) => {
    const text = [
      ['Title', 'Authors', 'Published', 'PDF URL', 'Stars', 'Mood'],
      [
        'Tides that \\emph{learn}',
        '"Ada Quill, Luc Van Gool"',
        '2025-04-03',
        'https://arxiv.org/pdf/2504.01234',
        '12',
        'fine',
      ],
    ]
      .map((cells) => cells.join(sign))
      .join('\r\n')
    const { papers, messages } = parse(text, { reader: 'csv' })
    expect(papers).toMatchObject([
      {
        id: 'arxiv:2504.01234',
        title: 'Tides that learn',
        authors: [{ family: 'Quill' }, { family: 'Van Gool' }],
        published: '2025-04-03',
        metrics: { stars: 12 },
        extra: { csv: { Mood: 'fine' } },
      },
    ])
    expect(messages).toEqual([])
  })

  it('should believe a line that names the delimiter, and a byte-order mark', () => {
    const { papers } = parse('\ufeffsep=;\r\ntitle;abstract\r\nTides;"Wet; and\r\nsalty"\r\n', {
      reader: 'csv',
    })
    expect(papers).toMatchObject([{ title: 'Tides', abstract: 'Wet; and salty' }])
  })

  it('should tell where a quote is not closed, and keep the rows before it', () => {
    const { papers, messages } = parse('title,abstract\nTides,wet\nLamps,"never\nends\n', { reader: 'csv' })
    expect(papers.map(({ title }) => title)).toEqual(['Tides'])
    expect(messages).toMatchObject([{ ruleId: 'invalid-syntax', place: { line: 3, column: 7, offset: 31 } }])
  })

  it('should count lines within quotes', () => {
    const { papers } = parse('title,abstract\r\nTides,"a\r\nb"\r\nLamps,c\r\n', { reader: 'csv' })
    expect(papers.map(({ sources }) => sources[0]?.position?.start)).toEqual([
      { line: 2, column: 1, offset: 16 },
      { line: 4, column: 1, offset: 30 },
    ])
  })

  it('should tell of cells beyond the last column', () => {
    const { messages } = parse('title,abstract\nTides,wet,and salty\n', { reader: 'csv' })
    expect(messages).toMatchObject([{ ruleId: 'invalid-syntax', actual: 'and salty' }])
  })

  it('should give no papers and one message where no column has titles', () => {
    const { papers, messages } = parse('name of ship,length\nOlive,3\nOak,4\n', { reader: 'csv' })
    expect(papers).toEqual([])
    expect(messages.map(({ ruleId }) => ruleId)).toContain('missing-title')
  })

  it('should keep names of prototypes inert', () => {
    const { papers } = parse('title,authors,__proto__,constructor\nTides,Ada Quill,x,y\n', { reader: 'csv' })
    expect(papers).toMatchObject([{ title: 'Tides', authors: [{ family: 'Quill' }] }])
  })
})

describe('the choice of the reader for tables', () => {
  it.each([
    ['title,authors,year\nTides,Ada Quill,2025\n', true],
    ['Title\tAuthors\tURL\nTides\tAda Quill\thttps://example.org\n', true],
    ['\ufeffid;title\r\narxiv:2504.01234;Tides\r\n', true],
    ['# Title, authors\n\ntext', false],
    ['| Title | Authors |\n|---|---|\n| Tides | Ada |\n', false],
    ['Title | Authors\n--- | ---\nTides | Ada\n', false],
    ['Title: Tides\nAuthors: Ada Quill, Luc Van Gool\n', false],
  ])('should know whether %j is a table of papers', (text, isTable) => {
    expect(reader.detect(text) > 0.8).toBe(isTable)
  })
})

describe('the header of a table', () => {
  it.each<[name: string, head: string, score: number]>([
    ['our own columns', 'id,title,authors,published\n', 0.95],
    ['two known columns, one of them the title', 'title,authors\n', 0.85],
    ['two known columns among many others', 'title,authors,a,b,c,d,e\n', 0.5],
    ['a title alone', 'title,a,b\n', 0.05],
    ['known columns without a title', 'authors,abstract,x\n', 0.05],
    ['nothing known', 'a,b\n', 0],
    ['words of a sentence', `title,${'x'.repeat(80)}\n`, 0],
    ['nothing', '', 0],
    ['a table of Markdown', 'title | authors\n--- | ---\n', 0],
    ['JSON', '{"title": 1}', 0],
  ])('should tell how sure %s is', (_, head, score) => {
    expect(reader.detect(head)).toBe(score)
  })

  it('should wait for the end of a header, however it is cut', async () => {
    const document = '\uFEFFsep=;\r\ntitle;authors\r\n"Lamps; Lit";Ada Quill\r\n'
    const papers: Paper[] = []
    for await (const paper of parseStream(document.split(''), { reader: 'csv' })) papers.push(paper)
    expect(papers.map(({ title }) => title)).toEqual(['Lamps; Lit'])
  })

  it('should give up a header that does not end', () => {
    const { papers, messages } = parse('x'.repeat(200_000), { reader: 'csv' })
    expect(papers).toEqual([])
    expect(messages.length).toBeGreaterThan(0)
  })
})
