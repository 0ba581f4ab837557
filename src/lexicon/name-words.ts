import { once } from './once'
/** Words that, in lower case, stand before a family name without being sorted by. */
export const particles: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  listOf(`
  van von vom der den des het de del della dello delle degli dei dalla dal la las los le lo di da das do
  dos du ten ter te tot zu zum zur af av op 't ’t bin bint ibn al el
`),
)

/** Words that, with a capital, open a family name of two words: `Van Gool`, `De la Torre`. */
export const familyOpenings: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  listOf(`
  Van Von Vander Vanden De Del Della Dello Degli Dalla Dal Den Der Des Di Da Do Dos Das Du La Las Le Lo Los
  Ter Ten El Al St. Saint Mac San Santa Abu Abou Ben
`),
)

/** Family names beside which `Van`, `Le` and the like are middle names: `Nguyen Van Anh`, `Toan Van Tran`. */
export const vietnamese: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  listOf(`
  nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh dao doan truong trinh lam mai
  cao luong luu thai chau ta tong quach
`),
)

/** Words of groups that sign papers as persons do. Lower case. */
const teamWords: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  listOf(`
  team teams collaboration collaborations consortium group project initiative community contributors authors
`),
)

/** Words that no person is called by: one of them makes the whole name that of a group. Lower case. */
export const groupWords: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set([
      ...teamWords(),
      ...listOf(`
    lab labs laboratory laboratories research university institute institution foundation corporation company
    committee organization organisation association society academy alliance council department technologies
    technology inc inc. ltd ltd. llc gmbh corp corp. co. deepmind openai college universität universidad
    université università universiteit universidade institut instituto istituto
  `),
    ]),
)

/** Words of fields of study, by which nobody is called: `Computer Vision`, `Language Processing`. Lower case. */
const subjectWords: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  listOf(`
  adaptation agents alignment analysis analytics applications architecture architectures bias biology chemistry
  classification clustering computing control data design detection diffusion dynamics economics editing engineering
  estimation ethics evaluation fairness finance forecasting generation graphics inference intelligence interaction
  interpretability language languages learning linguistics manipulation mathematics mining modeling modelling models
  navigation networks optimization optimisation perception physics planning prediction privacy processing programming
  reasoning recognition reconstruction recommendation regression reinforcement retrieval robotics safety science
  sciences search security segmentation semantics simulation speech statistics summarization synthesis systems theory
  tracking transformers translation understanding vision
`),
)

/** Words of titles that are in no name. Lower case. */
const titleWords: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  listOf(`
  the is are was be need not with from toward towards beyond via through when how why what where which for of
  without using under over your our their its into does if as at by between less then new large neural efficient
  fast robust sparse dense visual linear random parallel digital multiple generalized adaptive automatic interactive
  image images video videos text graph graphs model network agent robot tensor matrix benchmark benchmarks dataset
  datasets embedding embeddings framework frameworks feature features method methods approach attention mapping
  localization localisation odometry registration environment environments product products code codes type types
  driving energy principles training tuning memory policy policies world games impact other revisited
`),
)
const COMPOUND =
  /-(?:to|based|aware|free|shot|level|driven|guided|preserving|specific|resource|source|session|mode|modal)\b/i

/** What most family names start with that are written in Han or Hangul. */
const FAMILY =
  /^(?:[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾韦付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]\p{Script=Han}{1,2}|[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진]\p{Script=Hangul}{1,2})$/u

/** Whether one of the words of a name is one that only groups have. In a name that is capitals throughout, AI is a Chinese family name. */
export function isGroup(words: readonly string[]): boolean {
  if (words.some((word) => groupWords().has(word.toLowerCase()))) return true
  return words.includes('AI') && words.some((word) => /\p{Ll}/u.test(word))
}

/** Whether a name is one of a group that signs as persons do: `Polar Team`. */
export function isTeam(name: string): boolean {
  return name
    .toLowerCase()
    .split(' ')
    .some((word) => teamWords().has(word))
}

/** Whether words end as a field of study does: `Computer Vision`. */
export function isSubject(words: string): boolean {
  return subjectWords().has(words.slice(words.lastIndexOf(' ') + 1).toLowerCase())
}

/** Whether a word is one of titles and fields of study, which is in no name: `Towards`, `Learning`, `End-to-End`. */
export function isTitleWord(word: string): boolean {
  const lower = word.toLowerCase()
  return titleWords().has(lower) || subjectWords().has(lower) || COMPOUND.test(lower)
}

/** Whether a name in Han or Hangul starts as family names do, and is as long as names are. */
export function hasKnownFamily(name: string): boolean {
  return FAMILY.test(name)
}

/** `Jr.`, `III`: what belongs to a name behind a comma or a blank. */
export function isSuffix(word: string): boolean {
  return /^(?:[Jj][Rr]\.?|[Ss][Rr]\.?|II|III|IV|2nd|3rd)$/.test(word)
}

/** `PhD`, `M.D.`: what stands behind a name and is no part of it. */
export function isDegree(word: string): boolean {
  return /^(?:ph\.?\s?d|d\.?phil|m\.?d|m\.?sc|b\.?sc|m\.?p\.?h|esq)\.?$/i.test(word)
}

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
