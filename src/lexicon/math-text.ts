import { mathSpans } from './latex'
import { once } from './once'
import { commands, styles } from './tex-command'
import { scripts } from './tex-table'

/**
 * A text with its math in Unicode, for formats that know no TeX: `$O(n^2)$` -> `O(n²)`, `$\alpha$-Net` -> `α-Net`. Math that has no such form stays as it is, with
 * its dollar signs.
 */
export function withPlainMath(text: string): string {
  return withMath(text, (math) => {
    const plain = plainMath(math)
    return /[\\{}^_]/.test(plain) ? `$${math}$` : plain
  })
}

/** The same, where of math that has no such form the letters are left: for comparing, and not for reading. */
export function withLettersOfMath(text: string): string {
  return withMath(text, (math) => plainMath(math).replace(/[\\{}^_]/g, ''))
}

function withMath(text: string, write: (math: string) => string): string {
  if (!text.includes('$')) return text
  let result = ''
  let from = 0
  for (const [start, end] of mathSpans(text)) {
    result += text.slice(from, start) + write(text.slice(start + 1, end - 1))
    from = end
  }
  return (result + text.slice(from)).replaceAll('\\$', '$')
}

const SCRIPT = /([_^])(?:\{([^{}\\]{1,40})\}|([^{}\\\s]))/g
const STYLED = /* @__PURE__ */ once(
  () =>
    new RegExp(
      `\\\\(?:math(?:rm|it|bf|cal|sf|tt|bb|frak|scr|normal)|boldsymbol|bm|operatorname|${[...styles()].join('|')})\\s?\\{([^{}\\\\]{0,80})\\}`,
      'g',
    ),
)

function plainMath(tex: string): string {
  return tex
    .replace(STYLED(), '$1')
    .replace(/\\([A-Za-z]{1,32})(?![A-Za-z]) ?/g, (whole, name: string) => commands().get(name) ?? whole)
    .replace(/\\([%&#_])/g, '$1')
    .replace(/\\[,;:! ]|~/g, ' ')
    .replace(
      SCRIPT,
      (whole, mark: string, group: string | undefined, sign: string | undefined) =>
        scriptOf(mark, group ?? sign ?? '') ?? whole,
    )
    .replace(/\{([^{}\\]{0,80})\}/g, '$1')
}

/** Each sign raised or lowered, where Unicode has all of them so; else what TeX users write in plain text. */
export function scriptOf(mark: string, text: string): string | undefined {
  const signs = [...text].map((sign) => RAISED().get(mark + sign))
  if (signs.every((sign) => sign !== undefined)) return signs.join('')
  return /[°′*]/.test(text) ? text : undefined
}

/** `^2` -> `²`, `_i` -> `ᵢ`. */
const RAISED: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () => new Map([...scripts()].map(([sign, tex]) => [tex, sign])),
)
