/** What mail clients, editors and copy buffers do to a text; the papers in it stay the same. */
export const damages: Readonly<Record<string, (text: string) => string>> = {
  'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'blanks at the ends of lines': (text) => text.replaceAll('\n', '  \n'),
  'no-break spaces': (text) =>
    text.split(' ').reduce((whole, word, index) => `${whole}${index % 4 === 1 ? '\u00A0' : ' '}${word}`),
  indentation: (text) => mapLines(text, (line) => (line === '' ? line : `   ${line}`)),
  'quote marks': (text) => mapLines(text, (line) => `> ${line}`),
  'doubled lines': (text) => text.replaceAll('\n', '\n\n'),
  'a preface and a signature': (text) => `Hello, look at these when you can.\n\n${text}\n\n--\nAda\n`,
}

function mapLines(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n')
}
