import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import {
  argumentCommands,
  delimiters,
  symbolCommands,
  textCommands,
} from '../../src/exporters/bibtex/math-table'
import { type BibtexOptions, bibtex, stringify } from '../../src/exporters/index'
import * as tables from '../../src/lexicon/tex-table'
import type { Paper } from '../../src/model/paper'
import { distinct, hostilePapers, paperWith } from './papers'

/** Papers of all fixtures. */
function fixturePapers(folder: string): Paper[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('papers.json'),
  )
  return files.flatMap((file): Paper[] => {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    return Array.isArray(content) ? content : ((content as { papers?: Paper[] }).papers ?? [])
  })
}

/** A title for every character and every command that the exporter knows. */
function tablePapers(): Paper[] {
  const characters = Object.values(tables).flatMap((table) => [...table.keys()])
  const letters = characters.map((character) =>
    /\p{M}/u.test(character) ? `a${character} Z${character}` : `Zed${character} ${character}`,
  )
  for (let code = 0xa1; code <= 0x17f; code += 1) letters.push(String.fromCharCode(code))
  const math = [
    ...[...symbolCommands].map((name) => `$x_\\${name} \\${name} y$`),
    ...[...argumentCommands].map(
      ([name, count]) => `$x^\\${name}${'{x}'.repeat(count)} \\${name}${'{x}'.repeat(count)}$`,
    ),
    ...[...textCommands].map((name) => `$x_\\${name}{for all} \\${name}{a}$`),
    ...[...delimiters].map((delimiter) => `$\\left${delimiter} x \\right. \\big${delimiter}$`),
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

const everything: BibtexOptions = { abstract: true, keywords: true }

const target = process.argv[2] ?? '.'
const { plain, unicode } = partByCharacters([
  ...fixturePapers('fixtures'),
  ...distinct([...hostilePapers, ...tablePapers()]),
])
writeFileSync(join(target, 'misc.bib'), stringify(plain, bibtex, everything))
writeFileSync(
  join(target, 'article.bib'),
  stringify(plain, bibtex, { type: 'article', organizationAsAuthor: true }),
)
writeFileSync(join(target, 'unicode.bib'), stringify(unicode, bibtex, everything))
console.log(`${plain.length} papers for TeX, ${unicode.length} for Unicode engines only`)
