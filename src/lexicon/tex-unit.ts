import { once } from './once'

/** What the units and prefixes of siunitx print (its manual, chapter 3). */
const UNITS = /* @__PURE__ */ once(() =>
  table(`
  ampere=A candela=cd kelvin=K kilogram=kg metre=m meter=m mole=mol second=s gram=g becquerel=Bq celsius=°C degreeCelsius=°C coulomb=C farad=F
  gray=Gy hertz=Hz henry=H joule=J katal=kat lumen=lm lux=lx newton=N ohm=Ω pascal=Pa radian=rad siemens=S sievert=Sv steradian=sr tesla=T
  volt=V watt=W weber=Wb day=d degree=° hectare=ha hour=h litre=L liter=L arcminute=′ arcsecond=″ minute=min tonne=t percent=% angstrom=Å
  bar=bar bel=B decibel=dB dalton=Da electronvolt=eV astronomicalunit=au neper=Np bit=bit byte=B
`),
)
const PREFIXES = /* @__PURE__ */ once(() =>
  table(`
  yocto=y zepto=z atto=a femto=f pico=p nano=n micro=µ milli=m centi=c deci=d deca=da deka=da hecto=h kilo=k mega=M giga=G tera=T peta=P exa=E
  zetta=Z yotta=Y kibi=Ki mebi=Mi gibi=Gi tebi=Ti
`),
)
const POWERS = /* @__PURE__ */ once(() => table('square=² squared=² cubic=³ cubed=³'))

/** Which arguments are numbers, an angle or a unit. */
const COMMANDS = /* @__PURE__ */ once(() =>
  table('SI=nu qty=nu si=u unit=u num=n ang=a numrange=nn SIrange=nnu qtyrange=nnu'),
)

const QUANTITY =
  /\\(SI|qty|si|unit|num|ang|numrange|SIrange|qtyrange)(?![A-Za-z])(?:\[[^\]]{0,200}\])?((?:\{[^{}]{0,120}\}){1,3})/g

/** Numbers and units as they print: `\SI{5}{\kilo\meter\per\hour}` -> `5 km/h`. Those with commands that are not known stay as they are. */
export function withQuantities(tex: string): string {
  return tex.replace(QUANTITY, (whole, name: string, list: string) => {
    const values = list.slice(1, -1).split('}{')
    const kinds = COMMANDS().get(name) ?? ''
    if (values.length !== kinds.length) return whole
    if (kinds === 'a') return angleOf(values[0] ?? '')
    const unit = kinds.endsWith('u') ? unitOf(values.at(-1) ?? '') : ''
    if (unit === undefined) return whole
    const numbers = values.filter((_, index) => kinds.charAt(index) === 'n').map(numberOf)
    const isClose = numbers.length === 0 || unit === '' || /^[°′″]$/.test(unit)
    return `${numbers.join('–')}${isClose ? '' : ' '}${unit.replace('%', '\\%')}`
  })
}

function numberOf(source: string): string {
  const [, factor = source, exponent] = /^([^eE]{0,60})[eE]([+-]?\d{1,6})$/.exec(source.trim()) ?? []
  const number = factor.trim().replace(/\s{0,9}(?:\+-|\\pm)\s{0,9}/, ' ± ')
  if (exponent === undefined) return number
  return `${number}${number === '' ? '' : ' × '}10${[...exponent].map((sign) => RAISED().get(sign) ?? '').join('')}`
}

const RAISED: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () => new Map([...'0123456789-'].map((sign, index) => [sign, '⁰¹²³⁴⁵⁶⁷⁸⁹⁻'.charAt(index)])),
)

/** `1;30;5` -> `1°30′5″` */
function angleOf(source: string): string {
  const parts = source.split(';').map((part) => part.trim())
  return parts.map((part, index) => (part === '' ? '' : part + '°′″'.charAt(index))).join('')
}

/** `undefined` where a command is not known. */
function unitOf(source: string): string | undefined {
  let unit = ''
  let [sign, prefix, power] = ['', '', '']
  for (const piece of source.match(/\\[A-Za-z]{1,32}|[^\\\s]{1,120}/g) ?? []) {
    const name = piece.slice(1)
    const printed = piece.startsWith('\\') ? UNITS().get(name) : piece.replace(/[.~]/g, ' ')
    if (name === 'per') sign = '/'
    else if (name === 'squared' || name === 'cubed') unit += POWERS().get(name)
    else if (POWERS().has(name)) power = POWERS().get(name) ?? ''
    else if (PREFIXES().has(name)) prefix = PREFIXES().get(name) ?? ''
    else if (printed === undefined) return undefined
    else {
      unit += (unit === '' ? sign : sign || ' ') + prefix + printed + power
      ;[sign, prefix, power] = ['', '', '']
    }
  }
  return unit
}

function table(pairs: string): ReadonlyMap<string, string> {
  const words = pairs.trim().split(/\s+/)
  return new Map(words.map((pair) => pair.split('=') as [string, string]))
}
