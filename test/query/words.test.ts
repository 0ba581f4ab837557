import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { foldText } from '../../src/lexicon/fold'
import { holdsWords, needleOf } from '../../src/query/words'

function holds(text: string, words: string, isPrefix = false): boolean {
  return holdsWords(foldText(text), needleOf(words, isPrefix))
}

/** By a pattern, from each place: what {@link holdsWords} means, in quadratic time. */
function isFoundAnywhere(text: string, words: readonly string[], isPrefix: boolean): boolean {
  const isWord = (unit: string | undefined): boolean => unit !== undefined && /[ab]/.test(unit)
  const isEdgeAt = (at: number): boolean => !isWord(text[at - 1]) || !isWord(text[at])
  const from = (at: number, index: number): boolean => {
    const word = words[index] ?? ''
    const end = at + word.length
    if (!text.startsWith(word, at)) return false
    const isLast = index === words.length - 1
    if (!(isLast && isPrefix) && !isEdgeAt(end)) return false
    if (isLast) return true
    const next = words[index + 1] ?? ''
    let start = end
    while (start < text.length && !/[ab学]/.test(text.charAt(start)) && !text.startsWith(next, start)) start++
    return start > end && from(start, index + 1)
  }
  return Array.from(text).some((_, at) => isEdgeAt(at) && from(at, 0))
}

describe('holdsWords', () => {
  it.each<[text: string, words: string, found: boolean]>([
    ['Pruning of Trees', 'pruning', true],
    ['Unpruning', 'pruning', false],
    ['Prunings', 'pruning', false],
    ['Post-Pruning: How', 'pruning', true],
    ['Activation-Sparsity', 'activation sparsity', true],
    ['Activation of Sparsity', 'activation sparsity', false],
    ['activation   sparsity', 'Activation Sparsity', true],
    ['Aäron van den Oord', 'aaron van den oord', true],
    ['Łódź', 'lodz', true],
    ['Straße', 'strasse', true],
    ['ＧＰＴ-4o', 'gpt-4o', true],
    ['GPT-4o', 'gpt', true],
    ['C++17 and C', 'C++', true],
    ['C and D', 'C++', false],
    ['深度学习方法', '学习', true],
    ['用于LLM的', 'llm', true],
    ['한국어 모델', '모델', true],
    ['한국어모델', '모델', false],
    ['𝛼 rays', 'α', true],
    ['', 'a', false],
    ['a', '', false],
  ])('should tell whether %j has %j', (text, words, found) => {
    expect(holds(text, words)).toBe(found)
  })

  it('should find what trying each place finds', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '!', ' ', '-', 'ab', '学'), { maxLength: 24 })
    const words = fc.array(fc.constantFrom('a', 'b', '!', 'ab', '!b', '学'), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(text, words, fc.boolean(), (pieces, phrase, isPrefix) => {
        const printed = pieces.join('')
        expect(holds(printed, phrase.join(' '), isPrefix)).toBe(isFoundAnywhere(printed, phrase, isPrefix))
      }),
      { numRuns: 2000, seed: 20_261_126 },
    )
  })

  it('should let the last word of a prefix go on', () => {
    expect(holds('Quantization of Models', 'quant', true)).toBe(true)
    expect(holds('Sparse Attention', 'sparse att', true)).toBe(true)
    expect(holds('Sparser Attention', 'sparse att', true)).toBe(false)
  })
})
