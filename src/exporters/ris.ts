import { withPlainMath } from '../lexicon/math-text'
import { withParticle } from '../lexicon/name'
import { once } from '../lexicon/once'
import { arxivIdOf, pageOf } from '../model/address'
import { frozen } from '../model/frozen'
import type { Author, Paper, Publication } from '../model/paper'
import { isOfRecord, publisherDoi } from './address'
import { cleanLine } from './clean'
import { encodable } from './encode'
import type { Exporter, RecordField } from './exporter'
import { type KeyOptions, keyOptions, openKeys } from './key/assign'
import { namePartsOf } from './name-parts'
import { safeAddress } from './safe-address'

/** Options of the {@link ris} exporter. */
export type RisOptions = KeyOptions

/**
 * RIS for reference managers: one record for each paper, one line for each value, CRLF; nothing for no papers. Of what nothing but an arXiv id is known the type is
 * UNPB (unpublished work). Ids are the citation keys of the `bibtex` exporter, in a stream too. Source: the RIS format specification of Reference Manager.
 */
export const ris: Exporter<RisOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'ris',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  seesAll: true,
  options: keyOptions,
  open(options, context) {
    const keyOf = openKeys(options, context)
    return {
      separator: '\r\n',
      keeps: (field, format = 'ris') => format === 'ris' && !UNPLACED.has(field),
      entry(paper, index) {
        const lines: string[] = [`TY  - ${typeOf(paper)}`, `ID  - ${keyOf(paper, index)}`]
        const add = (tag: string, value: string | undefined): void => {
          const line = value === undefined ? '' : withPlainMath(cleanLine(value))
          if (line !== '') lines.push(`${tag}  - ${line}`)
        }
        addFields(paper, add, safeAddress(pageOf(paper), context.report))
        addExtra(paper.extra?.ris, add)
        lines.push('ER  - ', '')
        return encodable(lines.join('\r\n'), paper.id, context.report)
      },
    }
  },
}))

/** Source: the types of reference of the specification, and Zotero's for those that it lacks. */
const TYPES: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map(
      `
  article-journal=JOUR article-magazine=MGZN article-newspaper=NEWS bill=BILL book=BOOK broadcast=MPCT chapter=CHAP classic=CLSWK dataset=DATA entry-dictionary=DICT
  entry-encyclopedia=ENCYC figure=FIGURE graphic=ART hearing=HEAR interview=PCOMM legal_case=CASE legislation=STAT manuscript=MANSCPT map=MAP motion_picture=MPCT
  musical_score=MUSIC pamphlet=PAMP paper-conference=CPAPER patent=PAT periodical=SER personal_communication=PCOMM post-weblog=BLOG regulation=STAT report=RPRT
  review=JOUR review-book=JOUR software=COMP song=SOUND speech=SLIDE standard=STAND thesis=THES webpage=ELEC
  `
        .trim()
        .split(/\s+/)
        .map((pair) => pair.split('=') as [string, string]),
    ),
)

function typeOf(paper: Paper): string {
  const { type, container } = paper.publication ?? {}
  const known = type === undefined ? undefined : TYPES().get(type)
  if (known !== undefined) return known
  const isPreprint =
    arxivIdOf(paper) !== undefined && paper.identifiers.doi === undefined && container === undefined
  const stated = type === undefined ? paper.extra?.ris?.TY : undefined
  if (typeof stated === 'string' && /^[A-Z]{2,8}$/.test(stated)) return stated
  return isPreprint ? 'UNPB' : 'GEN'
}

const UNPLACED: ReadonlySet<RecordField> = new Set(['moreAuthors', 'comment'])

type Add = (tag: string, value: string | undefined) => void

function addFields(paper: Paper, add: Add, url: string | undefined): void {
  const { publication = {} } = paper
  const arxiv = arxivIdOf(paper)
  const isRecord = isOfRecord(paper)
  add('TI', paper.title)
  for (const author of paper.authors) add('AU', risName(author))
  for (const editor of publication.editors ?? []) add('A2', risName(editor))
  add('PY', paper.published?.slice(0, 4))
  add('DA', paper.published && risDate(paper.published))
  addPublication(publication, add)
  add('AB', paper.abstract ?? paper.tldr)
  for (const keyword of paper.keywords) add('KW', keyword)
  add('LA', paper.language)
  add('DO', isRecord ? paper.identifiers.doi : publisherDoi(paper))
  add('UR', url)
  for (const link of paper.links)
    if (link.rel === 'pdf' || (isRecord && link.url !== url))
      add(
        link.rel === 'pdf' ? 'L1' : 'UR',
        safeAddress(link.url, () => {}),
      )
  add('AN', arxiv === undefined ? paper.identifiers.pmid : `arXiv:${arxiv}`)
  add('DB', arxiv === undefined ? undefined : 'arXiv')
}

function addPublication(publication: Publication, add: Add): void {
  const [, first = publication.pages, last] = /^(\p{L}?\d+)-(\p{L}?\d+)$/u.exec(publication.pages ?? '') ?? []
  // Of a conference paper T2 is the conference, where C3 has the proceedings.
  add(
    publication.type === 'article-journal' ? 'JO' : publication.event === undefined ? 'T2' : 'C3',
    publication.container,
  )
  add('VL', publication.volume)
  add('IS', publication.issue ?? (publication.type === 'thesis' ? undefined : publication.number))
  const isThesis = publication.type === 'thesis'
  add('M3', isThesis ? publication.number : undefined)
  add('M1', isThesis || publication.issue === undefined ? undefined : publication.number)
  add('SP', first)
  add('EP', last)
  add('PB', publication.publisher)
  add('CY', publication.place)
  add('T2', publication.event)
  add('T3', publication.series)
  add('ET', publication.edition)
  add('N1', publication.reference)
}

/** What a record of RIS states beyond a paper, by its tags: a value, or several. */
function addExtra(extra: Readonly<Record<string, unknown>> = {}, add: Add): void {
  for (const [tag, value] of Object.entries(extra))
    for (const words of Array.isArray(value) ? value : [value])
      if (/^[A-Z][A-Z0-9]$/.test(tag) && !/^(?:TY|ER|ID)$/.test(tag) && typeof words === 'string')
        add(tag, words)
}

/** `van den Oord, Aäron, Jr.`; a name that cannot be split stands as it is. A comma would part a name, so within a part it is left out. */
function risName(author: Author): string {
  const { family, given, particle, suffix, literal = author.name } = namePartsOf(author)
  if (family === undefined) return withoutComma(literal)
  let name = withoutComma(withParticle(particle, family))
  if (given !== undefined || suffix !== undefined) name += `, ${withoutComma(given ?? '')}`
  return suffix === undefined ? name : `${name}, ${withoutComma(suffix)}`
}

function withoutComma(text: string): string {
  return text.replaceAll(',', ' ')
}

/** `2025/04/03`; what is not known of a day is left out, and its slash stays: `2025/04/`. */
function risDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}/${month}/${day}`
}
