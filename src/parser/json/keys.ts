import { foldLabel, type LabelMeaning } from '../../lexicon/field-label'
import { once } from '../../lexicon/once'
import { meaningOfKey } from '../grammar/statements'

/** Words of keys that only programs write, parted by bars; what people write too is in the vocabulary of labels. */
const WORDS: Readonly<Partial<Record<LabelMeaning, string>>> = {
  title: 'display name',
  link: 'arxiv url|arxiv abs url|abs link|doi url|entry id|hf url|html url|hugging face url|huggingface url|web url',
  pdf: 'open access pdf',
  code: 'code link|code urls|github repo url|github url|repo url|repository url',
  project: 'demo url|project page url|project url',
  authors: 'author names|authorships',
  authorCount: 'num authors|authors count',
  organization: 'submitter organization',
  published: 'published date|submitted date|versions',
  featured: 'submitted on daily at|daily date',
  submitter: 'submitted on daily by',
  categories: 'primary category',
  upvotes: 'upvote count|upvotes count|num upvotes|like count|likes count',
  comments: 'comments|num comments|comments count',
  stars: 'star count|num stars|stargazers count',
}

const MEANINGS: () => ReadonlyMap<string, LabelMeaning> = /* @__PURE__ */ once(
  () =>
    new Map(
      Object.entries(WORDS).flatMap(([meaning, words]) =>
        words.split('|').map((word): [string, LabelMeaning] => [word, meaning as LabelMeaning]),
      ),
    ),
)

/** Keys that most documents have, and what they mean: telling each anew would cost as much as reading a short list. */
const COMMON: () => ReadonlyMap<string, LabelMeaning | undefined> = /* @__PURE__ */ once(
  () =>
    new Map(
      `id title summary abstract authors publishedAt submittedOnDailyAt submittedOnDailyBy submittedBy upvotes numComments ai_summary
  ai_keywords organization githubRepo githubStars projectPage mediaUrls discussionId thumbnail isAuthorParticipating url date`
        .split(/\s+/)
        .map((key) => [key, meaningOfName(key)]),
    ),
)

/** So many keys are remembered: they may be ids, and a document of them must not be held twice. */
const MOST_KEYS = 1024

/** Tells what keys mean: `pdf_url`, `pdfUrl`, `paper_pdf_url`; `undefined` for one that says nothing of a paper. */
export function createKeyReader(): (key: string) => LabelMeaning | undefined {
  const known = new Map(COMMON())
  return (key) => {
    const before = known.get(key)
    // Ids are no words.
    if (before !== undefined || !/[A-Za-z\u0080-\uffff]/.test(key) || known.has(key)) return before
    const meaning = meaningOfName(key)
    if (known.size < MOST_KEYS) known.set(key, meaning)
    return meaning
  }
}

function meaningOfName(key: string): LabelMeaning | undefined {
  const folded = foldKey(key)
  return meaningOfFolded(folded, key) ?? meaningOfFolded(folded.replace(/^paper /, ''))
}

function meaningOfFolded(folded: string, key = folded): LabelMeaning | undefined {
  return MEANINGS().get(folded) ?? meaningOfKey(key)
}

/** `submittedOnDailyAt`, `submitted_on_daily_at` -> `submitted on daily at`. */
export function foldKey(key: string): string {
  if (key.length > 64) return key
  return foldLabel(key.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/[-./_]+/g, ' '))
}
