import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

import { type Client, createClient } from '../network/client'
import type { Fetch } from '../network/fetch'
import type { ServiceName } from '../network/service'
import { createDiskCache } from '../node/disk-cache'
import { createTeller, refuse } from './message'
import type { VerbOptions } from './option-table'
import type { Surroundings } from './surroundings'
import type { CommandContext } from './verb'

/** Where people keep keys of services, by the names that the services' own programs look for. */
const KEYS: readonly (readonly [ServiceName, string])[] = [
  ['huggingFace', 'HF_TOKEN'],
  ['semanticScholar', 'SEMANTIC_SCHOLAR_API_KEY'],
  ['openAlex', 'OPENALEX_API_KEY'],
]

/** A client of services, and what ends its progress. */
export interface CommandClient {
  readonly client: Client
  end(): void
}

/** The client that the options and the environment describe; an exit code where they make no sense. */
export async function openClient(
  { cache, contact, offline }: VerbOptions,
  { surroundings, progress }: CommandContext,
): Promise<CommandClient | number> {
  const { environment = {}, network, stderr } = surroundings
  const teller = createTeller('<cache>', surroundings)
  const keys = Object.fromEntries(
    KEYS.flatMap(([service, name]) => {
      const key = environment[name]?.trim()
      return key ? [[service, key]] : []
    }),
  )
  try {
    const client = createClient({
      fetch: await proxiedFetch(environment),
      ...network,
      ...(cache !== false && { cache: createDiskCache(cache ?? cacheFolder(environment)) }),
      contact,
      offline,
      keys,
      onProgress: progress.tell,
      report: teller.tell,
    })
    return { client, end: progress.end }
  } catch (error) {
    // What a contact and a key may hold the client alone knows.
    if (error instanceof TypeError) return refuse(error.message, stderr)
    throw error
  }
}

type Environment = NonNullable<Surroundings['environment']>

/** The folder in which programs of a person keep what can be had again. */
export function cacheFolder(environment: Environment, platform: string = process.platform): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = environment
  // The standard (specifications.freedesktop.org/basedir-spec) has programs ignore what is no whole path.
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'paperdigest')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'paperdigest')
  if (platform === 'win32')
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'paperdigest', 'Cache')
  return join(homedir(), '.cache', 'paperdigest')
}

/** Node's own fetch knows no proxies before Node 24; the package that it is made of does, and is loaded only where one is named. */
async function proxiedFetch(environment: Environment): Promise<Fetch | undefined> {
  const isProxied = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some(
    (name) => environment[name],
  )
  if (!isProxied) return undefined
  // Built into the command, a CommonJS module has no names of its own.
  const { EnvHttpProxyAgent, fetch } = (await import('undici')).default as unknown as typeof import('undici')
  const dispatcher = new EnvHttpProxyAgent()
  return (url, init) => fetch(url, { ...init, dispatcher })
}
