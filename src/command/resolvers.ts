import type { Resolver } from '../enrich/resolver'
import type { ResolverName } from '../enrich/resolvers/index'
import { nearest } from '../model/nearest'
import { refuse } from './message'
import type { VerbOptions } from './option-table'
import { readFiles } from './read'
import type { CommandContext } from './verb'

/** Whom records are asked of. */
export interface OpenResolvers {
  readonly resolvers: readonly Resolver[]
  /** Ends what shows the progress, and says how much was asked of services; empty where nothing was. */
  end(): string
}

/**
 * Whom the options name: files with papers that one holds, then services in their order; those that are usual where they name neither. An exit code where a file cannot be read,
 * or nobody is called so.
 */
export async function openResolvers(
  options: VerbOptions,
  usual: readonly ResolverName[],
  context: CommandContext,
): Promise<OpenResolvers | number> {
  const { local: held = [], resolver: named } = options
  const { local, resolvers: services } = await import('../enrich/index')
  const known = Object.keys(services) as ResolverName[]
  const names = named ?? (held.length === 0 ? usual : [])
  for (const name of names) {
    if (known.some((one) => one === name)) continue
    const near = nearest(name, known)
    const hint = near === undefined ? `expected ${known.join(', ')}` : `did you mean '${near}'?`
    return refuse(`--resolver ${name}: no such resolver; ${hint}`, context.surroundings.stderr)
  }
  // How digests are read is nothing that holds for these.
  const read = held.length === 0 ? undefined : await readFiles(held, {}, { ...context, parseSettings: {} })
  if (typeof read === 'number') return read
  const own = read ? [local(read.papers)] : []
  if (names.length === 0) return { resolvers: own, end: () => '' }
  const { openClient } = await import('./client')
  const opened = await openClient(options, context)
  if (typeof opened === 'number') return opened
  const { client } = opened
  return {
    resolvers: [...own, ...(names as ResolverName[]).map((name) => services[name]({ client }))],
    end() {
      opened.end()
      const { requests, fromCache } = client.counts()
      return `; ${requests} ${requests === 1 ? 'request' : 'requests'}, ${fromCache} from the cache`
    },
  }
}
