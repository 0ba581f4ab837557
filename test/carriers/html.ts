import type { WrittenDigest, WrittenPaper, WrittenSection } from './digest'
import { addressOf, bylineIn, factsIn, headingOf } from './words'

/** An article for each paper, as a site or a newsletter makes them. */
export function cards(digest: WrittenDigest): string {
  const { style } = digest
  return page(digest, ({ papers }) =>
    papers.map((paper) => {
      const facts = factsIn(style, paper)
      return [
        '<article class="card">',
        `<h3>${linkedTitle(paper)}</h3>`,
        `<p class="names">${escapeText(bylineIn(style, paper))}</p>`,
        ...(facts.length === 0
          ? []
          : [`<div class="facts">${facts.map((fact) => `<span>${fact}</span>`).join(' ')}</div>`]),
        '</article>',
      ].join('\n')
    }),
  )
}

/** A list with an item for each paper, its lines parted by breaks. */
export function listItems(digest: WrittenDigest): string {
  const { style } = digest
  return page(digest, ({ papers }) => [
    `<ul>\n${papers
      .map((paper) => {
        const facts = factsIn(style, paper)
        const lines = [
          linkedTitle(paper),
          escapeText(bylineIn(style, paper)),
          ...(facts.length === 0 ? [] : [facts.join(' · ')]),
        ]
        return `<li>${lines.join('<br>\n')}</li>`
      })
      .join('\n')}\n</ul>`,
  ])
}

function linkedTitle({ title, identifier }: WrittenPaper): string {
  const words = escapeText(title)
  return identifier ? `<a href="${addressOf(identifier)}">${words}</a>` : `<strong>${words}</strong>`
}

function page(digest: WrittenDigest, blocksOf: (section: WrittenSection) => string[]): string {
  const heading = headingOf(digest)
  const blocks = digest.sections.flatMap((section) => [
    ...(section.name === undefined ? [] : [`<h2>${escapeText(section.name)}</h2>`]),
    ...blocksOf(section),
  ])
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${heading}</title></head>
<body>
<h1>${heading}</h1>
${blocks.join('\n')}
</body></html>
`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
