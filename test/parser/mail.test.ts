import { describe, expect, it } from 'vitest'

import { readMail } from '../../src/parser/mail'

const HEAD = 'From: a@example.org\nTo: b@example.org\nSubject: A long\n  subject\n'

/** The bodies' texts. */
function textsOf(document: string): string[] | undefined {
  return readMail(document)?.bodies.map(({ text }) => text)
}

describe('readMail', () => {
  it('should read headers, unfolded, and say where a plain body stands', () => {
    const document = `${HEAD}\nHello\n`
    const mail = readMail(document)
    expect(mail?.headers.get('subject')).toBe('A long subject')
    expect(mail?.bodies).toEqual([{ text: 'Hello\n', offset: document.indexOf('Hello') }])
  })

  it('should undo quoted-printable', () => {
    const body = 'caf=C3=A9, =\ntorn =E2=\n=82=AC, a=3Db'
    expect(textsOf(`${HEAD}Content-Transfer-Encoding: quoted-printable\n\n${body}`)).toEqual([
      'café, torn €, a=b',
    ])
  })

  it('should undo base64 in its character set', () => {
    const body = Buffer.from('caf\u00e9', 'latin1').toString('base64')
    const type = 'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: BASE64\r\n'
    expect(textsOf(`${HEAD}${type}\r\n${body}\r\n`)).toEqual(['café'])
  })

  it('should undo quoted-printable in a character set whose second bytes are letters', () => {
    const type = (charset: string): string =>
      `${HEAD}Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: quoted-printable\n\n`
    expect(textsOf(`${type('shift_jis')}=95\\=8E=A6 x=3Dy`)).toEqual(['表示 x=y'])
    expect(textsOf(`${type('iso-2022-jp')}=1B$BF|K\\=1B(B!`)).toEqual(['日本!'])
    expect(textsOf(`${type('iso-8859-1')}caf=E9 é`)).toEqual(['café é'])
  })

  it('should read ISO-2022-JP of seven bits', () => {
    const type = 'Content-Type: text/plain; charset=iso-2022-jp\nContent-Transfer-Encoding: 7bit\n\n'
    expect(textsOf(`${HEAD}${type}\x1b$BF|K\\\x1b(B!`)).toEqual(['日本!'])
  })

  it.each([
    [
      '',
      'Lamps \nThat \r\nLearn\nKites \n\n-- \nAda \n> quoted',
      'Lamps  That   Learn\nKites \n\n-- \nAda \n> quoted',
    ],
    ['; delsp=yes', 'La \nmps \r\n That\n', 'Lamps \r\n That\n'],
    ['; DelSp="yes"', 'Lamps\n', 'Lamps\n'],
  ])('should join the lines of format=flowed%s', (parameter, body, text) => {
    const type = `Content-Type: text/plain; format=flowed${parameter}\n\n`
    expect(textsOf(`${HEAD}${type}${body}`)).toEqual([text])
  })

  it('should leave what is no base64, and a character set that nobody knows, as far as they go', () => {
    expect(textsOf(`${HEAD}Content-Transfer-Encoding: base64\n\n!A`)).toEqual(['!A'])
    expect(
      textsOf(
        `${HEAD}Content-Type: text/plain; charset=lamp\nContent-Transfer-Encoding: quoted-printable\n\n=41=`,
      ),
    ).toEqual(['A='])
  })

  it('should prefer the text of parts, and read a page where there is none', () => {
    const parts = (...inner: string[]): string =>
      `${HEAD}Content-Type: multipart/alternative;\n boundary="=_x"\n\npreamble\n${inner.map((part) => `--=_x\n${part}\n`).join('')}--=_x--\nepilogue`
    const page = 'Content-Type: text/html\n\n<p>x &amp;</p><p>y</p>'
    expect(textsOf(parts('Content-Type: text/plain\n\nhello', page))).toEqual(['hello\n'])
    expect(textsOf(parts(page))).toEqual(['x &\ny'])
  })

  it('should read parts in parts, and a mail in a mail', () => {
    const inner = 'Content-Type: multipart/mixed; boundary=y\n\n--y\n\nhello\n--y--\n'
    expect(textsOf(`${HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\n${inner}--x--\n`)).toEqual([
      'hello\n',
    ])
    expect(textsOf(`${HEAD}Content-Type: message/rfc822\n\n${HEAD}\nhello`)).toEqual(['hello'])
  })

  it.each([
    '',
    '  ',
    'Hello\n\nFrom: a\nTo: b\n',
    'Title: x\nAuthors: y\n\nz',
    'arXiv:2504.01234\nDate: x\n\nTitle: y',
  ])('should take %j for no mail', (document) => {
    expect(readMail(document)).toBeUndefined()
  })

  it('should not follow parts without end', () => {
    const part = '--x\nContent-Type: multipart/mixed; boundary=x\n\n'
    expect(textsOf(`${HEAD}Content-Type: multipart/mixed; boundary=x\n\n${part.repeat(20_000)}`)).toEqual([])
    expect(textsOf(`${HEAD}Content-Type: message/rfc822\n\n`.repeat(50))).toEqual([])
  })

  it('should read the parts of a mail within a mail, but not without end', () => {
    const nested = (depth: number): string =>
      depth === 0
        ? 'Content-Type: text/plain\n\nHello'
        : `Content-Type: multipart/mixed; boundary="b${depth}"\n\n--b${depth}\n${nested(depth - 1)}\n--b${depth}--`
    expect(textsOf(`From: a@example.org\nSubject: x\n${nested(2)}`)).toEqual(['Hello\n'])
    expect(textsOf(`From: a@example.org\nSubject: x\n${nested(40)}`)).toEqual([])
  })

  it('should read a mailbox that starts with its line, and headers that nobody knows', () => {
    const mail = readMail(
      `From a@example.org Thu Apr  3 10:00:00 2025\nFrom: a@example.org\nX-Lamp: on\nSubject: x\n\nHello`,
    )
    expect(mail?.headers.get('from')).toBe('a@example.org')
  })
})
