import { diagnostic } from '../model/diagnostic'
import { shapeOf } from '../parser/constructs'
import { createEmitter } from '../parser/emitter'
import { readLine } from '../parser/line'
import type { ReadContext, TokenReader, TokenSession } from '../parser/reader'
import { Segmenter } from '../parser/segment'

/**
 * Pages as people paste them: the text of a search or "similar papers" page, and of a daily listing as a browser copies it,
 * also quoted, indented, and with blank lines lost or doubled. It streams: only the card that is being read is held.
 */
export const text: TokenReader = {
  name: 'text',
  extensions: ['txt', 'text'],
  mediaTypes: ['text/plain'],
  detect: detectText,
  open: openText,
}

/** Anchors in the head make it sure; any prose is a weak candidate. Data and markup are not for this reader. */
function detectText(head: string): number {
  const first = head.replace(/^[\s\uFEFF]+/, '').slice(0, 1)
  if (first === '' || head.includes('\u0000')) return 0
  let anchors = 0
  for (const raw of head.split(/\r\n?|\n/)) {
    const line = readLine(raw, 0, raw.length, 0, 1, 1, false)
    if (!line || line.text.length > 160) continue
    const { kind } = shapeOf(line)
    if (kind === 'submitted' || kind === 'authorCount' || kind === 'curator') anchors++
    else if (kind === 'date' && line.dotted) anchors++
  }
  if (anchors === 0) return first === '<' || first === '{' ? 0 : 0.2
  return Math.min(0.9, 0.5 + anchors * 0.1)
}

function openText(context: ReadContext): TokenSession {
  const emitter = createEmitter()
  const segmenter = new Segmenter({
    emitter,
    report: context.report,
    cardLength: context.limits.cardLength,
  })
  const longest = context.limits.lineLength
  /** Where so much was read since the last token, no card is waited for any longer: what is held stays small. */
  const mostHeld = 2 * context.limits.cardLength
  /** What is held, in the pieces in which it came: joined only when a line may end in it. */
  let parts: string[] = []
  let held = 0
  /** How much of it was looked at before. Joining costs as much, so it waits until a quarter more has come. */
  let seen = 0
  let hasLineEnd = false
  /** Offset of the first held unit in the document, and of the first unread one. */
  let base = 0
  let next = 0
  let line = 1
  let column = 1
  let apart = false
  let overlong = false

  /** Reads the whole lines among what is held, and on `last` the rest too. */
  function readHeld(last: boolean): void {
    const text = parts.join('')
    const ends = createLineEnds(text, last)
    emitter.fragment = { text, base }
    let at = next - base
    for (;;) {
      const end = ends.after(at)
      const available = end === -1 ? ends.certain : end
      while (available - at > longest) at = passOver(at, at + longest)
      if (end === -1) break
      if (overlong) at = passOver(at, end)
      else readOne(text, at, end)
      overlong = false
      if (end >= text.length) {
        column += end - at
        at = end
        break
      }
      at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1)
      line++
      column = 1
      if (base + at - emitter.end <= mostHeld) continue
      segmenter.end()
      emitter.fill(base + at, line, column)
    }
    next = base + at
    if (last) return
    parts = [text.slice(emitter.end - base)]
    base = emitter.end
    held = seen = parts[0]?.length ?? 0
    hasLineEnd = false
  }

  function readOne(text: string, at: number, end: number): void {
    const block = readLine(text, at, end, base, line, column, apart)
    apart = block === undefined
    if (block) segmenter.push(block)
  }

  /** A slice of a line that is too long to be a digest's; such slices are equal however the document was cut. */
  function passOver(start: number, end: number): number {
    if (!overlong) {
      segmenter.end()
      const place = { line, column, offset: base + start }
      context.report(
        diagnostic('limit-exceeded', `Unexpected line of more than ${longest} units; it is passed over`, {
          place,
        }),
      )
    }
    overlong = true
    emitter.cut('text', -1, base + start, base + end, line, column)
    column += end - start
    return end
  }

  return {
    write(chunk) {
      if (chunk === '') return []
      parts.push(chunk)
      held += chunk.length
      hasLineEnd ||= chunk.includes('\n') || chunk.includes('\r')
      if ((hasLineEnd || held > longest) && held >= seen * 1.25) readHeld(false)
      return emitter.take()
    },
    end() {
      readHeld(true)
      segmenter.end()
      emitter.fill(next, line, column)
      return emitter.take()
    },
  }
}

/** Finds the ends of lines: LF, CR LF or CR, each unit looked at once. */
function createLineEnds(text: string, last: boolean): { after(at: number): number; certain: number } {
  /** A CR at the very end may be half of a CR LF. */
  const certain = !last && text.charCodeAt(text.length - 1) === 13 ? text.length - 1 : text.length
  let carriageReturn = text.indexOf('\r')
  let lineFeed = text.indexOf('\n')
  return {
    certain,
    after(at) {
      if (lineFeed !== -1 && lineFeed < at) lineFeed = text.indexOf('\n', at)
      if (carriageReturn !== -1 && carriageReturn < at) carriageReturn = text.indexOf('\r', at)
      const end =
        carriageReturn !== -1 && (lineFeed === -1 || carriageReturn < lineFeed) ? carriageReturn : lineFeed
      if (end !== -1 && end < certain) return end
      return last ? text.length : -1
    },
  }
}
