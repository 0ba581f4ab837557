import fc from 'fast-check'

/** Types of entries: those of BibTeX, of BibLaTeX, and names that only the rule of BibTeX takes for types. */
const TYPES =
  'article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport unpublished online web_page In-Proceedings thesis report dataset patent'.split(
    ' ',
  )

const WORDS = [
  'Lamps',
  'that',
  '{GNN}s',
  'of',
  '{\\"U}ber',
  "Caf\\'e",
  '$O(n^2)$',
  'R\\&D',
  "``dark''",
  '{\\LaTeX}',
  '10\\%',
  'a--b',
  '\\emph{soft}',
  '学习',
  '~tie',
  '\\unknowncommand{x}',
  '{{Double}}',
]

const line = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '))

const NAMES = [
  'Quill, Ada',
  'Ada Quill',
  'van den Oord, A{\\"a}ron',
  'King, Jr., Martin',
  '{Fernhill Team}',
  '{Van Gool}, Luc',
  'el-Sadat, Anwar',
  'family=Berg, given=Cy, prefix=van den',
  "Ram{\\'o}n y Cajal, Santiago",
  '王小明',
]
const names = fc
  .tuple(fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([list, hasMore]) => [...list, ...(hasMore ? ['others'] : [])].join(' and '))

/** Values as they stand behind the sign of equality, by the name of the field. */
const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  author: names.map(braced),
  editor: names.map(braced),
  subtitle: line.map(braced),
  journal: fc.oneof(line.map(braced), fc.constantFrom('jacm', '{arXiv preprint arXiv:2504.01234}', '{CoRR}')),
  journaltitle: line.map(braced),
  booktitle: line.map(braced),
  year: fc.constantFrom('2024', '{2025}', '"1999"', '{in press}', '{2001/2002}', '{c1999}'),
  date: fc.constantFrom(
    '{2025-04-03}',
    '{2001-21}',
    '{1814-24/1817-23}',
    '{2004-06?}',
    '{2025-02-31}',
    '{1-2 April, 2001}',
    '{}',
  ),
  month: fc.constantFrom('jan', '{apr}', '"12~" # dec', '{13}', 'may # " 3"', '{Spring}'),
  day: fc.constantFrom('{31}', '7'),
  volume: fc.constantFrom('12', '{abs/2504.01234}', '{IV}'),
  number: fc.constantFrom('3', '{5--6}', '{TR-7}'),
  issue: fc.constantFrom('{2}', '{Spring}'),
  pages: fc.constantFrom('{45--67}', '{7,41,73--97}', '{e2104}', '"1-2"'),
  publisher: line.map(braced),
  school: line.map(braced),
  organization: line.map(braced),
  address: line.map(braced),
  edition: fc.constantFrom('{Second}', '2'),
  series: line.map(braced),
  type: fc.constantFrom('{PhD thesis}', '{mathesis}', '{Draft}'),
  note: fc.oneof(line.map(braced), fc.constant('{\\url{https://lamps-example.org/x_y}}')),
  howpublished: fc.constantFrom('{\\url{https://arxiv.org/abs/2504.01234}}', '{Talk}'),
  eprint: fc.constantFrom('{2504.01234}', '{hep-th/9901001}', '{none}', '{12345}'),
  archivePrefix: fc.constantFrom('{arXiv}', '"PubMed"'),
  primaryClass: fc.constantFrom('{cs.LG}', '{math}'),
  doi: fc.constantFrom(
    '{10.1234/LAMPS_7}',
    '{https://doi.org/10.1234/a}',
    '{10.48550/arXiv.2504.01234}',
    '{nonsense}',
  ),
  url: fc.constantFrom(
    '{https://lamps-example.org/a\\_b}',
    '{http://arxiv.org/pdf/2504.01234v2}',
    '{see there}',
    '{https://doi.org/10.1234/a}',
  ),
  pdf: fc.constantFrom('{https://arxiv.org/pdf/2504.01234}', '{lamps.pdf}'),
  pmid: fc.constantFrom('{123456}', '{x}'),
  isbn: fc.constant('{978-3-16-148410-0}'),
  language: fc.constantFrom('{ngerman}', '{en-US}', '{Klingon}'),
  keywords: fc.constantFrom('{tides, {lanterns, small}}', '{a; b}', '{}'),
  abstract: line.map((text) => `{${text}\n   ${text}}`),
  'Date-Added': fc.constant('{2020-01-01 10:00:00 +0100}'),
  file: fc.constant('{:C$\\backslash$:/a b.pdf:PDF}'),
  key: fc.constant('{lamps}'),
}

function braced(value: string): string {
  return `{${value}}`
}

const field: fc.Arbitrary<string> = fc
  .constantFrom(...Object.keys(VALUES))
  .chain((name) => (VALUES[name] ?? line).map((value) => `${name} = ${value}`))

/** Entries of a bibliography whose keys differ, each with a title and other fields once. */
export const anyBibliography: fc.Arbitrary<string> = fc
  .array(
    fc.record({
      type: fc.constantFrom(...TYPES),
      key: fc.constantFrom('quill', 'DBLP:conf/x', 'a+b', 'Müller2020', '10.1145/7', 'k_', "o'neil"),
      title: line,
      fields: fc.uniqueArray(field, { maxLength: 9, selector: (text) => text.split(' ')[0] }),
      isRound: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((entries) =>
    entries
      .map(({ type, key, title, fields, isRound }, index) => {
        const body = `${key}${index},\n  title = {${title} ${index}}${fields.map((text) => `,\n  ${text}`).join('')}\n`
        return isRound ? `@${type}(${body})` : `@${type}{${body}}`
      })
      .join('\n\n'),
  )
