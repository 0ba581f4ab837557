import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Digest } from '../model/digest'
import type { Paper } from '../model/paper'
import type { Client, RequestOptions } from '../network/client'
import { NetworkError } from '../network/error'
import { parse } from '../parser/parse'
import { huggingFace } from '../readers/hugging-face'
import { endOf } from './digest-request'

type Signal = Pick<RequestOptions, 'signal'>

const MINUTE = 60_000
const DAY = 86_400_000
/** Papers that the interface gives at a time, at most. */
const PAGE = 100
/** No list is as long as these pages: then something else is wrong. */
const MOST_PAGES = 100

/** A day's, a week's or a month's list, all of its pages. A span without papers is an empty list, and told. */
export async function fetchList(
  client: Client,
  span: { date: string } | { week: string } | { month: string },
  { signal }: Signal,
): Promise<Digest> {
  const [[kind, value] = ['date', '']] = Object.entries(span)
  const messages: Diagnostic[] = []
  const papers = new Map<string, Paper>()
  // Votes and comments are counted on for a while.
  const maximumAge = endOf(span) > client.clock.now() - DAY ? 10 * MINUTE : DAY
  for (let page = 0; page < MOST_PAGES; page++) {
    const url = addressOf('daily_papers', { [kind]: value, limit: String(PAGE), p: String(page) })
    const { status, text } = await client.request('huggingFace', url, { maximumAge, signal })
    // Its answer to days that it does not have; behind the last page it is no concern of anybody's.
    if (status === 400 || isEmptyArray(text)) {
      if (page === 0) messages.push(nothing(value, url, status, text))
      break
    }
    if (status !== 200) throw refusal(status, url, text)
    const read = parse(text, { readers: [huggingFace], path: url })
    messages.push(...read.messages)
    const before = papers.size
    for (const paper of read.papers) if (!papers.has(paper.id)) papers.set(paper.id, paper)
    // A page that only repeats is no page.
    if (papers.size === before) break
  }
  const isDay = kind === 'date'
  return {
    ...(isDay && { date: value }),
    period: isDay ? 'day' : kind === 'week' ? 'week' : 'month',
    papers: isDay ? Array.from(papers.values(), (paper) => listedOn(paper, value)) : [...papers.values()],
    messages,
  }
}

/** The best of what words find: by default as many as the interface gives at once. */
export async function searchPapers(
  client: Client,
  words: string,
  { signal, limit = PAGE }: Signal & { readonly limit?: number },
): Promise<Digest> {
  const url = addressOf('papers/search', { q: words.trim(), limit: String(limit) })
  const { status, text } = await client.request('huggingFace', url, { maximumAge: DAY, signal })
  const head = { period: 'search', query: words.trim() } as const
  if (isEmptyArray(text)) return { ...head, papers: [], messages: [nothing(words.trim(), url, status, text)] }
  if (status !== 200) throw refusal(status, url, text)
  const { papers, messages } = parse(text, { readers: [huggingFace], path: url })
  return { ...head, papers, messages }
}

/** One paper; `undefined` where the site does not have it. */
export async function fetchPaper(
  client: Client,
  id: string,
  { signal }: Signal,
): Promise<Digest | undefined> {
  const url = addressOf(`papers/${id}`, {})
  const { status, text } = await client.request('huggingFace', url, { maximumAge: DAY, signal })
  if (status === 404) return undefined
  if (status !== 200) throw refusal(status, url, text)
  return parse(text, { readers: [huggingFace], path: url })
}

/** It stood on the day's list, whether or not its own record says so. */
function listedOn(paper: Paper, date: string): Paper {
  return {
    ...paper,
    featured: paper.featured ?? date,
    sources: paper.sources.map((source) => ({ ...source, digestDate: source.digestDate ?? date })),
  }
}

function addressOf(path: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(`https://huggingface.co/api/${path}`)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

function nothing(what: string, url: string, status: number, text: string): Diagnostic {
  const reason =
    status === 400 ? `Hugging Face has no list for ${what} (400)` : `Hugging Face lists no papers for ${what}`
  return diagnostic('empty-list', reason, { path: url, url, ...(status === 400 && { actual: text }) })
}

function refusal(status: number, url: string, text: string): NetworkError {
  const reason = `answers ${status}${text.trim() === '' ? '' : `: ${text.trim().slice(0, 120)}`}`
  return new NetworkError('unexpected-answer', reason, { service: 'Hugging Face', url, status })
}

function isEmptyArray(text: string): boolean {
  return /^\s{0,99}\[\s{0,99}\]\s{0,99}$/.test(text)
}
