import { once } from './once'

/**
 * Words that a digest's site and the programs that copy it print around papers. The site's navigation, banners and footer,
 * lower case; a line made of nothing else is chrome. They never apply inside a card: an organisation may be called "Hugging Face".
 */
const CHROME = /* @__PURE__ */ once(() =>
  wordSet(
    'new|subscribe|hugging face|models|papers|datasets|spaces|buckets|buckets new|trending',
    "trending papers ranked by|by|hugging face's logo|hugging face's logo hugging face|log in or sign up",
    'daily papers - hugging face|trending papers - hugging face|copy markdown|huggingface.co',
    'join the discussion on this paper page|community|docs|enterprise|pricing|log in|sign up|website',
    'tasks|huggingchat|collections|languages|organizations|blog|posts|learn|discord|forum|github',
    'solutions|team & enterprise|hugging face pro|enterprise support|inference providers',
    'inference endpoints|storage buckets|hardware|system theme|light theme|dark theme|company|tos|privacy',
    'about|careers|previous|next|daily|weekly|monthly|submit a paper|submit|search by arxiv id or title',
    'get trending papers in your email inbox!|get trending papers in your email inbox once a day!',
    'trending papers ranked by github stars activity|see all|load more|all papers|toggle theme',
    'notifications|settings|profile|inbox',
  ),
)

/** Of these, the ones that stand after the last card. */
const FOOTER = /* @__PURE__ */ once(() =>
  wordSet(
    'previous|next|previous next|system theme|company|trending papers ranked by github stars activity',
    'references|visible links:|hidden links:|links:',
  ),
)

/** How the site calls the page of a paper, before the paper's title. */
const PAGE_OF_PAPER = /^Paper page - (?=\S)/

/** A title without what the site's own name for its page has before it: `Paper page - Lamps That Learn`. */
export function withoutPageName(title: string): string {
  return title.replace(PAGE_OF_PAPER, '')
}

/** The page's own title lines, and the period that each one tells. */
const DIGEST_TITLES: ReadonlyMap<string, 'trending' | undefined> = new Map([
  ['daily papers', undefined],
  ['trending papers', 'trending' as const],
])

/** What a line of page furniture is, lower-cased and trimmed; `undefined` for anything else. */
export type Furniture = 'chrome' | 'footer' | 'digestTitle' | 'period'

const LONGEST = 64

/** Length and initial, case aside, of all furniture. */
const INITIALS: () => ReadonlySet<number> = /* @__PURE__ */ once(
  () =>
    new Set(
      [...CHROME(), ...FOOTER(), ...DIGEST_TITLES.keys()].map(
        (line) => line.length * 32 + (line.charCodeAt(0) & 31),
      ),
    ),
)

/** `Week 28, 2026` · `Jul 6 - Jul 12, 2026`: the heading of a week's page. */
const PERIOD =
  /^(?:Week \d{1,2}(?:(?:,| of)? \d{4})?|[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})? ?[-–—] ?(?:[A-Z][a-z]{2,8} )?\d{1,2}, \d{4})$/

/** Tells the furniture of a page from its papers. `line` is one trimmed line; links and marks are already off. */
export function furnitureOf(line: string): Furniture | undefined {
  if (line.length > LONGEST) return undefined
  if (PERIOD.test(line)) return 'period'
  if (!mayBeFurniture(line)) return undefined
  const folded = line.toLowerCase().replaceAll('\u00A0', ' ')
  if (DIGEST_TITLES.has(folded)) return 'digestTitle'
  if (FOOTER().has(folded)) return 'footer'
  if (folded === 'daily' || folded === 'weekly' || folded === 'monthly') return 'period'
  if (CHROME().has(folded)) return 'chrome'
  return isWordsOfChrome(folded) ? 'chrome' : undefined
}

/** A first look that rejects nearly every title: by initial and length, whether a line or its first word can be furniture. */
function mayBeFurniture(line: string): boolean {
  const initial = line.charCodeAt(0) & 31
  if (INITIALS().has(line.length * 32 + initial)) return true
  const end = line.search(/[ \t\u00A0]/)
  return end > 0 && INITIALS().has(end * 32 + initial)
}

/** `trending` for a page titled so; other titles tell nothing. */
export function periodOfTitle(line: string): 'trending' | undefined {
  return DIGEST_TITLES.get(line.toLowerCase())
}

/** A row of navigation that was copied as one line: `Models Datasets Spaces`. Two words at least: one is a look-up. */
function isWordsOfChrome(folded: string): boolean {
  const end = folded.search(/[ \t\u00A0]/)
  if (end === -1 || !CHROME().has(folded.slice(0, end))) return false
  const words = folded.split(/[ \t\u00A0]+/)
  return words.length > 1 && words.every((word) => CHROME().has(word))
}

/** `byAK and the research community`, in the spellings that copying leaves. */
const CURATOR =
  /^by\b.{0,120}\bcommunity\.?$|^by[A-Z].{0,120}\bcommunity\.?$|^and the (?:\w+ )?research community\.?$/

/** Whether a line names the people behind the page. */
export function isCurator(line: string): boolean {
  const first = line.charCodeAt(0)
  return (first === 98 || first === 97) && line.length < 160 && CURATOR.test(line)
}

const REMARK =
  /^(?:[[(]?(?:content )?truncated[\])]?\.?$|to view more\b|#\d{1,3} paper of the (?:day|week|month)$)/i

/** What a page or a copy buffer says that is of no paper: that it goes no further, or which place a paper has. */
export function isRemark(line: string): boolean {
  return line.length < 90 && REMARK.test(line)
}

const FAREWELL =
  /^(?:(?:all the |with )?(?:best|kind|warm)(?: (?:regards|wishes))?|regards|cheers|thanks|thank you|many thanks|sincerely|yours(?: (?:truly|sincerely))?|viele grüße|liebe grüße|mit freundlichen grüßen|cordialement|bien à vous|saludos|un saludo)(?=[,!.]|$)/iu
const SENDER = /^[,!.]?\s{0,3}(?:\p{Lu}[\p{L}.]{0,30}\s?){0,3}$/u

/** Whether a line is that with which a letter ends: `Best, Mira`. */
export function isFarewell(line: string): boolean {
  const words = line.length < 90 ? FAREWELL.exec(line)?.[0] : undefined
  return words !== undefined && SENDER.test(line.slice(words.length))
}

const SHEET_HEAD =
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?[ \u00A0]\d{1,2}:\d{2}(?::\d{2})?(?:[ \u00A0\u202F]?[AP]M)?(?:(?:\t|[ \u00A0]{2}).*)?$/
const SHEET_FOOT =
  /^https?:\/\/\S{1,140}[ \t\u00A0]{1,140}\d{1,4}\/\d{1,4}$|^Page[ \u00A0]\d{1,4}(?:[ \u00A0]of[ \u00A0]\d{1,4})?$|^\d{1,4}\/\d{1,4}$/i

/** Whether a line is what browsers print at the head and the foot of each sheet: the time and the page's title, its address and the sheet's number. */
export function isSheetEdge(line: string): boolean {
  return SHEET_HEAD.test(line) || SHEET_FOOT.test(line)
}

const PAGE_NAMES = /* @__PURE__ */ once(() =>
  wordSet(
    'arxiv|arxiv page|arxiv paper|view arxiv page|view pdf|pdf|paper page|view paper|view on arxiv|github',
    'project page|alphaxiv',
  ),
)

/** Whether a line is the name of a page about the paper above it, as cards print it on their links. */
export function isPageName(line: string): boolean {
  return line.length < 24 && PAGE_NAMES().has(line.toLowerCase())
}

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split('|')))
}
