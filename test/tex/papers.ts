import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { splitName } from '../../src/lexicon/name'
import type { Paper } from '../../src/model/paper'

/** An invented paper with the fields of a preprint; `fields` adds to it or replaces. */
export function paperWith(fields: Partial<Paper>): Paper {
  return {
    id: 'arxiv:2504.01234',
    title: 'Sparse Lanterns',
    authors: [{ name: 'Ada Quill', given: 'Ada', family: 'Quill' }],
    published: '2025-04-03',
    identifiers: { arxiv: '2504.01234', doi: '10.1234/tides_7<1::aid>3.0.co;2-#' },
    url: 'https://a.example/x_y~z#%20&ü{}\\?a=$1^2',
    links: [],
    keywords: ['tides', 'small, lamps', 'R&D 50% {'],
    categories: ['cs.LG'],
    metrics: {},
    organization: { name: 'Foxglove R&D_1' },
    sources: [{ reader: 'text' }],
    ...fields,
  }
}

const titles: readonly string[] = [
  'APHQ-ViT: Post-Training Lanterns by Hessian Tides',
  'GNN-to-MLP in Llama-3.2, VLA+RL Training',
  'Transformers? Not All',
  'π₀: A Vision',
  'Sub-$O(N^2)$ Tides',
  'Light at $5/1M, not $10/1M',
  'Pass@k for 50% of R&D',
  '^C in C:\\temp{x}',
  'Unbalanced } brace',
  'Unbalanced { brace',
  'A<B>C | x ~ y',
  '"Best" of “Both”',
  'Lamps of Łódź: naïve',
  '\\input{/etc/passwd}',
  '\\write18{touch pwned}',
  '$\\input{/etc/passwd}$',
  '% a comment',
  '#1 a_b & c',
  '}\n}\n@misc{pwned, title = {x}',
  'a@b, {c} = "d"',
  '$x^2^3$ $\\frac{1}$ $$y$$ $',
  '\\',
  '$',
  '{',
  '}',
  '"',
  "''",
  '`',
  'É',
  "'\"'\"' ``x'' ?‘ !`",
  '$\\left( \\frac{α}{2} \\right)^2 \\leq x_\\mathrm{max}$ and $\\mathbb{R}^d$',
  '--help',
  '@',
  '\u202eabc\u200b \u00ad \0 x',
]

const names: readonly string[] = [
  'Luc Van Gool',
  'Aäron van den Oord',
  'Martin Luther King Jr.',
  'Nguyễn Văn Ánh',
  'Gemini Team',
  'Quill and Reed',
  'my_lab',
  'R&D Group',
  'ab_c',
  'Łukasz Ćwik',
  'Đặng Þór',
  'Ördög Øre',
  'Santiago Ramón y Cajal',
  'Pierre de La Fontaine',
  "Gerard 't Hooft",
  'van Krieken',
  'π Team',
  '<b> Team',
  'École Lab',
  'Ålesund University',
  'Hal Daumé III',
  'Ștefan Țurcan',
  'and',
  'others',
  'A, B, C, D',
  '{',
  '}',
  '\\',
  '"',
  '%',
  '$x$ Team',
  'x$',
  '@',
  'é',
  'Ærø Ægir',
  'Çelik Şahin',
  'İnan Işık',
  '3M',
  '#',
  'O’Neil, Ada',
  '~',
  '^',
  'Jean-Luc d’Alembert',
  'É.-J. Öz',
  '王伟',
  'Ưng Ảnh',
  'Лидия Петрова',
  '灯 Lamp',
]

const organizations: readonly string[] = ['01.AI', 'Łódź R&D', 'π_0 Lab', '{', '$', '北京', '%', 'é']

/**
 * Gives papers of the default author and organisation names of their own, and spreads them over years: alpha and plainnat tell papers of one label apart by
 * a letter, and have no more than thirty.
 */
export function distinct(papers: readonly Paper[]): Paper[] {
  return papers.map((paper, index) => {
    const code = [676, 26, 1]
      .map((weight) => String.fromCharCode(97 + (Math.floor(index / weight) % 26)))
      .join('')
    const family = code.charAt(0).toUpperCase() + code.slice(1)
    const isDefault = paper.authors[0]?.name === 'Ada Quill'
    const authors = isDefault ? [{ name: `Ada ${family}`, given: 'Ada', family }] : paper.authors
    const isFoxglove = paper.organization?.name.startsWith('Foxglove')
    const published = paper.published === undefined ? undefined : `${1950 + (index % 70)}-04-03`
    return {
      ...paper,
      authors,
      published,
      organization: isFoxglove ? { name: `${family} R&D_1` } : paper.organization,
    }
  })
}

/** Invented papers whose every value is out to break a bibliography. */
export const hostilePapers: readonly Paper[] = [
  ...titles.flatMap((title) => [
    paperWith({ title, abstract: title, keywords: [title] }),
    paperWith({ title, authors: [] }),
    paperWith({
      title,
      authors: [],
      organization: undefined,
      published: undefined,
      identifiers: {},
      url: undefined,
    }),
  ]),
  ...names.flatMap((name) => [
    paperWith({ authors: [splitName(name)] }),
    paperWith({ authors: [splitName(name), splitName('Bo Reed'), splitName(name)], authorCount: 99 }),
    paperWith({ authors: [{ name, family: name, given: name }] }),
    paperWith({ authors: [{ name, family: name, given: name, particle: name, suffix: name }] }),
    paperWith({ authors: [{ name, literal: name }], published: undefined }),
  ]),
  ...organizations.map((name) => paperWith({ authors: [], organization: { name } })),
]

/** Papers of all fixtures. */
export function fixturePapers(folder: string): Paper[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('papers.json'),
  )
  return files.flatMap((file): Paper[] => {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    return Array.isArray(content) ? content : ((content as { papers?: Paper[] }).papers ?? [])
  })
}
