import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bibtex } from '../../src/exporters/bibtex'
import { createEncoder } from '../../src/exporters/bibtex/escape'
import { properNouns } from '../../src/exporters/bibtex/proper-nouns'
import { protectTitle } from '../../src/exporters/bibtex/protect'
import { cleanLine } from '../../src/exporters/clean'
import { stringify } from '../../src/exporters/stringify'
import { paperOf } from './paper'

function titleOf(title: string): string {
  return protectTitle(cleanLine(title), createEncoder('ascii'), properNouns())
}

const hardTitles: readonly [title: string, tex: string][] = [
  [
    'APHQ-ViT: Post-Training Lanterns by Hessian Tides',
    '{APHQ-ViT}: Post-Training Lanterns by {Hessian} Tides',
  ],
  ['GNN-to-MLP Lanterns', '{GNN}-to-{MLP} Lanterns'],
  ['Tides in Llama-3.2', 'Tides in {Llama}-3.2'],
  ['Foxglove-3.2 at Sea', '{Foxglove}-3.2 at Sea'],
  ['VLA+RL Training', '{VLA}+{RL} Training'],
  ['Transformers? Not All', 'Transformers? {Not} All'],
  ['π₀: A Vision', '{$\\pi$}{$_0$}: A Vision'],
  ['Sub-$O(N^2)$ Tides', 'Sub-{$O(N^2)$} Tides'],
  ['Light at $5/1M, not $10/1M', 'Light at \\$5/{1M}, not \\$10/{1M}'],
  ['\\$Thrift-Bench: \\$5 of $x^2$', '\\$Thrift-Bench: \\$5 of {$x^2$}'],
  ['Pass@k for 50% of R&D', 'Pass@k for 50\\% of {R}\\&{D}'],
  [
    '^C in C:\\temp{x}',
    '{\\textasciicircum}{C} in {C}:{\\textbackslash}temp{\\textbraceleft}x{\\textbraceright}',
  ],
  ['Unbalanced } brace', 'Unbalanced {\\textbraceright} brace'],
  ['A<B>C | x', '{A}{$<$}{B}{$>$}{C} {$|$} x'],
  ['"Best" of “Both”', "``Best'' of ``Both''"],
  ['Lamps of Łódź: naïve', "Lamps of {{\\L}{\\'o}d{\\'z}}: na{\\\"i}ve"],
]

const otherTitles: readonly [title: string, tex: string][] = [
  ['Learning to light the coasts of Jutland', 'Learning to light the coasts of {Jutland}'],
  ['Lighting the Coasts of Jutland', 'Lighting the Coasts of Jutland'],
  ['Lamps: Jutland is lit', 'Lamps: Jutland is lit'],
  ['A* and Q-A, Type A', '{A}* and {Q}-{A}, Type {A}'],
  ['Why? A Lamp', 'Why? {A} Lamp'],
  ['Is It "Lit?" Yes', "Is It ``Lit?'' {Yes}"],
  ['iPhone vLLM Qwen2.5 3D k-NN O’Neil', "{iPhone} {vLLM} {Qwen2.5} {3D} k-{NN} {O'Neil}"],
  ["Newton's Lamp, Schrödinger’s Tide", "{Newton's} Lamp, {Schr{\\\"o}dinger's} Tide"],
  ['Δ-Lamps and ΔX', '{$\\Delta$}-Lamps and {{$\\Delta$}X}'],
  ['É', "{{\\'E}}"],
  [
    'Lamp $x \\input{/etc/passwd}$ y',
    'Lamp \\$x {\\textbackslash}input{\\textbraceleft}/etc/passwd{\\textbraceright}\\$ y',
  ],
  ['\\write18{rm}', '{\\textbackslash}write18{\\textbraceleft}rm{\\textbraceright}'],
  ['100% of % lamps', '100\\% of \\% lamps'],
  ['Tab\there,\u00a0soft\u00adhyphen,\u200bzero\u202e', 'Tab here, softhyphen,zero'],
  ['x → y × z ± 5° … – —', 'x {$\\rightarrow$} y {$\\times$} z {$\\pm$} 5{$^\\circ$} {\\ldots} -- ---'],
  ['≤ 5 ∞ ℝ', '{$\\leq$} 5 {$\\infty$} {$\\mathbb{R}$}'],
  ['ﬁne Ａ² ½ 𝜇', 'fine {A{$^2$}} 1/2 {$\\mu$}'],
  ["5'' and `x` ?‘y", "5'{}' and {\\textasciigrave}x{\\textasciigrave} ?{}`y"],
  ['Straße Ærø åbo ñu ễ ợ', 'Stra{\\ss}e {{\\AE}r{\\o}} {\\r{a}}bo {\\~n}u {\\~{\\^e}} ợ'],
  ['$k$NN', '{$k$}{NN}'],
  ['Vitamin A deficiency, Plan A for Hepatitis A', 'Vitamin {A} deficiency, Plan {A} for Hepatitis {A}'],
  ['Towards A Unified View: A small Note – A Lamp', 'Towards A Unified View: A small Note -- A Lamp'],
  ['Lamps e\u0301 x\u0302', "Lamps {\\'e} {\\^x}"],
  ['$5 and 5 $', '\\$5 and 5 \\$'],
  ['$$', '\\$\\$'],
  ['$α_1$ Lamps', '{$\\alpha _1$} Lamps'],
]

describe('titles in BibTeX', () => {
  it.each(hardTitles)('should write the hard title %s', (title, tex) => {
    expect(titleOf(title)).toBe(tex)
  })

  it.each(otherTitles)('should write %s', (title, tex) => {
    expect(titleOf(title)).toBe(tex)
  })

  it('should hold the same words of a title in ASCII and of one with another sign', () => {
    const piece = fc.constantFrom(
      'A',
      'a',
      'Of',
      'on',
      'lamp',
      'Lamp',
      'LAMP',
      'GNNs',
      'Bayes',
      "Bayes's",
      '3D',
      'x2',
      ' ',
      ' ',
      ' ',
      ': ',
      '? ',
      '-',
      '.',
      "'",
      '(',
      '$x_1$',
      '$',
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const title = pieces.join('').replace(/ +/g, ' ').trim()
        fc.pre(/[a-z]/i.test(title))
        expect(titleOf(`${title}–`)).toBe(`${titleOf(title)}--`)
      }),
      { numRuns: 3000, seed: 20_261_127 },
    )
  })

  it('should hold the capital of each proper noun', () => {
    for (const noun of properNouns()) {
      if (/^[A-Za-z]+$/.test(noun)) expect(titleOf(`The ${noun} Lamp`)).toBe(`The {${noun}} Lamp`)
    }
  })

  it('should hold the words of the option too', () => {
    const paper = paperOf({ title: 'The Foxglove and Hessian Lamp' })
    expect(stringify([paper], bibtex, { protect: ['Foxglove'] })).toContain(
      '{The {Foxglove} and {Hessian} Lamp}',
    )
  })
})
