// Whether every entry of a bibliography stands in another one as it is there, by what biber wrote of both: same-entries.mjs GIVEN THROUGH [--all]
import { readFileSync } from 'node:fs'

function entriesOf(file) {
  const entries = readFileSync(file, 'utf8').split(/^(?=@)/m)
  return new Map(
    entries.flatMap((entry) =>
      /^@\w+\{([^,\s]+),/.test(entry) ? [[/^@\w+\{([^,\s]+),/.exec(entry)[1], entry.trim()]] : [],
    ),
  )
}

const [given, through, mode] = process.argv.slice(2)
const expected = entriesOf(given)
const actual = entriesOf(through)
let wrong = 0
for (const [key, entry] of actual) {
  if (expected.get(key) === entry) continue
  wrong++
  console.log(`${key}:\n${expected.get(key) ?? 'no such entry'}\nbecame\n${entry}`)
}
if (mode === '--all')
  for (const key of expected.keys())
    if (!actual.has(key)) {
      wrong++
      console.log(`${key} is lost`)
    }
if (actual.size === 0) console.log('there is no entry')
process.exitCode = wrong === 0 && actual.size > 0 ? 0 : 1
