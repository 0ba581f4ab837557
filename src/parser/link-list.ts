import { relationOfUrl } from '../lexicon/identifier'
import type { Link, LinkRelation } from '../model/paper'

/** Adds a link that the page states. An address stands once, but one may be stated as two things: a repository that is the project's page too. */
export function addLink(links: Link[], url: string, rel: LinkRelation): void {
  const known = links.filter((link) => link.url === url)
  if (known.every((link) => isPair(link.rel, rel))) links.push({ url, rel })
}

function isPair(first: LinkRelation, second: LinkRelation): boolean {
  return (first === 'code' && second === 'project') || (first === 'project' && second === 'code')
}

/** Adds an address of running text. A paper that an abstract mentions is not this paper: such an address is no abstract, PDF or discussion of its own. */
export function addMention(links: Link[], url: string): void {
  if (links.some((link) => link.url === url)) return
  const relation = relationOfUrl(url)
  const isOwn = relation === 'code' || relation === 'project' || relation === 'video'
  links.push({ url, rel: isOwn ? relation : 'other' })
}
