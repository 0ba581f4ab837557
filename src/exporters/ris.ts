import type { Author, Paper } from '../model/paper'
import { addressOf, arxivIdOf } from './address'
import { cleanLine } from './clean'
import { encodable } from './encode'
import type { Exporter } from './exporter'
import { namePartsOf } from './name-parts'
import { safeAddress } from './safe-address'

/**
 * RIS for reference managers: one record for each paper, of type UNPB (unpublished work, what a preprint is), one line for each value, CRLF; nothing for
 * no papers. Source: the RIS format specification of Reference Manager.
 */
export const ris: Exporter = {
  name: 'ris',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  open(_options, { report }) {
    return {
      separator: '\r\n',
      entry(paper) {
        const lines: string[] = ['TY  - UNPB']
        const add = (tag: string, value: string | undefined): void => {
          const line = value === undefined ? '' : cleanLine(value)
          if (line !== '') lines.push(`${tag}  - ${line}`)
        }
        addFields(paper, add, safeAddress(addressOf(paper), report))
        lines.push('ER  - ', '')
        return encodable(lines.join('\r\n'), paper.id, report)
      },
    }
  },
}

function addFields(
  paper: Paper,
  add: (tag: string, value: string | undefined) => void,
  url: string | undefined,
): void {
  const { doi } = paper.identifiers
  const arxiv = arxivIdOf(paper)
  add('TI', paper.title)
  for (const author of paper.authors) add('AU', risName(author))
  add('PY', paper.published?.slice(0, 4))
  add('DA', paper.published && risDate(paper.published))
  add('AB', paper.abstract ?? paper.tldr)
  for (const keyword of paper.keywords) add('KW', keyword)
  add('DO', doi)
  add('UR', url)
  add('AN', arxiv === undefined ? undefined : `arXiv:${arxiv}`)
  add('DB', arxiv === undefined ? undefined : 'arXiv')
}

/** `van den Oord, Aäron, Jr.`; a name that cannot be split stands as it is. A comma would part a name, so within a part it is left out. */
function risName(author: Author): string {
  const { family, given, particle, suffix, literal = author.name } = namePartsOf(author)
  if (family === undefined) return withoutComma(literal)
  const whole = particle === undefined ? family : `${particle} ${family}`
  const parts = suffix === undefined ? [whole, given] : [whole, given ?? '', suffix]
  return parts.flatMap((part) => (part === undefined ? [] : [withoutComma(part)])).join(', ')
}

function withoutComma(text: string): string {
  return text.replace(/,/g, ' ')
}

/** `2025/04/03`; what is not known of a day is left out, and its slash stays: `2025/04/`. */
function risDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}/${month}/${day}`
}
