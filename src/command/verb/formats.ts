import { nearest } from '../../model/nearest'
import type { OptionRule } from '../../model/option'
import { refuse } from '../message'
import { writeText } from '../output'
import { readingRules } from '../settings'
import type { RunVerb } from '../verb'

type Rules = Readonly<Record<string, OptionRule>>

/** Lists formats, or the options of one. */
export const listFormats: RunVerb = async ([name], { json = false }, { formats, surroundings }) => {
  const readers = [...formats.readers].map((reader) => ({ name: reader.name, extensions: reader.extensions }))
  const exporters = [...formats.exporters].map(({ name: called, extension, options = {} }) => ({
    name: called,
    extension,
    options: options as Rules,
  }))
  if (name === undefined) {
    const text = json
      ? `${JSON.stringify({ readers, exporters, reading: readingRules }, undefined, 2)}\n`
      : [
          'written (--to):',
          ...exporters.map(({ name: called, extension }) => `  ${called.padEnd(14)}.${extension}`),
          '',
          'read (--from), by itself where none is named:',
          ...readers.map(({ name: called, extensions = [] }) =>
            `  ${called.padEnd(14)}${extensions.map((one) => `.${one}`).join(' ')}`.trimEnd(),
          ),
          '',
          'formats NAME lists the options of one.',
          '',
        ].join('\n')
    return writeText(text, undefined, surroundings)
  }
  const exporter = exporters.find((one) => one.name === name)
  const reader = readers.find((one) => one.name === name)
  if (!exporter && !reader) {
    const known = [...new Set([...exporters, ...readers].map((one) => one.name))]
    const near = nearest(name, known)
    return refuse(
      `${name}: no such format; ${near === undefined ? `there are ${known.join(', ')}` : `did you mean '${near}'?`}`,
      surroundings.stderr,
    )
  }
  const text = json
    ? `${JSON.stringify({ name, ...(exporter && { writing: exporter.options }), ...(reader && { reading: readingRules }) }, undefined, 2)}\n`
    : [
        ...(exporter
          ? [`${name}, written: --to ${name} --set KEY=VALUE`, ...linesOf(exporter.options), '']
          : []),
        ...(reader ? [`${name}, read: --from ${name} --set KEY=VALUE`, ...linesOf(readingRules), ''] : []),
      ].join('\n')
  return writeText(text, undefined, surroundings)
}

function linesOf(rules: Rules): string[] {
  const lines = Object.entries(rules).filter(([, { type }]) => type !== 'value')
  if (lines.length === 0) return ['  no options']
  const width = Math.max(...lines.map(([key]) => key.length))
  return lines.map(([key, rule]) => `  ${key.padEnd(width)}  ${kindOf(rule).padEnd(6)}  ${rule.description}`)
}

const KINDS = {
  text: 'text',
  flag: 'true or false',
  count: 'number',
  choice: '',
  list: 'a,b',
  value: '',
} as const

function kindOf({ type, choices = [] }: OptionRule): string {
  return type === 'choice'
    ? choices.map((choice) => (choice === '\t' ? 'a tab' : choice)).join(' or ')
    : KINDS[type]
}
