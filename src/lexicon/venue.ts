/** Conferences, journals and archives that print on papers as institutions do. Lower case. */
const VENUES: ReadonlySet<string> = new Set(
  `aaai aamas acl acmmm aistats arxiv asplos bmvc chi colt colm coling cikm coria corl cvpr eacl eccv ecir emnlp fse iccv icde iclr icml icra
  icse ijcai ijcv ijcnlp interspeech iros isca issta jmlr kdd lrec mlsys mobicom mm naacl nature ndss neurips nips nsdi osdi pldi pnas popl preprint recsys rss science
  sigcomm siggraph sigir sigmod sosp tacl tip tmlr tmm tpami tvcg uai uist usenix vldb wacv wsdm www`
    .trim()
    .split(/\s+/),
)

/** What stands beside the name of a venue, and how a paper was taken there. Lower case. */
const BESIDE: ReadonlySet<string> = new Set(
  `award best companion conference datasets demo demos findings industry journal long main oral outstanding paper papers poster proceedings
  short spotlight system track volume workshop workshops`
    .trim()
    .split(/\s+/),
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
  return all.length > 0 && all.every((word) => VENUES.has(word) || BESIDE.has(word))
}

/** Words for where a paper came out, as labels have them. */
const LABEL =
  /^(?:venue|conference|journal|publication|published in|会议|會議|会場|会議|期刊|刊物|出处|学会|掲載先|학회|학술지|게재처|konferenz|zeitschrift|conférence|revue|congreso|revista|conferência)$/i

/** Whether a label says that where a paper came out stands behind it. */
export function isVenueLabel(label: string): boolean {
  return LABEL.test(label.trim())
}
