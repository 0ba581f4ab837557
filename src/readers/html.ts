import type { DigestContent } from '../model/tree'
import type { ReadContext, TreeReader } from '../parser/reader'
import { detectHtml } from './html/detect'
import { readDocument } from './html/document'
import { isMail, readMailing } from './html/mailing'

/**
 * Pages as they are saved, copied and mailed: of the digest's own site, from the data they carry for their scripts or from their cards; of a paper;
 * listings of arXiv; and digests by others with headings, paragraphs, lists and tables.
 */
export const html: TreeReader = {
  name: 'html',
  extensions: ['html', 'htm', 'xhtml', 'mhtml', 'mht', 'eml'],
  mediaTypes: ['text/html', 'application/xhtml+xml', 'multipart/related', 'message/rfc822'],
  detect: (head) => (isMail(head) ? 0.9 : detectHtml(head)),
  read: readHtml,
}

function readHtml(document: string, context: ReadContext): Iterable<DigestContent> {
  return isMail(document.slice(0, 65_536)) ? readMailing(document, context) : readDocument(document, context)
}
