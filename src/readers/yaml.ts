import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { frozen } from '../model/frozen'
import type { DigestContent } from '../model/tree'
import { HEAD_LENGTH } from '../parser/detect'
import { entriesOf, isObject, type JsonEntry } from '../parser/json/entries'
import { createJsonPapers } from '../parser/json/papers'
import { createEmptyTest } from '../parser/json/reading'
import { longestRecord, type ReadContext, type TreeReader } from '../parser/reader'
import { readYaml, type YamlDocument } from '../parser/yaml/document'

/**
 * YAML of papers: a list of maps, maps by title or by id, lists under the names of topics, one paper, and several documents one after the other. Keys mean
 * what they mean in JSON. YAML of other things gives no papers and a message.
 */
export const yaml: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'yaml',
  extensions: ['yaml', 'yml'],
  mediaTypes: ['application/yaml', 'text/yaml', 'application/x-yaml', 'text/x-yaml'],
  detect: detectYaml,
  read: readPapers,
}))

/** A line that may start a map or a list at the margin: `key:`, `"key": value`, `- item`. */
const START = /^(?:- |-$|(?:[\p{L}\p{N}_][\p{L}\p{N}_ ./-]{0,63}|"[^"\n]{1,200}"|'[^'\n]{1,200}'):(?:\s|$))/u
/** What may stand at the margin beside that: comments, marks between documents, directives, brackets. */
const OTHER = /^(?:\s|#|---(?:\s|$)|\.\.\.|%[A-Z]|[\]}])/
/** A map in a list, by a key that a program writes: people start theirs with a capital. */
const LISTED =
  /^- ["']?[a-z_][\w-]{0,63}["']?:(?:\s|$)[^\n]{0,8192}\n(?:\s{0,99}\n)?\s{1,16}(?:["']?[a-z_][\w-]{0,63}["']?:(?:\s|$)|\S)/m
/** A key with nothing behind it, and a list or a map under it. */
const NESTED =
  /^[^\s#:-][^\n:]{0,99}:[ \t]{0,99}\n(?:[ \t]{0,99}- |[ \t]{1,99}(?:[\w][\w -]{0,63}|"[^"\n]{1,200}"|'[^'\n]{1,200}'):(?:\s|$))/m

/** Sure where lists of maps or nested keys are all that stands at the margin; a candidate where the first line may be YAML, as the path decides then. */
function detectYaml(head: string): number {
  if (/^[\s\uFEFF]{0,4096}[[{<@]/.test(head)) return 0
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/)
  const first = lines.findIndex((line) => line.trim() !== '' && !/^(?:#|---\s*$|%[A-Z])/.test(line))
  if (first === -1 || !START.test(lines[first] ?? '')) return 0
  // The last line may be cut, and the marks of a Markdown page's front matter are not for this reader.
  const whole = lines.slice(0, head.length < HEAD_LENGTH ? lines.length : -1)
  const isYaml = whole.every((line) => line === '' || START.test(line) || OTHER.test(line))
  if (!isYaml || lines.slice(0, first).some((line) => line.startsWith('---'))) return WEAK
  const text = whole.slice(first).join('\n')
  return LISTED.test(text) || NESTED.test(text) ? SURE : WEAK
}

/** Surer than the text reader is of a page by the identifiers on it. */
const SURE = 0.97
const WEAK = 0.05

function* readPapers(document: string, context: ReadContext): Generator<DigestContent> {
  const { limits, report } = context
  const most = longestRecord(limits)
  if (document.length > most) {
    report(
      diagnostic('limit-exceeded', `Unexpected YAML of ${document.length} units; this reader takes ${most}`),
    )
    return
  }
  const { tell, take, end } = createEmptyTest(context)
  const empty: YamlDocument[] = []
  let root: YamlDocument | undefined
  const papers = createJsonPapers({
    report: tell,
    placeOfMember: (record, key) => root?.placeOf(record, key),
  })
  const placeOfValue = (value: unknown): YamlDocument['place'] | undefined =>
    isObject(value) ? root?.placeOf(value) : undefined
  const isPaper = ({ kind, value }: JsonEntry): boolean =>
    kind === 'item' && isObject(value) && papers.isItem(value)
  for (root of readYaml(document, tell)) {
    const entries = [...entriesOf(root.value, papers)].map(take)
    if (entries.some(isPaper))
      for (const entry of entries) yield* papers.read({ ...entry, place: placeOfValue(entry.value) })
    else if (root.value !== undefined && root.value !== '') {
      if (entries.some(({ kind }) => kind === 'item')) tell(noPaper(root))
      else empty.push(root)
    }
  }
  if (empty.length > 0 && !end(document)) for (const one of empty) report(noPaper(one))
}

function noPaper({ place }: YamlDocument): Diagnostic {
  return diagnostic('unclaimed-text', 'Unexpected YAML that names no paper; it is left out', {
    place,
    expected: ['maps with a title and authors, an abstract or an identifier'],
  })
}
