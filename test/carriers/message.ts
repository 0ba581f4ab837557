import type { WrittenDigest } from './digest'
import { plainList } from './text'
import { addressOf, bylineIn, factsIn, headingOf } from './words'

/** The plain list as the body of a mail. */
export function mail(digest: WrittenDigest): string {
  const body = Buffer.from(plainList(digest)).toString('base64')
  const head = [
    'From: Reading Group <group@reading.example.org>',
    'To: list@reading.example.org',
    `Subject: ${headingOf(digest)}`,
    `Date: ${new Date(`${digest.day}T07:00:00Z`).toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  return `${[...head, '', ...(body.match(/.{1,76}/g) ?? [])].join('\r\n')}\r\n`
}

const CHAT_SIGNS: readonly (readonly [string, string])[] = [
  ['👍', ':thumbsup:'],
  ['💬', ':speech_balloon:'],
  ['⭐', ':star:'],
]

/** What a bot posts to a channel, copied from there. */
export function chat(digest: WrittenDigest): string {
  const { style } = digest
  const items = digest.sections.map(({ name, papers }) =>
    [
      ...(name === undefined ? [] : [`*${escapeChat(name)}*`]),
      ...papers.map((paper) => {
        const title = escapeChat(paper.title)
        const facts = factsIn(style, paper).map(withChatSigns)
        const lines = [
          paper.identifier ? `• <${addressOf(paper.identifier)}|${title}>` : `• *${title}*`,
          escapeChat(bylineIn(style, paper)),
          ...(facts.length === 0 ? [] : [facts.join(' · ')]),
        ]
        return lines.join('\n  ')
      }),
    ].join('\n'),
  )
  return `${[`paperbot  APP  9:00 AM\n*${headingOf(digest)}*`, ...items].join('\n\n')}\n`
}

function withChatSigns(fact: string): string {
  return CHAT_SIGNS.reduce((text, [sign, code]) => text.replace(sign, code), fact)
}

function escapeChat(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
