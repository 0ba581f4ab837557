import { frozen } from '../model/frozen'
import { encodable } from './encode'
import type { Exporter } from './exporter'
import { type FeedOptions, feedEntryOf, feedOptions, feedSettings, tagsField } from './feed/feed'
import { createNewest, mailDate } from './moment'
import { element, escapeMarkup } from './xml'

/** Options of the {@link rss} exporter. */
export type RssOptions = FeedOptions

/**
 * An RSS 2.0 feed, one item a paper, names as `dc:creator`. RSS wants a link of every channel: without the option `link` it is that of the first paper
 * that has one, and stands behind the items.
 */
export const rss: Exporter<RssOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'rss',
  extension: 'rss',
  mediaType: 'application/rss+xml',
  options: feedOptions,
  open(options, { report }) {
    const { title, description, link, feedUrl, updated } = feedSettings(options)
    const newest = createNewest()
    let firstUrl: string | undefined
    return {
      head: `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n${[
        element('title', title || 'Papers', '', '  '),
        element('description', description || title || 'Papers', '', '  '),
        element('link', link, '', '  '),
        feedUrl === undefined
          ? ''
          : `  <atom:link rel="self" type="application/rss+xml" href="${escapeMarkup(feedUrl)}"/>\n`,
        '  <generator>paperdigest</generator>\n',
      ].join('')}`,
      keeps: tagsField,
      entry(paper) {
        const entry = feedEntryOf(paper, report)
        newest.add(entry.updated)
        firstUrl ??= entry.url
        const lines = [
          '  <item>\n',
          element('title', entry.title),
          element('link', entry.url),
          element('guid', entry.id, ' isPermaLink="false"'),
          element('pubDate', entry.updated && mailDate(entry.updated)),
          ...entry.names.map((name) => element('dc:creator', name)),
          ...entry.tags.map((tag) => element('category', tag)),
          // Readers take a description for HTML, so it is escaped as HTML first.
          element('description', entry.summary === '' ? undefined : escapeMarkup(entry.summary)),
          '  </item>\n',
        ]
        return encodable(lines.join(''), paper.id, report)
      },
      tail() {
        const moment = updated ?? newest.value
        return [
          element('link', link === undefined ? (firstUrl ?? 'about:blank') : undefined, '', '  '),
          element('lastBuildDate', moment && mailDate(moment), '', '  '),
          '</channel>\n</rss>\n',
        ].join('')
      },
    }
  },
}))
