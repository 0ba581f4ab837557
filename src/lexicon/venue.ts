/** Conferences, journals and archives that print on papers as institutions do. Lower case. */
const VENUES: ReadonlySet<string> = new Set(
  `aaai aamas acl acmmm aistats arxiv asplos bmvc chi colt colm coling cikm coria corl cvpr eacl eccv ecir emnlp fse iccv icde iclr icml icra
  icse ijcai ijcv ijcnlp interspeech iros isca issta jmlr kdd lrec mlsys mobicom mm naacl nature ndss neurips nips nsdi osdi pldi pnas popl preprint recsys rss science
  sigcomm siggraph sigir sigmod sosp tacl tip tmlr tmm tpami tvcg uai uist usenix vldb wacv wsdm www findings workshop`
    .trim()
    .split(/\s+/),
)

/** Whether words name where a paper came out: `NeurIPS`, `ICML 2026`, `Findings of ACL`. */
export function isVenue(words: string): boolean {
  return words
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => VENUES.has(word))
}
