import { diagnostic } from '../../model/diagnostic'
import { frozen } from '../../model/frozen'
import type { OptionRules } from '../../model/option'
import type { Paper } from '../../model/paper'
import {
  type DigestEntry,
  type DigestOptions,
  digestOptions,
  digestSettings,
  entryOf,
  showsField,
} from '../digest/entry'
import { encodable } from '../encode'
import type { ExportContext, Exporter, ExportSession } from '../exporter'
import { type ChatForm, chatForms } from './form'

/** Options of the exporters for chats: `slack`, `telegram` and `discord`. */
export interface ChatOptions extends DigestOptions {
  /** The longest abstract, in characters, 0 for none. Default 280. */
  readonly abstractLength?: number | undefined
  /**
   * Writes what is posted as JSON, a line for each message, and as many messages as the papers need. Default false: the text of one message, with the papers that
   * find room in it.
   */
  readonly payload?: boolean | undefined
}

/** The options of all chats. */
export const chatOptions: OptionRules<ChatOptions> = /* @__PURE__ */ frozen(() => ({
  ...digestOptions,
  abstractLength: { type: 'count', description: 'the longest abstract, in characters; 280 by default' },
  payload: {
    type: 'flag',
    description: 'write what is posted, a line of JSON for each message, for all papers',
  },
}))

/** The exporter of a chat program. */
export function chatExporter(name: keyof typeof chatForms): Exporter<ChatOptions> {
  return frozen(() => ({
    name,
    extension: name,
    mediaType: 'text/plain',
    options: chatOptions,
    open: (options: ChatOptions, context: ExportContext) => openChat(chatForms[name], name, options, context),
  }))
}

function openChat(
  form: ChatForm,
  name: string,
  options: ChatOptions,
  { report }: ExportContext,
): ExportSession {
  const { payload = false, abstractLength = 280, ...others } = options
  if (typeof payload !== 'boolean')
    throw new TypeError(`Expected payload as true or false, received ${String(payload)}`)
  const settings = digestSettings({ ...others, abstractLength })
  const head = `${form.strong(fitted(settings.title, form.limit >> 1, form))}\n${settings.intro === undefined ? '' : `${fitted(settings.intro, form.limit >> 2, form)}\n`}`
  let message = head
  let omitted = 0
  const blockOf = (paper: Paper, room: number): string =>
    encodable(blockWithin(entryOf(paper, settings, report), room, form), paper.id, report)
  if (payload)
    return {
      keeps: showsField,
      entry(paper) {
        const block = blockOf(paper, form.limit)
        if (message.length + block.length <= form.limit) {
          message += block
          return ''
        }
        const full = lineOf(message)
        message = block.trimStart()
        return full
      },
      tail: () => (message === '' ? '' : lineOf(message)),
    }
  return {
    head,
    keeps: showsField,
    entry(paper) {
      const block = blockOf(paper, form.limit - head.length)
      // Papers come in an order, and what is left out is its end.
      if (omitted > 0 || message.length + block.length > form.limit) {
        omitted++
        return ''
      }
      message += block
      return block
    },
    tail() {
      if (omitted > 0)
        report(
          diagnostic(
            'limit-exceeded',
            `A message of ${name} has room for ${form.limit} units: ${omitted} ${omitted === 1 ? 'paper is' : 'papers are'} left out`,
            {
              note: 'The option payload writes as many messages as all of them need',
            },
          ),
        )
      return ''
    },
  }

  function lineOf(text: string): string {
    return `${JSON.stringify(form.payload(text.trimEnd()))}\n`
  }
}

/** A paper in no more than so many units: the abstract gives way first, then links, then the end of names and title. */
function blockWithin(entry: DigestEntry, room: number, form: ChatForm): string {
  const link = entry.links.map(({ label, url }) => form.link(url, form.escape(label))).join(' · ')
  const title = titleOf(entry, room >> 1, form)
  const lines = ['', title]
  let left = room - title.length - 2
  const add = (line: string): void => {
    if (line === '' || line.length + 1 > left) return
    lines.push(line)
    left -= line.length + 1
  }
  const facts = [entry.names, ...entry.facts].filter((fact) => fact !== '').join(' · ')
  add(fitted(facts, left >> 1, form))
  const abstract =
    entry.abstract === undefined
      ? ''
      : fitted(entry.abstract, left - 1 - (link.length + 1 < left ? link.length + 1 : 0), form)
  add(abstract)
  add(link)
  return `${lines.join('\n')}\n`
}

/** The title as a link; without it where the address leaves no room for words. */
function titleOf({ title, url }: DigestEntry, room: number, form: ChatForm): string {
  if (url === undefined) return form.strong(fitted(title, room - form.strong('').length, form))
  const frame = form.link(url, '').length
  return frame < room - 16 ? form.link(url, fitted(title, room - frame, form)) : fitted(title, room, form)
}

/** A text as a program writes it, in no more than so many units; what is longer ends with a word and `…`. */
function fitted(text: string, room: number, form: ChatForm): string {
  const whole = form.escape(text)
  if (whole.length <= room) return whole
  let kept = ''
  let length = 1
  for (const [word] of text.matchAll(/\s*\S+/g)) {
    length += form.escape(word).length
    if (length > room) break
    kept += word
  }
  return room < 1 ? '' : `${form.escape(kept.replace(/[\s,;:.–—-]{1,99}$/, ''))}…`
}
