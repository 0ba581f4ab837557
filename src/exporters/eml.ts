import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { frozen } from '../model/frozen'
import type { Paper } from '../model/paper'
import { digestSettings, showsField } from './digest/entry'
import type { Exporter, ExportSession } from './exporter'
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
  /**
   * Shortens abstracts, all alike, until the page is below the 102 KB at which Gmail cuts it. Default false: a page beyond that is told.
   */
  readonly fit?: boolean | undefined
}

/** Bytes of a page at which Gmail cuts it, and the shorter abstracts that are tried for it. */
const CUT = 102 * 1024
const LENGTHS = [1200, 800, 500, 300, 150, 0]

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
    fit: { type: 'flag', description: 'shorten abstracts until the mail is not cut by Gmail, at 102 KB' },
  },
  open({ from = 'digest@localhost', to = [], date, fit = false, ...options }, context) {
    const { report } = context
    const { title } = digestSettings(options)
    const recipients = typeof to === 'string' ? [to] : to
    const sender = writeMailbox(readMailbox('from', from))
    const receivers = recipients.map((receiver) => writeMailbox(readMailbox('to', receiver)))
    const sent = date === undefined ? undefined : requireMoment('date', date)
    html.open(options, context)
    const newest = createNewest()
    const papers: Paper[] = []
    return {
      keeps: showsField,
      entry(paper) {
        newest.add(feedEntryOf(paper, () => {}).updated)
        papers.push(paper)
        return ''
      },
      tail() {
        const bodies = bodiesOf(papers, options, fit, report)
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
          part('text/plain', bodies.plain),
          part('text/html', bodies.page),
          `--${BOUNDARY}--`,
          '',
        ].join('\r\n')
      },
    }
  },
}))

interface Bodies {
  readonly plain: string
  readonly page: string
}

/** The two texts of a message, shortened where it is to fit; what is too long is told. */
function bodiesOf(
  papers: readonly Paper[],
  options: HtmlOptions,
  isFitted: boolean,
  report: (message: Diagnostic) => void,
): Bodies {
  const longest = options.abstractLength ?? Number.POSITIVE_INFINITY
  const lengths = isFitted ? LENGTHS.filter((length) => length < longest) : []
  let bodies = bodiesWith(papers, options, report)
  for (const abstractLength of lengths) {
    if (sizeOf(bodies.page) <= CUT) break
    bodies = bodiesWith(papers, { ...options, abstractLength }, () => {})
  }
  if (sizeOf(bodies.page) > CUT)
    report(
      diagnostic(
        'limit-exceeded',
        `Unexpected page of ${Math.ceil(sizeOf(bodies.page) / 1024)} KB: Gmail cuts it at 102 KB`,
        {
          note: 'Give fewer papers, or set fit or abstractLength',
        },
      ),
    )
  return bodies
}

function bodiesWith(
  papers: readonly Paper[],
  options: HtmlOptions,
  report: (message: Diagnostic) => void,
): Bodies {
  const whole = (session: ExportSession): string =>
    [
      session.head ?? '',
      ...papers.map((paper, index) => session.entry(paper, index)),
      session.tail?.() ?? '',
    ].join('')
  const { language: _, preheader: __, unsubscribe: ___, ...common } = options
  return {
    plain: whole(text.open(common, { report: () => {} })),
    page: whole(html.open(options, { report })),
  }
}

/** Bytes in UTF-8. */
function sizeOf(page: string): number {
  return new TextEncoder().encode(page).length
}

function part(type: string, content: string): string {
  return [
    `--${BOUNDARY}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(content),
  ].join('\r\n')
}
