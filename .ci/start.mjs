// `npm start`: builds the package, converts the bundled digest to BibTeX and prints it.
import { spawnSync } from 'node:child_process'

const digest = 'fixtures/text/search-page/input.txt'

run(['node_modules/tsup/dist/cli-default.js'])
run(['dist/cli.js', 'convert', digest, '--to', 'bibtex', '--reference-date', '2026-01-30'])
console.error(`
This was ${digest} as BibTeX. Other formats:
  node dist/cli.js convert ${digest} --to json|ndjson|csv|bibtex [-o FILE]
  node dist/cli.js --help`)

function run(argv) {
  const { status } = spawnSync(process.execPath, argv, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
