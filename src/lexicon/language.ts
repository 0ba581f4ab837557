/** Languages by their tags, and what bibliographies call them: ISO 639-2, and their names in English and of their own. */
const NAMES =
  'ar ara arabic|bg bul bulgarian|ca cat catalan|cs cze ces czech|da dan danish|de ger deu german deutsch|el gre ell greek|en eng english|es spa spanish español|et est estonian|fa per fas persian farsi|fi fin finnish|fr fre fra french français|he heb hebrew|hi hin hindi|hr hrv croatian|hu hun hungarian|id ind indonesian|it ita italian italiano|ja jpn japanese|ko kor korean|la lat latin|lt lit lithuanian|lv lav latvian|nl dut nld dutch|no nor norwegian|pl pol polish|pt por portuguese português|ro rum ron romanian|ru rus russian|sk slo slk slovak|sl slv slovene slovenian|sr srp serbian|sv swe swedish|th tha thai|tr tur turkish|uk ukr ukrainian|vi vie vietnamese|zh chi zho chinese'

/** The BCP 47 tag of a language: of `en`, `en_US`, `eng`, `English`. `undefined` for what names none, or several. */
export function languageTag(words: string): string | undefined {
  const name = words.trim().toLowerCase()
  if (/^[a-z]{2,3}[-_][a-z]{2}$/.test(name)) {
    const tag = languageTag(name.slice(0, -3))
    return tag && `${tag}-${name.slice(-2).toUpperCase()}`
  }
  return NAMES.split('|')
    .map((line) => line.split(' '))
    .find((line) => line.includes(name))?.[0]
}
