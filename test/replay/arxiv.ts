import type { InventedPaper } from './papers'
import type { Answerer, Reply } from './server'

/**
 * arXiv: its interface for searches by identifiers (in its own order, without those it does not have, and an error for what is none), its interface for harvesters,
 * and what it announced in a category.
 */
export function arxivOf(papers: readonly InventedPaper[]): Answerer {
  return ({ url }) => {
    if (url.host === 'export.arxiv.org' && url.pathname === '/api/query') return query(papers, url)
    if (url.host === 'oaipmh.arxiv.org' && url.pathname === '/oai') return harvest(papers, url)
    const category = /^\/atom\/(.+)$/.exec(url.pathname)?.[1]
    if (url.host === 'rss.arxiv.org' && category !== undefined)
      return announce(
        papers.filter(({ categories }) => categories.includes(category)),
        category,
      )
    return undefined
  }
}

function query(papers: readonly InventedPaper[], url: URL): Reply {
  const ids = (url.searchParams.get('id_list') ?? '').split(',')
  const wrong = ids.find((id) => !/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d)?$/.test(id))
  if (wrong !== undefined) return xml(feed(errorOf(wrong)), 400)
  const most = Number(url.searchParams.get('max_results') ?? 10)
  const found = papers.filter(({ arxiv }) => ids.some((id) => id.replace(/v\d$/, '') === arxiv))
  return xml(feed(found.slice(0, most).reverse().map(entryOf).join('\n')))
}

function feed(entries: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?search_query=&amp;id_list=" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=&amp;id_list=</title>
  <id>http://arxiv.org/api/lampLampLamp</id>
  <updated>2026-03-09T00:00:00-04:00</updated>
${entries}
</feed>
`
}

function errorOf(id: string): string {
  return `  <entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_${escaped(id)}</id>
    <title>Error</title>
    <summary>incorrect id format for ${escaped(id)}</summary>
    <author><name>arXiv api core</name></author>
  </entry>`
}

function entryOf(paper: InventedPaper): string {
  const [primary = ''] = paper.categories
  return `  <entry>
    <id>http://arxiv.org/abs/${paper.arxiv}v1</id>
    <updated>${paper.published}T17:59:37Z</updated>
    <published>${paper.published}T17:59:37Z</published>
    <title>${escaped(paper.title)}</title>
    <summary>  ${escaped(paper.abstract)}
</summary>
${paper.authors.map(([forenames, family]) => `    <author><name>${escaped(`${forenames} ${family}`)}</name></author>`).join('\n')}
${paper.doi === undefined ? '' : `    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">${paper.doi}</arxiv:doi>\n`}${paper.remark === undefined ? '' : `    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">${paper.remark}</arxiv:comment>\n`}    <link href="http://arxiv.org/abs/${paper.arxiv}v1" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/${paper.arxiv}v1" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="${primary}" scheme="http://arxiv.org/schemas/atom"/>
${paper.categories.map((term) => `    <category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('\n')}
  </entry>`
}

function harvest(papers: readonly InventedPaper[], url: URL): Reply {
  const identifier = url.searchParams.get('identifier') ?? ''
  const paper = papers.find(({ arxiv }) => identifier === `oai:arXiv.org:${arxiv}`)
  return xml(`<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<responseDate>2026-03-09T00:00:00Z</responseDate>
<request verb="GetRecord" identifier="${escaped(identifier)}" metadataPrefix="arXiv">http://oaipmh.arxiv.org/oai</request>
${paper ? `<GetRecord><record>${recordOf(paper)}</record></GetRecord>` : '<error code="idDoesNotExist">The value of the identifier argument is unknown</error>'}
</OAI-PMH>
`)
}

function recordOf(paper: InventedPaper): string {
  return `<header><identifier>oai:arXiv.org:${paper.arxiv}</identifier><datestamp>${paper.published}</datestamp><setSpec>cs</setSpec></header>
<metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>${paper.arxiv}</id><created>${paper.published}</created>
<authors>${paper.authors.map(([forenames, family]) => `<author><keyname>${escaped(family)}</keyname><forenames>${escaped(forenames)}</forenames></author>`).join('')}</authors>
<title>${escaped(paper.title)}</title><categories>${paper.categories.join(' ')}</categories>${paper.remark === undefined ? '' : `<comments>${escaped(paper.remark)}</comments>`}${paper.doi === undefined ? '' : `<doi>${paper.doi}</doi>`}
<license>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</license><abstract>  ${escaped(paper.abstract)}
</abstract></arXiv></metadata>`
}

function announce(papers: readonly InventedPaper[], category: string): Reply {
  return xml(`<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <id>http://rss.arxiv.org/atom/${category}</id>
  <title>${category} updates on arXiv.org</title>
  <updated>2026-03-09T04:00:00+00:00</updated>
${papers
  .map(
    (paper) => `  <entry>
    <id>oai:arXiv.org:${paper.arxiv}v1</id>
    <title>${escaped(paper.title)}</title>
    <updated>2026-03-09T04:00:00+00:00</updated>
    <link href="https://arxiv.org/abs/${paper.arxiv}" rel="alternate" type="text/html"/>
    <summary>arXiv:${paper.arxiv}v1 Announce Type: new 
Abstract: ${escaped(paper.abstract)}</summary>
    <category term="${paper.categories[0]}"/>
    <published>2026-03-09T00:00:00-05:00</published>
    <arxiv:announce_type>new</arxiv:announce_type>
    <dc:creator>${escaped(paper.authors.map((names) => names.join(' ')).join(', '))}</dc:creator>
  </entry>`,
  )
  .join('\n')}
</feed>
`)
}

function xml(body: string, status = 200): Reply {
  return { status, body, headers: { 'content-type': 'application/atom+xml; charset=utf-8' } }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
