const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
)

const ACCENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
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

/** What a leftover turns into, and the units that it takes the place of. */
interface Decoded {
  readonly start: number
  readonly end: number
  readonly text: string
}

const SPECIAL = /[\\`~]/g

/** Goes from one special character to the next; what none of the rules knows stays. */
function decodePlain(text: string): string {
  if (!hasLeftover(text)) return text
  // Without an opening pair it is a double prime, or inches.
  const source = text.includes('``') && text.includes("''") ? text.replaceAll("''", '”') : text
  let decoded = ''
  let from = 0
  for (const { index } of source.matchAll(SPECIAL)) {
    if (index < from) continue
    const found = decodeAt(source, index, from)
    if (!found) continue
    decoded += source.slice(from, found.start) + found.text
    from = found.end
  }
  return from === 0 ? source : decoded + source.slice(from)
}

function decodeAt(source: string, at: number, from: number): Decoded | undefined {
  const special = source.charAt(at)
  if (special === '~')
    return isTie(source, at) && !isInUrl(source, at) ? { start: at, end: at + 1, text: ' ' } : undefined
  if (special === '`') return decodeQuote(source, at)
  for (const decode of COMMANDS) {
    const found = decode(source, at)
    if (found) return withoutGroup(source, found, from)
  }
  return undefined
}

/** A brace pair around a command belongs to it: `{\"o}`. */
function withoutGroup(source: string, found: Decoded, from: number): Decoded {
  const { start, end } = found
  const isGroup = start > from && source.charAt(start - 1) === '{' && source.charAt(end) === '}'
  return isGroup ? { start: start - 1, end: end + 1, text: found.text } : found
}

/** ``` ``x'' ``` and `` `x' ``; a lone backtick is none. */
function decodeQuote(source: string, at: number): Decoded | undefined {
  if (source.charAt(at + 1) === '`') return { start: at, end: at + 2, text: '“' }
  const close = source.slice(at + 1, at + 82).search(/['`]/)
  const end = at + 1 + close
  if (close < 1 || source.charAt(end) !== "'" || /[\p{L}\n]/u.test(source.charAt(end + 1))) return undefined
  return /^[\p{L}\p{N}]/u.test(source.charAt(at + 1))
    ? { start: at, end: end + 1, text: `‘${source.slice(at + 1, end)}’` }
    : undefined
}

/** A tie joins two words (`Fig.~3`, `5~km`); alone before a figure or behind a variable it means "about" (`z~5`), between figures a range. */
function isTie(source: string, at: number): boolean {
  const before = source.charAt(at - 1)
  const next = source.charAt(at + 1)
  if (/\d/.test(before)) return /\p{L}/u.test(next)
  if (/\d/.test(next) && /(?:^|[^\p{L}\p{N}])\p{Ll}$/u.test(source.slice(Math.max(0, at - 2), at)))
    return false
  return /[\p{L}.)\]]/u.test(before) && /[\p{L}\p{N}\\[(]/u.test(next)
}

function isInUrl(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 200), at)
  return before.lastIndexOf('://') > Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'))
}

const ACCENTED =
  /\\(?:(["'`^~=.])[ ]?|([uvHckdbr])(?=\{)|(?<=[A-Za-z{]\\)([uvHckdbr])[ ])(?:\{(\\[ij]|[A-Za-z])\}|(\\[ij](?![A-Za-z])|[A-Za-z]))/y
const STYLED =
  /\\(?:textbf|textit|texttt|textsc|textrm|textsf|emph|underline|mbox|text|url)\{([^{}$]{0,400})\}/y
const SWITCHED = /\\(?:em|it|bf|tt|sc|sl)[ ]([^{}$]{0,400})\}/y
const LINKED = /\\href\{([^{}$ ]{0,400})\}\{([^{}$]{0,400})\}/y
const ESCAPED = /\\([%&#_])/y
const NAMED = /\\([A-Za-z]{1,16})(?![A-Za-z])(\{\}|[ ](?=[a-z\u00df-\uffff]))?/y

/** The first that reads a command at a backslash wins. */
const COMMANDS: readonly ((source: string, at: number) => Decoded | undefined)[] = [
  reading(ESCAPED, ([, character]) => character),
  reading(ACCENTED, ([, mark, spaced, joined, braced, bare]) =>
    accented(mark ?? spaced ?? joined, braced ?? bare),
  ),
  reading(STYLED, ([, words = '']) => decodePlain(words)),
  (source, at) => {
    const found =
      source.charAt(at - 1) === '{'
        ? reading(SWITCHED, ([, words = '']) => decodePlain(words))(source, at)
        : undefined
    return found && { ...found, start: at - 1 }
  },
  reading(LINKED, ([, address, label]) => (label === address ? label : `${label} (${address})`)),
  reading(NAMED, ([, name]) => SYMBOLS.get(name ?? '')),
]

function reading(
  pattern: RegExp,
  read: (groups: readonly (string | undefined)[]) => string | undefined,
): (source: string, at: number) => Decoded | undefined {
  return (source, at) => {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    const text = match ? read(match) : undefined
    return match && text !== undefined ? { start: at, end: at + match[0].length, text } : undefined
  }
}

function accented(mark: string | undefined, letter: string | undefined): string | undefined {
  const combining = ACCENTS.get(mark ?? '')
  if (combining === undefined || letter === undefined) return undefined
  return `${letter === '\\i' ? 'i' : letter === '\\j' ? 'j' : letter}${combining}`.normalize('NFC')
}
