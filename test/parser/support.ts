import type { Diagnostic, FieldNode, FieldType, PaperNode, Root } from '../../src/index'
import type { Block } from '../../src/parser/block'
import { readLine } from '../../src/parser/line'

/** The blocks of a text, as the text reader makes them. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let apart = false
  let base = 0
  for (const [index, line] of text.split('\n').entries()) {
    const block = readLine(line, 0, line.length, base, index + 1, 1, apart)
    apart = block === undefined
    base += line.length + 1
    if (block) blocks.push(block)
  }
  return blocks
}

/** A card with these fields, in order. */
export function card(...fields: [type: FieldType, value: string, data?: FieldNode['data']][]): PaperNode {
  return {
    type: 'paper',
    children: fields.map(([type, value, data]) => ({ type, value, ...(data && { data }) })),
  }
}

export function tree(...children: Root['children']): Root {
  return { type: 'root', children }
}

/** `rule-id` of each message. */
export function rulesOf(messages: readonly Diagnostic[]): string[] {
  return messages.map(({ ruleId }) => ruleId)
}
