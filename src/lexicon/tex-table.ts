import { once } from './once'

/**
 * What stands for a character in TeX. Commands are those that LaTeX itself defines, or amssymb for `\mathbb`; letters beyond
 * ASCII need the T1 encoding. Sources: the LaTeX2e encoding files t1enc.def and ts1enc.def, and unicode-math's symbol list.
 */
type Table = ReadonlyMap<string, string>

/** ASCII characters that mean something to TeX or to BibTeX. Never `\{`: BibTeX counts its brace. */
export const specials: Table = new Map([
  ['&', '\\&'],
  ['%', '\\%'],
  ['$', '\\$'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['\\', '{\\textbackslash}'],
  ['{', '{\\textbraceleft}'],
  ['}', '{\\textbraceright}'],
  ['~', '{\\textasciitilde}'],
  ['^', '{\\textasciicircum}'],
  // As math: of \textless and its like Zotero and pandoc print nothing.
  ['<', '{$<$}'],
  ['>', '{$>$}'],
  ['|', '{$|$}'],
  ['`', '{\\textasciigrave}'],
])

/** Punctuation that TeX writes in ASCII. */
export const punctuation: Table = new Map([
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '--'],
  ['–', '--'],
  ['—', '---'],
  ['―', '---'],
  ['‘', '`'],
  ['’', "'"],
  ['“', '``'],
  ['”', "''"],
  ['‛', '`'],
  ['‟', '``'],
  ['ʼ', "'"],
])

/** Combining marks, as the accent command that sets them over or under a letter. */
export const accents: Table = new Map([
  ['\u0300', '`'],
  ['\u0301', "'"],
  ['\u0302', '^'],
  ['\u0303', '~'],
  ['\u0304', '='],
  ['\u0306', 'u'],
  ['\u0307', '.'],
  ['\u0308', '"'],
  ['\u030a', 'r'],
  ['\u030b', 'H'],
  ['\u030c', 'v'],
  ['\u0323', 'd'],
  ['\u0326', 'textcommabelow'],
  ['\u0327', 'c'],
  ['\u0328', 'k'],
  ['\u0331', 'b'],
])

/** Latin letters that do not decompose. */
export const letters: () => Table = /* @__PURE__ */ once(() =>
  pairs(String.raw`
  ß \ss  ẞ \SS  æ \ae  Æ \AE  œ \oe  Œ \OE  ø \o  Ø \O  ł \l  Ł \L  đ \dj  Đ \DJ  ð \dh  Ð \DH  þ \th  Þ \TH
  ŋ \ng  Ŋ \NG  ı \i  ȷ \j
`),
)

/** Signs of running text. */
export const symbols: () => Table = /* @__PURE__ */ once(() =>
  pairs(String.raw`
  × \texttimes  ÷ \textdiv  ± \textpm  ¬ \textlnot  ° \textdegree  µ \textmu  → \textrightarrow
  ← \textleftarrow  ↑ \textuparrow  ↓ \textdownarrow  … \textellipsis  • \textbullet  · \textperiodcentered
  § \S  ¶ \P  † \textdagger  ‡ \textdaggerdbl  © \textcopyright  ® \textregistered  ™ \texttrademark
  € \texteuro  £ \textsterling  ¥ \textyen  ¢ \textcent  ‰ \textperthousand  ¿ \textquestiondown
  ¡ \textexclamdown  « \guillemotleft  » \guillemotright  ‹ \guilsinglleft  › \guilsinglright
  „ \quotedblbase  ‚ \quotesinglbase  ª \textordfeminine  º \textordmasculine  ¨ \textasciidieresis
  ¯ \textasciimacron  ´ \textasciiacute  ¤ \textcurrency  ¦ \textbrokenbar
`),
)

/**
 * Greek letters, as math. Unicode has two codes for the two shapes of epsilon and phi, which authors use for each other:
 * both give the plain command.
 */
export const greek: () => Table = /* @__PURE__ */ once(() =>
  pairs(String.raw`
  α \alpha  β \beta  γ \gamma  δ \delta  ε \epsilon  ϵ \epsilon  ζ \zeta  η \eta  θ \theta  ϑ \vartheta
  ι \iota  κ \kappa  λ \lambda  μ \mu  ν \nu  ξ \xi  ο o  π \pi  ϖ \varpi  ρ \rho  ϱ \varrho  σ \sigma
  ς \varsigma  τ \tau  υ \upsilon  φ \phi  ϕ \phi  χ \chi  ψ \psi  ω \omega  Γ \Gamma  Δ \Delta  Θ \Theta
  Λ \Lambda  Ξ \Xi  Π \Pi  Σ \Sigma  Υ \Upsilon  Φ \Phi  Ψ \Psi  Ω \Omega  Α \mathrm{A}  Β \mathrm{B}
  Ε \mathrm{E}  Ζ \mathrm{Z}  Η \mathrm{H}  Ι \mathrm{I}  Κ \mathrm{K}  Μ \mathrm{M}  Ν \mathrm{N}
  Ο \mathrm{O}  Ρ \mathrm{P}  Τ \mathrm{T}  Χ \mathrm{X}
`),
)

/** Signs of mathematics, as math. */
export const mathSymbols: () => Table = /* @__PURE__ */ once(() =>
  pairs(String.raw`
  − -  ∗ *  ∼ \sim  ≈ \approx  ≃ \simeq  ≅ \cong  ≡ \equiv  ≠ \neq  ≤ \leq  ≥ \geq  ≪ \ll  ≫ \gg  ≺ \prec
  ≻ \succ  ∝ \propto  ∞ \infty  ∈ \in  ∉ \notin  ∋ \ni  ⊂ \subset  ⊃ \supset  ⊆ \subseteq  ⊇ \supseteq
  ∪ \cup  ∩ \cap  ∅ \emptyset  ∀ \forall  ∃ \exists  ∧ \wedge  ∨ \vee  ⊕ \oplus  ⊗ \otimes  ⊙ \odot  ⋅ \cdot
  ∘ \circ  ∙ \bullet  ⋆ \star  ★ \star  √ \surd  ∇ \nabla  ∂ \partial  ∑ \sum  ∏ \prod  ∫ \int  ⊥ \perp
  ∥ \parallel  ∠ \angle  △ \triangle  ⟨ \langle  ⟩ \rangle  ⌊ \lfloor  ⌋ \rfloor  ⌈ \lceil  ⌉ \rceil  ′ '
  ↔ \leftrightarrow  ⇒ \Rightarrow  ⇐ \Leftarrow  ⇔ \Leftrightarrow  ↦ \mapsto  ⟶ \longrightarrow
  ⟵ \longleftarrow  ↗ \nearrow  ↘ \searrow  ⋯ \cdots  ⋮ \vdots  ℓ \ell  ℏ \hbar  ℵ \aleph  ♠ \spadesuit
  ♣ \clubsuit  ♥ \heartsuit  ♦ \diamondsuit  ♯ \sharp  ♭ \flat  ♮ \natural  ℝ \mathbb{R}  ℂ \mathbb{C}
  ℕ \mathbb{N}  ℤ \mathbb{Z}  ℚ \mathbb{Q}  ℙ \mathbb{P}  𝔼 \mathbb{E}
`),
)

/** What {@link symbols} are inside math, where their text commands do not belong. */
export const symbolsInMath: () => Table = /* @__PURE__ */ once(() =>
  pairs(String.raw`
  × \times  ÷ \div  ± \pm  ¬ \neg  ° ^\circ  µ \mu  → \rightarrow  ← \leftarrow  ↑ \uparrow  ↓ \downarrow  … \ldots
  • \bullet  · \cdot  † \dagger  ‡ \ddagger  – -  ‐ -  ’ '  ‖ \|
`),
)

/** Signs of running text that are written as math, since pandoc prints nothing for their text commands; `\ldots` is a command of both. */
export const symbolsAsMath: () => Table = /* @__PURE__ */ once(
  () =>
    new Map(
      [...symbols().keys()].flatMap((sign): [string, string][] => {
        const tex = sign === '•' ? undefined : symbolsInMath().get(sign)
        return tex === undefined ? [] : [[sign, tex]]
      }),
    ),
)

/** Subscripts and superscripts, as math. */
export const scripts: () => Table = /* @__PURE__ */ once(
  () =>
    new Map([
      ...paired('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ', '0123456789+-=()aeoxhklmnpstiruvj', '_'),
      ...paired('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ', '0123456789+-=()ni', '^'),
    ]),
)

function pairs(list: string): Table {
  const words = list.trim().split(/\s+/)
  return new Map(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])))
}

function paired(from: string, to: string, mark: string): [string, string][] {
  return [...from].map((character, index) => [character, mark + to.charAt(index)])
}
