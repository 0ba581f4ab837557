import { describe, expect, it } from 'vitest'

import { foldLabel, meaningOfLabel } from '../../src/lexicon/field-label'

describe('meaningOfLabel', () => {
  it.each([
    ['Title', 'title'],
    ['**Authors:**', 'authors'],
    ['👤 Author(s)', 'authors'],
    ['1. Abstract:', 'abstract'],
    ['TL;DR', 'tldr'],
    ['作者：', 'authors'],
    ['**原文标题：**', 'title'],
    ['초록', 'abstract'],
    ['Palabras clave:', 'keywords'],
    ['⭐ GitHub Stars', 'stars'],
    ['arXiv ID', 'arxiv'],
    ['Shoe size', undefined],
    ['', undefined],
    ['x'.repeat(100), undefined],
  ])('should know %j', (label, meaning) => {
    expect(meaningOfLabel(label)).toBe(meaning)
  })

  it('should fold case, marks, emoji and blanks', () => {
    expect(foldLabel('  ## **📄  Paper \u00A0 Link**：')).toBe('paper link')
  })
})
