// node test/wild-minimum.mjs SCORES.json: exit code 1 where a kind of pages that no rule was made for is read worse than it was
import { readFileSync } from 'node:fs'

/** Per kind of document: F1, and the share of right fields, each averaged over files, in percent. */
const minimum = {
  markdown: [99.3, 95.8],
  html: [100, 93.7],
  rss: [100, 100],
  email: [100, 100],
  text: [100, 100],
  yaml: [100, 100],
  json: [100, 99.6],
  csv: [100, 100],
  bibtex: [100, 100],
  ris: [100, 100],
  nbib: [100, 83.3],
  pubmed: [100, 100],
}

const { totals } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
for (const [kind, [f1, fields]] of Object.entries(minimum)) {
  const found = totals[kind]
  if (!found) continue
  const scores = [found.f1 * 100, found.fieldsByFile * 100]
  if (scores[0] + 0.05 >= f1 && scores[1] + 0.05 >= fields) continue
  console.log(
    `${kind}: ${scores.map((score) => score.toFixed(1)).join(' / ')}, at least ${f1} / ${fields} expected`,
  )
  process.exitCode = 1
}
