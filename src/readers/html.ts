import { frozen } from '../model/frozen'
import { detectHtml } from '../parser/html/detect'
import { readHtmlDocument } from '../parser/html/document'
import type { TreeReader } from '../parser/reader'

/**
 * Pages as they are saved and copied: of the digest's own site, from the data they carry for their scripts or from their cards; of a paper; listings of
 * arXiv; and digests by others with headings, paragraphs, lists and tables.
 */
export const html: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'html',
  extensions: ['html', 'htm', 'xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  detect: detectHtml,
  read: readHtmlDocument,
}))
