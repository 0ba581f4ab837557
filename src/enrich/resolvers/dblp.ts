import { foldTitle } from '../../lexicon/fold'
import { arxivOfVenue, identifierOfUrl } from '../../lexicon/identifier'
import type { Paper } from '../../model/paper'
import type { Resolver } from '../resolver'
import { answersOf, askJson, type ResolverOptions } from './asking'
import { listOf, objectsOf, paperOf, textOf, within } from './record'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['Journal Articles', 'article-journal'],
  ['Conference and Workshop Papers', 'paper-conference'],
  ['Informal and Other Publications', 'article'],
  ['Parts in Books or Collections', 'chapter'],
])

/** The papers of a search, `result.hits.hit` (dblp.org/faq, "How to use the dblp search API"). One hit, and one author, stand without a list. */
export function papersOfHits(answer: unknown, address: string): Paper[] {
  return objectsOf(within(answer, 'result', 'hits', 'hit')).flatMap((hit) => {
    const info = within(hit, 'info')
    const text = (key: string): string => textOf(within(info, key))
    const [venue, volume] = [text('venue'), text('volume')]
    const isPreprint = venue === 'CoRR'
    const link = listOf(within(info, 'ee')).flatMap((url) => identifierOfUrl(textOf(url)) ?? [])
    const arxiv =
      (isPreprint ? arxivOfVenue(volume.replace(/^abs\//, 'arXiv:')) : undefined) ??
      link.find(({ kind }) => kind === 'arxiv')?.value
    const paper = paperOf(
      {
        title: text('title'),
        authors: listOf(within(info, 'authors', 'author')).map((author) => ({
          name: typeof author === 'string' ? author : within(author, 'text'),
        })),
        published: text('year'),
        arxiv,
        doi: text('doi') || link.find(({ kind }) => kind === 'doi')?.value,
        acl: link.find(({ kind }) => kind === 'acl')?.value,
        type: TYPES.get(text('type')),
        ...(!isPreprint && {
          container: venue,
          volume,
          issue: text('number'),
          pages: text('pages'),
        }),
      },
      'dblp',
      address,
    )
    return paper ?? []
  })
}

/** A search that all words of a long title fail is made once more, with so many of them. */
const FEW_WORDS = 6

/** DBLP's records, by words of titles: venues of computer science, and arXiv ids. */
export function dblp({ client }: ResolverOptions): Resolver {
  return {
    name: 'dblp',
    givesNames: false,
    asks: ['title'],
    batch: 100,
    lookUp(papers, { signal } = {}) {
      return answersOf(papers, async ({ title }) => {
        const words = foldTitle(title).split('-')
        const found = await search(words.slice(0, 40))
        return found.length > 0 || words.length <= FEW_WORDS ? found : search(words.slice(0, FEW_WORDS))
      })

      async function search(words: readonly string[]): Promise<Paper[]> {
        const url = new URL('https://dblp.org/search/publ/api')
        for (const [name, value] of Object.entries({ q: words.join(' '), format: 'json', h: '30' }))
          url.searchParams.set(name, value)
        return papersOfHits(await askJson(client, 'dblp', url, { signal }), url.href)
      }
    },
  }
}
