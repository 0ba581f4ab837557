import type { Diagnostic } from '../model/diagnostic'
import type { Position } from '../model/paper'
import type { Token, TokenType } from '../model/token'
import type { DigestContent, PaperNode } from '../model/tree'
import { toPlain } from './assemble'
import { papersOf } from './attempt'
import type { Document } from './document'
import { verdicts } from './grammar/entry'
import { factMeanings } from './grammar/fact'
import { weights } from './grammar/weigh'
import type { ParseOptions } from './options'
import { readDocument, tokenize } from './parse'
import { fillFields } from './stored'
import type { Decision, TracedFact } from './trace'

/** What a line is: a field of a paper or of the digest, what is printed around them, or nothing that counts. */
export type LineRole = Exclude<TokenType, 'chrome' | 'text' | 'whitespace'> | 'furniture' | 'unclaimed'

/** A part of a line and what it was taken for. */
export interface ExplainedPart {
  readonly role: LineRole
  readonly value: string
  /** Which paper it belongs to, from 0 in reading order. */
  readonly paper?: number
}

/** A line of a document, and why it was taken for what. */
export interface ExplainedLine {
  /** 1-based. */
  readonly line: number
  readonly text: string
  /** Empty where nothing of it became part of the digest. */
  readonly parts: readonly ExplainedPart[]
  /** What the grammar of digests found on it, whatever became of it. */
  readonly facts: readonly TracedFact[]
  /** What that grammar decided where an entry starts on it; one of several readings of the page counted. */
  readonly decisions: readonly Decision[]
}

/** A document line by line, and what its reader noticed. */
export interface ExplainedDocument {
  readonly reader: string | undefined
  readonly lines: readonly ExplainedLine[]
  readonly messages: readonly Diagnostic[]
}

/** What can speak for a title, what words can state by themselves, and why an entry is a paper or none, by the names that explanations use. */
export const grammarRules: {
  readonly titles: Readonly<Record<string, number>>
  readonly facts: readonly string[]
  readonly verdicts: Readonly<Record<string, boolean>>
} = { titles: weights, facts: factMeanings, verdicts }

/** A line while its explanation is gathered. */
interface OpenLine extends ExplainedLine {
  readonly parts: ExplainedPart[]
  readonly facts: TracedFact[]
  readonly decisions: Decision[]
  readonly seen: Set<string>
  /** Its words without marks, once they were asked for. */
  words?: string
}

/** Lines of a place that are looked at for the one that has the words, and how long they may be. */
const MOST_LINES = 64
const LONGEST = 4096

/** Tells of each line of a document what it was taken for, and why. Throws only on misuse. */
export function explain(document: Document, options: ParseOptions): ExplainedDocument {
  const messages: Diagnostic[] = []
  const decisions: Decision[] = []
  const { content, reader, text } = readDocument(document, options, messages, (made) => decisions.push(made))
  const nodes = toPlain(content)
  fillFields(nodes)
  const lines = text.split(/\r\n?|\n/).map(openLine)
  if (reader && 'open' in reader) takeTokens(lines, tokenize(document, options))
  else takeNodes(lines, nodes)
  const sections = new Set(nodes.flatMap((node) => (node.type === 'section' ? [node.title] : [])))
  for (const decision of decisions) takeDecision(lines, decision, sections)
  return {
    reader: reader?.name,
    lines: lines.map(({ line, text: printed, parts, facts, decisions: made }) => ({
      line,
      text: printed,
      parts,
      facts,
      decisions: made,
    })),
    messages,
  }
}

function openLine(text: string, index: number): OpenLine {
  return { line: index + 1, text, parts: [], facts: [], decisions: [], seen: new Set() }
}

/** Whether a line has not been told this before; the same is often found in several ways. */
function isNew({ seen }: OpenLine, told: unknown): boolean {
  const key = JSON.stringify(told)
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

function addPart(line: OpenLine, part: ExplainedPart): void {
  if (isNew(line, part)) line.parts.push(part)
}

/** A token over several lines is part of each. */
function takeTokens(lines: readonly OpenLine[], tokens: readonly Token[]): void {
  for (const token of tokens) {
    const { type, card } = token
    if (type === 'whitespace') continue
    const role = type === 'chrome' ? 'furniture' : type === 'text' ? 'unclaimed' : type
    for (const [index, value] of token.value.split(/\r\n?|\n/).entries()) {
      const line = lines[token.line - 1 + index]
      if (line && value.trim() !== '') addPart(line, { role, value: value.trim(), ...paperOf(card) })
    }
  }
}

function paperOf(card: number): { paper?: number } {
  return card < 0 ? {} : { paper: card }
}

function takeNodes(lines: readonly OpenLine[], nodes: readonly DigestContent[]): void {
  let count = 0
  const takePaper = (paper: PaperNode): void => {
    for (const { type, value, position } of paper.children)
      for (const line of linesOf(lines, value, position ?? paper.position))
        addPart(line, { role: type, value, paper: count })
    count++
  }
  for (const node of nodes) {
    if (node.type === 'paper' || node.type === 'section') {
      if (node.type === 'section')
        for (const line of linesOf(lines, node.title, node.position))
          addPart(line, { role: 'section', value: node.title })
      for (const paper of papersOf([node])) takePaper(paper)
    } else {
      const role = node.type === 'text' ? 'unclaimed' : node.type
      for (const line of linesOf(lines, node.value, node.position)) addPart(line, { role, value: node.value })
    }
  }
}

function takeDecision(lines: readonly OpenLine[], decision: Decision, sections: ReadonlySet<string>): void {
  const line = lines[(decision.position?.start.line ?? 0) - 1]
  if (decision.type === 'section') {
    if (line && sections.has(decision.title)) addPart(line, { role: 'section', value: decision.title })
    return
  }
  if (line && isNew(line, decision)) line.decisions.push(decision)
  if (decision.type !== 'entry') return
  for (const fact of decision.facts)
    for (const one of linesOf(lines, fact.value, fact.position)) if (isNew(one, fact)) one.facts.push(fact)
}

/** The lines of a place that have a value's words, or a part of them; where it is not printed as it is meant, the first. */
function linesOf(lines: readonly OpenLine[], value: string, position: Position | undefined): OpenLine[] {
  if (!position) return []
  const { start, end } = position
  const around = lines.slice(start.line - 1, Math.min(end.line, start.line - 1 + MOST_LINES))
  if (around.length < 2) return around
  const words = wordsOf(value.slice(0, LONGEST))
  const found = around.filter((line) => {
    if (line.text.length > LONGEST) return false
    line.words ??= wordsOf(line.text)
    return line.words !== '' && (line.words.includes(words) || words.includes(line.words))
  })
  return found.length > 0 ? found : around.slice(0, 1)
}

function wordsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
