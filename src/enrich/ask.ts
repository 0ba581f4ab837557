import { eachKey } from '../model/identity'
import type { Paper } from '../model/paper'
import type { Lookup, Resolver } from './resolver'

/** What is known of one paper while resolvers are asked. */
export interface Inquiry {
  readonly paper: Paper
  /** The paper with the identifiers that were found for it. */
  known: Paper
  readonly records: Map<Paper, Resolver>
  readonly failures: Map<string, string>
  /** By what each resolver was asked: nobody is asked the same twice. */
  readonly asked: Map<string, Set<string>>
}

export function openInquiry(paper: Paper): Inquiry {
  return { paper, known: paper, records: new Map(), failures: new Map(), asked: new Map() }
}

/** Asks a resolver for those papers that it was not asked for by what is known of them now; tells whether any was asked for. */
export async function ask(
  resolver: Resolver,
  inquiries: readonly Inquiry[],
  options: { readonly signal?: AbortSignal | undefined; readonly isNear?: boolean | undefined },
): Promise<boolean> {
  const open = inquiries.filter((inquiry) => isNew(resolver, inquiry))
  const { batch = 1 } = resolver
  for (let start = 0; start < open.length; start += batch) {
    options.signal?.throwIfAborted()
    const part = open.slice(start, start + batch)
    const answers = await resolver.lookUp(
      part.map(({ known }) => known),
      options,
    )
    for (const [index, inquiry] of part.entries()) note(resolver, inquiry, answers[index])
  }
  return open.length > 0
}

function isNew({ name, asks }: Resolver, { known, asked }: Inquiry): boolean {
  const before = asked.get(name)
  const questions = new Set<string>()
  eachKey(known, (key) => {
    if (asks.some((kind) => key.startsWith(`${kind}:`))) questions.add(key)
  })
  if (asks.includes('title')) questions.add('title')
  const isFresh = [...questions].some((question) => !before?.has(question))
  if (isFresh) asked.set(name, new Set([...(before ?? []), ...questions]))
  return isFresh
}

function note(resolver: Resolver, { records, failures }: Inquiry, answer: Lookup | undefined): void {
  const given = answer?.records ?? []
  for (const record of given) if (isSound(record)) records.set(record, resolver)
  const failure =
    answer === undefined
      ? 'it gave no answer'
      : (answer.failure ?? (given.every(isSound) ? undefined : 'it gave a record longer than any paper is'))
  if (failure === undefined) failures.delete(resolver.name)
  else failures.set(resolver.name, failure)
}

/** No title, name or abstract that people wrote is longer. */
const LONGEST = { title: 2000, name: 400, abstract: 50_000 }

function isSound({ title, authors, abstract = '' }: Paper): boolean {
  return (
    title.length <= LONGEST.title &&
    abstract.length <= LONGEST.abstract &&
    authors.every(({ name }) => name.length <= LONGEST.name)
  )
}
