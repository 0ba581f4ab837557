import { once } from './once'
import { accents, greek, letters, mathSymbols, specials, symbols, symbolsInMath } from './tex-table'

/** Combining marks by the command that sets them. */
export const markOf: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map([
      ...[...accents].map(([mark, command]): [string, string] => [command, mark]),
      // Vietnamese, and what the files of MathSciNet have for marks that LaTeX has under other names.
      ['h', '\u0309'],
      ['f', '\u0311'],
      ['G', '\u030f'],
      ['C', '\u030f'],
      ['udot', '\u0323'],
      ['polhk', '\u0328'],
      ['ocirc', '\u030a'],
      ['soft', '\u030c'],
    ]),
)

const words = (list: string): string[] => list.trim().split(/\s+/)

/** Commands that change how their argument looks and not what it says. */
export const styles: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      words(`
    emph textbf textit texttt textsc textrm textsf textsl textmd textup textnormal text mbox hbox underline uline em it bf tt sc sl rm sf bfseries
    itshape scshape ttfamily upshape mdseries normalfont relax protect ensuremath textsuperscript textsubscript uppercase lowercase MakeUppercase MakeLowercase
    NoCaseChange MakeSentenceCase url path nolinkurl small footnotesize mkbibemph mkbibitalic mkbibbold mkbibacro mkbibsuperscript mkbibsubscript
    mkbibordinal autocap bibstring germ
  `),
    ),
)

/** Commands that set what they print between quotation marks. */
export const quotes: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () => new Set(words('enquote mkbibquote textquote foreignquote hyphenquote')),
)

/** Commands of which so many arguments are not printed, the first ones. */
export const unprinted: () => ReadonlyMap<string, number> = /* @__PURE__ */ once(
  () =>
    new Map(
      words(`
    href=1 textcolor=1 color=1 colorbox=1 fcolorbox=2 foreignlanguage=1 selectlanguage=1 foreignquote=1 hyphenquote=1 texorpdfstring=1 noopsort=1
    SortNoop=1 hspace=1 vspace=1 label=1 index=1 footnote=1 thanks=1 phantom=1 hphantom=1 vphantom=1 raisebox=1 fontsize=2 fontfamily=1
  `).map((pair) => [pair.split('=')[0] ?? '', Number(pair.split('=')[1])]),
    ),
)

/** What a command prints, without its backslash; those of math too, since people write `\alpha` in running text. */
export const commands: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map([
      ...[...mathSymbols(), ...symbolsInMath(), ...greek(), ...symbols(), ...letters(), ...specials].flatMap(
        ([sign, tex]): [string, string][] => {
          const name = /^\{?\\([A-Za-z]+)\}?$/.exec(tex)?.[1]
          return name === undefined ? [] : [[name, sign]]
        },
      ),
      ...words(`
    epsilon=ϵ varepsilon=ε phi=ϕ varphi=φ rightarrow=→ le=≤ ge=≥ cdot=· degree=° textless=< textgreater=> textbar=| to=→ ldots=… dots=… aa=å AA=Å slash=/
    textunderscore=_ textdollar=$ textendash=– textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“
    textquotedblright=” textquotesingle=' textquotedbl=" textquotestraightbase=‚ textquotestraightdblbase=„ textasteriskcentered=* textfractionsolidus=⁄
    textminus=− textlangle=⟨ textrangle=⟩ textlbrackdbl=⟦ textrbrackdbl=⟧ textmho=℧ textohm=Ω textbigcircle=◯ textcelsius=℃ textflorin=ƒ
    textcolonmonetary=₡ textwon=₩ textnaira=₦ textpeso=₱ textlira=₤ textdong=₫ textbaht=฿ textnumero=№ textrecipe=℞ textinterrobang=‽ textestimated=℮
    textopenbullet=◦ textservicemark=℠ textreferencemark=※ textpilcrow=¶ textparagraph=¶ textsection=§ textonesuperior=¹ texttwosuperior=²
    textthreesuperior=³ textonequarter=¼ textonehalf=½ textthreequarters=¾ textsurd=√ textbardbl=‖ textpertenthousand=‱ textmusicalnote=♪
    textasciibreve=˘ textasciicaron=ˇ textvisiblespace=␣ textcompwordmark= textcopyleft=🄯 guillemetleft=« guillemetright=» hyphen=- bibrangedash=–
    adddot=. addcomma=, addcolon=: addsemicolon=; addslash=/ cprime=ʹ cdprime=ʺ Dbar=Đ dbar=đ ohorn=ơ Ohorn=Ơ uhorn=ư Uhorn=Ư less=< greater=>
    mathplus=+ mathsemicolon=; mathcomma=, lbrace={ rbrace=} LaTeX=LaTeX LaTeXe=LaTeX2ε TeX=TeX BibTeX=BibTeX
  `).map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
      ...[...greek()].flatMap(([sign, tex]): [string, string][] =>
        /^\\[A-Za-z]+$/.test(tex)
          ? [
              [`text${tex.slice(1)}`, sign],
              [`up${tex.slice(1)}`, sign],
            ]
          : [],
      ),
    ]),
)
