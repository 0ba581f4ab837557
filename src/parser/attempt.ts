import type { Diagnostic } from '../model/diagnostic'
import type { DigestContent, PaperNode } from '../model/tree'

/** What reading a document in one of several ways gave. */
export interface Attempt {
  readonly content: DigestContent[]
  readonly messages: readonly Diagnostic[]
  /** How many papers there are, those in sections too. */
  readonly papers: number
}

/** Reads in one way; what it noticed counts only if that way is taken. */
export function attempt(read: (report: (message: Diagnostic) => void) => DigestContent[]): Attempt {
  const messages: Diagnostic[] = []
  const content = read((message) => messages.push(message))
  return { content, messages, papers: papersOf(content).length }
}

/** Takes a way: its messages are reported, and its content is what the document holds. */
export function taken(
  { content, messages }: Attempt,
  { report }: { report(message: Diagnostic): void },
): DigestContent[] {
  for (const message of messages) report(message)
  return content
}

/** The papers of a piece of a digest, those in its sections too. */
export function papersOf(content: readonly DigestContent[]): PaperNode[] {
  return content.flatMap((node) =>
    node.type === 'paper' ? [node] : node.type === 'section' ? node.children : [],
  )
}
