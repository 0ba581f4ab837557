import type { Paper } from '../../model/paper'
import type { Resolver } from '../resolver'
import { answersByArxiv, askJson, inParts, type ResolverOptions } from './asking'
import { objectsOf, paperOf, textOf, within } from './record'

/** The paper of a DOI's metadata, `attributes` of a resource (support.datacite.org, "REST API"). */
export function paperOfAttributes(attributes: unknown, address: string): Paper | undefined {
  const text = (key: string): string => textOf(within(attributes, key))
  const titles = objectsOf(within(attributes, 'titles'))
  const title = titles.find((one) => textOf(within(one, 'titleType')) === '') ?? titles[0]
  const dates = objectsOf(within(attributes, 'dates'))
  const dayOf = (type: string): string =>
    textOf(
      within(
        dates.find((date) => textOf(within(date, 'dateType')) === type),
        'date',
      ),
    )
  const abstract = objectsOf(within(attributes, 'descriptions')).find(
    (one) => textOf(within(one, 'descriptionType')) === 'Abstract',
  )
  return paperOf(
    {
      title: within(title, 'title'),
      authors: objectsOf(within(attributes, 'creators')).map((creator) => ({
        name: turned(textOf(within(creator, 'name'))),
        family: within(creator, 'familyName'),
        given: within(creator, 'givenName'),
        isGroup: textOf(within(creator, 'nameType')) === 'Organizational',
      })),
      published: dayOf('Submitted') || dayOf('Issued') || text('publicationYear'),
      abstract: within(abstract, 'description'),
      doi: text('doi'),
      type: 'article',
    },
    'datacite',
    address,
  )
}

/** `Quill, Ada` stays, for it is read so; an organisation may have a comma behind it. */
function turned(name: string): string {
  return name.replace(/,\s{0,3}$/, '')
}

/** DOIs that are asked for at a time. */
const BATCH = 50

/** DataCite's metadata of the DOIs that arXiv makes of its ids: fifty papers a request, names in parts. */
export function datacite({ client }: ResolverOptions): Resolver {
  return {
    name: 'datacite',
    givesNames: true,
    asks: ['arxiv'],
    batch: BATCH,
    lookUp: (papers, { signal } = {}) =>
      answersByArxiv(papers, (ids) =>
        inParts(ids, BATCH, async (part) => {
          const url = new URL('https://api.datacite.org/dois')
          url.searchParams.set('query', `doi:(${part.map((id) => `"10.48550/arxiv.${id}"`).join(' OR ')})`)
          url.searchParams.set('page[size]', String(BATCH))
          const answer = await askJson(client, 'datacite', url, { signal })
          return objectsOf(within(answer, 'data')).flatMap(
            (resource) => paperOfAttributes(within(resource, 'attributes'), url.href) ?? [],
          )
        }),
      ),
  }
}
