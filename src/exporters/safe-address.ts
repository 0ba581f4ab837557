import { type Diagnostic, diagnostic } from '../model/diagnostic'

/**
 * The address where it is one of http or https, made of what an address may hold: blanks, quotes, brackets and what is not ASCII are percent-encoded.
 * Others (`javascript:`, `data:`) are left out with a message.
 */
export function safeAddress(
  address: string | undefined,
  report: (message: Diagnostic) => void,
): string | undefined {
  if (address === undefined) return undefined
  if (/^https?:\/\/[^\s/]/i.test(address))
    return /[^!-~]|["<>\\^`{|}]/.test(address) ? encoded(address) : address
  report(diagnostic('unsafe-link', 'Expected a link of http or https; it is left out', { actual: address }))
  return undefined
}

function encoded(address: string): string {
  return address.replace(/[^!-~]|["<>\\^`{|}]/gu, (character) =>
    encodeURIComponent(/\p{Cs}/u.test(character) ? '\ufffd' : character),
  )
}
