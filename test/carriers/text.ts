import type { WrittenDigest, WrittenPaper } from './digest'
import { addressOf, bylineIn, factsIn, headingOf, labelledFactsIn } from './words'

/** A list without any marks: a block of lines for each paper, and a line by itself for a section. */
export function plainList(digest: WrittenDigest): string {
  const blocks = digest.sections.flatMap(({ name, papers }) => [
    ...(name === undefined ? [] : [name]),
    ...papers.map((paper) => linesOf(digest, paper).join('\n')),
  ])
  return `${[headingOf(digest), ...blocks].join('\n\n')}\n`
}

function linesOf({ style }: WrittenDigest, paper: WrittenPaper): string[] {
  const facts = factsIn(style, paper)
  return [
    paper.title,
    bylineIn(style, paper),
    ...(facts.length === 0 ? [] : [facts.join(' · ')]),
    ...(paper.identifier ? [addressOf(paper.identifier)] : []),
  ]
}

/** Records of `Label: value` lines. */
export function records(digest: WrittenDigest): string {
  const blocks = digest.sections.flatMap(({ papers }) =>
    papers.map((paper) => {
      const { identifier } = paper
      const pairs: [string, string][] = [
        ['Title', paper.title],
        ...labelledFactsIn(digest.style, paper),
        ...(identifier
          ? [[identifier.kind === 'arxiv' ? 'arXiv' : 'DOI', identifier.value] as [string, string]]
          : []),
      ]
      return pairs.map(([label, value]) => `${label}: ${value}`).join('\n')
    }),
  )
  return `${blocks.join('\n\n')}\n`
}
