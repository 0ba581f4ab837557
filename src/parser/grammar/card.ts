import { isLoneName } from '../../lexicon/name-evidence'
import { foreignLetters } from '../../lexicon/script'
import type { Position } from '../../model/paper'
import type { FieldNode, PaperNode } from '../../model/tree'
import type { Element } from '../line/element'
import { united } from '../line/place'
import { type Facts, hasNames, loneNameOf } from './facts'
import { isArxivAnchor, isIdentified } from './links'
import { fieldsOfStatements } from './statements'
import { isRemnant, withoutSigns } from './unlabelled'

/** A paper as it was read, before what the page says of it twice is united. */
export interface Card {
  title: string
  readonly titlePosition?: Position | undefined
  readonly facts: Facts
  /** The heading that groups it with others. */
  section?: string | undefined
  /** It started at a labelled title: under a heading with one of these, the heading names the same paper. */
  readonly isRecord?: boolean | undefined
  /** Its title links the paper. */
  readonly isLinked?: boolean | undefined
  /** The element that it starts with. */
  readonly head?: Element | undefined
}

/** Shorter running text is a blurb. */
const SHORTEST_ABSTRACT = 200

/** The statements that make a card a paper even where nothing links to it. */
const TELLING: ReadonlySet<string> = new Set([
  'abstract',
  'tldr',
  'authors',
  'organization',
  'arxiv',
  'doi',
  'identifier',
  'pdf',
])

/** How many different things a card states that only papers have. */
export function weightOf({ statements, titles, isMentioned }: Facts): number {
  const meanings = new Set<string>(
    statements.map(({ meaning }) => meaning).filter((meaning) => TELLING.has(meaning)),
  )
  if (isMentioned) meanings.delete('arxiv')
  return meanings.size + (titles.some(({ isTranslated }) => !isTranslated) ? 1 : 0)
}

/** The title that a card goes by: its own words rather than a translation, a labelled title rather than a heading. */
export function titleOfCard(
  lead: string | undefined,
  { titles }: Pick<Facts, 'titles'>,
): { title: string; position?: Position | undefined } | undefined {
  const own = titles.filter(({ isTranslated }) => !isTranslated)
  const [first] = own.toSorted((a, b) => foreignLetters(a.title) - foreignLetters(b.title))
  if (first === undefined) return lead !== undefined ? { title: lead } : titles[0]
  if (lead === undefined || isOrdinal(lead)) return first
  return foreignLetters(lead) < foreignLetters(first.title) ? { title: lead } : first
}

/** `Paper 3`, `第 3 篇`: a heading that counts. */
export function isOrdinal(title: string): boolean {
  return /^(?:paper|no\.?|item|entry|论文|論文|논문|artículo|第)?\s?#?\d{1,4}\s?(?:篇|号|편|位)?$/i.test(
    title,
  )
}

/** The card as a node of the tree. Unlabelled running text is its abstract where it is long enough, else a blurb. */
export function paperOf({ title, titlePosition, facts }: Card): PaperNode {
  const children: FieldNode[] = [{ type: 'title', value: title, position: titlePosition }]
  const hasOrganization = facts.fields.some(({ type }) => type === 'organization')
  const statements = hasOrganization
    ? facts.statements.filter(({ meaning }) => meaning !== 'organization')
    : facts.statements
  children.push(...fieldsOfStatements(statements), ...facts.fields)
  const prose = proseField(title, facts)
  if (prose) {
    const start = prose.position?.start.offset ?? Number.POSITIVE_INFINITY
    const next = children.findIndex(({ position }) => (position?.start.offset ?? 0) > start)
    children.splice(next === -1 ? children.length : next, 0, prose)
  }
  return { type: 'paper', children }
}

/** Words that say nobody knows what of the paper: short ones beside links, and unlabelled ones that are a name, a day or a figure. */
export function remnantsOf({ facts }: Card): { words: string; position?: Position | undefined }[] {
  const prose = proseOf(facts)
  const isLeft = prose !== undefined && isRemnant(prose.value)
  const [name] = hasSummary(facts) ? [] : namesBefore(facts)
  return [
    ...(name ? [name] : []),
    ...(isLeft ? [{ words: prose.value, position: prose.position }] : []),
    ...facts.rest,
  ]
}

/** A name alone on the line before running text: whose it is nobody says, so it is no author, and the text does not start with it. */
function namesBefore({ prose }: Facts): Facts['prose'] {
  const [first, second] = prose
  const isName =
    first !== undefined && second !== undefined && isLoneName(first.words) && /^\p{Lu}/u.test(second.words)
  return isName ? [first] : []
}

function hasSummary({ statements }: Facts): boolean {
  return statements.some(({ meaning }) => meaning === 'abstract' || meaning === 'tldr')
}

function proseField(title: string, facts: Facts): FieldNode | undefined {
  const prose = proseOf(facts)
  if (!prose || isRemnant(prose.value)) return undefined
  const { value, position } = prose
  const isTranslated = foreignLetters(title) === 0 && foreignLetters(value) > value.length / 4
  return { type: value.length >= SHORTEST_ABSTRACT && !isTranslated ? 'abstract' : 'tldr', value, position }
}

/** The unlabelled running text; `undefined` without any, and where a labelled summary goes before it. */
function proseOf(facts: Facts): { value: string; position: Position | undefined } | undefined {
  const prose = facts.prose.slice(namesBefore(facts).length)
  if (hasSummary(facts) || prose.length === 0) return undefined
  const words = prose
    .map((piece) => piece.words)
    .join(' ')
    .replace(/^(?:[-–—:：,.]|\p{Extended_Pictographic}\uFE0F?)\s+/u, '')
  return { value: withoutSigns(words), position: united(prose[0]?.position, prose.at(-1)?.position) }
}

/** A card that only mentions a paper, as among highlights, leaves the section to the first that tells of it. */
export function settleSections(cards: readonly Card[]): void {
  const told = new Map<string | undefined, Card>()
  for (const card of cards)
    if (weightOf(card.facts) > 0 && !told.has(keyOfCard(card))) told.set(keyOfCard(card), card)
  told.delete(undefined)
  for (const card of cards)
    if (weightOf(card.facts) === 0) card.section = told.get(keyOfCard(card))?.section ?? card.section
}

/** Where bylines of other cards are lists of names that no label announces, one name alone on the line under a title is a byline, too. */
export function settleBylines(cards: readonly Card[]): void {
  if (!cards.some(({ facts }) => facts.bylines.length > 0)) return
  for (const { facts } of cards) {
    const name = loneNameOf(facts)
    const first = name === undefined || hasNames(facts) ? undefined : facts.prose.shift()
    if (first) facts.statements.push({ meaning: 'authors', value: name ?? '', position: first.position })
  }
}

/** Short words behind the last of several blocks, where none of the others has such, are those in which the page ends: `See you on Friday`. */
export function settleEnd(cards: readonly Card[]): void {
  const others = cards.slice(0, -1)
  const last = cards.at(-1)
  if (last?.head?.kind !== 'text' || others.length < 2) return
  const { facts } = last
  if ((proseOf(facts)?.value.length ?? SHORTEST_ABSTRACT) >= SHORTEST_ABSTRACT) return
  if (others.some((other) => other.facts.prose.length > 0 || hasSummary(other.facts))) return
  facts.rest.push(...facts.prose.splice(0))
}

/** The one paper that a card is about; `undefined` where it names none, or several. */
export function keyOfCard({ facts }: Card): string | undefined {
  return keyOfAnchors(facts.anchors)
}

export function keyOfAnchors(anchors: ReadonlySet<string>): string | undefined {
  let arxiv: string | undefined
  let other: string | undefined
  let others = 0
  for (const anchor of anchors) {
    if (isArxivAnchor(anchor)) {
      if (arxiv !== undefined) return undefined
      arxiv = anchor
    } else if (isIdentified(anchor)) {
      other = anchor
      others++
    }
  }
  return arxiv ?? (others === 1 ? other : undefined)
}
