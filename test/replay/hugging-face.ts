import type { InventedPaper } from './papers'
import type { Answerer, Reply } from './server'

const HOST = 'huggingface.co'

/** Hugging Face's interface: lists of days, weeks and months by pages, single papers, a search for words of titles. Days that are no days it refuses. */
export function huggingFaceOf(papers: readonly InventedPaper[], today = '2026-03-09'): Answerer {
  return ({ url }) => {
    if (url.host !== HOST) return undefined
    const { pathname, searchParams: parameters } = url
    if (pathname === '/api/daily_papers') return listOf(papers, parameters, today)
    if (pathname === '/api/papers/search') {
      const words = (parameters.get('q') ?? '').toLowerCase().split(' ')
      const found = papers.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
      return json(found.slice(0, Number(parameters.get('limit') ?? 20)).map(itemOf))
    }
    const id = /^\/api\/papers\/(.+)$/.exec(pathname)?.[1]
    const paper = papers.find(({ arxiv }) => arxiv === id)
    return paper ? json(recordOf(paper)) : { status: 404, body: '{"error":"Paper not found"}' }
  }
}

function listOf(papers: readonly InventedPaper[], parameters: URLSearchParams, today: string): Reply {
  const [date, week, month] = ['date', 'week', 'month'].map((name) => parameters.get(name))
  if (date && date > today)
    return { status: 400, body: '{"error":"✖ Date must not be in the future\\n  → at date"}' }
  const limit = Number(parameters.get('limit') ?? 50)
  if (limit > 100)
    return { status: 400, body: '{"error":"✖ Too big: expected number to be <=100\\n  → at limit"}' }
  const start = Number(parameters.get('p') ?? 0) * limit
  const listed = papers.filter(
    ({ listed }) =>
      listed !== undefined &&
      (date ? listed === date : month ? listed.startsWith(month) : week === weekOf(listed)),
  )
  return json(listed.slice(start, start + limit).map(itemOf))
}

/** ISO 8601: the week of a day is that of its Thursday. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7))
  const first = Date.UTC(date.getUTCFullYear(), 0, 1)
  const week = Math.floor((date.getTime() - first) / 604_800_000) + 1
  return `${date.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}

/** An item of a list. */
function itemOf(paper: InventedPaper): object {
  return {
    paper: recordOf(paper),
    publishedAt: `${paper.published}T20:00:00.000Z`,
    title: paper.title,
    summary: paper.abstract,
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${paper.arxiv}.png`,
    numComments: paper.comments ?? 0,
    submittedBy: { _id: '0'.repeat(24), fullname: 'Wren Ivory', name: 'wren', type: 'user', isPro: false },
    isAuthorParticipating: false,
  }
}

/** A paper by itself. */
function recordOf(paper: InventedPaper): object {
  return {
    id: paper.arxiv,
    authors: paper.authors.map(([forenames, family]) => ({
      _id: '0'.repeat(24),
      name: `${forenames} ${family}`,
      hidden: false,
    })),
    publishedAt: `${paper.published}T00:00:00.000Z`,
    ...(paper.listed !== undefined && { submittedOnDailyAt: `${paper.listed}T00:00:00.000Z` }),
    title: paper.title,
    summary: paper.abstract,
    upvotes: paper.upvotes ?? 0,
    discussionId: '0'.repeat(24),
    ai_keywords: ['lamps'],
  }
}

function json(value: unknown): Reply {
  return { body: JSON.stringify(value), headers: { 'content-type': 'application/json; charset=utf-8' } }
}
