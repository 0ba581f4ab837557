import { describe, expect, it } from 'vitest'

import { decodeLatex, mathSpans } from '../../src/lexicon/latex'

const symbols: Record<string, string> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ϵ',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'ϕ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
  times: '×',
  pm: '±',
  to: '→',
  rightarrow: '→',
  leftarrow: '←',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  neq: '≠',
  approx: '≈',
  sim: '∼',
  infty: '∞',
  cdot: '·',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textdegree: '°',
  degree: '°',
  textasciitilde: '~',
  textasciicircum: '^',
  textbackslash: '\\',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textquoteright: '’',
  textquoteleft: '‘',
  textendash: '–',
  textemdash: '—',
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
}

/** Accent command, base letter, and what Unicode calls the two together. */
const accents: [command: string, letter: string, composed: string][] = [
  ['`', 'e', 'è'],
  ["'", 'e', 'é'],
  ['^', 'o', 'ô'],
  ['~', 'n', 'ñ'],
  ['"', 'u', 'ü'],
  ['=', 'a', 'ā'],
  ['.', 'z', 'ż'],
  ['u', 'g', 'ğ'],
  ['v', 's', 'š'],
  ['H', 'o', 'ő'],
  ['c', 'c', 'ç'],
  ['k', 'a', 'ą'],
  ['d', 'a', 'ạ'],
  ['b', 'd', 'ḏ'],
  ['r', 'u', 'ů'],
]

describe('decodeLatex', () => {
  it.each(Object.entries(symbols))('should decode \\%s to %s', (command, symbol) => {
    expect(decodeLatex(`\\${command}`)).toBe(symbol)
    expect(decodeLatex(`{\\${command}}`)).toBe(symbol)
    expect(decodeLatex(`(\\${command}, 1)`)).toBe(`(${symbol}, 1)`)
  })

  it.each(accents)('should decode \\%s over %s to %s, however it is braced', (command, letter, composed) => {
    const spaced = /[a-zA-Z]/.test(command) ? ' ' : ''
    for (const text of [
      `\\${command}{${letter}}`,
      `{\\${command}{${letter}}}`,
      `{\\${command}${spaced}${letter}}`,
      `\\${command}${spaced}${letter}`,
      `\\${command} ${letter}`,
    ])
      expect(decodeLatex(`x${text}y`)).toBe(`x${composed}y`)
  })

  it.each([
    'textbf',
    'textit',
    'texttt',
    'textsc',
    'textrm',
    'textsf',
    'emph',
    'underline',
    'mbox',
    'text',
    'url',
  ])('should take the words out of \\%s', (command) => {
    expect(decodeLatex(`a \\${command}{b c} d`)).toBe('a b c d')
  })

  it.each(['em', 'it', 'bf', 'tt', 'sc', 'sl'])('should take the words out of {\\%s …}', (command) => {
    expect(decodeLatex(`a {\\${command} b c} d`)).toBe('a b c d')
  })

  it.each([
    ['97\\% of \\#1, R\\&D and a\\_b', '97% of #1, R&D and a_b'],
    ["``which one?''", '“which one?”'],
    ["`one' and `two words'.", '‘one’ and ‘two words’.'],
    ["the dogs' `bone", "the dogs' `bone"],
    ["it's `fine' isn't it", "it's ‘fine’ isn't it"],
    ['at~https://a.example', 'at https://a.example'],
    ['Fig.~3 and ~40 of them', 'Fig. 3 and ~40 of them'],
    ['a~~b', 'a~~b'],
    ['galaxies at z~5', 'galaxies at z~5'],
    ['Table~5 and HD~2094~b', 'Table 5 and HD 2094 b'],
    ['3~4 of 5~km', '3~4 of 5 km'],
    ['na\\"{\\i}ve na\\"\\i ve {\\"i}', 'naïve naï ve ï'],
    ['na\\"\\ive', 'na\\"\\ive'],
    ['\\^{\\j}', 'ĵ'],
    ["Poincar\\'e", 'Poincaré'],
    ["{Poincar{\\'e}}", '{Poincaré}'],
    ['{\\o{x}', '{ø{x}'],
    ["{\\'e x}", '{é x}'],
    ["\\'e} x", 'é} x'],
    ['{\\alpha x}', '{αx}'],
    ['\\alpha} x', 'α} x'],
    ['\\href{https://a.example}{a page}', 'a page (https://a.example)'],
    ['\\href{https://a.example}{https://a.example}', 'https://a.example'],
    ['\\alpha-helix and \\mu m', 'α-helix and μm'],
    ['\\alpha Beta', 'α Beta'],
    ['\\unknown{x} and \\cite{y}', '\\unknown{x} and \\cite{y}'],
    ['\\alphabet', '\\alphabet'],
    ['360$^{\\circ} $ and x_\\mu', '360$^{\\circ} $ and x_\\mu'],
    [
      '\\constructor \\toString \\valueOf \\hasOwnProperty',
      '\\constructor \\toString \\valueOf \\hasOwnProperty',
    ],
    ['90%pm0.2 and 80times', '90%pm0.2 and 80times'],
    ['C:\\\\dir', 'C:\\\\dir'],
    ['$\\alpha$ is \\alpha', '$\\alpha$ is α'],
    ['\\% of $O(n^2)$ \\% of $\\%$ \\%', '% of $O(n^2)$ % of $\\%$ %'],
    ['costs \\$5 and $5', 'costs \\$5 and $5'],
    ['plain text', 'plain text'],
    ['$x$', '$x$'],
    ['', ''],
  ])('should decode %j to %j', (text, decoded) => {
    expect(decodeLatex(text)).toBe(decoded)
  })

  it('should decode once', () => {
    expect(decodeLatex('\\textbackslash alpha')).toBe('\\alpha')
  })

  it.each([
    '`',
    "'",
    '\\',
    '{\\',
    '\\"{',
    '~',
    '``',
    "`a'",
    '\\textbf{',
    '\\href{',
    '{\\em ',
    '$',
    '$x',
    '\\$',
    '{$',
    "‘'",
  ])('should get through a run of %j', (unit) => {
    const once = decodeLatex(unit.repeat(10_000))
    const twice = decodeLatex(unit.repeat(20_000))
    expect(once.length).toBeLessThanOrEqual(unit.length * 10_000)
    expect(twice.length).toBeLessThanOrEqual(unit.length * 20_000)
  })
})

describe('mathSpans', () => {
  it.each([
    ['$x$', ['$x$']],
    ['a $x$ b $y_{1}$ c', ['$x$', '$y_{1}$']],
    ['$5/1M, not $10/1M', []],
    ['$5 and $x$', ['$x$']],
    ['$ x$', []],
    ['$x $', []],
    ['$\t$', []],
    ['$$', []],
    ['$', []],
    ['a$', []],
    ['$x$1', []],
    ['$\\$$', ['$\\$$']],
    ['\\$x$', []],
    ['\\$x\\$ $y$', ['$y$']],
    ['$\x7bx}$', ['$\x7bx}$']],
    ['$x}$', []],
    ['$\x7bx$', []],
    [`$${'x'.repeat(400)}$`, []],
    [`$${'x'.repeat(300)}$`, [`$${'x'.repeat(300)}$`]],
  ])('should find the math in %j', (text, spans) => {
    expect(mathSpans(text).map(([start, end]) => text.slice(start, end))).toEqual(spans)
  })
})
