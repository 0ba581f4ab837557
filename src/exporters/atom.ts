import { frozen } from '../model/frozen'
import { encodable } from './encode'
import type { Exporter } from './exporter'
import { type FeedOptions, feedEntryOf, feedOptions, feedSettings, urnPart } from './feed/feed'
import { createNewest, reportUnknownMoment, UNKNOWN_MOMENT } from './moment'
import { element, escapeMarkup } from './xml'

/** Options of the {@link atom} exporter. */
export type AtomOptions = FeedOptions

/**
 * An Atom feed (RFC 4287), one entry a paper. Its id is the address of the feed or of its page: give one of them, since without both it is made of the
 * title, and readers take feeds of one id for the same. What concerns the feed as a whole and depends on its entries stands behind them, where it may stand too.
 */
export const atom: Exporter<AtomOptions> = /* @__PURE__ */ frozen({
  name: 'atom',
  extension: 'atom',
  mediaType: 'application/atom+xml',
  options: feedOptions,
  open(options, { report }) {
    const { title, description, link, feedUrl, author, updated } = feedSettings(options)
    const newest = createNewest()
    const id = feedUrl ?? link ?? `urn:paperdigest:feed:${urnPart(title || 'Papers')}`
    return {
      head: `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${[
        element('id', id, '', '  '),
        element('title', title || 'Papers', '', '  '),
        element('subtitle', description, '', '  '),
        linkTo(link, 'alternate', '  '),
        linkTo(feedUrl, 'self', '  '),
        `  <author><name>${escapeMarkup(author || title || 'Papers')}</name></author>\n`,
        '  <generator>paperdigest</generator>\n',
      ].join('')}`,
      entry(paper) {
        const entry = feedEntryOf(paper, report)
        newest.add(entry.updated)
        if (entry.updated === undefined) reportUnknownMoment(paper.id, report)
        const lines = [
          '  <entry>\n',
          element('id', entry.id),
          element('title', entry.title),
          linkTo(entry.url, 'alternate', '    '),
          element('published', entry.published),
          element('updated', entry.updated ?? UNKNOWN_MOMENT),
          ...entry.names.map((name) => `    <author><name>${escapeMarkup(name)}</name></author>\n`),
          ...entry.tags.map((tag) => `    <category term="${escapeMarkup(tag)}"/>\n`),
          // RFC 4287, section 4.1.2: an entry without a link must have content.
          element(
            entry.url === undefined ? 'content' : 'summary',
            entry.summary || (entry.url === undefined ? entry.title : ''),
          ),
          '  </entry>\n',
        ]
        return encodable(lines.join(''), paper.id, report)
      },
      tail() {
        const moment = updated ?? newest.value
        if (moment === undefined) reportUnknownMoment(title, report)
        return `${element('updated', moment ?? UNKNOWN_MOMENT, '', '  ')}</feed>\n`
      },
    }
  },
})

function linkTo(url: string | undefined, relation: string, indent: string): string {
  return url === undefined ? '' : `${indent}<link rel="${relation}" href="${escapeMarkup(url)}"/>\n`
}
