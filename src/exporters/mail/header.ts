import { requireText } from '../digest/entry'

/** A mailbox of a header: `Ada Quill <ada@example.org>` or the address alone. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** RFC 5322, section 3.4.1, without quoted strings and literals; labels of the host as in RFC 1123. */
const LOCAL = /^(?=.{1,64}$)[!#$%&'*+\-/0-9=?A-Z^_`a-z{|}~]+(?:\.[!#$%&'*+\-/0-9=?A-Z^_`a-z{|}~]+)*$/
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/** Reads a mailbox that a caller gives; throws where it is none, so that nothing else can stand in a header. */
export function readMailbox(option: string, text: string): Mailbox {
  requireText(option, text)
  const open = text.endsWith('>') ? text.lastIndexOf('<') : -1
  const name = open < 0 ? '' : text.slice(0, open).trim()
  const address = open < 0 ? text.trim() : text.slice(open + 1, -1)
  if (!isAddress(address) || /[\p{C}"<>]/u.test(name))
    throw new TypeError(
      `Expected ${option} as 'name@example.org' or 'Name <name@example.org>', received ${JSON.stringify(text)}`,
    )
  return { name, address }
}

function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const host = text.slice(at + 1)
  return (
    at > 0 &&
    LOCAL.test(text.slice(0, at)) &&
    host.length < 256 &&
    host.split('.').every((label) => LABEL.test(label))
  )
}

/** A mailbox as a header has it (RFC 5322, section 3.4). */
export function writeMailbox({ name, address }: Mailbox): string {
  if (name === '') return address
  // What looks like an encoded word would be decoded, so it is one.
  if (/[^ -~]|=\?/.test(name)) return `${encodedWords(name)}\r\n <${address}>`
  if (/^[A-Za-z0-9 !#$%&'*+\-/=?^_`{|}~]*$/.test(name)) return `${name} <${address}>`
  return `"${name.replace(/\\/g, '\\\\')}" <${address}>`
}

/** Text of a header: as it stands where it is short ASCII, else as encoded words. */
export function writeText(text: string): string {
  return /^[ -~]{0,60}$/.test(text) && !text.includes('=?') ? text : encodedWords(text)
}

/** Octets of an encoded word: three are four characters, `=?UTF-8?B?` and `?=` take 12, and the name of the header stands before the first one. */
const MOST_OCTETS = 39

/** Encoded words (RFC 2047), each with whole characters, on lines of their own. */
function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  let octets = 0
  for (const character of text) {
    const length = new TextEncoder().encode(character).length
    if (octets + length > MOST_OCTETS) {
      words.push(word)
      word = ''
      octets = 0
    }
    word += character
    octets += length
  }
  words.push(word)
  return words.map((part) => `=?UTF-8?B?${base64(part)}?=`).join('\r\n ')
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
