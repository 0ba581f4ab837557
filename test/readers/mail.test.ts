import { describe, expect, it } from 'vitest'

import { parse } from '../../src/index'
import { mail } from '../../src/readers/mail'

const CARDS =
  'Daily Papers\n\nSubmitted by\n\nwren\n\n12\n\nLamps That Learn\n\n 3 authors\n\nSubmitted by\n\nodo\n\n4\n\nDoors, Counted\n\n 2 authors\n'
const PAGE =
  '<html><body><h2><a href="https://arxiv.org/abs/2504.01234">Lamps That Learn</a></h2><p><b>Authors:</b> Ada Quill</p></body></html>'

function titlesOf(document: string): string[] {
  return parse(document, { reader: 'mail' }).papers.map(({ title }) => title)
}

describe('mail', () => {
  it.each<[name: string, head: string, score: number]>([
    ['a MIME mail', `From: a@b.example\nMIME-Version: 1.0\n\nHello\n`, 0.9],
    ['a mail with an id', `Message-ID: <1@b.example>\nSubject: Lamps\n\nHello\n`, 0.9],
    ['a mail with a type', `Subject: Lamps\nContent-Type: text/plain\n\nHello\n`, 0.9],
    ['a printed mail with a page of the site', `From: a@b.example\nSubject: Lamps\n\n${CARDS}`, 0.9],
    ['a printed mail about something else', 'From: a@b.example\nSubject: Lamps\n\nHello\n', 0],
    ['headers that are no mail', 'Title: Lamps\nAuthors: Ada Quill\n\nHello\n', 0],
    ['text', 'Lamps that learn\n', 0],
  ])('should tell how sure %s is', (_, head, score) => {
    expect(mail.detect(head)).toBe(score)
  })

  it('should read text that is no mail as its text', () => {
    expect(titlesOf(CARDS)).toEqual(['Lamps That Learn', 'Doors, Counted'])
  })

  it('should read a page that nothing encodes, and place its fields in the mail', () => {
    const document = `From: a@b.example\nContent-Type: text/html\n\n${PAGE}\n`
    const { papers } = parse(document, { reader: 'mail' })
    const [paper] = papers
    expect(paper?.title).toBe('Lamps That Learn')
    expect(document.slice(paper?.sources[0]?.position?.start.offset)).toMatch(/Lamps That Learn/)
  })

  it('should give the day of the mail to a digest without one, but not that of an answer', () => {
    const day = 'Date: Fri, 04 Apr 2025 06:00:00 +0000\nContent-Type: text/html\n'
    expect(parse(`${day}Subject: Lamps of today\n\n${PAGE}`, { reader: 'mail' }).date).toBe('2025-04-04')
    expect(parse(`${day}\n${PAGE}`, { reader: 'mail' }).date).toBe('2025-04-04')
    expect(parse(`${day}Subject: Re: Lamps of today\n\n${PAGE}`, { reader: 'mail' }).date).toBeUndefined()
  })

  it('should not take the day on which a page was saved for its own', () => {
    const saved =
      'From: <Saved by a browser>\nSnapshot-Content-Location: https://lamps-example.org/\nDate: Fri, 4 Apr 2025 06:00:00 -0000\nContent-Type: text/html\n'
    expect(parse(`${saved}\n${PAGE}`, { reader: 'mail' }).date).toBeUndefined()
  })

  it('should place the messages about a text in the mail', () => {
    const document = `Subject: Lamps\nContent-Type: text/plain\n\n${CARDS}\nSubmitted by\n\nnobody\n`
    const { messages } = parse(document, { reader: 'mail' })
    const places = messages.flatMap(({ place }) => (place && 'start' in place ? [place.start.offset] : []))
    expect(places.length).toBeGreaterThan(0)
    for (const offset of places) expect(offset).toBeGreaterThanOrEqual(document.indexOf('Daily Papers'))
  })
})
