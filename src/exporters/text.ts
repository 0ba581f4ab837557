import { frozen } from '../model/frozen'
import {
  type DigestOptions,
  digestOptions,
  digestSettings,
  entryOf,
  showsField,
  turnOf,
} from './digest/entry'
import { encodable } from './encode'
import type { Exporter } from './exporter'

/** Options of the {@link text} exporter. */
export type TextOptions = DigestOptions

/** A digest as plain text, to be read as it stands and sent in mails: numbered papers, lines that are not wrapped, addresses written out. */
export const text: Exporter<TextOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'text',
  extension: 'txt',
  mediaType: 'text/plain',
  options: digestOptions,
  open(options, { report }) {
    const settings = digestSettings(options)
    let number = 0
    let section: string | undefined
    return {
      head: `${underlined(settings.title, '=')}${settings.intro === undefined ? '' : `\n${settings.intro}\n`}`,
      keeps: showsField,
      entry(paper) {
        const entry = entryOf(paper, settings, report)
        number++
        const lines = ['']
        const turn = turnOf(entry.section, section)
        if (turn === 'start') lines.push(underlined(entry.section ?? '', '-'))
        else if (turn === 'end') lines.push('* * *', '')
        section = entry.section
        lines.push(`${number}. ${entry.title}`)
        const more = [entry.names, entry.facts.join(' · '), entry.url ?? '', entry.abstract ?? '']
        for (const line of more) if (line !== '') lines.push(`   ${line}`)
        for (const { label, url } of entry.links) lines.push(`   ${label}: ${url}`)
        return encodable(`${lines.join('\n')}\n`, paper.id, report)
      },
    }
  },
}))

function underlined(line: string, sign: string): string {
  return `${line}\n${sign.repeat(Math.min(72, [...line].length))}\n`
}
