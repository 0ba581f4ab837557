import { withoutEnd } from '../../lexicon/edge'
import type { Position } from '../../model/paper'
import { type Line, sliceLine, trimLine, wholeText } from '../line/span'
import type { Facts, LinePlace } from './facts'
import { addLinks, anchorOf } from './links'
import { RUNNING } from './meaning'
import type { Open } from './open-label'

/** A line without the address of a paper at its end, which a dash or a bracket parts from its words: `Ada Quill - https://…`. */
export function withoutAddress(facts: Facts, line: Line, position: Position | undefined): Line {
  const at = line.findLastIndex(({ url }) => url !== undefined)
  const { text = '', url } = line[at] ?? {}
  if (at < 1 || text !== url || anchorOf(url) === undefined) return line
  const before = wholeText(line.slice(0, at))
  if (/\p{L}/u.test(wholeText(line.slice(at + 1))) || !/(?:\s[-–—|·]|[(（])\s?$/.test(before.slice(-4)))
    return line
  addLinks(facts, line.slice(at), undefined, position)
  return trimLine(sliceLine(line.slice(0, at), 0, withoutEnd(before, /[\s(（|·–—-]/).length))
}

/** A bare address that a line of running text starts with, because it was wrapped there. */
export function isWrappedAddress(
  facts: Facts,
  current: Open | undefined,
  line: Line,
  { position }: LinePlace,
): boolean {
  const isOther = line.some(({ text, url }) =>
    url === undefined ? /\p{Extended_Pictographic}/u.test(text) : text !== url,
  )
  if (position === undefined || isOther) return false
  const last = current ? current.words.at(-1) : facts.prose.at(-1)?.words
  if (isAddressAlone(line) && !leadsOn(last ?? '')) return false
  if (current) return RUNNING.has(current.meaning) && current.words.length > 0
  return facts.prose.at(-1)?.position === position && !/[.。:：]$/.test(last ?? '')
}

/** Whether a line is an address and nothing else. */
function isAddressAlone(line: Line): boolean {
  const [only] = line
  return line.length === 1 && only?.url !== undefined && only.text === only.url
}

/** Whether running text was broken where its next word is an address: `We show this in`. */
function leadsOn(words: string): boolean {
  return /\s(?:and|are|as|at|by|from|here|in|is|of|on|or|see|to|under|use|using|via|with)$/i.test(
    words.slice(-32),
  )
}
