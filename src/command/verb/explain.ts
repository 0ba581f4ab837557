import { existsSync } from 'node:fs'

import { type Decision, type ExplainedLine, explain } from '../../index'
import { failed, nameOf, refuse } from '../message'
import { writeText } from '../output'
import { printable } from '../printable'
import type { RunVerb } from '../verb'
import { readWholeFile } from '../whole-file'

/** Tells of the lines of a file, or of the one that `FILE:LINE` names, what they were taken for and why; gives the exit code. */
export const explainFile: RunVerb = async (
  [name = ''],
  { from, json },
  { surroundings, formats: { readers } },
) => {
  const { stderr } = surroundings
  const { file, line } = placeOf(name)
  try {
    const value = await readWholeFile(file, surroundings)
    const path = file === '-' ? undefined : file
    const explained = explain({ value, path }, { reader: from, readers })
    const lines = explained.lines.filter((one) => line === undefined || one.line === line)
    if (lines.length === 0) return refuse(`${nameOf(file)}: has no line ${line}`, stderr)
    const written = json
      ? `${JSON.stringify({ ...explained, lines }, undefined, 2)}\n`
      : [`reader: ${explained.reader ?? 'none'}`, ...lines.flatMap(linesFor), ''].join('\n')
    return await writeText(written, undefined, surroundings)
  } catch (error) {
    return failed(nameOf(file), error, stderr)
  }
}

/** A file that has such a name is meant before a line of another. */
function placeOf(name: string): { file: string; line?: number } {
  const [, file = '', line] = /^(.+):(\d{1,9})$/.exec(name) ?? []
  return line === undefined || existsSync(name) ? { file: name } : { file, line: Number(line) }
}

/** Of a line of many thousand units the start is enough to know it by. */
const LONGEST = 160

function linesFor({ line, text, parts, facts, decisions }: ExplainedLine): string[] {
  if (text.trim() === '') return []
  const roles = [...new Set(parts.map(({ role }) => role))].join(', ')
  return [
    `${String(line).padStart(5)}  ${cut(text)}`,
    `       is: ${roles === '' ? 'left out' : roles}`,
    ...facts.map(({ meaning, value }) => `       found: ${meaning} ${cut(JSON.stringify(value))}`),
    ...decisions.flatMap(describe),
  ].map(printable)
}

function describe(decision: Decision): string[] {
  if (decision.type === 'promoted') return ['       read: a paper, as those beside it are']
  if (decision.type === 'section') return []
  if (decision.type === 'columns') {
    return decision.columns.map(({ label, meaning, weight }, index) => {
      const sign = index === decision.title ? '+' : '-'
      return `         ${sign} column ${JSON.stringify(label)}, ${meaning ?? 'unknown'}: ${Math.round(weight * 10) / 10} as titles`
    })
  }
  const { kind, isPaper, verdict, titles } = decision
  return [
    `       read: as ${kind}, ${isPaper ? 'a paper' : 'no paper'}: ${verdict}`,
    ...titles.map(
      ({ title, reasons, weight, isChosen }) =>
        `         ${isChosen ? '+' : '-'} ${cut(JSON.stringify(title))} ${weight}: ${reasons.join(', ')}`,
    ),
  ]
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
