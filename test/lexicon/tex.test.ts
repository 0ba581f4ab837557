import { describe, expect, it } from 'vitest'
import { createEncoder } from '../../src/exporters/bibtex/escape'
import { decodeTex, decodeVerbatim } from '../../src/lexicon/tex'
import { accents, greek, letters, mathSymbols, scripts, specials, symbols } from '../../src/lexicon/tex-table'

const tables = {
  accents,
  greek: greek(),
  letters: letters(),
  mathSymbols: mathSymbols(),
  scripts: scripts(),
  specials,
  symbols: symbols(),
}

describe('decodeTex', () => {
  it.each([
    ['{GNN}-to-{MLP}', 'GNN-to-MLP'],
    ['{$\\pi$}{$_0$}: A Vision', 'π₀: A Vision'],
    ['Sub-{$O(N^2)$}', 'Sub-$O(N^2)$'],
    ['at \\$5/{1M}, not \\$10/{1M}', 'at $5/1M, not $10/1M'],
    ['50\\% {R}\\&{D} \\#1 a\\_b', '50% R&D #1 a_b'],
    [
      '{\\textasciicircum}{C} in {C}:{\\textbackslash}temp{\\textbraceleft}x{\\textbraceright}',
      '^C in C:\\temp{x}',
    ],
    ["``Best'' of ``Both''", '“Best” of “Both”'],
    ['\\v{\\j}ames', 'ǰames'],
    ['a\\/b\\-c\\!d', 'abcd'],
    ['a\\,b\\;c\\ d', 'a b c d'],
    ['\\href{https://lamps-example.org}{Lamps}', 'Lamps'],
    ['\\href x', 'x'],
    ['2020--2021---now', '2020–2021—now'],
    ["of {{\\L}{\\'o}d{\\'z}}: na{\\\"i}ve", 'of Łódź: naïve'],
    ['{\\~{\\^e}}', 'ễ'],
    ["Vall{\\'{e}}e \\'Etude \\c{c}a \\v{S} \\\"{\\i} {\\aa}rs", 'Vallée Étude ça Š ï års'],
    ['\\o{} \\ss', 'ø ß'],
    ['pages 3--4 --- and a-b', 'pages 3–4 — and a-b'],
    ['J.~K.\n  Quill', 'J. K. Quill'],
    ['\\emph{soft} {\\bf bold} \\texttt{x\\_y}', 'soft bold x_y'],
    ['\\href{https://example.org}{words}', 'words'],
    ['\\input{/etc/passwd}', '\\input{/etc/passwd}'],
    ['\\write18{rm}', '\\write18rm'],
    ['It costs \\$5 and $x$', 'It costs $5 and $x$'],
    ['\\$a\\$', '\\$a\\$'],
    ['lone $ sign', 'lone $ sign'],
    ['unbalanced } and { braces', 'unbalanced and braces'],
    ['$$x^2$$', '$$x^2$$'],
    [
      'in \\(O(n)\\) and {\\(\\alpha\\)}, \\[x^2\\], line\\\\(x), \\(open',
      'in $O(n)$ and α, $x^2$, line (x), (open',
    ],
    [
      '\\enquote{a \\enquote{b}} \\mkbibquote{c} \\enquote*{d} \\foreignquote{french}{e}',
      '“a ‘b’” “c” ‘d’ “e”',
    ],
    ['\\mkbibemph{Tides}\\hyphen y\\adddot \\textcolor{red}{Red} {\\color{blue} Blue}', 'Tides-y.Red Blue'],
    [
      '\\texorpdfstring{$\\mathcal{O}(n)$}{O(n)} \\foreignlanguage{french}{mot} \\footnote{no}x',
      'O(n) mot x',
    ],
    [
      'TCP{\\textquotesingle}s \\textcelsius{} 5\\textonehalf{} \\textalpha{}-x \\upmu m',
      "TCP's ℃ 5½ α-x μm",
    ],
    ['Ond\\ifmmode \\check{r}\\else \\v{r}\\fi{}ej \\ifmmode x\\fi y', 'Ondřej y'],
    ['{\\ensuremath{-}}5 \\ensuremath{\\alpha} \\ensuremath{H_0} \\ensuremath{x}', '−5 α $H_0$ x'],
    ['10\\textsuperscript{-3} CO\\textsubscript{2} 1\\textsuperscript{st}', '10⁻³ CO₂ 1st'],
    [
      '\\SI{1.5e-3}{\\kilo\\meter\\per\\hour} \\qty[mode=text]{5 +- 1}{m/s} \\SIrange{1}{5}{\\giga\\hertz}',
      '1.5 × 10⁻³ km/h 5 ± 1 m/s 1–5 GHz',
    ],
    [
      '\\si{\\newton\\meter\\per\\second\\squared} \\num{5000} \\ang{1;30} \\SI{50}{\\percent} \\SI{5}{\\foo}',
      'N m/s² 5000 1°30′ 50 % \\SI{5}{\\foo}',
    ],
    ['\\h{a} \\ohorn{} \\polhk{a} \\cprime', 'ả ơ ą ʹ'],
    ['\\unknown{one}{two} {three}', '\\unknown{one}{two} three'],
    ['a <i>k</i>-NN &amp; H<sub>2</sub>O, $a<b$ {$<$}i{$>$}', 'a k-NN & H₂O, $a<b$ <i>'],
    ['{\\&}amp$\\mathsemicolon$ $\\less$i$\\greater$x$\\less$/i$\\greater$ R\\&D; &#36;5', '& x R&D; $5'],
    ['\\', ''],
    ["\\'", ''],
    ['', ''],
  ])('should read %j as %j', (source, text) => {
    expect(decodeTex(source)).toBe(text)
  })

  it.each(['letters', 'symbols', 'scripts', 'mathSymbols', 'specials'] as const)(
    'should undo every entry of the table of %s',
    (name) => {
      const encoder = createEncoder('ascii')
      // TeX without packages has one command for both stars, for the two dots in the middle, and for the micro sign and the letter.
      for (const [sign] of [...tables[name]].filter(([sign]) => !/[★⋅µ]/.test(sign)))
        expect(decodeTex(encoder.encode(`a${sign}b`)), sign).toBe(`a${sign}b`)
    },
  )

  it('should undo every Greek letter that has a command of its own', () => {
    const encoder = createEncoder('ascii')
    const others = new Set('ϵϕοΑΒΕΖΗΙΚΜΝΟΡΤΧ')
    for (const [sign] of tables.greek)
      if (!others.has(sign)) expect(decodeTex(encoder.encode(`a${sign}b`)), sign).toBe(`a${sign}b`)
  })

  it('should undo every accent', () => {
    const encoder = createEncoder('ascii')
    for (const [mark] of tables.accents)
      for (const base of 'aio') {
        const text = `${base}${mark}`.normalize('NFC')
        expect(decodeTex(encoder.encode(text)), text).toBe(text)
      }
  })

  it('should take linear time over what opens and never closes', () => {
    for (const piece of [
      '{',
      '}',
      '\\',
      '$',
      '\\$a',
      "\\'",
      '\\$',
      '{\\"',
      '$$',
      '`',
      '\\textbf{',
      '\\(',
      '\\ifmmode',
      '\\enquote{',
      '\\href{',
      '\\SI{',
      '<i>',
      '&a',
    ])
      expect(decodeTex(piece.repeat(100_000)).length).toBeLessThan(1_000_000)
  })
})

describe('decodeVerbatim', () => {
  it.each([
    ['https://example.org/a\\_b\\%20c\\#d', 'https://example.org/a_b%20c#d'],
    ['\\url{https://example.org/~x}', 'https://example.org/~x'],
    ['https://example.org/{\\textasciitilde}x', 'https://example.org/~x'],
    ['{10.1234/a_b}', '10.1234/a_b'],
  ])('should read %j as %j', (source, text) => {
    expect(decodeVerbatim(source)).toBe(text)
  })
})
