import type { Diagnostic } from '../model/diagnostic'
import type { Paper } from '../model/paper'
import type { DigestContent } from '../model/tree'
import { withAddressRead } from './address'
import { createDecoder } from './decoder'
import { emptyList, isEmptyList } from './empty'
import { createEvaluator, type EvaluateOptions, type Evaluator, evaluate } from './evaluate'
import { createIntake } from './intake'
import { readOptions, type TreeOptions } from './options'
import { chooseReader, noPapers, throwOnWarnings } from './parse'

/** How a stream is read; `report` takes the messages as they arise. */
export type ParseStreamOptions = TreeOptions

/** Text or bytes in pieces, such as a Node or web stream gives. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/**
 * Reads a digest of any size piece by piece and yields each paper as soon as its card ends; any cutting gives the same papers.
 * Readers of prose hold one card; readers that must see the whole document hold it, up to `limits.documentLength`.
 *
 * Where it holds one card it cannot look ahead: a year comes from `referenceDate` or from a date that the page printed before; two cards of one paper
 * are united only where they stand side by side. Throws as `parse` does.
 */
export async function* parseStream(
  chunks: Chunks,
  options: ParseStreamOptions,
): AsyncGenerator<Paper, void, undefined> {
  const { limits, referenceDate, dayFirst, encoding, strict } = readOptions(options)
  if (chunks === null || typeof chunks !== 'object')
    throw new TypeError(
      'Expected chunks as an iterable or a stream of strings or bytes; for one string use parse(text)',
    )
  if ('then' in chunks) throw new TypeError('Expected chunks, received a promise: await it first')
  const path = options.path || undefined
  let isEmpty = false
  const report = (message: Diagnostic): void => {
    isEmpty ||= isEmptyList(message)
    const told = path === undefined ? message : { ...message, path }
    options.report?.(told)
    if (strict) throwOnWarnings([told])
  }
  const context = { limits, report }
  const decode = createDecoder(context, encoding)
  const intake = createIntake((head) => chooseReader(head, options, options.path, report), context)
  let evaluator: Evaluator | undefined
  let count = 0

  const settings = (): EvaluateOptions => ({
    reader: intake.reader?.name ?? 'none',
    path,
    referenceDate,
    dayFirst,
  })

  function* take(nodes: readonly DigestContent[]): Generator<Paper> {
    for (const node of nodes.flatMap(withAddressRead)) {
      evaluator ??= createEvaluator(settings(), report)
      evaluator.push(node)
      for (const paper of evaluator.release()) {
        count++
        yield paper
      }
    }
  }

  for await (const chunk of chunks) yield* take(intake.write(decode(chunk)))
  yield* take(intake.write(decode(undefined)))
  const rest = intake.end()
  if (!intake.isHeld) yield* take(rest)
  const last = intake.isHeld ? evaluate(rest, settings(), report).papers : (evaluator?.papers ?? [])
  yield* last
  if (!intake.reader || count + last.length > 0) return
  if (!intake.isHeld && evaluator?.notice) report(emptyList(evaluator.notice))
  if (!isEmpty) report(noPapers(intake.reader))
}
