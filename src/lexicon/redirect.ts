import { once } from './once'
/**
 * Where an address leads that a mail server, a search engine or a forum wrapped, so as to look at who follows it: the address that the wrapping one carries
 * as a whole. `undefined` for any other address, and for those that keep it to themselves (`t.co`).
 */
export function wrappedUrl(address: string): string | undefined {
  // The carried address is told from its scheme; most addresses hold none.
  if (address.indexOf('http', 8) === -1) return undefined
  const site = /^https?:\/\/([^/?#]{4,253})/i.exec(address)
  const host = (site?.[1] ?? '').toLowerCase()
  const rest = address.slice(site?.[0].length ?? 0)
  const redirector = REDIRECTORS().find((one) => isOf(host, one.host) && rest.startsWith(one.path))
  const carried = redirector?.read(rest)
  return carried !== undefined && /^https?:\/\/[^/]/i.test(carried) ? carried : undefined
}

/** A site that sends readers on: its host or the end of it, or a pattern for one of many countries; how its paths start; and how to read the carried address behind its host. */
interface Redirector {
  readonly host: string | RegExp
  readonly path: string
  read(rest: string): string | undefined
}

function isOf(host: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? host === wanted || host.endsWith(`.${wanted}`) : wanted.test(host)
}

const GOOGLE = /^(?:www\.|scholar\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/

/** Those that carry the address as a parameter of their own. */
const BY_PARAMETER: readonly (readonly [string | RegExp, string])[] = [
  [GOOGLE, '/url'],
  [GOOGLE, '/scholar_url'],
  ['safelinks.protection.outlook.com', '/'],
  ['l.facebook.com', '/'],
  ['lm.facebook.com', '/'],
  ['l.instagram.com', '/'],
  ['l.threads.net', '/'],
  ['linkedin.com', '/redir/'],
  ['linkedin.com', '/safety/go'],
  ['youtube.com', '/redirect'],
  ['out.reddit.com', '/'],
  ['slack-redir.net', '/link'],
  ['duckduckgo.com', '/l/'],
  ['getpocket.com', '/redirect'],
  ['link.springer.com', '/'],
  ['vk.com', '/away.php'],
  ['weibo.cn', '/sinaurl'],
  ['link.zhihu.com', '/'],
  ['link.juejin.cn', '/'],
  ['link.csdn.net', '/'],
  ['links.jianshu.com', '/go'],
  ['gitee.com', '/link'],
]

const REDIRECTORS: () => readonly Redirector[] = /* @__PURE__ */ once(() => [
  ...BY_PARAMETER.map(([host, path]): Redirector => ({ host, path, read: parameterOf })),
  // `u=https-3A__arxiv.org_abs_2504.01234`
  {
    host: 'urldefense.proofpoint.com',
    path: '/v2/',
    read: (rest) => decoded(/[?&]u=([^&#]*)/.exec(rest)?.[1]?.replaceAll('-', '%').replaceAll('_', '/')),
  },
  // `/v3/__https://arxiv.org/abs/2504.01234__;!!…`; a `*` stands for a character that is told behind it.
  { host: 'urldefense.com', path: '/v3/', read: (rest) => /^\/v3\/__([^*]+?)__;/.exec(rest)?.[1] },
])

function parameterOf(rest: string): string | undefined {
  for (const [, value] of rest.matchAll(/[?&](?:url|q|u|target|to|uddg)=([^&#]*)/g)) {
    const carried = decoded(value)
    if (carried?.startsWith('http')) return carried
  }
  return undefined
}

function decoded(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value)
  } catch {
    return undefined
  }
}
