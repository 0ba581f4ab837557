import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const BUILT = ['dist/index.js', 'dist/index.cjs', 'dist/index.d.ts', 'dist/cli.js', 'dist/schema.json']
const SOURCES = ['src', 'package.json', 'tsup.config.ts', 'tsconfig.json']

/** Builds the package where dist/ is missing or older than its sources: tests of the package run on what a user installs. */
export function setup(): void {
  if (BUILT.every((path) => existsSync(path))) {
    const built = Math.min(...BUILT.map((path) => statSync(path).mtimeMs))
    if (newest(SOURCES) <= built) return
  }
  execFileSync(process.execPath, ['node_modules/tsup/dist/cli-default.js'], { stdio: 'inherit' })
}

function newest(paths: readonly string[]): number {
  let latest = 0
  for (const path of paths) {
    const stats = statSync(path)
    const time = stats.isDirectory()
      ? newest(readdirSync(path).map((name) => join(path, name)))
      : stats.mtimeMs
    latest = Math.max(latest, time)
  }
  return latest
}
