import type { Paper } from '../../src/index'
import { anyOf, crossrefOf, dataciteOf, dblpOf, openAlexOf, semanticScholarOf } from './aggregators'
import { arxivOf } from './arxiv'
import { huggingFaceOf } from './hugging-face'
import type { InventedPaper } from './papers'
import type { Answerer } from './server'

/** All services, each with what it would have of these papers. */
export function servicesOf(papers: readonly Paper[]): Answerer {
  const preprints = papers.flatMap(inventedOf)
  return anyOf(
    huggingFaceOf(preprints),
    arxivOf(preprints),
    dataciteOf(papers.filter(({ identifiers }) => identifiers.arxiv !== undefined)),
    semanticScholarOf(papers),
    openAlexOf(papers),
    dblpOf(papers),
    crossrefOf(papers),
  )
}

/** As arXiv and Hugging Face know it. */
function inventedOf({
  title,
  authors,
  identifiers: { arxiv },
  published = '',
  abstract = '',
}: Paper): InventedPaper[] {
  if (arxiv === undefined) return []
  const parts = authors.map(({ given = '', family, name }): [string, string] => [given, family ?? name])
  return [{ arxiv, title, abstract, authors: parts, published, categories: ['cs.LG'] }]
}
