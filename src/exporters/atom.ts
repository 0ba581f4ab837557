import { frozen } from '../model/frozen'
import type { Paper } from '../model/paper'
import { encodable } from './encode'
import type { Exporter } from './exporter'
import { type FeedOptions, feedEntryOf, feedOptions, feedSettings, tagsField, urnPart } from './feed/feed'
import { element, escapeMarkup } from './xml'

/** Options of the {@link atom} exporter. */
export type AtomOptions = FeedOptions

/**
 * An Atom feed (RFC 4287), one entry a paper. Its id is the address of the feed or of its page: give one of them, since without both it is made of the
 * title, and readers take feeds of one id for the same. Without the option `updated`, its date is that of the first paper that has one; entries without a date
 * have the feed's. Where nothing tells a date, it throws a TypeError that says so.
 */
export const atom: Exporter<AtomOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'atom',
  extension: 'atom',
  mediaType: 'application/atom+xml',
  options: feedOptions,
  open(options, { report }) {
    const { title, description, link, feedUrl, author, updated } = feedSettings(options)
    const id = feedUrl ?? link ?? `urn:paperdigest:feed:${urnPart(title || 'Papers')}`
    const headOf = (moment: string): string =>
      `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${[
        element('id', id, '', '  '),
        element('title', title || 'Papers', '', '  '),
        element('subtitle', description, '', '  '),
        linkTo(link, 'alternate', '  '),
        linkTo(feedUrl, 'self', '  '),
        `  <author><name>${escapeMarkup(author || title || 'Papers')}</name></author>\n`,
        '  <generator>paperdigest</generator>\n',
        // The validator of the W3C wants what concerns the feed before its entries.
        element('updated', moment, '', '  '),
      ].join('')}`
    let feedMoment = updated
    /** The papers before the first that has a date. */
    let waiting: Paper[] = []
    const requireDate = (): TypeError =>
      new TypeError(
        `Expected a date, which Atom wants of a feed, and ${waiting.length} papers have none: pass one, stringify(papers, atom, { updated: '2025-04-03' })`,
      )
    return {
      head: updated === undefined ? '' : headOf(updated),
      keeps: tagsField,
      entry(paper) {
        if (feedMoment !== undefined) return entryOf(paper, feedMoment)
        feedMoment = feedEntryOf(paper, () => {}).since
        waiting.push(paper)
        if (feedMoment === undefined) {
          if (waiting.length > MOST_WAITING) throw requireDate()
          return ''
        }
        const moment = feedMoment
        const entries = waiting.map((one) => entryOf(one, moment)).join('')
        waiting = []
        return headOf(moment) + entries
      },
      tail() {
        if (feedMoment === undefined) throw requireDate()
        return '</feed>\n'
      },
    }

    function entryOf(paper: Paper, moment: string): string {
      const entry = feedEntryOf(paper, report)
      const lines = [
        '  <entry>\n',
        element('id', entry.id),
        element('title', entry.title),
        linkTo(entry.url, 'alternate', '    '),
        element('published', entry.published),
        element('updated', entry.updated ?? entry.since ?? moment),
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
    }
  },
}))

/** A feed that starts with more undated papers says nothing of its own date. */
const MOST_WAITING = 1000

function linkTo(url: string | undefined, relation: string, indent: string): string {
  return url === undefined ? '' : `${indent}<link rel="${relation}" href="${escapeMarkup(url)}"/>\n`
}
