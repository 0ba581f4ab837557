import { once } from './once'

/** Names of the months, English ones with their abbreviations. */
const ENGLISH =
  'jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|nov november|dec december'

/** The names that other languages have for them: Spanish, French, German, Portuguese, Italian, Russian. */
const OTHERS = /* @__PURE__ */ once(() =>
  [
    'enero janvier januar janeiro gennaio ene janv января',
    'febrero février fevrier februar fevereiro febbraio févr февраля',
    'marzo mars märz março marco марта',
    'abril avril april aprile abr avr апреля',
    'mayo mai maio maggio мая',
    'junio juin juni junho giugno июня',
    'julio juillet juli julho luglio juil июля',
    'agosto août aout august августа',
    'septiembre setiembre septembre september setembro settembre сентября',
    'octubre octobre oktober outubro ottobre oct okt октября',
    'noviembre novembre november novembro nov ноября',
    'diciembre décembre decembre dezember dezembro dicembre dic déc dez декабря',
  ].join('|'),
)

const ENGLISH_MONTHS = /* @__PURE__ */ once(() => numbered(ENGLISH))
const OTHER_MONTHS = /* @__PURE__ */ once(() => numbered(OTHERS()))

/** 1 to 12 for an English month or its abbreviation, in any case. */
export function monthOf(name: string): number | undefined {
  return ENGLISH_MONTHS().get(name.toLowerCase())
}

/** 1 to 12 for a month as other European languages call it. `Mars 2020` is a mission: ask only where a day and a year stand by. */
export function foreignMonthOf(name: string): number | undefined {
  return OTHER_MONTHS().get(name.toLowerCase())
}

function numbered(names: string): ReadonlyMap<string, number> {
  return new Map(
    names
      .split('|')
      .flatMap((month, index) => month.split(' ').map((name): [string, number] => [name, index + 1])),
  )
}
