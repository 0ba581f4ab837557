const SYMBOLS: Readonly<Record<string, string>> = {
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

const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  d: '\u0323',
  b: '\u0331',
  r: '\u030a',
}

/** One leftover, longest first. Every repetition is bounded or over units that nothing behind it can match: no backtracking. */
const LEFTOVER = new RegExp(
  [
    String.raw`\{?\\(["'\x60^~=.]|[uvHckdbr](?=[{ ]))[ ]?\{?(\\[ij]|[A-Za-z])\}?\}?`,
    String.raw`\\(?:textbf|textit|texttt|textsc|textrm|textsf|emph|underline|mbox|text|url)\{([^{}$]{0,400})\}`,
    String.raw`\{\\(?:em|it|bf|tt|sc|sl)[ ]([^{}$]{0,400})\}`,
    String.raw`\\href\{([^{}$ ]{0,400})\}\{([^{}$]{0,400})\}`,
    String.raw`\\([%&#_])`,
    String.raw`\{?\\([A-Za-z]{1,16})(?![A-Za-z{])(?:\}|[ ](?=[a-z\u00df-\uffff]))?`,
    '``',
    "''",
    String.raw`\x60(?=[\p{L}\p{N}][^\x60'\n]{0,80}'(?!\p{L}))`,
    String.raw`(?<=[\p{L}.)\]])~(?=[\p{L}\p{N}\\[(])`,
  ].join('|'),
  'gu',
)

/**
 * Decodes once what LaTeX left in running text: `\%`, `\_`, ``` ``x'' ```, accents, `\emph{x}`, ties, named letters and symbols.
 * Math between dollar signs is kept as it stands, and so is any command that is not known. A tilde that means "about" stays.
 */
export function decodeLatex(text: string): string {
  if (!hasLeftover(text)) return text
  if (!text.includes('$')) return decodePlain(text)
  let decoded = ''
  let from = 0
  for (const [start, end] of mathSpans(text)) {
    decoded += decodePlain(text.slice(from, start)) + text.slice(start, end)
    from = end
  }
  return decoded + decodePlain(text.slice(from))
}

/**
 * The spans of `$…$` math by pandoc's rule: the opening dollar has a non-blank on its right, the closing one a non-blank on
 * its left and no digit on its right; braces inside are balanced. `$5/1M, not $10/1M` has none.
 */
export function mathSpans(text: string): [start: number, end: number][] {
  const spans: [number, number][] = []
  let open = nextDollar(text, 0)
  while (open !== -1) {
    const close = closingDollar(text, open)
    if (close !== -1) spans.push([open, close + 1])
    open = nextDollar(text, close === -1 ? open + 1 : close + 1)
  }
  return spans
}

const LONGEST_MATH = 400

function closingDollar(text: string, open: number): number {
  if (isBlank(text.charCodeAt(open + 1))) return -1
  const limit = Math.min(text.length, open + LONGEST_MATH)
  let depth = 0
  for (let index = open + 1; index < limit; index++) {
    const code = text.charCodeAt(index)
    if (code === 92) index++
    else if (code === 123) depth++
    else if (code === 125 && --depth < 0) return -1
    else if (code === 36) {
      const next = text.charCodeAt(index + 1)
      const closes =
        index > open + 1 && depth === 0 && !isBlank(text.charCodeAt(index - 1)) && !(next >= 48 && next <= 57)
      return closes ? index : -1
    }
  }
  return -1
}

function nextDollar(text: string, from: number): number {
  let at = text.indexOf('$', from)
  while (at > 0 && text.charCodeAt(at - 1) === 92) at = text.indexOf('$', at + 1)
  return at
}

function isBlank(code: number): boolean {
  return Number.isNaN(code) || code === 32 || code === 10 || code === 9 || code === 0xa0
}

function hasLeftover(text: string): boolean {
  return text.includes('\\') || text.includes('`') || text.includes('~') || text.includes("''")
}

function decodePlain(text: string): string {
  if (!hasLeftover(text)) return text
  const decoded = text.replace(LEFTOVER, (whole: string, ...groups: (string | undefined)[]) => {
    const [accent, letter, styled, switched, address, label, escaped, command] = groups
    if (accent !== undefined && letter !== undefined) return balanced(whole, accented(accent, letter))
    if (styled !== undefined) return styled
    if (switched !== undefined) return switched
    if (address !== undefined && label !== undefined)
      return label === address ? address : `${label} (${address})`
    if (escaped !== undefined) return escaped
    if (command !== undefined) {
      const symbol = Object.hasOwn(SYMBOLS, command) ? SYMBOLS[command] : undefined
      return symbol === undefined ? whole : balanced(whole, symbol)
    }
    return whole === '``' ? '“' : whole === "''" ? '”' : whole === '`' ? '‘' : ' '
  })
  return decoded.includes('‘') ? decoded.replace(/(?<=‘[^‘']{0,80})'(?!\p{L})/gu, '’') : decoded
}

/** Gives back a brace that the pattern took without its partner. */
function balanced(whole: string, value: string): string {
  const opened = whole.split('{').length - whole.split('}').length
  if (opened === 0) return value
  return opened > 0 ? `${'{'.repeat(opened)}${value}` : `${value}${'}'.repeat(-opened)}`
}

function accented(accent: string, letter: string): string {
  const base = letter === '\\i' ? 'i' : letter === '\\j' ? 'j' : letter
  return `${base}${ACCENTS[accent] ?? ''}`.normalize('NFC')
}
