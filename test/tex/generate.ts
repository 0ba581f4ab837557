import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'

import {
  argumentCommands,
  delimiters,
  symbolCommands,
  textCommands,
} from '../../src/exporters/bibtex/math-table'
import type { BibtexOptions } from '../../src/exporters/index'
import { biblatex, bibtex, cslJson, mergePapers, parse, query, ris, stringify } from '../../src/index'
import * as tables from '../../src/lexicon/tex-table'
import type { Paper } from '../../src/model/paper'
import { anyBibliography } from '../arbitrary-bibliography'
import { generatedPapers } from '../bench/papers.mjs'
import { completePage } from '../enrich/pasted-page'
import { distinct, fixturePapers, hostilePapers, paperWith } from './papers'

/** A title for every character and every command that the exporter knows. */
function tablePapers(): Paper[] {
  const characters = Object.values(tables).flatMap((table) => [
    ...(typeof table === 'function' ? table() : table).keys(),
  ])
  const letters = characters.map((character) =>
    /\p{M}/u.test(character) ? `a${character} Z${character}` : `Zed${character} ${character}`,
  )
  for (let code = 0xa1; code <= 0x17f; code += 1) letters.push(String.fromCharCode(code))
  const math = [
    ...[...symbolCommands()].map((name) => `$x_\\${name} \\${name} y$`),
    ...[...argumentCommands()].map(
      ([name, count]) => `$x^\\${name}${'{x}'.repeat(count)} \\${name}${'{x}'.repeat(count)}$`,
    ),
    ...[...textCommands()].map((name) => `$x_\\${name}{for all} \\${name}{a}$`),
    ...[...delimiters()].map((delimiter) => `$\\left${delimiter} x \\right. \\big${delimiter}$`),
  ]
  return [...letters, ...math].map((title) => paperWith({ title: `Lamp ${title} lamp` }))
}

/** Parts the papers that plain TeX can set from those with characters that it has no form of. */
function partByCharacters(papers: readonly Paper[]): { plain: Paper[]; unicode: Paper[] } {
  const plain: Paper[] = []
  const unicode: Paper[] = []
  for (const paper of papers) {
    let isPlain = true
    const report = ({ ruleId }: { ruleId: string }): void => {
      if (ruleId === 'unmapped-character' || ruleId === 'lone-surrogate') isPlain = false
    }
    stringify([paper], bibtex, everything, { report })
    if (isPlain) plain.push(paper)
    else unicode.push(paper)
  }
  return { plain, unicode }
}

/** How many bibliographies are generated, of up to five entries each. */
const RUNS = 400
const SEED = 20_261_201

/** One bibliography of many generated ones, whose keys differ; biber reads no key with an apostrophe. */
function generatedBibliography(): string {
  return fc
    .sample(anyBibliography, { numRuns: RUNS, seed: SEED })
    .map((text, index) =>
      text.replace(
        /^(@[\w-]+[({])([^,\s]+),/gm,
        (_, start: string, key: string) => `${start}${key.replaceAll("'", '')}x${index},`,
      ),
    )
    .join('\n\n')
}

const everything: BibtexOptions = { abstract: true, keywords: true, organization: true }

/** Papers of real pages, where a folder of such is there. */
function corpusPapers(folder: string): Paper[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:json|txt)$/.test(file),
  )
  return files.flatMap((file) => [...parse(readFileSync(join(folder, file)), { path: file }).papers])
}

const [, , target = '.', mode] = process.argv
/** Records of other programs lack what styles ask for, and entries of a bibliography are written as they stand: other checks are for these. */
const isOfRecord = ({ extra, publication = {} }: Paper): boolean =>
  extra !== undefined || Object.keys(publication).some((part) => part !== 'reference')

/** The style alpha has 26 labels for papers whose names or titles start alike, and fixtures tell of one paper many times. */
function onePerTitle(papers: readonly Paper[]): Paper[] {
  return [...new Map(papers.map((paper) => [paper.title, paper])).values()]
}

const own = partByCharacters([
  ...onePerTitle(fixturePapers('fixtures').filter((paper) => !isOfRecord(paper))),
  ...distinct([...hostilePapers, ...tablePapers()]),
])
const generated = generatedPapers(2000)
const corpus = join(process.env.PAPERDIGEST_CORPUS ?? '../shared', 'corpus')
const real = partByCharacters(
  mode === '--own' ? [] : corpusPapers(corpus).filter((paper) => !isOfRecord(paper)),
)
const unicode = [...own.unicode, ...real.unicode]
const write = (name: string, text: string): void => writeFileSync(join(target, name), text)
write('misc.bib', stringify([...own.plain, ...generated], bibtex, everything))
write(
  'article.bib',
  stringify([...own.plain, ...generated], bibtex, { type: 'article', organizationAsAuthor: true }),
)
write('corpus.bib', stringify(real.plain, bibtex, everything))
// alpha and plainnat tell papers of one label apart by a letter: of more than a few hundred papers, or of many of one year, some have none left.
const parts = Math.ceil(real.plain.length / 300)
for (let part = 0; part < parts; part++)
  write(
    `part-${part}.bib`,
    stringify(
      real.plain.filter((_, index) => index % parts === part),
      bibtex,
      everything,
    ),
  )
write('unicode.bib', stringify(unicode, bibtex, everything))
// TeX has no room for more entries of BibLaTeX in one document, nor for all of their abstracts.
const online = [
  // biber makes a letter of \langle, in math too, and pdfTeX has no such letter in math.
  own.plain.filter(({ title }) => !/\\[lr]angle|[⟨⟩〈〉]/.test(title)),
  generated,
  ...Array.from({ length: Math.ceil(real.plain.length / 1500) }, (_, part) =>
    real.plain.slice(part * 1500, part * 1500 + 1500),
  ),
]
for (const [index, papers] of online.entries())
  write(`online-${index}.bib`, stringify(papers, biblatex, { abstract: index === 0, keywords: true }))
write('all.ris', stringify([...own.plain, ...own.unicode, ...generated, ...real.plain], ris))
write('online-unicode.bib', stringify(unicode, biblatex, everything))
const given = generatedBibliography()
const { papers } = parse(given, { reader: 'bibtex' })
write('given.bib', given)
write('through-bibtex.bib', stringify(papers, bibtex))
write('through-biblatex.bib', stringify(papers, biblatex))
write('kept.bib', stringify(query(papers).match('title:lamps').toArray(), bibtex))
const merged = mergePapers(papers).papers
write(
  'merged.bib',
  stringify(
    merged.filter(({ sources }) => sources.length === 1),
    bibtex,
  ),
)
// Papers as they are without the text of an entry that they were read from.
const referred = [...fixturePapers('fixtures'), ...(mode === '--own' ? [] : corpusPapers(corpus))].map(
  ({ extra: _, ...paper }, index): Paper => ({ ...paper, citationKey: `paper${index}` }),
)
write('references.bibtex', stringify(referred, bibtex))
write('references.biblatex', stringify(referred, biblatex))
write('references.json', stringify(referred, cslJson))
// What the README shows first: a page that prints no names, which records that one holds complete.
const pasted = join(corpus, 'seed.txt')
if (existsSync(pasted)) {
  const { papers: completed } = await completePage(pasted)
  write('completed.bib', stringify(completed, bibtex))
  write('completed-online.bib', stringify(completed, biblatex))
}
console.log(`seed of generated bibliographies: ${SEED}, ${papers.length} entries`)
console.log(
  `${own.plain.length + generated.length} papers for TeX, ${real.plain.length} more of the corpus, ${unicode.length} for Unicode engines only`,
)
