/**
 * What a label, a bold key, a column's heading or a JSON key announces. `ignored`: a known key whose value is no field of a paper
 * (a score, a relevance, a commentary); it ends the field before it.
 */
export type LabelMeaning =
  | 'title'
  | 'translatedTitle'
  | 'abstract'
  | 'tldr'
  | 'authors'
  | 'organization'
  | 'published'
  | 'featured'
  | 'submitter'
  | 'identifier'
  | 'arxiv'
  | 'doi'
  | 'link'
  | 'pdf'
  | 'code'
  | 'project'
  | 'discussion'
  | 'video'
  | 'keywords'
  | 'categories'
  | 'upvotes'
  | 'comments'
  | 'stars'
  | 'authorCount'
  | 'ignored'

/** The vocabulary, by meaning: English, Chinese, Korean, Spanish, and what other languages' bots were seen to use. Lower case, words of a
 * line parted by bars. */
const VOCABULARY: Readonly<Record<LabelMeaning, readonly string[]>> = {
  title: [
    'title|paper|paper title|name|original title|english title|title (en)|标题|题目|论文|论文标题|论文题目',
    '论文名称|原文标题|英文标题|原标题|原始标题|標題|原文標題|論文標題|제목|논문|논문 제목|원제|원문 제목|영문 제목|título|titulo',
    'título original|artículo|タイトル|論文|論文タイトル|原題|titre|titre original|titel',
  ],
  translatedTitle: [
    'translated title|chinese title|title (zh)|中文标题|标题翻译|译名|中文題目|中文題名|한글 제목|번역 제목',
    'título traducido|日本語タイトル',
  ],
  abstract: [
    'abstract|摘要|原文摘要|英文摘要|论文摘要|초록|resumen original|アブストラクト|zusammenfassung (original)',
  ],
  tldr: [
    'tldr|tl;dr|tl dr|summary|ai summary|short summary|one-line summary|one-liner|in short|brief',
    'description|overview|ai_summary|总结|简介|一句话总结|一句话|概述|概要|中文摘要|摘要翻译|요약|한줄 요약|한 줄 요약|resumen',
    'descripción|要約|概要|résumé|resume|zusammenfassung|resumo',
  ],
  authors: [
    'author|authors|author(s)|by|written by|first author|作者|作者信息|作者列表|저자|저자들|글쓴이|autor|autores',
    'autor(es)|著者|auteur|auteurs|autoren|creator|creators',
  ],
  organization: [
    'organization|organisation|institution|institutions|institute|affiliation|affiliations',
    'organization(s)|lab|company|机构|研究机构|单位|所属机构|發表機構|기관|소속|institución|organización|afiliación',
    '所属|機関|affiliation(s)',
  ],
  published: [
    'published|date|publish date|published on|publication date|published at|date published',
    'publishedat|pub date|release date|submitted|submitted on|posted|year|日期|发布日期|发表日期|发表时间|发布时间',
    '提交日期|날짜|게시일|발행일|출판일|발표일|fecha|publicado|fecha de publicación|公開日|日付|投稿日|publié le|datum',
    'data',
  ],
  featured: ['featured|featured on|digest date|listed|listed on|收录日期|收錄日期'],
  submitter: ['submitted by|submitter|posted by|提交者|제출자|enviado por'],
  identifier: ['id|paper id|identifier|article id|论文id|编号'],
  arxiv: ['arxiv|arxiv id|arxiv number|arxivid|arxiv_id|eprint|arxiv编号'],
  doi: ['doi'],
  link: [
    'link|links|url|urls|source|paper link|paper url|abs|abstract url|html|hf|hugging face',
    'huggingface|read more|view paper|read paper|full paper|paper page|resources|where|链接|论文链接',
    '原文链接|论文地址|原文|地址|鏈接|連結|링크|논문 링크|원문|원문 링크|enlace|enlaces|fuente|リンク|論文リンク|lien|liens',
  ],
  pdf: ['pdf|pdf url|pdf link|pdf_url|download|pdf链接|pdf 链接|pdf地址'],
  code: [
    'code|github|repo|repository|code url|source code|implementation|github repo|代码|代码链接|代码地址',
    '开源代码|코드|código|コード|codes',
  ],
  project: [
    'project|project page|website|homepage|demo|project link|项目|项目主页|项目地址|项目链接|프로젝트|프로젝트 페이지',
    'proyecto|プロジェクト',
  ],
  discussion: ['discussion|comments page|讨论'],
  video: ['video|youtube|talk'],
  keywords: [
    'keyword|keywords|key words|tag|tags|topic|topics|ai keywords|key concepts|关键词|关键字|标签|论文标签',
    '關鍵詞|키워드|태그|palabras clave|etiquetas|temas|キーワード|タグ|mots-clés|schlagwörter',
  ],
  categories: [
    'category|categories|arxiv category|primary category|subject|subjects|分类|类别|学科|카테고리|분류',
    'categoría|categorías|カテゴリ|分野',
  ],
  upvotes: [
    'upvote|upvotes|vote|votes|like|likes|points|hf upvotes|点赞|点赞数|赞|投票|票数|추천|추천수|좋아요|votos|いいね',
  ],
  comments: [
    'comments count|number of comments|num comments|discussions|评论|评论数|댓글|댓글수|comentarios|コメント',
  ],
  stars: ['star|stars|github stars|gh stars|星标|星数|github 星标|스타|estrellas'],
  authorCount: ['author count|number of authors|作者数'],
  ignored: [],
}

/** The vocabulary turned round; the first meaning of a word counts. */
const MEANINGS: ReadonlyMap<string, LabelMeaning> = new Map(
  (Object.keys(VOCABULARY) as LabelMeaning[])
    .reverse()
    .flatMap((meaning) =>
      VOCABULARY[meaning].flatMap((words) =>
        words.split('|').map((word): [string, LabelMeaning] => [word, meaning]),
      ),
    ),
)

/** Longer text is no label. */
export const LONGEST_LABEL = 48

/**
 * What a label announces: `Authors`, `**Authors:**`, `👤 Authors`, `作者：`, `published_at`. Emphasis marks, emoji, numbering, colons and case are of no
 * account. `undefined` for a text that is no label of the vocabulary.
 */
export function meaningOfLabel(label: string): LabelMeaning | undefined {
  if (label.length > LONGEST_LABEL * 2) return undefined
  const bare = foldLabel(label)
  return bare.length > LONGEST_LABEL ? undefined : MEANINGS.get(bare)
}

/** A label as the vocabulary spells it: lower case, one space between words, without marks, emoji and numbers at its ends. */
export function foldLabel(label: string): string {
  return label
    .replace(/[*_`~#>|]+/g, ' ')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[^\p{L}\p{N})]+$/u, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .toLowerCase()
}
