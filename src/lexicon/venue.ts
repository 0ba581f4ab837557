import { once } from './once'

/** Conferences, journals and archives that print on papers as institutions do. Lower case. */
const VENUES: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      `aaai aamas acl acmmm aistats arxiv asplos bmvc chi colt colm coling cikm coria corl cvpr eacl eccv ecir emnlp fse iccv icde iclr icml icra
  icse ijcai ijcv ijcnlp interspeech iros isca issta jmlr kdd lrec mlsys mobicom mm naacl nature ndss neurips nips nsdi osdi pldi pnas popl preprint recsys rss science
  sigcomm siggraph sigir sigmod sosp tacl tip tmlr tmm tpami tvcg uai uist usenix vldb wacv wsdm www`
        .trim()
        .split(/\s+/),
    ),
)

/** What stands beside the name of a venue, and how a paper was taken there. Lower case. */
const BESIDE: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      `award best companion conference datasets demo demos findings industry journal long main oral outstanding paper papers poster proceedings
  short spotlight system track volume workshop workshops`
        .trim()
        .split(/\s+/),
    ),
)

/**
 * Whether words name where a paper came out, or how it was taken there: `NeurIPS`, `ICML 2026`, `Findings of ACL`, `Best Paper Award`. One other word
 * makes it something else: `University of Science`.
 */
export function isVenue(words: string): boolean {
  const all = words
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !/^(?:and|at|for|in|of|on|the)$/.test(word))
  return all.length > 0 && all.every((word) => VENUES().has(word) || BESIDE().has(word))
}

/** Whether words that are nothing else say where a paper came out, and in which year: `CVPR 2026 (Oral)`, `Findings of ACL '25`. */
export function isDatedVenue(words: string): boolean {
  return isVenue(words) && /(?:19|20)\d{2}|['’]\d{2}\b/.test(words) && !isPreprintSeries(words)
}

/** `arXiv preprint arXiv:2504.02508`, `CoRR`, `arXiv e-prints`, `Preprint`: what stands for a journal and is none. */
export function isPreprintSeries(words: string): boolean {
  return /^(?:arxiv\b|corr$|preprint\b)/i.test(words)
}

/** Whether words name an archive of preprints or of what came out elsewhere: `bioRxiv`, `SSRN Electronic Journal`, `HAL (…)`. A work lies there, and did not come out there. */
export function isArchive(words: string): boolean {
  return (
    isPreprintSeries(words) ||
    /^(?:corr|\w{2,5}rxiv|ssrn|hal|zenodo|preprints|research square)\b/i.test(words)
  )
}

/** Whether a DOI is one that an archive gave: arXiv, bioRxiv and medRxiv, SSRN, Research Square, Preprints.org, PsyArXiv, TechRxiv, ChemRxiv, Zenodo. */
export function isArchiveDoi(doi: string): boolean {
  return /^10\.(?:48550|1101\/\d|64898|2139\/ssrn|21203|20944|31234|36227|26434|5281\/zenodo)/i.test(doi)
}

const SOURCE =
  /^\p{Lu}[^.!?;:]{2,120}?(?:\s\d{1,4}(?:\s?\(\d{1,4}(?:[-–]\d{1,4})?\))?,\s(?:[\w.–-]{1,16},\s)?|,\s\d{1,6}[-–]\d{1,6},\s)(?:19|20)\d{2}$/u

/** Whether words say where a paper came out, with volume or pages and the year, as profiles print it: `Journal of Dusk 12 (3), 45-67, 2024`. */
export function isSource(words: string): boolean {
  return words.length < 160 && SOURCE.test(words)
}
