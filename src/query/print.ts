import type { FieldName } from '../model/vocabulary'
import type { QueryNode } from './ast'
import { hasField } from './lexer'
import { countRangeOf } from './range'

/** Writes a query in its own language: {@link parseQuery} reads the same tree of it. */
export function printQuery(node: QueryNode): string {
  switch (node.type) {
    case 'all':
      return ''
    case 'and':
      return node.children
        .map((child) => (child.type === 'or' ? bracketed(child) : printQuery(child)))
        .join(' ')
    case 'or':
      return node.children.map(printQuery).join(' OR ')
    case 'not':
      return `-${['and', 'or', 'all'].includes(node.child.type) ? bracketed(node.child) : printQuery(node.child)}`
    case 'text':
      return `${node.field === undefined ? '' : `${node.field}:`}${words(node.value, node.isPhrase, node.field)}${node.isPrefix ? '*' : ''}`
    case 'value':
      return `${node.field}:${words(node.value, false, node.field)}`
    case 'number':
    case 'date':
      return `${node.field}:${range(node.from, node.to)}`
    case 'has':
      return `has:${node.part}`
  }
}

function bracketed(node: QueryNode): string {
  return `(${printQuery(node)})`
}

function range(from: string | number | undefined, to: string | number | undefined): string {
  return from === to ? String(from) : `${from ?? ''}..${to ?? ''}`
}

function words(value: string, isPhrase: boolean, field: FieldName | undefined): string {
  return isPhrase || !isBare(value, field) ? quoted(value) : value
}

/** Between quotes, where `"` and `\` stand behind a `\`. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

/** Whether a word says the same without quotes. Behind a field's name, neither signs nor words of the language mean anything. */
export function isBare(value: string, field?: FieldName): boolean {
  if (value === '' || /[\s()]/.test(value) || value.startsWith('"') || value.endsWith('*')) return false
  if (field !== undefined) return !/^[<>=]/.test(value) && !(field === 'authors' && countRangeOf(value))
  return !value.startsWith('-') && !/^(?:AND|OR|NOT)$/.test(value) && !hasField(value)
}
