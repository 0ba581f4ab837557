import { withoutEnd } from './edge'
import { once } from './once'

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
  | 'venue'
  | 'journal'
  | 'ignored'

/** Meanings of labels for what leads somewhere. */
export const linkMeanings: ReadonlySet<LabelMeaning | undefined> = new Set<LabelMeaning | undefined>([
  'link',
  'pdf',
  'code',
  'project',
  'discussion',
  'video',
])

/** The vocabulary, by meaning: English, Chinese, Korean, Spanish, and what other languages' bots were seen to use. Lower case, words of a
 * line parted by bars. */
const VOCABULARY: Readonly<Record<LabelMeaning, readonly string[]>> = {
  title: [
    'short name|short title|full title|titel des papers|titolo|título do artigo|название|제목(영문)|英文原题|论文原题|原题|英文題目|원본 제목|título en inglés|titre anglais|títol|論文名|paper name',
    'title|paper|paper title|name|original title|english title|title (en)|标题|题目|论文|论文标题|论文题目',
    '论文名称|原文标题|英文标题|原标题|原始标题|標題|原文標題|論文標題|제목|논문|논문 제목|원제|원문 제목|영문 제목|título|titulo',
    'título original|artículo|タイトル|論文|論文タイトル|原題|titre|titre original|titel',
  ],
  translatedTitle: [
    'title (chinese)|title (ko)|title (ja)|中文名|中文译名|标题（中文）|译题|中译标题|번역제목|한국어 제목|한글제목|和訳タイトル|邦題|titre traduit|titre français|übersetzter titel|título em português|título en español',
    'translated title|chinese title|title (zh)|中文标题|标题翻译|译名|中文題目|中文題名|한글 제목|번역 제목',
    'título traducido|日本語タイトル',
  ],
  abstract: [
    'paper abstract|original abstract|abstract (en)|原始摘要|英文原文摘要|要旨|논문 초록|원문 초록|résumé original|resumen en inglés|аннотация',
    'abstract|摘要|原文摘要|英文摘要|论文摘要|초록|resumen original|アブストラクト|zusammenfassung (original)',
  ],
  tldr: [
    'worum geht es|worum es geht|kernaussage|hauptaussage|kernidee|what is it about|what it is about|what it does|in a nutshell|in one sentence|one sentence summary|key message|main message|main takeaway|idée clé|idée principale|idea clave|idea principal|mensaje clave|de qué trata|核心内容|内容概述|内容简述|一句话简介|一句话解读|ひとことでいうと|どんな論文|どんなもの|何の論文|핵심 내용|한 문장 요약|en una frase|en une phrase|in einem satz|at a glance|gist|takeaway|main idea|short description|一句话概括|一句话介绍|核心摘要|摘要（中文）|中文总结|内容简介|簡介|總結|简要|요점|핵심 요약|一言でいうと|ひとことで|一言要約|en bref|en resumen|resumen breve|kurzfassung|kurz gesagt|em resumo|riassunto|sintesi|кратко',
    'tldr|tl;dr|tl dr|summary|ai summary|short summary|one-line summary|one-liner|in short|brief',
    'description|overview|ai_summary|总结|简介|一句话总结|一句话|概述|概要|中文摘要|摘要翻译|요약|한줄 요약|한 줄 요약|resumen',
    'descripción|要約|概要|résumé|resume|zusammenfassung|resumo',
  ],
  authors: [
    'lead author|lead authors|author list|paper authors|作者团队|第一作者|著者名|저자명|autoría|verfasser|autori|авторы|автор',
    'author|authors|author(s)|by|written by|first author|作者|作者信息|作者列表|저자|저자들|글쓴이|autor|autores',
    'autor(es)|著者|auteur|auteurs|auteure|auteures|autoren|autorin|autorinnen|autor:innen|autor*innen|autore|autori|autrice|creator|creators',
  ],
  organization: [
    'research group|affil|研究单位|作者单位|单位/机构|团队|發表單位|所属機関|연구기관|소속기관|institución(es)|instituciones|organisme|einrichtung|organisation(en)|istituzione|instituição|laboratoire',
    'organization|organisation|institution|institutions|institute|affiliation|affiliations',
    'organization(s)|lab|company|机构|研究机构|单位|所属机构|發表機構|기관|소속|institución|organización|afiliación',
    '所属|機関|affiliation(s)',
  ],
  published: [
    'date de publication|date de parution|date posted|date submitted|submission date|submitted at|arxiv date|date added|first posted|公开日期|上传日期|出版日期|公布日期|發布日期|發表日期|등록일|제출일|발표 날짜|게재일|公開日時|発表日|掲載日|fecha de envío|fecha de publicacion|veröffentlicht|veröffentlicht am|veröffentlichungsdatum|erscheinungsdatum|data di pubblicazione|data de publicação|publicado em|pubblicato|дата',
    'published|date|publish date|published on|publication date|published at|date published',
    'publishedat|pub date|release date|submitted|submitted on|posted|year|日期|发布日期|发表日期|发表时间|发布时间',
    '提交日期|날짜|게시일|발행일|출판일|발표일|fecha|publicado|fecha de publicación|公開日|日付|投稿日|publié le|datum',
    'data|jahr|erscheinungsjahr|año|année|ano|anno|rok|год|年|年份|年度|发表年份|출판연도|연도|発行年|出版年|公開年',
  ],
  featured: ['featured|featured on|digest date|listed|listed on|收录日期|收錄日期'],
  submitter: [
    'shared by|recommended by|推荐人|推荐者|投稿者|추천인|propuesto por|proposé par|soumis par',
    'submitted by|submitter|posted by|提交者|제출자|enviado por',
  ],
  identifier: ['id|paper id|identifier|article id|论文id|编号'],
  arxiv: ['arxiv|arxiv id|arxiv number|arxivid|arxiv_id|eprint|arxiv编号'],
  doi: ['doi'],
  link: [
    'paper links|论文主页|论文原文|原文地址|阅读原文|查看论文|原论文|元論文|논문 보기|논문 주소|바로가기|ver paper|ver artículo|leer más|lire|lire l’article|voir l’article|zum paper|artigo|ссылка|页面|頁面|ページ|read the paper|read on arxiv|view on arxiv|arxiv page|arxiv link|hf page|hf paper',
    'link|links|url|urls|source|paper link|paper url|abs|abstract url|html|hf|hugging face',
    'huggingface|read more|view paper|read paper|full paper|paper page|resources|where|链接|论文链接',
    '原文链接|论文地址|原文|地址|鏈接|連結|링크|논문 링크|원문|원문 링크|enlace|enlaces|fuente|リンク|論文リンク|lien|liens',
  ],
  pdf: [
    'download pdf|view pdf|read pdf|full text|全文|descargar pdf|télécharger',
    'pdf|pdf url|pdf link|pdf_url|download|pdf链接|pdf 链接|pdf地址',
  ],
  code: [
    'github link|code repository|official code|github 仓库|github仓库|代码仓库|开源地址|源码|깃허브|깃헙|소스 코드|소스코드|código fuente|repositorio|dépôt|quellcode|ソースコード|実装|repositório',
    'code|github|repo|repository|code url|source code|implementation|github repo|代码|代码链接|代码地址',
    '开源代码|코드|código|コード|codes',
  ],
  project: [
    'project site|project website|项目页|项目网站|主页|프로젝트 링크|홈페이지|página del proyecto|page du projet|projektseite|プロジェクトページ|página do projeto',
    'project|project page|website|homepage|demo|project link|项目|项目主页|项目地址|项目链接|프로젝트|프로젝트 페이지',
    'proyecto|プロジェクト',
  ],
  discussion: ['discussion|comments page|讨论'],
  video: ['video|youtube|talk'],
  keywords: [
    'hashtags|主题|主題|关键字词|核心关键词|주제|주요 키워드|tópicos|tema|thèmes|mots clés|schlüsselwörter|stichwörter|トピック|キーワード一覧|ключевые слова|palavras-chave|parole chiave',
    'keyword|keywords|key words|tag|tags|topic|topics|ai keywords|key concepts|关键词|关键字|标签|论文标签',
    '關鍵詞|키워드|태그|palabras clave|etiquetas|temas|キーワード|タグ|mots-clés|schlagwörter',
  ],
  categories: [
    'arxiv categories|subject area|subject areas|领域|研究领域|所属领域|研究方向|arxiv分类|arxiv 分类|分類|연구 분야|분야|área|áreas|ámbito|catégorie|catégories|domaine|kategorie|kategorien|categoria|рубрика',
    'category|categories|arxiv category|primary category|subject|subjects|分类|类别|学科|카테고리|분류',
    'categoría|categorías|カテゴリ|分野',
  ],
  upvotes: [
    'thumbs up|hugging face upvotes|hf votes|热度|获赞|点赞量|赞同数|讚|업보트|투표|추천 수|puntos|me gusta|pouces|upvotes hf|高評価|投票数|stimmen',
    'upvote|upvotes|vote|votes|like|likes|points|hf upvotes|点赞|点赞数|赞|投票|票数|추천|추천수|좋아요|votos|いいね',
  ],
  comments: [
    'comment count|评论数量|留言|コメント数|댓글 수|nº de comentarios|kommentare',
    'comments|comments count|number of comments|num comments|discussions|评论|评论数|댓글|댓글수|comentarios|コメント',
  ],
  stars: [
    'star count|github star|github stars count|收藏|スター|스타 수|estrellas github|étoiles|sterne',
    'star|stars|github stars|gh stars|星标|星数|github 星标|스타|estrellas',
  ],
  authorCount: ['author count|number of authors|作者数'],
  venue: [
    'venue|conference|journal ref|journal reference|published in|accepted at|会议|會議|会場|会議|出处|发表会议|学会|掲載先|학회|게재처|konferenz|conférence|congreso|conferência|conferenza',
  ],
  journal: ['journal|journal name|期刊|刊物|掲載誌|학술지|zeitschrift|revue|revista|rivista'],
  ignored: [
    'score|overall score|rating|reason|reasoning|relevance|relevance score|priority|confidence|verdict|novelty',
    'note|source scope|why it matters|评分|评级|打分|得分|推荐度|推荐指数|推荐理由|推荐级别|重要性|重要程度|相关性|相关度|实用性|创新性',
    '新颖性|可信度|优先级|备注|点评|评价|평점|점수|추천도|추천 이유|비고|評価|スコア|おすすめ度|備考|puntuación|valoración|relevancia|nota|motivo',
    "metadata|source metadata|paper metadata|paper info|paper information|basic info|basic information|bibliographic information|bibliographic data|metadaten|bibliografische angaben|bibliographische angaben|métadonnées|metadatos|datos básicos|metadados|基本信息|论文信息|文献信息|基本情報|書誌情報|論文情報|メタデータ|基本資訊|기본 정보|논문 정보|서지 정보|메타데이터|метаданные|notes|my notes|my take|thoughts|my thoughts|remarks|why this matters|why it is important|why it is interesting|why you should care|meine notizen|notizen|anmerkungen|warum ist das wichtig|warum das wichtig ist|pourquoi c’est important|pourquoi c'est important|por qué importa|por qué es importante|mis notas|notas|感想|メモ|なぜ重要か|一言コメント|笔记|我的笔记|思考|个人思考|启发|왜 중요한가|생각|느낀 점|메모|заметки",
    // Sections of a page that are about itself.
    'license|licence|contact|contact us|citation|citations|how to cite|cite us|maintainers|maintainer|acknowledgements|acknowledgments|acknowledgement|special thanks|thanks|credits|sponsor|sponsors|sponsored by|curated by|editor|editors|contributors|contributing|about|about us|about this newsletter|about this list|job board|subscribe|unsubscribe|许可证|致谢|联系方式|联系我们|引用|贡献者|ライセンス|謝辞|連絡先|라이선스|문의|lizenz|danksagung|kontakt|licence d’utilisation|remerciements|licencia|agradecimientos|contacto',
    'bewertung|relevanz|begründung|notiz|note de pertinence|pertinence|évaluation|remarques|pontuação|relevância|punteggio|rilevanza',
  ],
}

/** The vocabulary turned round; the first meaning of a word counts. */
const MEANINGS: () => ReadonlyMap<string, LabelMeaning> = /* @__PURE__ */ once(
  () =>
    new Map(
      (Object.keys(VOCABULARY) as LabelMeaning[])
        .reverse()
        .flatMap((meaning) =>
          VOCABULARY[meaning].flatMap((words) =>
            words.split('|').map((word): [string, LabelMeaning] => [word, meaning]),
          ),
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
  return bare.length > LONGEST_LABEL ? undefined : (MEANINGS().get(bare) ?? meaningOfStem(bare))
}

/** Words behind a label that say what its value is: `论文下载链接`, `code url`, `abstractページ`. */
const ADDRESS_BEHIND =
  /^(.{1,40}?)[ _-]?(?:下载)?(?:链接地址|链接|地址|网址|页面|鏈接|連結|ページ|リンク|링크|주소| links?| urls?| page)$/
/** Words before a label that say whose its value is: `论文作者`, `英文关键词`. */
const OF_PAPER = /^(?:论文|文章|本文|英文|原文|原始)[ _-]?/
/** Words before a label by which its value was written anew, by a translator or a program: `中文简介`, `ai摘要`, `gemini 摘要`. */
const OF_ANOTHER =
  /^(?:ai|llm|gpt(?:-?\d[\w.]{0,6})?|chatgpt|claude|gemini|deepseek|qwen|kimi|中文|中译|한국어|한글|日本語)[ _-]?/
/** More than one thing: `代码和数据集`, `code & models`. */
const FIRST_OF = /^(.{1,24}?)(?: ?[和与及&、+/] ?|와 | 및 | and | und | et | y | e )\S/

/** Meanings that another version of a text turns into: what a program or a translator wrote is no abstract of the authors'. */
const OF_VERSION: Readonly<Partial<Record<LabelMeaning, LabelMeaning>>> = {
  abstract: 'tldr',
  title: 'translatedTitle',
}

/** A known label with a word more. */
function meaningOfStem(bare: string): LabelMeaning | undefined {
  const addressed = MEANINGS().get(ADDRESS_BEHIND.exec(bare)?.[1] ?? '')
  if (addressed !== undefined)
    return linkMeanings.has(addressed) ? addressed : LEADING.has(addressed) ? 'link' : undefined
  const own = MEANINGS().get(bare.replace(OF_PAPER, ''))
  if (own !== undefined) return own
  const another = MEANINGS().get(bare.replace(OF_ANOTHER, ''))
  if (another !== undefined) return OF_VERSION[another] ?? another
  const first = MEANINGS().get(FIRST_OF.exec(bare)?.[1] ?? '')
  return linkMeanings.has(first) ? first : undefined
}

/** What an address may stand for: the page of a paper is called by its title, its id or its abstract. */
const LEADING: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>([
  'title',
  'abstract',
  'arxiv',
  'doi',
  'identifier',
])

/** A label as the vocabulary spells it: lower case, one space between words, without marks, emoji and numbers at its ends. */
export function foldLabel(label: string): string {
  const words = label
    .replace(/[*_`~#>|]+/g, ' ')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[\s\u00A0]+/g, ' ')
  return withoutEnd(words, /[^\p{L}\p{N})]/u).toLowerCase()
}
