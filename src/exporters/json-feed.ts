import { frozen } from '../model/frozen'
import { printed } from './digest/entry'
import type { Exporter } from './exporter'
import { type FeedOptions, feedEntryOf, feedSettings, jsonFeedOptions, tagsField } from './feed/feed'
import { toJson, toJsonItem } from './json-array'

/** Options of the {@link jsonFeed} exporter. */
export type JsonFeedOptions = Omit<FeedOptions, 'updated'>

/** A JSON Feed of version 1.1, one item a paper. Source: jsonfeed.org/version/1.1. */
export const jsonFeed: Exporter<JsonFeedOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'json-feed',
  extension: 'json',
  mediaType: 'application/feed+json',
  options: jsonFeedOptions,
  open(options, context) {
    const { title, description, link, feedUrl, author } = feedSettings(options)
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: title || 'Papers',
      home_page_url: link,
      feed_url: feedUrl,
      description,
      authors: [{ name: author || title || 'Papers' }],
      items: [],
    }
    let isEmpty = true
    return {
      // The text of a feed without items, open at their place.
      head: toJson(feed, 2, title, context).replace(/\]\n\}$/, ''),
      separator: ',',
      keeps: tagsField,
      entry(paper) {
        isEmpty = false
        const {
          id,
          url,
          published,
          updated,
          names,
          summary,
          tags,
          title: name,
        } = feedEntryOf(paper, context.report)
        const item = {
          id,
          url,
          title: name,
          content_text: summary || name,
          summary: paper.tldr === undefined ? undefined : printed(paper.tldr),
          date_published: published ?? updated,
          authors: names.length === 0 ? undefined : names.map((of) => ({ name: of })),
          tags: tags.length === 0 ? undefined : tags,
        }
        return toJsonItem(item, 2, paper.id, context).replaceAll('\n', '\n  ')
      },
      tail: () => (isEmpty ? ']\n}\n' : '\n  ]\n}\n'),
    }
  },
}))
