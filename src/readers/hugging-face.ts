import { frozen } from '../model/frozen'
import { createJsonPapers } from '../parser/json/papers'
import { jsonReading } from '../parser/json/reading'
import type { TreeReader } from '../parser/reader'

/**
 * What the site's interface answers (`/api/daily_papers`, `/api/papers/search`, `/api/papers/{id}`), and JSON of papers that other programs write: an array,
 * an object around one, objects by id, JSON Lines, several documents one after the other. It streams arrays and lines.
 */
export const huggingFace: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'hugging-face',
  extensions: ['json', 'jsonl', 'ndjson'],
  mediaTypes: ['application/json', 'application/x-ndjson', 'application/jsonl', 'application/json-seq'],
  detect: detectJson,
  ...jsonReading(createJsonPapers),
}))

/** Keys that only the site's interface writes. */
const SITE =
  /"(?:paper|dailyPapers)"\s{0,9}:\s{0,9}[[{]|"(?:submittedOnDailyAt|submittedOnDailyBy|discussionId|statusLastChangedAt|ai_keywords)"\s{0,9}:/
/** Keys that programs give papers. */
const PAPERS =
  /"(?:title|paper_?title|authors?|abstract|arxiv_?(?:id|url)?|pdf_?(?:url|link)|papers|summary)"\s{0,9}:|"(?:arXiv:)?\d{4}\.\d{4,5}(?:v\d{1,2})?"\s{0,9}:/i
/** The same, as Python prints them: no JSON, but what it is can be said. */
const PRINTED = /^\[?\s{0,9}"?\{\s{0,9}'[\w ]{1,40}'\s{0,9}:/

function detectJson(head: string): number {
  const start = head.replace(/^[\s\uFEFF]{1,4096}/, '')
  if (PRINTED.test(start)) return 0.6
  if (!/^(?:\[\s{0,999}(?:[[{"\]]|$)|\{\s{0,999}(?:["}]|$))/.test(start)) return 0
  if (SITE.test(start)) return 0.95
  return PAPERS.test(start) ? 0.6 : 0.3
}
