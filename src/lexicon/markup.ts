import { scriptOf } from './math-text'
import { once } from './once'
import { greek } from './tex-table'

/** Inline marks of HTML and JATS (jats.nlm.nih.gov), and the elements of MathML, that databases leave in titles and abstracts. */
const MARKS =
  'a abbr b bold big cite code def del em font i inline-formula ins italic mark monospace named-content overline q roman s sans-serif sc scp small span strike strong styled-content tt u underline xref math mfrac mi mn mo mover mrow mspace msqrt mstyle msub msubsup msup mtext munder semantics'
const BLOCKS = 'br div disp-formula h1 h2 h3 h4 li list list-item ol p sec title ul'

const ATTRIBUTES = `(?:\\s{1,9}[\\w:.-]{1,40}\\s?=\\s?(?:"[^"<>]{0,300}"|'[^'<>]{0,300}')){0,9}\\s{0,9}`
const tags = (names: string): RegExp =>
  new RegExp(`<(/?)(?:(?:jats|mml):)?(${names.replaceAll(' ', '|')})(${ATTRIBUTES}/?)>`, 'g')
const MARK = /* @__PURE__ */ once(() => tags(MARKS))
const BLOCK = /* @__PURE__ */ once(() => tags(BLOCKS))
const SCRIPT = /* @__PURE__ */ once(
  () => new RegExp(`<((?:jats:)?su[bp])${ATTRIBUTES}>([^<>]{0,80})</\\1>`, 'g'),
)

/**
 * A text without the tags and entities that its source left in it: `a <i>k</i>-NN Study of H<sub>2</sub>O &amp; more` -> `a k-NN Study of H₂O & more`. A tag that nothing closes is
 * none, and stays. `written` says how a sign is written that an entity stands for, where signs mean something.
 */
export function withoutMarkup(text: string, written = (sign: string): string => sign): string {
  const bare = withoutTags(text)
  if (!bare.includes('&')) return bare
  const decoded = bare.replace(ENTITY, (entity, name?: string, decimal?: string, hexadecimal?: string) => {
    const sign =
      name !== undefined
        ? ENTITIES().get(name)
        : signOf(decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16))
    return sign === undefined ? entity : written(sign)
  })
  return decoded === bare ? decoded : withoutTags(decoded)
}

function withoutTags(text: string): string {
  if (!text.includes('<')) return text
  const closed = new Set([...text.matchAll(/<\/(?:[a-z]{3,4}:)?([a-z1-4-]{1,16})>/g)].map(([, name]) => name))
  const isTag = (name: string, rest: string): boolean => closed.has(name) || rest.endsWith('/')
  return text
    .replace(
      SCRIPT(),
      (_, name: string, content: string) => scriptOf(name.endsWith('p') ? '^' : '_', content) ?? content,
    )
    .replace(BLOCK(), (tag, _end, name: string, rest: string) =>
      name === 'br' || name === 'p' || isTag(name, rest) ? ' ' : tag,
    )
    .replace(MARK(), (tag, _end, name: string, rest: string) => (isTag(name, rest) ? '' : tag))
    .trim()
}

const ENTITY = /&(?:([A-Za-z][A-Za-z0-9]{1,31})|#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6}));/g

/** The names of HTML 4 for the signs of Latin-1, in their order from the no-break space on. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const OTHERS =
  'lt=< gt=> amp=& apos=\' quot=" ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ hellip=… bull=• prime=′ Prime=″ trade=™ euro=€ minus=− le=≤ ge=≥ ne=≠ asymp=≈ infin=∞ rarr=→ larr=← harr=↔ lsaquo=‹ rsaquo=› dagger=† OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ'

const ENTITIES: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map([
      ...LATIN.split(' ').map((name, index): [string, string] => [
        name,
        name === 'nbsp' ? ' ' : String.fromCharCode(0xa0 + index),
      ]),
      ...OTHERS.split(' ').map((pair): [string, string] => [
        pair.slice(0, pair.indexOf('=')),
        pair.slice(pair.indexOf('=') + 1),
      ]),
      ...[...greek()].map(([sign, tex]): [string, string] => [tex.slice(1), sign]),
    ]),
)

function signOf(code: number): string | undefined {
  if (code === 0xa0) return ' '
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
    ? String.fromCodePoint(code)
    : undefined
}
