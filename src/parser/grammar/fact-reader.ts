import { type LabelMeaning, linkMeanings } from '../../lexicon/field-label'
import { isLoneName } from '../../lexicon/name-evidence'
import { splitNames } from '../../lexicon/name-list'
import { once } from '../../lexicon/once'
import { signedFigure } from '../../lexicon/sign'
import type { Position } from '../../model/paper'
import { type Line, sliceLine, textOf, trimLine, wholeText } from '../line/span'
import { isWrappedAddress, withoutAddress } from './bare-address'
import { isBesideByline, isGroupBehind, namesBefore, readByline } from './byline'
import { factsIn } from './fact'
import { type Facts, hasNames, type LinePlace } from './facts'
import { isLinks, keyOf, segmentsOf } from './key'
import { stateLabelled } from './labelled'
import { addLinks, isWithinSentence, wordsBeside } from './links'
import { meaningOf, RUNNING } from './meaning'
import { stateTag, tagsBefore, withoutMention } from './mention'
import { isNextItem, LISTS, listOf, type Open, startsList, takesLinks, takesMore } from './open-label'
import { isNothing, type Statement } from './statements'
import { stateFacts, stateUnlabelled } from './unlabelled'

/** Takes the lines of one card; what a label opens goes on until the next label, link or break. */
export interface FactReader {
  readonly facts: Facts
  take(line: Line, place: LinePlace): void
  /** Takes what stands before a title: tags in code say what it is about. */
  tag(line: Line, place: LinePlace): void
  /** Takes what stands behind a title on its line; `isMarked`: a mark shows where the title ends. */
  behind(line: Line, place: LinePlace, isMarked: boolean): void
  /** Takes the names by which a title is cited: those that count where nothing else names the authors. */
  cite(names: string, place: LinePlace): void
  /** All lines were taken: what only together tells something is settled. */
  settle(): void
  /** Opens a label whose value follows; `undefined` for one that nobody knows. */
  open(meaning: LabelMeaning | undefined, position?: Position | undefined): void
  /** A paragraph ends: only running text goes on behind it. */
  pause(): void
  /** Nothing goes on. */
  close(): void
  /** A rule: nothing goes on, and running text that was read is at its end. */
  divide(): void
}

/** Shorter words beside links are no running text. */
const SHORTEST_PROSE = 40

/** Words that say no more than that a link follows: `Read more on [arXiv](…)`. */
const LEADING = /\b(?:at|from|here|in|on|see|to|via)$/i

/** What programs sign their pages with. */
const FOOTER =
  /^(?:auto-?|automatically )?(?:generated|created|compiled|powered) (?:automatically|by|on|at|with)\b/i

/** What searches for literature print under each result, and nothing else on its line. */
const RESULT_LINKS =
  /^(?:(?:save|cite)\s{1,3}){0,2}(?:cited by \d{1,7}|related articles|all \d{1,4} versions)(?:\s{1,3}(?:related articles|all \d{1,4} versions|view as html)){0,3}$/i

/** A sign with its figure at the end of a bracket that ends a line. */
const SIGNED = /* @__PURE__ */ once(() => signedFigure('', '\\s?[)）\\]]$'))

/** Brackets at the end of a line. */
const BRACKET = /[(（[]([^()（）[\]]{2,200})[)）\]]\s{0,3}$/

export function createFactReader(): FactReader {
  const facts: Facts = {
    statements: [],
    bylines: [],
    titles: [],
    prose: [],
    rest: [],
    anchors: new Set(),
    mentions: new Set(),
    isMentioned: false,
    fields: [],
  }
  let current: Open | undefined
  let isProseOver = false
  let cited: Statement | undefined

  function close(): void {
    if (!current) return
    const { meaning, words, position, itemDepth } = current
    current = undefined
    if (itemDepth !== undefined && words.length > 1 && meaning !== undefined) {
      const items = meaning === 'authors' ? words.flatMap(itemsOf) : words
      facts.statements.push({ meaning, value: items, position })
      return
    }
    const value = words
      .join(LISTS.has(meaning) && words.length > 1 ? ', ' : ' ')
      .replace(/,\s*,/g, ',')
      .trim()
    if (meaning === undefined || meaning === 'ignored' || isNothing(value)) return
    stateLabelled(facts, meaning, value, position)
  }

  function append(line: Line): boolean {
    if (!current) return false
    addLinks(facts, line, current.meaning, current.position)
    const words = LISTS.has(current.meaning) ? listOf(line) : textOf(line)
    if (words !== '' && !(linkMeanings.has(current.meaning) && line.some(({ url }) => url !== undefined)))
      current.words.push(words)
    return true
  }

  function segment(line: Line, place: LinePlace, isFirst: boolean): void {
    const known = line.some(({ url }) => url !== undefined) ? undefined : factsIn(textOf(line))
    if (known && !(current && takesMore(current, line, isFirst))) {
      close()
      stateFacts(facts, known, place.position)
      return
    }
    const keyed = keyOf(line, place.isItem && isFirst)
    if (keyed) {
      close()
      current = { meaning: keyed.meaning, words: [], position: place.position }
      if (keyed.value.length > 0) append(keyed.value)
      return
    }
    if (line.every(({ label }) => label)) return
    if (isLinks(line) && !isWrappedAddress(facts, current, line, place)) {
      if (current && current.words.length === 0 && takesLinks(current, line)) append(line)
      else {
        addLinks(facts, line, undefined, place.position)
        for (const words of wordsBeside(line)) beside(words, place.position)
      }
      return
    }
    if (current && startsList(current, place)) current.itemDepth = place.depth
    if (current && !isFirst && current.meaning === 'authors' && isGroupBehind(current.words, line))
      facts.statements.push({ meaning: 'organization', value: textOf(line), position: place.position })
    else if (current && (isNextItem(current, place) || takesMore(current, line, isFirst))) append(line)
    else {
      const words = withoutBracket(
        withoutMention(facts, withoutAddress(facts, line, place.position)),
        place.position,
      )
      if (words.length === 0) return
      if (stateUnlabelled(facts, words, place.position, isFirst) || !isFirst) return
      close()
      const rest = behindNames(words, place.position)
      if (rest === words || !stateUnlabelled(facts, rest, place.position, false))
        unlabelled(rest, place.position)
    }
  }

  /** A line without the brackets at its end that hold facts, which are stated: `Ada Quill (2026-04-01, 10 upvotes)`. */
  function withoutBracket(line: Line, position: Position | undefined): Line {
    const text = wholeText(line)
    const bracket = line.some(({ url }) => url !== undefined) ? undefined : BRACKET.exec(text.slice(-240))
    const known = bracket && factsIn(bracket[1] ?? '')
    if (!bracket || !known) return line
    stateFacts(facts, known, position)
    return trimLine(sliceLine(line, 0, text.length - bracket[0].length))
  }

  /** A line without the names with which it starts, which are stated. */
  function behindNames(line: Line, position: Position | undefined): Line {
    const names = facts.statements.some(({ meaning }) => meaning === 'authors')
      ? undefined
      : namesBefore(wholeText(line))
    if (!names || line[0]?.url !== undefined || (line[0]?.text.length ?? 0) < names.to) return line
    facts.statements.push({
      meaning: 'authors',
      value: wholeText(line).slice(names.from, names.to),
      position,
    })
    return trimLine(sliceLine(line, names.rest))
  }

  /** Whether a byline may stand here: before running text, on a line without links. */
  function isBylinePlace(line: Line): boolean {
    const [only] = line
    const { prose } = facts
    return (
      line.length === 1 &&
      only?.url === undefined &&
      (only?.text.includes('·') || only?.text.includes('•')) === true &&
      (prose.length === 0 || (prose.length === 1 && isLoneName(prose[0]?.words ?? ''))) &&
      !(current && takesMore(current, line, true))
    )
  }

  /** Links that are called what they are stand beside other words, not in them: `(ACL 2025) [pdf](…) - Ada Quill`. */
  function unlabelled(line: Line, position: Position | undefined): void {
    const whole = textOf(line)
    if (!/\p{L}/u.test(whole) || FOOTER.test(whole) || RESULT_LINKS.test(whole)) return
    const parts = whole.split('\t')
    if (parts.length > 1 && parts.every((part) => part.length <= SHORTEST_PROSE)) {
      addLinks(facts, line, undefined, position)
      for (const part of parts) beside(part.trim(), position)
      return
    }
    if (isBesideByline(facts, whole)) {
      facts.rest.push({ words: whole, position })
      return
    }
    const first = line.findIndex(({ url }) => url !== undefined)
    const areNamed =
      first !== -1 &&
      line.every(
        ({ url, text }) =>
          url === undefined || text === '' || (text !== url && meaningOf(text) !== undefined),
      )
    if (!areNamed || isWithinSentence(line, first)) {
      if (!isProseOver) facts.prose.push({ words: textOf(line), position })
      addLinks(facts, line, undefined, position, true)
      return
    }
    addLinks(facts, line, undefined, position)
    for (const words of wordsBeside(line))
      if (words.length <= SHORTEST_PROSE) beside(words, position)
      else if (!stateUnlabelled(facts, [{ text: words }], position, true) && !isProseOver)
        facts.prose.push({ words, position })
  }

  /** Words beside links that no label announces: a fact by itself, or left. */
  function beside(words: string, position: Position | undefined): void {
    if (stateUnlabelled(facts, [{ text: words }], position, true)) return
    if (/[\p{L}\p{N}]/u.test(words) && !LEADING.test(words)) facts.rest.push({ words, position })
  }

  function tagAll(tags: Line, { position }: LinePlace): void {
    for (const { text, code } of tags) if (code) stateTag(facts, text.trim(), position)
  }

  const reader: FactReader = {
    facts,
    take(line, place) {
      if (place.meaning !== undefined) {
        if (line.every(({ label }) => label)) return
        if (current?.meaning !== place.meaning) {
          close()
          current = { meaning: place.meaning, words: [], position: place.position }
        }
        append(line)
        return
      }
      if (isBylinePlace(line) && readByline(facts, textOf(line), place.position)) {
        close()
        return
      }
      // The signs in a bracket part it, not the line.
      const whole = SIGNED().test(textOf(line)) ? withoutBracket(line, place.position) : line
      for (const [index, part] of segmentsOf(whole).entries()) segment(part, place, index === 0)
    },
    tag(line, place) {
      const count = tagsBefore(line)
      if (count < line.length) reader.take(line, place)
      else tagAll(line, place)
    },
    behind(line, place, isMarked) {
      const whole = withoutMention(facts, line, isMarked)
      const count = tagsBefore(whole)
      const next = whole[count]
      // In a sentence code is a word.
      const areTags =
        next === undefined || next.url !== undefined || /^\s{0,3}[-–—·•|:：(（[]/.test(next.text)
      if (areTags) tagAll(whole.slice(0, count), place)
      const rest = areTags ? trimLine(whole.slice(count)) : whole
      if (rest.length > 0) reader.take(rest, place)
    },
    cite(names, { position }) {
      cited ??= { meaning: 'authors', value: names, position }
    },
    settle() {
      if (cited && !hasNames(facts)) facts.statements.push(cited)
      const [only] = facts.mentions
      if (facts.anchors.size > 0 || facts.mentions.size !== 1 || only === undefined) return
      facts.isMentioned = true
      facts.anchors.add(`arxiv:${only}`)
      facts.statements.push({ meaning: 'arxiv', value: only })
    },
    open(meaning, position) {
      close()
      current = { meaning, words: [], position }
    },
    pause() {
      if (
        current &&
        current.words.length > 0 &&
        current.itemDepth === undefined &&
        !RUNNING.has(current.meaning) &&
        current.meaning !== undefined
      )
        close()
    },
    close,
    divide() {
      close()
      isProseOver = facts.prose.length > 0
    },
  }
  return reader
}

/** The names of an item, and what it says of more. */
function itemsOf(item: string): string[] {
  const { names, cut } = splitNames(item)
  return cut === '' ? [...names] : [...names, cut]
}
