import { once } from '../../lexicon/once'
/**
 * The math commands that may pass into a bibliography. Anything else (`\input`, `\write`, `\def`, a typing error) would stop or
 * subvert the run of TeX, so math that holds it is printed as text. LaTeX, amsmath and amssymb define these.
 */
export const symbolCommands: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  words(`
  alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho sigma varsigma tau
  upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
  times div pm mp cdot ast star circ bullet cap cup uplus sqcap sqcup vee wedge land lor setminus wr diamond oplus ominus otimes oslash
  odot dagger ddagger neg lnot
  leq le geq ge neq ne ll gg prec succ preceq succeq sim simeq approx cong equiv propto asymp doteq models perp mid parallel vdash dashv
  subset supset subseteq supseteq sqsubseteq sqsupseteq in notin ni lesssim gtrsim lessapprox gtrapprox triangleq
  to gets leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow mapsto longrightarrow longleftarrow Longrightarrow
  Longleftarrow longleftrightarrow hookrightarrow hookleftarrow uparrow downarrow updownarrow nearrow searrow swarrow nwarrow iff
  rightharpoonup rightleftharpoons leadsto
  sum prod coprod int oint iint bigcup bigcap bigoplus bigotimes bigvee bigwedge
  infty partial nabla forall exists nexists emptyset ell hbar imath jmath Re Im aleph wp angle triangle square Box blacksquare
  surd top bot prime backslash sharp flat natural spadesuit heartsuit diamondsuit clubsuit checkmark therefore because
  langle rangle lfloor rfloor lceil rceil lbrace rbrace lbrack rbrack vert Vert
  ldots cdots vdots ddots dots quad qquad
  log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan min max inf sup lim limsup liminf arg det dim ker deg gcd hom
  Pr bmod rm bf it sf tt cal displaystyle textstyle
`),
)

/** Commands of packages that say the same as one of LaTeX itself, so that no document has to load the package. */
export const kernelNames: ReadonlyMap<string, string> = new Map([
  ['operatorname', 'mathrm'],
  ['mathscr', 'mathcal'],
  ['dfrac', 'frac'],
  ['tfrac', 'frac'],
  ['lvert', 'vert'],
  ['rvert', 'vert'],
  ['lVert', 'Vert'],
  ['rVert', 'Vert'],
  ['dotsc', 'ldots'],
  ['dotsb', 'cdots'],
  ['implies', 'Longrightarrow'],
  ['varnothing', 'emptyset'],
])

/** Commands and the number of arguments that each takes. */
export const argumentCommands: () => ReadonlyMap<string, number> = /* @__PURE__ */ once(
  () =>
    new Map([
      ...withArguments(
        1,
        `mathcal mathbb mathbf mathrm mathit mathsf mathtt mathfrak mathnormal boldsymbol hat bar tilde vec dot ddot check
    acute grave breve mathring widehat widetilde overline underline overbrace underbrace overrightarrow overleftarrow sqrt mod pmod pod`,
      ),
      ...withArguments(2, 'frac binom stackrel overset underset'),
    ]),
)

/** Commands whose argument is text; it may hold letters, digits and plain punctuation. */
export const textCommands: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  words('text textbf textit textrm textsf texttt textsc mbox'),
)

/** Commands that a delimiter must follow. */
export const delimiterCommands: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  words('big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm'),
)

/** What may follow {@link delimiterCommands}, `\left` and `\right`. */
export const delimiters: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  words(String.raw`
  ( ) [ ] | / . < > \{ \} \| \langle \rangle \lfloor \rfloor \lceil \rceil \vert \Vert \lvert \rvert \lVert \rVert \lbrace \rbrace
  \uparrow \downarrow
`),
)

/** `\,` and the like: a backslash and one character that is not a letter. */
export const signCommands: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () => new Set([...',;:!> {}%&#_$|'].map((sign) => `\\${sign}`)),
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

function withArguments(count: number, list: string): [string, number][] {
  return [...words(list)].map((name) => [name, count])
}
