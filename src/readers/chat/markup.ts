import { once } from '../../lexicon/once'
import { ADDRESS, type Marks } from '../../parser/mdast/marks'

const PATTERN = /* @__PURE__ */ once(
  () =>
    new RegExp(
      String.raw`<(?<address>https?:[^\s|<>]{1,2048})(?:\|(?<words>[^<>]{0,1024}))?>|<(?:[@#!][^\s<>]{1,80}|a?:\w{1,40}:\d{1,24}|t:\d{1,16}(?::\w)?)>|\[(?<label>[^[\]]{1,512})\]\(<?(?<target>https?:[^\s()<>]{1,2048})>?\)|${ADDRESS}|${'`'}(?<code>[^${'`'}]{1,512})${'`'}|(?<![\p{L}\p{N}]):(?<sign>\+1|-1|[a-z][a-z0-9_+-]{0,40}):|(?<fence>\*{1,3}|~~|_)`,
      'gu',
    ),
)

/** Codes of the signs that digests count and label with. */
const SIGNS: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map(
      '+1 👍,thumbsup 👍,arrow_up ⬆,arrow_up_small 🔼,small_red_triangle 🔺,heart ❤,sparkling_heart 💖,star ⭐,star2 🌟,speech_balloon 💬,date 📅,calendar 📆,busts_in_silhouette 👥,office 🏢,label 🏷'
        .split(',')
        .map((pair): [string, string] => [
          pair.slice(0, pair.indexOf(' ')),
          pair.slice(pair.indexOf(' ') + 1),
        ]),
    ),
)

/** `<https://…|words>`, `[words](https://…)`, `*strong*`, `` `code` ``, `:star:` and mentions. */
export const MARKS: () => Marks = /* @__PURE__ */ once(() => ({
  pattern: PATTERN(),
  strong: new Set(['*', '**', '***']),
  emphasis: new Set(['_']),
  signs: SIGNS(),
}))

/** The same where one star is emphasis, as in Discord. */
export const DISCORD_MARKS: () => Marks = /* @__PURE__ */ once(() => ({
  ...MARKS(),
  strong: new Set(['**', '***']),
  emphasis: new Set(['_', '*']),
}))
