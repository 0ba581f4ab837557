import type { Position } from '../model/paper'
import type { FieldData, FieldType, TokenType } from '../model/token'
import type { DigestContent, FieldNode, PaperNode } from '../model/tree'
import type { Claimant } from './emitter'
import { wordsOf } from './slice'

/** What an assembler needs to know of a token. */
export interface Piece {
  readonly type: TokenType
  /** -1 outside cards. */
  readonly card: number
  readonly value: string
  readonly position: Position | undefined
  readonly data?: FieldData | undefined
  /** 1-based lines, where it is a slice of a document. */
  readonly line?: number | undefined
  readonly endLine?: number | undefined
}

/** Turns tokens into nodes as they come. */
export interface Assembler {
  /** Takes the next token; gives the nodes that are now complete. */
  push(token: Piece): readonly DigestContent[]
  end(): readonly DigestContent[]
}

/** Token types that say nothing: they have no node. */
const SILENT: ReadonlySet<TokenType> = new Set<TokenType>(['whitespace', 'marker', 'chrome', 'label'])

const NONE: readonly DigestContent[] = []

/** Fields that run over several tokens where the page wraps or quotes its lines. */
const RUNNING: ReadonlySet<TokenType> = new Set<TokenType>(['title', 'abstract', 'tldr', 'organization'])

/** Fields that may be several tokens of one line, where links and pictures stand between their words. */
const PARTED: ReadonlySet<TokenType> = new Set<TokenType>(['submitter', 'published', 'authorCount'])

/**
 * Groups the tokens of a card under one `paper` node and joins the lines of a wrapped title or abstract.
 * Fields are the tokens themselves, whose positions are computed when asked for; {@link toPlain} makes plain nodes of them.
 */
export function createAssembler(): Assembler {
  let open: { card: number; children: FieldNode[] } | undefined
  let section: string | undefined

  function close(): readonly DigestContent[] {
    if (!open) return NONE
    const paper: PaperNode = { type: 'paper', children: open.children }
    open = undefined
    return section === undefined ? [paper] : [{ type: 'section', title: section, children: [paper] }]
  }

  return {
    push(token) {
      if (SILENT.has(token.type)) return NONE
      if (token.card >= 0) {
        const done = open && open.card !== token.card ? close() : NONE
        open ??= { card: token.card, children: [] }
        addField(open.children, token)
        return done
      }
      if (token.type === 'text')
        return [...(open ? [] : close()), { type: 'text', value: token.value, position: token.position }]
      const done = close()
      if (token.type === 'section') section = token.value
      else
        return [
          ...done,
          {
            type: token.type,
            value: token.data?.words ?? token.value,
            position: token.position,
          } as DigestContent,
        ]
      return done
    },
    end: close,
  }
}

/** Several lines of one field: its position is that of the first and the last. */
class WrappedField implements FieldNode {
  readonly type: FieldType
  readonly value: string
  readonly first: Piece | FieldNode
  readonly last: Piece
  readonly data: FieldData | undefined

  constructor(type: FieldType, value: string, first: Piece | FieldNode, last: Piece) {
    this.type = type
    this.value = value
    this.first = first
    this.last = last
    this.data = first.data
  }

  get endLine(): number | undefined {
    return this.last.endLine
  }

  get position(): Position | undefined {
    const start = this.first.position?.start
    const end = this.last.position?.end
    return start && end ? { start, end } : undefined
  }
}

/** Takes the claims of a page that is no text, so that no tokens are made of it, and assembles their nodes. */
export interface ContentClaimant extends Claimant {
  end(): DigestContent[]
}

export function createContentClaimant(): ContentClaimant {
  const assembler = createAssembler()
  const content: DigestContent[] = []
  return {
    claim(claim, card) {
      const { type, data, block } = claim
      content.push(...assembler.push({ type, card, value: wordsOf(claim), position: block.place, data }))
    },
    end: () => [...content, ...assembler.end()],
  }
}

/** A token of a card is a field as it stands: a copy would cost more than the reading of it. */
function addField(children: FieldNode[], token: Piece): void {
  const previous: (FieldNode & { endLine?: number | undefined }) | undefined = children.at(-1)
  const words = token.data?.words
  const isParted = token.line !== undefined && previous?.endLine === token.line
  if (previous?.type !== token.type || !(RUNNING.has(token.type) || (isParted && PARTED.has(token.type))))
    children.push(
      words === undefined
        ? (token as Piece & FieldNode)
        : new WrappedField(token.type as FieldType, words, token, token),
    )
  else {
    const value = `${previous.value}${isParted || isHyphenated(previous instanceof WrappedField ? previous.last.value : previous.value, token.value) ? '' : '\n'}${words ?? token.value}`
    const first = previous instanceof WrappedField ? previous.first : previous
    children[children.length - 1] = new WrappedField(previous.type, value, first, token)
  }
}

/** Whether a line was wrapped behind a hyphen: `Mixture-of-` and `Experts`. */
function isHyphenated(line: string, next: string): boolean {
  return line.endsWith('-') && /\p{L}-$/u.test(line.slice(-3)) && /^(?!(?:and|or)\b)\p{L}/u.test(next)
}

/** The span of all of a card's fields that have places, in whatever order they were found. */
export function spanOf({ position, children }: PaperNode): Position | undefined {
  if (position) return position
  let span: Position | undefined
  for (const field of children) {
    const place = field.position
    if (!place) continue
    const start = span && span.start.offset <= place.start.offset ? span.start : place.start
    const end = span && span.end.offset >= place.end.offset ? span.end : place.end
    span = { start, end }
  }
  return span
}

/** A node as plain data, sections of one heading united. */
export function toPlain(content: Iterable<DigestContent>): DigestContent[] {
  const plain: DigestContent[] = []
  for (const node of content) {
    const last = plain.at(-1)
    if (node.type === 'section' && last?.type === 'section' && last.title === node.title)
      last.children.push(...node.children.map(plainPaper))
    else if (node.type === 'section') plain.push({ ...node, children: node.children.map(plainPaper) })
    else plain.push(node.type === 'paper' ? plainPaper(node) : { ...node })
  }
  return plain
}

function plainPaper(paper: PaperNode): PaperNode {
  const children = paper.children.map((field): FieldNode => {
    const plain: FieldNode = { type: field.type, value: field.value }
    if (field.data) plain.data = field.data
    if (field.position) plain.position = field.position
    return plain
  })
  const node: PaperNode = { type: 'paper', children }
  if (paper.data) node.data = paper.data
  const position = spanOf(paper)
  if (position) node.position = position
  return node
}
