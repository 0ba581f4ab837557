import { describe, expect, it } from 'vitest'

import { isTitleClass } from '../../../src/parser/html/elements'
import { readFragment } from '../../../src/parser/html/page'

describe('what classes say', () => {
  it.each([
    'title',
    'paper-title',
    'card__title',
    'ArticleTitle',
    'paper_title',
    'list-title mathjax',
    'x Title_link',
    'card__title--large',
    'Card_title__x8Kd2',
    'title-text',
  ])('should know %s as a title', (className) => {
    expect(isTitleClass(className)).toBe(true)
  })

  it.each([
    '',
    'subtitle',
    'sub-title',
    'page-title',
    'site-title',
    'section-title',
    'section__title',
    'titles',
    'entitled',
    'title-row',
    'title-bar',
    'title-wrapper',
    'card title-section',
  ])('should not know %j as a title', (className) => {
    expect(isTitleClass(className)).toBe(false)
  })
})

describe('readFragment', () => {
  it('should mark the words of a title, and italics but not those within a word or in math', () => {
    const [line] = readFragment(
      '<p><b class="title">On A<em>B</em></b> <em>Ada Vale</em> and <i>Bo Reed</i></p>',
    )
    expect(line?.spans).toEqual([
      { text: 'On A*B*', strong: true, isTitle: true },
      { text: ' ' },
      { text: 'Ada Vale', emphasis: true },
      { text: ' and ' },
      { text: 'Bo Reed', emphasis: true },
    ])
  })

  it('should tell which blocks a line stands in', () => {
    const lines = readFragment(
      '<div><div class="card"><h3>One</h3></div><div class="card"><p>Two</p></div></div>',
    )
    const [one, two] = lines.map(({ container }) => container)
    expect(one).toMatchObject({
      name: 'div',
      className: 'card',
      index: 1,
      parent: { index: 0, parent: undefined },
    })
    expect(two).toMatchObject({ className: 'card', index: 2 })
    expect(two?.parent).toBe(one?.parent)
  })
})
