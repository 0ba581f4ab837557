import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'

import { runCommand } from '../../src/command/program'
import type { Surroundings } from '../../src/command/surroundings'

/** A page of papers, each a title with the last figures of its arXiv id. */
export function pageOf(...papers: readonly (readonly [title: string, id: number])[]): string {
  const rows = papers.map(
    ([title, id]) =>
      `| ${title} | Ada Quill | 2025-04-0${(id % 9) + 1} | https://arxiv.org/abs/2504.0${1000 + id} |`,
  )
  return `| Title | Authors | Published | Link |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

/** A folder of its own, and the command within this process on files in it. */
export function createPlace(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `paperdigest-${name}-`))
  const at = (file: string): string => join(folder, file)
  return {
    folder,
    at,
    write(file: string, content: string | Uint8Array): string {
      mkdirSync(dirname(at(file)), { recursive: true })
      writeFileSync(at(file), content)
      return at(file)
    },
    read: (file: string): string => readFileSync(at(file), 'utf8'),
    bytes: (file: string): Buffer => readFileSync(at(file)),
    has: (file: string): boolean => existsSync(at(file)),
    list: (file = '.'): string[] =>
      readdirSync(at(file), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(at(file).length + 1))
        .sort(),
    async run(
      args: readonly string[],
      { input = '', ...more }: Partial<Surroundings> & { readonly input?: string | Uint8Array } = {},
    ) {
      const [stdout, stderr] = [0, 1].map(() => new PassThrough({ highWaterMark: 1e8 })) as [
        PassThrough,
        PassThrough,
      ]
      const stdin = Readable.from([Buffer.from(input)])
      const code = await runCommand(args, {
        stdin,
        stdout,
        stderr,
        today: '2026-01-30',
        version: '1.2.3',
        ...more,
      })
      return {
        code,
        stdout: String(stdout.read() ?? ''),
        stderr: String(stderr.read() ?? '').replaceAll(`${folder}/`, ''),
      }
    },
    end: (): void => rmSync(folder, { recursive: true, force: true }),
  }
}
