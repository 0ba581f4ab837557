import { inspectNoColor } from 'unist-util-inspect'

import { fromDigest, tokenize } from '../../index'
import { failed, nameOf, refuse } from '../message'
import { writeText } from '../output'
import { printable } from '../printable'
import type { RunVerb } from '../verb'
import { readWholeFile } from '../whole-file'

/** Shows the tree or the tokens of a file. */
export const inspectFile: RunVerb = async ([file = '-'], options, { surroundings, formats }) => {
  const { stdin, stderr } = surroundings
  if (file === '-' && stdin.isTTY) return refuse('name a file, or pipe a digest in; --help shows how', stderr)
  let value: Uint8Array
  try {
    value = await readWholeFile(file, surroundings)
  } catch (error) {
    return failed(nameOf(file), error, stderr)
  }
  const document = { value, path: file === '-' ? undefined : file }
  const settings = { reader: options.from, encoding: options.encoding, readers: formats.readers }
  if (options.tokens === true) {
    const tokens = tokenize(document, settings)
    const text = options.json
      ? `${JSON.stringify(
          tokens.map(({ type, value: words, position }) => ({ type, value: words, position })),
          undefined,
          2,
        )}\n`
      : tokens
          .map(({ type, value: words, position: { start } }) =>
            printable(`${start.line}:${start.column}\t${type}\t${JSON.stringify(words)}`).replaceAll(
              '\\u0009',
              '\t',
            ),
          )
          .join('\n')
          .concat('\n')
    return writeText(text, undefined, surroundings)
  }
  const tree = fromDigest(document, settings)
  const text = options.json
    ? JSON.stringify(tree, undefined, 2)
    : inspectNoColor(tree).split('\n').map(printable).join('\n')
  return writeText(`${text}\n`, undefined, surroundings)
}
