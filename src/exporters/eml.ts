import { frozen } from '../model/frozen'
import { digestSettings } from './digest/entry'
import type { Exporter } from './exporter'
import { feedEntryOf } from './feed/feed'
import { type HtmlOptions, html, htmlOptions } from './html'
import { readMailbox, writeMailbox, writeText } from './mail/header'
import { quotedPrintable } from './mail/quoted-printable'
import { createNewest, mailDate, reportUnknownMoment, requireMoment, UNKNOWN_MOMENT } from './moment'
import { safeAddress } from './safe-address'
import { text } from './text'

/** Options of the {@link eml} exporter: those of `html`, whose title is the subject, and the message's headers. */
export interface EmlOptions extends HtmlOptions {
  /** Who sends it: `digest@example.org` or `Digest <digest@example.org>`. Default `digest@localhost`, for you to change. */
  readonly from?: string | undefined
  /** Whom to send it to. Default: nobody yet. */
  readonly to?: string | readonly string[] | undefined
  /** When it was written, `2025-04-03` or `2025-04-03T07:00:00Z`. Default: the newest day that a paper was listed or published. */
  readonly date?: string | undefined
}

/** Stands in no body, since `=_` is nothing in quoted-printable. */
const BOUNDARY = '=_paperdigest_alternative'

/**
 * A digest as a message to be sent (RFC 5322, MIME): `multipart/alternative` of the `text` and the `html` exporter, and `List-Unsubscribe` where
 * `unsubscribe` is given. It is held until its end, since its two parts follow each other.
 */
export const eml: Exporter<EmlOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'eml',
  extension: 'eml',
  mediaType: 'message/rfc822',
  options: {
    ...htmlOptions,
    from: { type: 'text', description: 'who sends it; digest@localhost by default' },
    to: { type: 'list', description: 'whom to send it to; nobody yet by default' },
    date: { type: 'text', description: 'when it was written; the newest day of the papers by default' },
  },
  open({ from = 'digest@localhost', to = [], date, ...options }, context) {
    const { report } = context
    const { title } = digestSettings(options)
    const recipients = typeof to === 'string' ? [to] : to
    const sender = writeMailbox(readMailbox('from', from))
    const receivers = recipients.map((receiver) => writeMailbox(readMailbox('to', receiver)))
    const sent = date === undefined ? undefined : requireMoment('date', date)
    const plain = text.open(options, { ...context, report: () => {} })
    const page = html.open(options, context)
    const parts = { plain: [plain.head ?? ''], page: [page.head ?? ''] }
    const newest = createNewest()
    return {
      entry(paper, index) {
        newest.add(feedEntryOf(paper, () => {}).updated)
        parts.plain.push(plain.entry(paper, index))
        parts.page.push(page.entry(paper, index))
        return ''
      },
      tail() {
        parts.page.push(page.tail?.() ?? '')
        const moment = sent ?? newest.value
        if (moment === undefined) reportUnknownMoment(title, report)
        const headers = [
          `From: ${sender}`,
          ...(receivers.length === 0 ? [] : [`To: ${receivers.join(',\r\n ')}`]),
          `Subject: ${writeText(title)}`,
          `Date: ${mailDate(moment ?? UNKNOWN_MOMENT)}`,
          ...(options.unsubscribe === undefined
            ? []
            : [`List-Unsubscribe: <${safeAddress(options.unsubscribe, report)}>`]),
          'MIME-Version: 1.0',
          `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
        ]
        return [
          ...headers,
          '',
          part('text/plain', parts.plain.join('')),
          part('text/html', parts.page.join('')),
          `--${BOUNDARY}--`,
          '',
        ].join('\r\n')
      },
    }
  },
}))

function part(type: string, content: string): string {
  return [
    `--${BOUNDARY}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(content),
  ].join('\r\n')
}
