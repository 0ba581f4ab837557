// Whether pandoc reads the same references from several formats, as CSL items that it wrote: same-references.mjs EXPECTED OTHER
import { readFileSync } from 'node:fs'

const itemsOf = (file) => new Map(JSON.parse(readFileSync(file, 'utf8')).map((item) => [item.id, item]))

/** Words without the marks that a format adds to keep capitals or to set math: `<i>`, `$x_2$`; two hyphens are a dash, and two apostrophes a quotation mark, in BibTeX alone. */
const wordsOf = (value) =>
  value
    .replace(/<[^<>]+>/g, '')
    .normalize('NFKC')
    .replace(/[\u2060$^_{}]/g, '')
    .replace(/--|[\u2212\u2013]/g, '-')
    .replace(/['\u2018-\u201d"]+/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const isPreprint = ({ publisher }) => publisher === 'arXiv'

/** Names as people read them: pandoc takes particles of BibTeX for those that a family name may drop, and sets a blank between initials. */
const namesOf = (names = []) =>
  names
    .filter(({ literal }) => literal !== 'others')
    .map((name) =>
      ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix', 'literal']
        .map((part) => name[part] ?? '')
        .join(' ')
        // It does not know the command of this letter.
        .replaceAll('Þ', '')
        .replace(/\.(?=\S)/g, '. ')
        .replace(/\s+/g, ' ')
        .trim(),
    )

/** What a field says; where a format or pandoc has no place for it, nothing. */
const FIELDS = {
  // Commands within math are those of TeX in one, and letters in the other.
  title: ({ title = '' }, other) => (`${title}${other.title}`.includes('\\') ? undefined : wordsOf(title)),
  // CSL has no place for `and others`, of which pandoc makes a name.
  author: ({ author }) => namesOf(author),
  editor: ({ editor }) => namesOf(editor),
  // BibTeX has months; its days are lost.
  issued: ({ issued }) => issued?.['date-parts']?.map((parts) => parts.slice(0, 2)),
  // pandoc has no place for the archive of a preprint, which stands under `publisher` for styles that print none.
  publisher: (item) => (isPreprint(item) ? undefined : item.publisher),
  // Of an entry whose type nobody states, styles print no number.
  issue: (item) => (item.type === 'article' ? undefined : item.issue),
  ...Object.fromEntries(
    ['container-title', 'volume', 'page', 'publisher-place', 'edition', 'collection-title', 'DOI', 'URL'].map(
      (key) => [key, (item) => (typeof item[key] === 'string' ? wordsOf(item[key]) : item[key])],
    ),
  ),
}

const [expected, other] = process.argv.slice(2).map(itemsOf)
let wrong = 0
for (const [id, item] of expected)
  for (const [field, read] of Object.entries(FIELDS)) {
    const same = other.get(id) ?? {}
    const [first, second] = [read(item, same), read(same, item)].map((value) => JSON.stringify(value))
    if (first === second) continue
    wrong++
    console.log(`${id} ${field}: ${first} became ${second}`)
  }
process.exitCode = wrong === 0 && expected.size > 0 ? 0 : 1
