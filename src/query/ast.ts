import type { FieldName, FieldNameOf } from '../model/vocabulary'

/** A query as a tree. {@link parseQuery} gives one in normal form: no group of one, no group in one of its kind, no double negation. */
export type QueryNode = AllNode | GroupNode | NotNode | TextNode | ValueNode | NumberNode | DateNode | HasNode

/** All papers: an empty query. Its negation is no paper: what a query finds that cannot be meant. */
export interface AllNode {
  readonly type: 'all'
}

/** `a b` and `a OR b`: two children at least. */
export interface GroupNode {
  readonly type: 'and' | 'or'
  readonly children: readonly QueryNode[]
}

/** `-a`. */
export interface NotNode {
  readonly type: 'not'
  readonly child: QueryNode
}

/** `pruning`, `"sparse attention"`, `quant*`, `title:pruning`: words in one field, or in any that is searched. */
export interface TextNode {
  readonly type: 'text'
  readonly field?: FieldNameOf<'text'> | undefined
  readonly value: string
  /** It stands in quotes: its words in their order. */
  readonly isPhrase: boolean
  /** Its last word may go on. */
  readonly isPrefix: boolean
}

/** `categories:cs.CL`, `arxiv:2504.02508`: a value as a whole. */
export interface ValueNode {
  readonly type: 'value'
  readonly field: FieldNameOf<'value'>
  readonly value: string
}

/** `version:1`, `upvotes:100..`, `stars:..9`: bounds are inclusive; at least one is there. */
export interface NumberNode {
  readonly type: 'number'
  readonly field: FieldNameOf<'number'>
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** `published:2024`, `published:2024..2025-06`: partial ISO dates, inclusive, each with all of its days; at least one is there. */
export interface DateNode {
  readonly type: 'date'
  readonly field: FieldNameOf<'date'>
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** `has:code`. */
export interface HasNode {
  readonly type: 'has'
  readonly part: FieldName
}

/** All of the conditions, in normal form. */
export function allOf(nodes: readonly QueryNode[]): QueryNode {
  return group('and', nodes)
}

/** Any of the conditions, in normal form. */
export function anyOf(nodes: readonly QueryNode[]): QueryNode {
  return group('or', nodes)
}

/** What does not meet a condition. */
export function notOf(node: QueryNode): QueryNode {
  return node.type === 'not' ? node.child : { type: 'not', child: node }
}

function group(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode {
  const children = nodes.flatMap((node) => (node.type === type ? node.children : [node]))
  const kept = type === 'and' ? children.filter((node) => node.type !== 'all') : children
  const [first, second] = kept
  if (first === undefined) return { type: 'all' }
  return second === undefined ? first : { type, children: kept }
}
