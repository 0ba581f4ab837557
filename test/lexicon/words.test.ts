import { describe, expect, it } from 'vitest'

import { foldText } from '../../src/lexicon/fold'
import { holdsWords, needleOf } from '../../src/lexicon/words'

function holds(text: string, words: string, isPrefix = false): boolean {
  return holdsWords(foldText(text), needleOf(words, isPrefix))
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

  it('should let the last word of a prefix go on', () => {
    expect(holds('Quantization of Models', 'quant', true)).toBe(true)
    expect(holds('Sparse Attention', 'sparse att', true)).toBe(true)
    expect(holds('Sparser Attention', 'sparse att', true)).toBe(false)
  })
})
