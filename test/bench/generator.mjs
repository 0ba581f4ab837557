// Invented digest text, the same for the same seed: every draw comes from one xorshift stream.

const STARTS = ['b', 'br', 'd', 'f', 'g', 'gl', 'k', 'l', 'm', 'n', 'p', 'pr', 'r', 's', 'st', 't', 'v', 'z']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ae', 'ou', 'y']
const ENDS = ['', '', 'l', 'm', 'n', 'r', 's', 'x', 'rt', 'nd']
const RARE = [
  'naïve',
  'Łódź',
  'λ-calculus',
  '–',
  '“robust”',
  '模型',
  '🦊',
  '$O(n^2)$',
  '10\\%',
  '≥',
  'e\u0301tude',
]
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const ORGANIZATIONS = ['Drelmo', 'plavex-lab Plavex Lab', 'Storank Institute of Tides', 'Zounda AI']

export const HEAD =
  'new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nJan 30\n\n'

/** Makes a writer of cards; each call of it gives the next card's text, without the blank line behind it. */
export function createCardWriter(seed = 1) {
  const random = createRandom(seed)
  const pick = (list) => list[random(list.length)]
  const words = Array.from({ length: 8000 }, () =>
    Array.from({ length: 1 + random(3) }, () => pick(STARTS) + pick(VOWELS) + pick(ENDS)).join(''),
  )
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1)

  function sentence() {
    const parts = [capital(pick(words))]
    for (let count = 9 + random(20); count > 0; count--) {
      const draw = random(200)
      parts.push(draw < 2 ? pick(RARE) : draw < 8 ? `${pick(words)},` : pick(words))
    }
    return `${parts.join(' ')}.`
  }

  return function card() {
    const title = Array.from({ length: 4 + random(8) }, () =>
      capital(random(60) === 0 ? pick(RARE) : pick(words)),
    )
    const length = 1450 + random(550)
    let abstract = sentence()
    while (abstract.length < length) abstract += ` ${sentence()}`
    if (random(10) < 3) abstract += ` Code: https://github.com/${pick(words)}/${pick(words)}.`
    const byline = random(16) === 0 ? pick(ORGANIZATIONS) : `  • ${2 + random(12)} authors`
    const comments = random(6) === 0 ? ` ${1 + random(9)}` : ''
    const date = `${pick(MONTHS)} ${1 + random(28)}, ${2015 + random(11)}`
    return `${title.join(' ')}\n\n${abstract}\n\n${byline}\n·\n${date}${comments}`
  }
}

/** A whole page of `count` cards. */
export function digestText(count, seed = 1) {
  const card = createCardWriter(seed)
  return `${HEAD}${Array.from({ length: count }, card).join('\n\n')}\n`
}

/** A page of any length as UTF-8 in pieces of 64 KiB: 500 cards over and over, each with its own number in the title. */
export function* digestChunks(count, seed = 1) {
  const card = createCardWriter(seed)
  const cards = Array.from({ length: 500 }, card)
  let held = Buffer.from(HEAD)
  for (let index = 0; index < count; index++) {
    held = Buffer.concat([held, Buffer.from(`Paper ${index}: ${cards[index % cards.length]}\n\n`)])
    if (held.length < 65_536) continue
    yield held.subarray(0, 65_536)
    held = held.subarray(65_536)
  }
  yield held
}

/** Whole numbers from 0 below a bound (xorshift32). */
export function createRandom(seed) {
  let state = Math.imul(seed, 2_654_435_761) >>> 0 || 1
  return (bound) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % bound
  }
}
