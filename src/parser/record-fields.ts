import { cleanUrl } from '../lexicon/link'
import { splitPlain } from '../lexicon/name'
import { once } from '../lexicon/once'
import type { PublicationType } from '../lexicon/publication'
import type { RecordFieldType } from '../model/token'
import { type Read, readLine, tellInvalid } from './draft'

/** How the fields are read that only records state. Their values still have to pass the schema; the first of what a paper has one of counts. */
export const recordFields: () => Readonly<Record<RecordFieldType, Read>> = /* @__PURE__ */ once(() => ({
  publication(draft, field, tell) {
    const { part } = field.data ?? {}
    const words = readLine(field, tell)
    if (part === undefined) return tellInvalid(tell, 'part of a publication', field, 'container', 'volume')
    if (words === '') return
    draft.publication ??= {}
    // The schema tells a type that is none.
    draft.publication[part] ??= words as PublicationType
  },
  editor(draft, field, tell) {
    const words = readLine(field, tell)
    if (words === '') return
    const { name } = field.data ?? {}
    draft.publication ??= {}
    draft.publication.editors ??= []
    draft.publication.editors.push((name?.name === field.value ? name : splitPlain(words)) ?? { name: words })
  },
  submitterName: readWords('submitterName'),
  submittedAt: readWords('submittedAt'),
  citationKey: readWords('citationKey'),
  comment: readWords('comment'),
  language: readWords('language'),
  version(draft, field, tell) {
    const digits = /^\s{0,9}v?(\d{1,4})\s{0,9}$/i.exec(field.value)?.[1]
    if (digits === undefined || Number(digits) === 0) tellInvalid(tell, 'version', field, '2', 'v2')
    else draft.version ??= Number(digits)
  },
  withdrawn(draft) {
    draft.withdrawn = true
  },
  image(draft, field, tell) {
    const url = cleanUrl(field.value)
    const rel = field.data?.rel === 'thumbnail' ? 'thumbnail' : 'media'
    if (url === undefined) return tellInvalid(tell, 'address of an image', field, 'https://…', 'http://…')
    draft.images ??= []
    if (!draft.images.some((image) => image.url === url)) draft.images.push({ url, rel })
  },
  extra(draft, field) {
    const { format, key, stated = field.value } = field.data ?? {}
    // `__proto__` is no key that a plain object can hold.
    if (format === undefined || key === undefined || key === '__proto__') return
    draft.extra ??= {}
    draft.extra[format] ??= {}
    draft.extra[format][key] = stated
  },
}))

function readWords(key: 'submitterName' | 'submittedAt' | 'citationKey' | 'comment' | 'language'): Read {
  return (draft, field, tell) => {
    const words = readLine(field, tell)
    if (words !== '') draft[key] ??= words
  }
}
