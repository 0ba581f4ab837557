const LONGEST_LINE = 76

/** A text in quoted-printable (RFC 2045, section 6.7): octets of UTF-8, lines of at most 76 characters, ended by CRLF. */
export function quotedPrintable(text: string): string {
  return text.split('\n').map(encodeLine).join('\r\n')
}

function encodeLine(line: string): string {
  const pieces: string[] = []
  let length = 0
  const bytes = new TextEncoder().encode(line)
  for (const [index, byte] of bytes.entries()) {
    const isLast = index === bytes.length - 1
    const isPlain = (byte > 32 && byte < 127 && byte !== 61) || ((byte === 32 || byte === 9) && !isLast)
    // A full stop alone on a line ends a message in SMTP.
    const piece =
      isPlain && !(byte === 46 && length === 0)
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (length + piece.length > LONGEST_LINE - (isLast ? 0 : 1)) {
      pieces.push('=\r\n')
      length = 0
    }
    pieces.push(piece)
    length += piece.length
  }
  return pieces.join('')
}
