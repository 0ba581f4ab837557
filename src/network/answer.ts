import type { FetchedAnswer } from './fetch'

/** What a service said. */
export interface Answer {
  /** 200, or another that asking again would not change, such as 400 and 404. */
  readonly status: number
  /** The whole of the answer. With 200 it is of the kind that was asked for: JSON that can be parsed, XML whose root is closed. */
  readonly text: string
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly fromCache: boolean
}

/** The text of an answer; `undefined` where it is longer than so many bytes, of which no more are taken. */
export async function readBody({ body }: FetchedAnswer, maximumBytes: number): Promise<string | undefined> {
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done || !value) return text + decoder.decode()
    length += value.length
    if (length > maximumBytes) {
      await reader.cancel().catch(() => {})
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** What a service is asked for, and how its answers look. */
export type AnswerKind = 'json' | 'xml'

interface Kind {
  readonly accept: string
  /** Why a text is no whole answer of the kind; `undefined` for one that is. */
  fault(text: string): string | undefined
}

export const answerKinds: Readonly<Record<AnswerKind, Kind>> = /* @__PURE__ */ Object.freeze({
  json: {
    accept: 'application/json',
    fault(text) {
      try {
        JSON.parse(text)
        return undefined
      } catch {
        return isPage(text) ? 'a page for people instead of JSON' : 'JSON that is torn or none'
      }
    },
  },
  xml: {
    accept: 'application/atom+xml, application/xml, text/xml',
    fault(text) {
      const root = rootOf(text)
      if (isPage(text) || root?.toLowerCase() === 'html') return 'a page for people instead of XML'
      const end = text.trimEnd()
      return root !== undefined && (end.endsWith(`</${root}>`) || (end.endsWith('/>') && !end.includes('</')))
        ? undefined
        : 'XML that is torn or none'
    },
  },
})

function isPage(text: string): boolean {
  return /^\s{0,999}<(?:!doctype\s{1,9}html|html)/i.test(text)
}

/** The name of the first element, behind declarations and comments. */
function rootOf(text: string): string | undefined {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    const mark = text[at + 1]
    if (mark !== '!' && mark !== '?') return /^[\w:.-]{1,99}/.exec(text.slice(at + 1, at + 100))?.[0]
    at = text.startsWith('<!--', at) ? text.indexOf('-->', at) : text.indexOf('>', at)
    if (at === -1) return undefined
  }
  return undefined
}
