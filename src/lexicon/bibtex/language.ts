/** Tags (BCP 47) of the languages that babel and biblatex name. */
const TAGS: ReadonlyMap<string, string> = new Map(
  `
  english=en american=en-US usenglish=en-US british=en-GB ukenglish=en-GB canadian=en-CA australian=en-AU german=de ngerman=de austrian=de-AT naustrian=de-AT
  swissgerman=de-CH french=fr francais=fr acadian=fr-CA spanish=es portuguese=pt portuges=pt brazilian=pt-BR brazil=pt-BR italian=it dutch=nl russian=ru ukrainian=uk
  polish=pl czech=cs slovak=sk slovene=sl slovenian=sl croatian=hr serbian=sr bulgarian=bg greek=el turkish=tr swedish=sv danish=da norsk=nb norwegian=no nynorsk=nn
  finnish=fi hungarian=hu magyar=hu romanian=ro latvian=lv lithuanian=lt estonian=et catalan=ca galician=gl basque=eu latin=la hebrew=he arabic=ar persian=fa
  hindi=hi chinese=zh japanese=ja korean=ko vietnamese=vi thai=th indonesian=id
  `
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
)

/** `ngerman`, `German`, `de_DE`, `pt-BR` -> a tag; `undefined` for what names no language for sure. */
export function languageTag(words: string): string | undefined {
  const bare = words.trim()
  const known = TAGS.get(bare.toLowerCase().replace(/^lang/, ''))
  if (known !== undefined) return known
  const [, language, region] = /^([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{2}))?$/.exec(bare) ?? []
  if (language === undefined) return undefined
  return region === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${region.toUpperCase()}`
}
