/** `cs.CL`, `math.AG`, `hep-th`: a code of arXiv's taxonomy. */
export function isCategory(words: string): boolean {
  return /^(?:[a-z-]{2,10}\.[A-Z]{2}|(?:cs|math|stat|eess|econ|q-bio|q-fin|physics|astro-ph|cond-mat|nlin)\.[A-Za-z-]{2,10}|(?:hep-(?:th|ph|ex|lat)|gr-qc|quant-ph|nucl-(?:th|ex)|math-ph))$/.test(
    words,
  )
}
