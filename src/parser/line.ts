import type { Block } from './block'

/**
 * Takes the syntax off one line: white space, quote marks, list bullets and heading marks.
 * Returns `undefined` for a line without content. `isMarked`: a bullet at its start is its content.
 */
export function readLine(
  text: string,
  from: number,
  to: number,
  base: number,
  line: number,
  column: number,
  apart: boolean,
  isMarked = false,
): Block | undefined {
  let start = from
  let dotted = false
  let heading = 0
  for (; start < to; start++) {
    const code = text.charCodeAt(start)
    // Letters, which nearly every line starts with.
    if (code > 62 && code < 0xa0) break
    if (isSpace(code) || code === 62) continue
    if (isMarked || !isBullet(code) || (start + 1 < to && !isSpace(text.charCodeAt(start + 1)))) break
    const alone = isBlankFrom(text, start + 1, to)
    if (alone && code === 45) break
    if (code === 0xb7 || code === 0x2022) {
      dotted = true
      if (alone) break
    } else if (alone && code !== 0xb7) return undefined
  }
  let end = to
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  if (text.charCodeAt(start) === 35) {
    while (start + heading < end && text.charCodeAt(start + heading) === 35) heading++
    if (heading > 6 || (start + heading < end && !isSpace(text.charCodeAt(start + heading)))) heading = 0
    else for (start += heading; start < end && isSpace(text.charCodeAt(start)); ) start++
  }
  if (end <= start) return undefined
  const words = text.slice(start, end)
  return {
    // Mail clients and copy buffers put no-break spaces where the page had blanks: no rule is to tell the two apart.
    text: words.includes('\u00A0') ? words.replaceAll('\u00A0', ' ') : words,
    start: base + start,
    end: base + end,
    line,
    column: column + start - from,
    apart,
    dotted,
    heading,
    isBehindMark: text.charCodeAt(from) === 0xfeff,
  }
}

function isBlankFrom(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (!isSpace(text.charCodeAt(index))) return false
  return true
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 12) ||
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x3000 ||
    code === 0x200b
  )
}

/** `•`, `·`, `*`, `-`, `‣`, `▪`, `●`, `○`, `+`, `◦`, `□`, `☆`. */
function isBullet(code: number): boolean {
  return (
    code === 0x2022 ||
    code === 0xb7 ||
    code === 42 ||
    code === 45 ||
    code === 0x2023 ||
    code === 0x25aa ||
    code === 0x25cf ||
    code === 0x25cb ||
    code === 43 ||
    code === 0x25e6 ||
    code === 0x25a1 ||
    code === 0x2606
  )
}
