import { destinationOf } from '../../lexicon/destination'
import { relationOfUrl } from '../../lexicon/identifier'
import { matchCount } from '../../lexicon/number'
import type { Block } from '../block'
import type { Claim } from './card'

/** A row of links' words, each perhaps with a figure. */
const ROW =
  /^(?:(?:View arXiv page|View PDF|View on arXiv|arXiv page|Project page|Add to collection|Copy to clipboard|Paper page|GitHub|PDF|arXiv|Code|auto|\d[\d.,]{0,8}[kKmM]?)(?:[\s\u00A0|·•]{1,4}|$)){1,12}$/i
const LONGEST = 160

/** The links under an abstract: `View arXiv page`, `View PDF`, `GitHub 264 auto`, on one line or on several. */
export class PageLinks {
  #repository: string | undefined
  #awaitsStars = false

  /** Whether a line is made of such words alone. */
  isRow({ text }: Block): boolean {
    return text.length <= LONGEST && /^[A-Za-z]/.test(text) && ROW.test(text)
  }

  /** A link without words: perhaps that of a repository whose stars follow. */
  nameless(url: string): void {
    if (/^https?:\/\/(?:www\.)?github\.com\//i.test(url)) this.#repository = url
  }

  /** What the words of a line say, and where they lead. */
  claimsOf(block: Block): Claim[] {
    const { text, links } = block
    const [link] = links ?? []
    const github = /\bGitHub\s{1,4}(\d[\d.,]{0,8}[kKmM]?)(?=\s|$)/i.exec(text)
    if (link === undefined || !link.url) return [this.#plain(block, github)]
    const destination = destinationOf(link.url)
    if (github || (this.#awaitsStars && matchCount(text)?.length === text.length)) {
      this.#awaitsStars = false
      return [{ ...this.#stars(block, github), data: { url: link.url } }]
    }
    this.#awaitsStars = /^GitHub$/i.test(text)
    if (destination === undefined || destination.kind === 'upvote' || destination.kind === 'site')
      return [{ block, type: 'chrome' }]
    if (destination.kind !== 'paper' && destination.kind !== 'other') return [{ block, type: 'chrome' }]
    const rel = /^Project page$/i.test(text) && relationOfUrl(link.url) === 'other' ? 'project' : undefined
    return [{ block, type: 'link', data: rel ? { url: link.url, rel } : { url: link.url } }]
  }

  #plain(block: Block, github: RegExpExecArray | null): Claim {
    const { text } = block
    const isCount = matchCount(text)?.length === text.length
    if (github || (this.#awaitsStars && isCount)) {
      this.#awaitsStars = false
      const claim = this.#stars(block, github)
      return this.#repository === undefined ? claim : { ...claim, data: { url: this.#repository } }
    }
    this.#awaitsStars = /\bGitHub$/i.test(text)
    return { block, type: isCount || this.isRow(block) ? 'chrome' : 'text' }
  }

  #stars(block: Block, github: RegExpExecArray | null): Claim {
    if (!github) return { block, type: 'stars' }
    const end = github.index + github[0].length
    return { block, type: 'stars', range: [end - (github[1]?.length ?? 0), end] }
  }
}
