// What one would write in an afternoon: split into lines, a regular expression for each kind of line.

const DATE = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4})(?: (\d+))?$/
const AUTHORS = /^\s*•\s*(\d+) authors?$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Papers in the shape of the contract, not validated; right only for clean text. */
export function naiveParse(text) {
  const papers = []
  let held = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const date = DATE.exec(line)
    if (!date) {
      held.push(line)
      continue
    }
    const lines = held.filter((entry) => entry !== '·')
    held = []
    const byline = lines.pop() ?? ''
    const authors = AUTHORS.exec(byline)
    const abstract = lines.pop() ?? ''
    const title = lines.pop() ?? ''
    const paper = {
      id: `title:${title.toLowerCase().replace(/\W+/g, '-')}`,
      title,
      abstract,
      authors: [],
      published: `${date[3]}-${String(MONTHS.indexOf(date[1]) + 1).padStart(2, '0')}-${date[2].padStart(2, '0')}`,
      identifiers: {},
      links: [],
      keywords: [],
      categories: [],
      metrics: {},
      sources: [{ reader: 'naive' }],
    }
    if (authors) paper.authorCount = Number(authors[1])
    else paper.organization = { name: byline.trim() }
    if (date[4] !== undefined) paper.metrics.comments = Number(date[4])
    papers.push(paper)
  }
  return papers
}
