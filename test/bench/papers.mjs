// Invented papers, the same for the same seed. Words are drawn as in language: the second most frequent one half as often as the first.
import { createRandom } from './generator.mjs'

const STARTS = [
  'b',
  'br',
  'c',
  'd',
  'f',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pr',
  'r',
  's',
  'sh',
  't',
  'tr',
  'v',
  'w',
  'z',
]
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'io']
const ENDS = ['', '', 'l', 'm', 'n', 'r', 's', 't', 'nd', 'ng']
const GIVEN = [
  'Ada',
  'Bo',
  'Cyril',
  'Dee',
  'Eve',
  'Fay',
  'Gil',
  'Hal',
  'Ida',
  'Jörg',
  'Kwame',
  'Łucja',
  'Mei',
  'Nils',
  'Oğuz',
  'Pia',
]
const VOCABULARY = 40_000
const SLOTS = 1 << 16

/** `count` papers with titles, abstracts, names, keywords, dates, counts and links. */
export function generatedPapers(count, seed = 1) {
  const random = createRandom(seed)
  const pick = (list) => list[random(list.length)]
  const words = new Set()
  while (words.size < VOCABULARY) {
    const syllables = (words.size > 300 ? 2 : 1) + random(3)
    words.add(Array.from({ length: syllables }, () => pick(STARTS) + pick(VOWELS) + pick(ENDS)).join(''))
  }
  const vocabulary = [...words]
  const slots = Uint16Array.from(
    { length: SLOTS },
    (_, slot) => Math.exp((slot / SLOTS) * Math.log(VOCABULARY)) - 1,
  )
  const word = () => vocabulary[slots[random(SLOTS)]]
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)
  const phrase = (length) => Array.from({ length }, word).join(' ')
  const name = () => {
    const [given, family] = [pick(GIVEN), capital(word())]
    return { name: `${given} ${family}`, family, given }
  }
  return Array.from({ length: count }, (_, number) => {
    const sentences = Array.from({ length: 7 + random(5) }, () => `${capital(phrase(12 + random(18)))}.`)
    const month = `${2019 + random(7)}-${String(1 + random(12)).padStart(2, '0')}`
    const arxiv = `${month.slice(2, 4)}${month.slice(5)}.${String(number % 100_000).padStart(5, '0')}`
    const url = `https://arxiv.org/abs/${arxiv}`
    return {
      id: `arxiv:${arxiv}`,
      title: `${random(3) === 0 ? `${capital(word())}${word().toUpperCase()}: ` : ''}${capital(phrase(4 + random(8)))}`,
      abstract: sentences.join(' '),
      authors: Array.from({ length: 1 + random(8) }, name),
      ...(random(4) === 0 && { organization: { name: `${capital(word())} Lab` } }),
      published: `${month}-${String(1 + random(28)).padStart(2, '0')}`,
      identifiers: { arxiv },
      url,
      links: [
        { url, rel: 'abstract' },
        ...(random(3) === 0 ? [{ url: `https://github.com/${word()}/${word()}`, rel: 'code' }] : []),
      ],
      keywords: Array.from({ length: random(5) }, () => phrase(1 + random(2))),
      categories: ['cs.CL'],
      metrics: { upvotes: random(400) },
      sources: [{ reader: 'hugging-face' }],
    }
  })
}
