import { once } from './once'

/**
 * Letters of other scripts in ASCII, as catalogues and passports spell them: capital forms follow from the small ones. Sources: BGN/PCGN for Cyrillic, Armenian and
 * Georgian (without its apostrophes), ISO 843 type 2 for Greek, Hepburn for kana, and the consonants of Arabic and Hebrew, whose vowels are not written.
 */
const LETTERS: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map(
      `
  а=a б=b в=v г=g ґ=g д=d е=e ё=yo є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ=
  ы=y ь= э=e ю=yu я=ya ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz қ=q ғ=gh ң=ng ө=o ұ=u ү=u һ=h ә=a
  α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
  ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
  ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k օ=o ֆ=f և=ev
  א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=p צ=ts ץ=ts ק=k ר=r ש=sh ת=t
  ا=a آ=a أ=a إ=i ء= ب=b پ=p ت=t ث=th ج=j چ=ch ح=h خ=kh د=d ذ=dh ر=r ز=z ژ=zh س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ک=k گ=g ل=l م=m ن=n ه=h و=w ي=y ی=y ة=a ى=a
  あ=a い=i う=u え=e お=o か=ka き=ki く=ku け=ke こ=ko が=ga ぎ=gi ぐ=gu げ=ge ご=go さ=sa し=shi す=su せ=se そ=so ざ=za じ=ji ず=zu ぜ=ze ぞ=zo
  た=ta ち=chi つ=tsu て=te と=to だ=da ぢ=ji づ=zu で=de ど=do な=na に=ni ぬ=nu ね=ne の=no は=ha ひ=hi ふ=fu へ=he ほ=ho ば=ba び=bi ぶ=bu べ=be ぼ=bo
  ぱ=pa ぴ=pi ぷ=pu ぺ=pe ぽ=po ま=ma み=mi む=mu め=me も=mo や=ya ゆ=yu よ=yo ら=ra り=ri る=ru れ=re ろ=ro わ=wa を=o ん=n ー= っ= ゃ=ya ゅ=yu ょ=yo
  `
        .trim()
        .split(/\s+/)
        .map((pair) => pair.split('=') as [string, string]),
    ),
)

/** The parts of a Hangul syllable, in the order of Unicode, by the Revised Romanization. */
const INITIALS = /* @__PURE__ */ once(() => 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' '))
const VOWELS = /* @__PURE__ */ once(() =>
  'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' '),
)
const FINALS = /* @__PURE__ */ once(() =>
  ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' '),
)

const HANGUL = 0xac00

/** `Иванов` -> `Ivanov`, `김` -> `gim`; ASCII, Latin letters and those that no table has (Han) stay. */
export function romanize(text: string): string {
  if (!/[^\0-\u024f]/.test(text)) return text
  let result = ''
  for (const character of text.normalize('NFC')) result += romanLetter(character)
  return result
}

function romanLetter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x250) return character
  if (code >= HANGUL && code < 0xd7a4) {
    const index = code - HANGUL
    return `${INITIALS()[Math.floor(index / 588)]}${VOWELS()[Math.floor((index % 588) / 28)]}${FINALS()[index % 28]}`
  }
  // Katakana stand as far behind hiragana as each of them behind the first.
  const plain = code >= 0x30a1 && code <= 0x30f4 ? String.fromCodePoint(code - 0x60) : character
  const known = LETTERS().get(plain) ?? LETTERS().get(withoutMarks(plain))
  if (known !== undefined) return known
  const lower = LETTERS().get(plain.toLowerCase()) ?? LETTERS().get(withoutMarks(plain.toLowerCase()))
  return lower === undefined ? character : lower.charAt(0).toUpperCase() + lower.slice(1)
}

function withoutMarks(character: string): string {
  return character.normalize('NFD').charAt(0)
}
