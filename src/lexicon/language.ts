import { once } from './once'

/**
 * Languages by their tags, and what bibliographies call them: ISO 639, their names in English and of their own, and those of babel and biblatex (its manual,
 * section 3.1.10).
 */
const NAMES = `
  ar ara arabic|bg bul bulgarian|ca cat catalan|cs cze ces czech|da dan danish|de ger deu german ngerman deutsch|de-AT austrian naustrian
  de-CH swissgerman nswissgerman|el gre ell greek|en eng english|en-AU australian|en-CA canadian|en-GB british ukenglish|en-US american usenglish
  es spa spanish español|et est estonian|eu baq eus basque|fa per fas persian farsi|fi fin finnish|fr fre fra french francais français|fr-CA acadian
  gl glg galician|he heb hebrew|hi hin hindi|hr hrv croatian|hu hun hungarian magyar|id ind indonesian|it ita italian italiano|ja jpn japanese|ko kor korean
  la lat latin|lt lit lithuanian|lv lav latvian|nb nob norsk bokmål|nl dut nld dutch|nn nno nynorsk|no nor norwegian|pl pol polish
  pt por portuguese portuges português|pt-BR brazilian brazil|ro rum ron romanian|ru rus russian|sk slo slk slovak|sl slv slovene slovenian|sr srp serbian
  sv swe swedish|th tha thai|tr tur turkish|uk ukr ukrainian|vi vie vietnamese|zh chi zho chinese`

const TAGS: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map(
      NAMES.trim()
        .split(/\||\n\s+/)
        .flatMap((line) => {
          const [tag = '', ...names] = line.split(' ')
          return [tag.toLowerCase(), ...names].map((name): [string, string] => [name, tag])
        }),
    ),
)

/** The BCP 47 tag of a language: of `en`, `en_US`, `eng`, `English`, `ngerman`. `undefined` for what names none, or several. */
export function languageTag(words: string): string | undefined {
  const name = words.trim().toLowerCase().replaceAll('_', '-')
  const known = TAGS().get(name) ?? TAGS().get(name.replace(/^lang/, ''))
  if (known !== undefined) return known
  const [, language = '', region = ''] = /^([a-z]{2,3})-([a-z]{2})$/.exec(name) ?? []
  const tag = TAGS().get(language)
  return tag && `${tag}-${region.toUpperCase()}`
}
