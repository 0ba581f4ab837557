import { describe, expect, it } from 'vitest'

import { createEncoder } from '../../src/exporters/bibtex/escape'
import { checkMath, findMath } from '../../src/exporters/bibtex/math'
import {
  argumentCommands,
  delimiterCommands,
  delimiters,
  kernelNames,
  signCommands,
  symbolCommands,
  textCommands,
} from '../../src/exporters/bibtex/math-table'
import * as late from '../../src/lexicon/tex-table'

const tables = {
  ...late,
  letters: late.letters(),
  symbols: late.symbols(),
  greek: late.greek(),
  mathSymbols: late.mathSymbols(),
  symbolsInMath: late.symbolsInMath(),
  symbolsAsMath: late.symbolsAsMath(),
  scripts: late.scripts(),
}

function encode(text: string, form: 'ascii' | 'unicode' = 'ascii'): string {
  return createEncoder(form).encode(text)
}

describe('the tables of TeX', () => {
  it.each(Object.entries(tables))(
    'should hold, in %s, one character each and balanced ASCII',
    (_name, table) => {
      for (const [character, tex] of table) {
        expect([...character]).toHaveLength(1)
        expect(tex).toMatch(/^[ -~]+$/)
        expect(tex.split('{')).toHaveLength(tex.split('}').length)
      }
    },
  )

  it('should have no character in two tables of text', () => {
    const { specials, punctuation, letters, symbols, greek, mathSymbols, scripts } = tables
    const all = [specials, punctuation, letters, symbols, greek, mathSymbols, scripts].flatMap((table) => [
      ...table.keys(),
    ])
    expect(all.filter((character, index) => all.indexOf(character) !== index)).toEqual([])
  })

  it.each([...tables.specials])('should escape %s as %s', (character, tex) => {
    expect(encode(character)).toBe(tex)
    expect(encode(character, 'unicode')).toBe(tex)
  })

  it.each([...tables.letters])(
    'should write the letter %s as {%s}, and keep it for biber',
    (letter, command) => {
      expect(encode(letter)).toBe(`{${command}}`)
      expect(encode(letter, 'unicode')).toBe(letter)
    },
  )

  it.each([...tables.symbols])('should write the sign %s, or {%s}, as math where it can', (sign, command) => {
    const math = tables.symbolsAsMath.get(sign)
    const tex = math === undefined || sign === '…' ? (math ?? command) : `$${math}$`
    expect(encode(sign)).toBe(`{${tex}}`)
    expect(encode(sign, 'unicode')).toBe(sign)
  })

  it.each([...tables.greek, ...tables.mathSymbols, ...tables.scripts])(
    'should write %s as the math %s',
    (sign, tex) => {
      expect(encode(sign)).toBe(`{$${tex}$}`)
      expect(encode(sign, 'unicode')).toBe(`{$${tex}$}`)
      expect(findMath(`$${sign}$`)).toHaveLength(1)
    },
  )

  it.each([...tables.accents])('should set the accent %s over a letter by %s', (mark, accent) => {
    expect(encode(`x${mark}`)).toBe(/[A-Za-z]/.test(accent) ? `{\\${accent}{x}}` : `{\\${accent}x}`)
    expect(encode(`x${mark}\u0302`)).toBe(mark === '\u0302' ? '{\\^{\\^x}}' : encode(`x${mark}\u0302`))
  })

  it('should write every letter of Latin-1 and Latin Extended-A in ASCII, but for a few that TeX lacks', () => {
    const kept: string[] = []
    for (let code = 0xa1; code <= 0x17f; code += 1) {
      const character = String.fromCharCode(code)
      if (/[^ -~]/.test(encode(character))) kept.push(character)
    }
    expect(kept.join('')).toBe('\u00ad¸ĦħĸŦŧ')
  })
})

describe('math', () => {
  it.each([...symbolCommands()])('should know \\%s', (name) => {
    expect(checkMath(`\\${name} x`)).toBe(`\\${name} x`)
  })

  it.each([...kernelNames])('should write \\%s as \\%s', (name, kernelName) => {
    expect([...symbolCommands(), ...argumentCommands().keys()]).toContain(kernelName)
    expect(checkMath(`\\${name}{x}{y}`)).toBe(`\\${kernelName}{x}{y}`)
  })

  it.each([...argumentCommands()])('should know \\%s with %d arguments', (name, count) => {
    const complete = `\\${name}${'{x}'.repeat(count)}`
    expect(checkMath(complete)).toBe(complete)
    expect(checkMath(`\\${name}${'{x}'.repeat(count - 1)}`)).toBeUndefined()
  })

  it.each([...textCommands()])('should know \\%s with plain text', (name) => {
    expect(checkMath(`\\${name}{for all}`)).toBe(`\\${name}{for all}`)
    expect(checkMath(`\\${name}{a_b}`)).toBeUndefined()
  })

  it.each([...delimiterCommands()])('should know \\%s with a delimiter', (name) => {
    expect(checkMath(`\\${name}(x`)).toBe(`\\${name}(x`)
    expect(checkMath(`\\${name} x`)).toBeUndefined()
  })

  it.each([...delimiters()])('should know the delimiter %s', (delimiter) => {
    const source = `\\left${delimiter} x \\right.`
    // BibTeX counts the brace of an escaped one, so a single one cannot stand.
    expect(checkMath(source)).toBe(/^\\[{}]$/.test(delimiter) ? undefined : source)
  })

  it.each([...signCommands()].filter((sign) => !/[{}]/.test(sign)))('should know %s', (sign) => {
    expect(checkMath(`x${sign}y`)).toBe(`x${sign}y`)
  })

  it.each([
    ['x_\\mathrm{max}', 'x_{\\mathrm{max}}'],
    ['x^\\alpha', 'x^{\\alpha}'],
    ['\\hat\\mathcal{A}', '\\hat{\\mathcal{A}}'],
    ['x_\\text{max}', 'x_{\\mathrm{max}}'],
    ["f'^2_i", "f'^2_i"],
    ['\\sqrt[3]{x}', '\\sqrt[3]{x}'],
    ['\\frac12', '\\frac12'],
    ['50%', '50\\%'],
    ['a & b # c', 'a \\& b \\# c'],
    ['α₁ ≤ x²', '\\alpha _1 \\leq  x^2'],
    ['90°C', '90^{\\circ}C'],
    ['\\{x\\}', '\\{x\\}'],
    ['{{x}^2}^3', '{{x}^2}^3'],
    ['\\not\\in', '\\not\\in'],
    ['^2', '^2'],
    ['\\left( \\frac{a}{b} \\right)^2', '\\left( \\frac{a}{b} \\right)^2'],
    ['\\mathcal{O}(n \\log n)', '\\mathcal{O}(n \\log n)'],
    ['V^*', 'V^*'],
    ['10\\%', '10\\%'],
    ['e^{x_{1}^{2}}', 'e^{x_{1}^{2}}'],
  ])('should take %s', (source, tex) => {
    expect(checkMath(source)).toBe(tex)
  })

  it.each([
    '\\input{x}',
    '\\write18{x}',
    '\\def\\x{}',
    '\\begin{array}',
    '\\unknown',
    'x^2^3',
    'x_1_2',
    'x^',
    'x_',
    '{x',
    'x}',
    '}{',
    '\\{',
    '\\}\\{',
    '{\\{}',
    '\\frac{a}',
    '\\left(x',
    'x\\right)',
    '{\\left(x}\\right)',
    'x\\\\y',
    '\\text{$x$}',
    "x^2'",
    'é',
    '中',
    '\\',
    '\\left x',
    '\\hat',
    'x^{',
    'x²³',
    '\\csname',
    '^^41',
    '\\text',
    '\\sqrt[3',
    '\\sqrt[\\input]{x}',
  ])('should refuse %s', (source) => {
    expect(checkMath(source)).toBeUndefined()
  })

  it.each([
    ['$x$', 1],
    ['a $x$ b $y$', 2],
    ['$5 and $10', 0],
    ['$5 and 10$', 1],
    ['$ x$', 0],
    ['$x $', 0],
    ['$x$5', 0],
    ['$x', 0],
    ['$$x$$', 1],
    ['$$x$', 1],
    ['$$ x $$', 1],
    ['$$$$', 0],
    ['\\$x$', 0],
    ['\\$5 of $x$', 1],
    ['$x$ \\$', 1],
    ['$a\\$b$', 1],
    ['$\\bad$ $x$', 1],
    ['$5 $x$', 1],
  ])('should find in %s so many: %d', (text, count) => {
    expect(findMath(text)).toHaveLength(count)
  })
})
