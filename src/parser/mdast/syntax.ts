import type { Root } from 'mdast'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { once } from '../../lexicon/once'

const processor = /* @__PURE__ */ once(() => unified().use(remarkParse).use(tables).freeze())

/** The tree of Markdown, with tables as in GitHub Flavored Markdown and nothing else of it (`~`, for one, stays a tilde). */
export function markdownTree(source: string): Root {
  return processor().parse(source)
}

/** unified plugin: the tables. */
function tables(this: { data(): object }): undefined {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] }
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable()]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown()]
}
