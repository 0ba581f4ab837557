import { matchDate } from '../../lexicon/date'
import { destinationOf } from '../../lexicon/destination'
import { matchCount } from '../../lexicon/number'
import type { Position } from '../../model/paper'
import type { FieldNode, PaperNode } from '../../model/tree'

import type { Page, PageLine, PageSpan, Pointer } from './line'
import { wordsOf } from './listing'

/** What the words under a line belong to. */
type Part = 'head' | 'submitter' | 'authors' | 'abstract' | 'tldr' | 'links'

/** A run of words with one link, or without. */
interface Piece {
  readonly text: string
  readonly url: string | undefined
  readonly line: PageLine
  readonly position: Position
}

/**
 * The page of one paper on the digest's own site: a heading with the title, `Published on …`, the names behind `Authors:`, the abstract behind its heading,
 * and links called what they are. `undefined` for any other page.
 */
export function readPaperPage(
  page: Page,
  lines: readonly PageLine[],
  pointOf: Pointer,
): PaperNode | undefined {
  const from = lines.findIndex(
    ({ kind, depth, region }) => kind === 'heading' && depth === 1 && region === 'main',
  )
  const title = lines[from]
  const arxiv = title && paperOf(page, lines, from)
  if (!title || arxiv === undefined) return undefined
  const position = positionOf(title, pointOf)
  const children: FieldNode[] = [
    {
      type: 'title',
      value: wordsOf(title),
      position,
      data: { url: `https://huggingface.co/papers/${arxiv}` },
    },
  ]
  const reading: Reading = { children, part: 'head', names: 0 }
  for (const line of lines.slice(from + 1)) {
    if (line.region === 'aside' || line.article !== -1) continue
    if (line.kind === 'heading') {
      if (!/^abstract$/i.test(wordsOf(line))) break
      reading.part = 'abstract'
    } else for (const piece of piecesOf(line, pointOf)) readPiece(piece, reading, arxiv)
  }
  return { type: 'paper', children: joined(children) }
}

interface Reading {
  readonly children: FieldNode[]
  part: Part
  names: number
}

/** The paper of the page: its address names it; or a heading of the first rank stands over a date and the way to vote for one paper. */
function paperOf({ address }: Page, lines: readonly PageLine[], from: number): string | undefined {
  const destination = address === undefined ? undefined : destinationOf(address)
  const own =
    destination?.kind === 'paper' && /huggingface\.co|hf\.co/.test(destination.url)
      ? destination.arxiv
      : undefined
  if (own !== undefined) return own
  const isDated = lines.slice(from, from + 12).some((line) => /^Published on /.test(wordsOf(line)))
  if (!isDated) return undefined
  for (const { spans, article } of lines.slice(from, from + 400))
    for (const { url } of article === -1 ? spans : []) {
      const vote = url === undefined ? undefined : destinationOf(url)
      if (vote?.kind === 'upvote') return vote.arxiv
    }
  return undefined
}

function piecesOf(line: PageLine, pointOf: Pointer): Piece[] {
  const position = positionOf(line, pointOf)
  const pieces: { text: string; url: string | undefined; line: PageLine; position: Position }[] = []
  for (const { text, url } of line.spans) {
    const last = pieces.at(-1)
    if (last && last.url === url) last.text += text
    else pieces.push({ text, url, line, position })
  }
  return pieces
}

function readPiece(piece: Piece, reading: Reading, arxiv: string): void {
  const words = piece.text.trim()
  if (words === '') return
  if (readLabel(words, piece, reading)) return
  const destination = piece.url === undefined ? undefined : destinationOf(piece.url)
  if (readLink(words, piece, reading, destination, arxiv)) return
  const { children, part } = reading
  const { position } = piece
  if (part === 'submitter') {
    const [name] = words.split(/\son\s{1,9}(?=[A-Z][a-z]{2,8} \d)/)
    if (name && !/^on\s/.test(name))
      children.push({ type: 'submitter', value: name.trim().replace(/\s{0,3}·$/, ''), position })
    reading.part = 'head'
    readFeatured(words, piece, children)
  } else if (part === 'authors') readNames(words, position, reading)
  else if (part === 'abstract' || part === 'tldr') children.push({ type: part, value: piece.text, position })
  else if (part === 'head') {
    if (destination?.kind === 'account')
      children.push({
        type: 'organization',
        value: words,
        data: { slug: destination.slug, url: destination.url },
        position,
      })
    else readFeatured(words, piece, children)
  }
}

/** Words that say what comes next. */
function readLabel(words: string, piece: Piece, reading: Reading): boolean {
  const { children } = reading
  const { position } = piece
  const bare = words.replace(/^·\s{0,3}/, '')
  const isAbstract = reading.part === 'abstract' || reading.part === 'tldr'
  if (/^Published on\b/i.test(bare) && !isAbstract) {
    const value = bare.slice('Published on'.length).trim()
    const date = matchDate(value)
    if (date) children.push({ type: 'published', value: value.slice(0, date.length), position })
    const rest = date ? value.slice(date.length).trim() : ''
    return rest === '' || readLabel(rest, piece, reading)
  }
  if (/^Submitted by\b/i.test(bare) && !isAbstract) {
    reading.part = 'submitter'
    const rest = bare.slice('Submitted by'.length).trim()
    if (rest !== '') readPiece({ ...piece, text: rest, url: undefined }, reading, '')
    return true
  }
  if (/^Authors:?(?:\s|$)/i.test(bare) && !isAbstract) {
    reading.part = 'authors'
    const rest = bare.replace(/^Authors:?\s{0,9}/i, '')
    if (rest !== '') readNames(rest, position, reading)
    return true
  }
  if (isAbstract && /^AI[- ]generated summary$/i.test(bare)) {
    reading.part = 'tldr'
    return true
  }
  if (isAbstract && /^Generated by\b/i.test(bare) && bare.length < 120) {
    reading.part = 'abstract'
    return true
  }
  return /^Upvotes?$/i.test(bare) && piece.url === undefined
}

function readLink(
  words: string,
  { url, position, line }: Piece,
  reading: Reading,
  destination: ReturnType<typeof destinationOf>,
  arxiv: string,
): boolean {
  if (url === undefined || destination === undefined) return false
  const { children } = reading
  const figure = matchCount(words.replace(/^(?:Upvote|GitHub|Community)\s{0,9}/i, '').trim())
  const isNamed = /^(?:View |arXiv|PDF|GitHub|Project|Code|Video)/i.test(words) && words.length < 40
  if (destination.kind === 'upvote') {
    if (figure && destination.arxiv === arxiv && !children.some(({ type }) => type === 'upvotes'))
      children.push({ type: 'upvotes', value: String(figure.value), position })
    return true
  }
  if (destination.kind === 'community') {
    if (figure) children.push({ type: 'comments', value: String(figure.value), position })
    return true
  }
  const isRunning = (reading.part === 'abstract' || reading.part === 'tldr') && line.spans.some(isWords)
  if (isRunning && !isNamed) return false
  if (destination.kind === 'other' || destination.kind === 'paper') {
    if (reading.part === 'abstract' || reading.part === 'tldr') reading.part = 'links'
    const isStars = figure !== undefined && /^https?:\/\/(?:www\.)?github\.com\//i.test(url)
    if (isStars) children.push({ type: 'stars', value: String(figure.value), data: { url }, position })
    else if (isNamed || words.length < 60)
      children.push({
        type: 'link',
        value: url,
        ...(/^Project/i.test(words) && { data: { rel: 'project' } }),
        position,
      })
    return true
  }
  return destination.kind === 'site'
}

function isWords({ url, text }: PageSpan): boolean {
  return url === undefined && /\p{L}/u.test(text)
}

/** `on Apr 4, 2025`: the day on which it was handed in. */
function readFeatured(words: string, { position }: Piece, children: FieldNode[]): void {
  const rest = /(?:^|\s)on ([A-Z][a-z]{2,8} \d.{0,16})$/.exec(words)?.[1]
  const date = rest === undefined ? undefined : matchDate(rest)
  if (rest !== undefined && date)
    children.push({ type: 'featured', value: rest.slice(0, date.length), position })
}

/** Names with commas between them, and `+ 8 authors` for those that are not shown. */
function readNames(words: string, position: Position, reading: Reading): void {
  for (const part of words.split(',')) {
    const name = part.trim()
    const more = /^\+\s{0,3}(\d{1,5})(?:\s+authors?)?$/i.exec(name)?.[1]
    if (more !== undefined)
      reading.children.push({
        type: 'authorCount',
        value: `${reading.names + Number(more)} authors`,
        position,
      })
    else if (/\p{L}/u.test(name)) {
      reading.names++
      reading.children.push({ type: 'author', value: name, position })
    }
  }
}

/** Running text in pieces, as one field each. */
function joined(children: readonly FieldNode[]): FieldNode[] {
  const whole: FieldNode[] = []
  const open = new Map<string, number>()
  for (const field of children) {
    const index = field.type === 'abstract' || field.type === 'tldr' ? open.get(field.type) : undefined
    const before = index === undefined ? undefined : whole[index]
    if (before && index !== undefined) {
      const position =
        before.position && field.position
          ? { start: before.position.start, end: field.position.end }
          : before.position
      const isNext = before.position?.end.offset !== field.position?.end.offset
      whole[index] = { ...before, value: `${before.value}${isNext ? ' ' : ''}${field.value}`, position }
    } else {
      open.set(field.type, whole.length)
      whole.push(field)
    }
  }
  return whole
}

function positionOf({ start, end }: PageLine, pointOf: Pointer): Position {
  return { start: pointOf(start), end: pointOf(end) }
}
