import { accents, greek, letters, mathSymbols, specials, symbols, symbolsInMath } from './tex-table'

/** Combining marks by the command that sets them. */
export const markOf: ReadonlyMap<string, string> = new Map(
  [...accents].map(([mark, command]) => [command, mark]),
)

/** What a command prints, without its backslash; those of math too, since people write `\alpha` in running text. */
export const commands: ReadonlyMap<string, string> = new Map([
  ...[...mathSymbols, ...symbolsInMath, ...greek, ...symbols, ...letters, ...specials].flatMap(
    ([sign, tex]): [string, string][] => {
      const name = /^\{?\\([A-Za-z]+)\}?$/.exec(tex)?.[1]
      return name === undefined ? [] : [[name, sign]]
    },
  ),
  ...`
    epsilon=ϵ varepsilon=ε phi=ϕ varphi=φ rightarrow=→ le=≤ ge=≥ cdot=· degree=° textless=< textgreater=> textbar=| to=→ ldots=… dots=… aa=å AA=Å slash=/
    textunderscore=_ textdollar=$ textendash=– textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“
    textquotedblright=” LaTeX=LaTeX TeX=TeX
  `
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
])
