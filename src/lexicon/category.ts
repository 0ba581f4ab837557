import { once } from './once'

/** arXiv's archives (arxiv.org/category_taxonomy), those of the early years too. */
const ARCHIVES: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      `gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph astro-ph cond-mat math physics cs q-bio q-fin stat eess econ nlin
  acc-phys adap-org alg-geom ao-sci atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas dg-ga funct-an mtrl-th patt-sol plasm-ph q-alg
  solv-int supr-con`.split(/\s+/),
    ),
)

/** Whether a term is one of arXiv's categories: not a subject class of the MSC or the ACM, and not a free word. */
export function isArxivCategory(term: string): boolean {
  const dot = term.indexOf('.')
  if (dot === -1) return ARCHIVES().has(term)
  return (
    ARCHIVES().has(term.slice(0, dot)) &&
    /^(?:[A-Z]{2}|[a-z]{2,9}(?:-[a-z]{2,5})?)$/.test(term.slice(dot + 1))
  )
}

/** Whether words that may say anything are a category of arXiv's: `cs.CL`, `hep-th`, but not `math`, which is a word, too. */
export function isCategoryCode(words: string): boolean {
  return /[.-]/.test(words) && isArxivCategory(words)
}
