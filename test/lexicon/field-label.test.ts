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
    ['Jahr:', 'published'],
    ['Año', 'published'],
    ['Année', 'published'],
    ['年份：', 'published'],
    ['연도', 'published'],
    ['発行年', 'published'],
    ['Shoe size', undefined],
    ['', undefined],
    ['x'.repeat(100), undefined],
  ])('should know %j', (label, meaning) => {
    expect(meaningOfLabel(label)).toBe(meaning)
  })

  it.each([
    ['论文下载链接', 'link'],
    ['论文链接地址', 'link'],
    ['Abstractページ', 'link'],
    ['arXiv URL', 'link'],
    ['PDF 地址', 'pdf'],
    ['代码链接地址', 'code'],
    ['Repository link', 'code'],
    ['代码和数据集', 'code'],
    ['Code & models', 'code'],
    ['AI摘要', 'tldr'],
    ['中文简介', 'tldr'],
    ['中文题目', 'translatedTitle'],
    ['论文作者', 'authors'],
    ['英文关键词', 'keywords'],
    ['Author page', undefined],
    ['Authors and dates', undefined],
    ['AI', undefined],
    ['Lamp link', undefined],
  ])('should know %j by the label within it', (label, meaning) => {
    expect(meaningOfLabel(label)).toBe(meaning)
  })

  it.each([
    'Score',
    'Rating:',
    'Reason',
    'Relevance',
    '**Note**',
    '4. 评分',
    '推荐度：',
    '实用性',
    'Source_scope',
  ])('should know %j as a label that says nothing of the paper', (label) => {
    expect(meaningOfLabel(label)).toBe('ignored')
  })

  it('should fold case, marks, emoji and blanks', () => {
    expect(foldLabel('  ## **📄  Paper \u00A0 Link**：')).toBe('paper link')
  })
})
