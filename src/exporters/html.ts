import { frozen } from '../model/frozen'
import type { OptionRules } from '../model/option'
import {
  type DigestOptions,
  type DigestSettings,
  digestOptions,
  digestSettings,
  entryOf,
  printed,
  requireText,
  showsField,
  turnOf,
} from './digest/entry'
import { entryRow, type PageFrame, pageHead, pageTail, sectionEnd, sectionRow } from './digest/html-page'
import { encodable, wellFormed } from './encode'
import type { Exporter } from './exporter'
import { safeAddress } from './safe-address'

/** Options of the {@link html} exporter. */
export interface HtmlOptions extends DigestOptions {
  /** Language of the page (BCP 47). Default `en`. */
  readonly language?: string | undefined
  /** What mail programs show beside the subject. Default: they show the start of the page. */
  readonly preheader?: string | undefined
  /** Where readers can cancel a newsletter; stands at the end. */
  readonly unsubscribe?: string | undefined
}

/** The options of pages and of mails. */
export const htmlOptions: OptionRules<HtmlOptions> = /* @__PURE__ */ frozen(() => ({
  ...digestOptions,
  language: { type: 'text', description: 'language of the page; en by default' },
  preheader: { type: 'text', description: 'what mail programs show beside the subject' },
  unsubscribe: { type: 'text', description: 'where readers can cancel a newsletter' },
}))

/**
 * A digest as a page of its own, made to be mailed: one column, styles at the elements, light and dark, without scripts and without anything to be
 * fetched. A whole page also for no papers.
 */
export const html: Exporter<HtmlOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'html',
  extension: 'html',
  mediaType: 'text/html',
  options: htmlOptions,
  open(options, { report }) {
    const settings = digestSettings(options)
    const frame = frameOf(options, settings)
    let section: string | undefined
    return {
      head: pageHead(frame),
      keeps: showsField,
      entry(paper) {
        const entry = entryOf(paper, settings, report)
        const turn = turnOf(entry.section, section)
        const heading = turn === 'same' ? '' : turn === 'end' ? sectionEnd : sectionRow(entry.section ?? '')
        section = entry.section
        return encodable(heading + entryRow(entry), paper.id, report)
      },
      tail: () => pageTail(frame),
    }
  },
}))

function frameOf(
  { language = 'en', preheader, unsubscribe }: HtmlOptions,
  { title, intro, wordOf }: DigestSettings,
): PageFrame {
  if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language))
    throw new TypeError(`Expected language as a tag such as 'en', received ${JSON.stringify(language)}`)
  if (preheader !== undefined) requireText('preheader', preheader)
  const address = safeAddress(unsubscribe, () => {})
  // A line of a message has at most 998 characters (RFC 5322, section 2.1.1), and an address cannot be folded.
  if (unsubscribe !== undefined && (address === undefined || address.length > 900))
    throw new TypeError(
      `Expected unsubscribe as an address of http or https of at most 900 characters, received ${JSON.stringify(unsubscribe)}`,
    )
  return {
    title,
    intro,
    leave: wordOf('Unsubscribe'),
    language,
    preheader: preheader === undefined ? undefined : wellFormed(printed(preheader)),
    unsubscribe: address,
  }
}
