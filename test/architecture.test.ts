import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = resolve('src')

/** Rooms by height: an arrow may only point downward, and never sideways into another room of the same height. */
const HEIGHTS: Readonly<Record<string, number>> = {
  lexicon: 0,
  model: 1,
  parser: 2,
  exporters: 2,
  query: 2,
  network: 2,
  readers: 3,
  sources: 4,
  enrich: 5,
  node: 5,
  entries: 6,
  command: 7,
  cli: 8,
}

/** Entries that need neither Node nor a network. */
const CORE: readonly string[] = [
  'index.ts',
  'unified.ts',
  'parser/index.ts',
  'readers/index.ts',
  'exporters/index.ts',
  'query/index.ts',
]

interface Module {
  readonly path: string
  readonly text: string
  /** Files of src. */
  readonly imports: readonly string[]
  /** Everything else: `zod`, `node:fs`. */
  readonly packages: readonly string[]
}

const modules = new Map(listFiles(root).map((path) => [relative(root, path), readModule(path)]))

describe('the architecture', () => {
  it('should resolve every relative import to a file of src', () => {
    for (const { path, imports } of modules.values()) {
      for (const target of imports) expect(modules.has(target), `${path} imports ${target}`).toBe(true)
    }
  })

  it('should let imports point downward only', () => {
    const upward = [...modules.values()].flatMap(({ path, imports }) =>
      imports.filter((target) => !mayImport(path, target)).map((target) => `${path} -> ${target}`),
    )
    expect(upward).toEqual([])
  })

  it('should have no cycle', () => {
    const done = new Set<string>()
    const visit = (path: string, trail: readonly string[]): void => {
      if (done.has(path)) return
      expect(trail, `cycle ${[...trail, path].join(' -> ')}`).not.toContain(path)
      for (const target of modules.get(path)?.imports ?? []) visit(target, [...trail, path])
      done.add(path)
    }
    for (const path of modules.keys()) visit(path, [])
    expect(done.size).toBe(modules.size)
  })

  it('should use node: modules only where a browser never comes', () => {
    const users = [...modules.values()]
      .filter(({ packages }) => packages.some((name) => name.startsWith('node:')))
      .map(({ path }) => path)
    expect(
      users.filter((path) => !['node.ts', 'cli.ts'].includes(path) && !/^(?:command|node)\//.test(path)),
    ).toEqual([])
    const core = reachableFrom([...CORE, 'sources/index.ts'])
    expect(users.filter((path) => core.has(path))).toEqual([])
  })

  it('should stand on declared packages only', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: object
      devDependencies: object
    }
    const declared = new Set(
      Object.keys({ ...dependencies, ...devDependencies }).map((name) => name.replace('@types/', '')),
    )
    const library = [...modules.values()].filter(({ path }) => !['cli', 'command'].includes(roomOf(path)))
    const undeclared = library.flatMap(({ path, packages }) =>
      packages
        .filter((name) => !declared.has(name) && !name.startsWith('node:'))
        .map((name) => `${path} -> ${name}`),
    )
    expect(undeclared).toEqual([])
  })

  it('should keep what asks services out of everything else', () => {
    const reached = [...reachableFrom(CORE)].filter((path) =>
      ['enrich', 'network', 'sources'].includes(roomOf(path)),
    )
    expect(reached).toEqual([])
  })

  it('should ask no clock and no locale in the core', () => {
    for (const path of reachableFrom(['index.ts', 'unified.ts'])) {
      const text = modules.get(path)?.text ?? ''
      expect(text, path).not.toMatch(/new Date\(|Date\.now|localeCompare|\bIntl\.|toLocale/)
    }
  })

  it('should keep files short and free of what the house rules forbid', () => {
    for (const { path, text } of modules.values()) {
      expect(text.split('\n').length - 1, path).toBeLessThanOrEqual(300)
      expect(path).not.toMatch(/(?:^|\/)(?:utils?|types|helpers?|misc|common)\.ts$/)
      expect(text, path).not.toMatch(
        /:\s*any\b|\bas any\b|<any>|^export default|^\s*(?:export )?(?:const )?enum |^\s*(?:export )?namespace |@ts-ignore/m,
      )
      expect(text, path).not.toMatch(/^(?:export )?let /m)
    }
  })

  it('should do nothing where modules are loaded: constants that cost something are made when they are asked for', () => {
    const busy = [...modules.values()]
      .filter(({ path }) => !['cli', 'command'].includes(roomOf(path)))
      .flatMap(({ path, text }) =>
        ts
          .createSourceFile(path, text, ts.ScriptTarget.Latest, true)
          .statements.flatMap((statement) =>
            workIn(statement).map((work) => `${path}: ${work.slice(0, 60)}`),
          ),
      )
    expect(busy).toEqual([])
  })

  it('should state what every exported function returns', () => {
    const silent = [...modules.values()].flatMap(({ path, text }) =>
      ts
        .createSourceFile(path, text, ts.ScriptTarget.Latest)
        .statements.filter(ts.isFunctionDeclaration)
        .filter(({ type, modifiers = [] }) =>
          type ? false : modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
        )
        .map(({ name }) => `${path} ${name?.text}`),
    )
    expect(silent).toEqual([])
  })

  it('should name every reader and exporter in its index', () => {
    const missing = ['reader', 'exporter'].flatMap((kind) => {
      const declares = new RegExp(`^export const \\w+: \\w*${kind}\\b`, 'im')
      const named = new Set(modules.get(`${kind}s/index.ts`)?.imports)
      return [...modules.values()]
        .filter(({ path, text }) => path.startsWith(`${kind}s/`) && declares.test(text))
        .map(({ path }) => path)
        .filter((path) => !named.has(path))
    })
    expect(missing).toEqual([])
  })
})

function mayImport(from: string, to: string): boolean {
  const [source, target] = [roomOf(from), roomOf(to)]
  if (source === target)
    return source !== 'readers' || from.endsWith('index.ts') || readerOf(from) === readerOf(to)
  return (HEIGHTS[target] ?? Number.POSITIVE_INFINITY) < (HEIGHTS[source] ?? -1)
}

/** What a statement at the top of a module would do when it is loaded, and what keeps a bundler from leaving it out. */
function workIn(node: ts.Node): string[] {
  if (ts.isFunctionLike(node) || ts.isTypeNode(node) || ts.isImportDeclaration(node)) return []
  if (
    ts.isPropertyDeclaration(node) &&
    !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
  )
    return []
  if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) return [node.getText()]
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() === 'String.raw' ? [] : [node.getText()]
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && !isListed(node) && !isPure(node))
    return [node.getText()]
  const parts: string[] = []
  node.forEachChild((child) => {
    parts.push(...workIn(child))
  })
  return parts
}

/** A set or map of what stands in it. */
function isListed(node: ts.CallExpression | ts.NewExpression): boolean {
  return ts.isNewExpression(node) && /^(?:Set|Map|WeakSet|WeakMap)$/.test(node.expression.getText())
}

/** A call that is said to have no effect, so that it is left out where its value is not used. */
function isPure(node: ts.Node): boolean {
  const { text } = node.getSourceFile()
  return text.slice(node.getFullStart(), node.getStart()).includes('/* @__PURE__ */')
}

/** The reader that a file belongs to: `readers/arxiv.ts` and all of `readers/arxiv/`. */
function readerOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.ts$/, '')
}

function roomOf(path: string): string {
  if (path === 'cli.ts') return 'cli'
  return path.includes('/') ? (path.split('/')[0] ?? '') : 'entries'
}

function reachableFrom(entries: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const waiting = [...entries]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    waiting.push(...(modules.get(path)?.imports ?? []))
  }
  return seen
}

function readModule(file: string): Module {
  const text = readFileSync(file, 'utf8')
  const imports: string[] = []
  const packages: string[] = []
  for (const { fileName } of ts.preProcessFile(text).importedFiles) {
    if (fileName.startsWith('.')) imports.push(relative(root, resolve(dirname(file), `${fileName}.ts`)))
    else packages.push(fileName)
  }
  return { path: relative(root, file), text, imports, packages }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? listFiles(path) : path.endsWith('.ts') ? [path] : []
  })
}
