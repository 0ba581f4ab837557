import { escapeMarkup } from '../xml'
import type { DigestEntry } from './entry'

/** What a page has besides its papers. */
export interface PageFrame {
  readonly title: string
  /** A paragraph below it. */
  readonly intro: string | undefined
  /** What the link to cancel is called. */
  readonly leave: string
  readonly language: string
  /** Shown by mail programs beside the subject. */
  readonly preheader: string | undefined
  readonly unsubscribe: string | undefined
}

/**
 * Mail programs keep little of a style sheet, so each element has its own style; dark colours cannot be had so, and stand in the one sheet that those
 * programs read which know dark mode.
 */
const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#15171a!important}
.card{background:#1f2226!important}
.ink{color:#eceef0!important}
.soft{color:#a7adb4!important}
.link{color:#8ab4f8!important}
.rule{border-color:#373c42!important}
}`

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

/** All before the first paper. */
export function pageHead({ title, intro, language, preheader }: PageFrame): string {
  const name = escapeMarkup(title)
  return `<!DOCTYPE html>
<html lang="${escapeMarkup(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${name}</title>
<style>
${DARK}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f2f4f6">
${preheader === undefined ? '' : `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeMarkup(preheader)}</div>\n`}<table class="page" ${TABLE} style="background:#f2f4f6">
<tr><td align="center" style="padding:16px 8px">
<table class="card" ${TABLE} style="max-width:640px;background:#ffffff;border-radius:8px;${FONT}">
<tr><td class="ink" style="padding:24px 24px 0;color:#1a1c1e">
<h1 class="ink" style="margin:0;font-size:24px;line-height:1.25;color:#1a1c1e">${name}</h1>
${paragraph(escapeMarkup(intro ?? ''), 'ink', '12px 0 0', 15, '#1a1c1e')}</td></tr>
`
}

/** All behind the last paper. */
export function pageTail({ unsubscribe, leave }: PageFrame): string {
  const link =
    unsubscribe === undefined
      ? ''
      : `<a class="soft" href="${escapeMarkup(unsubscribe)}" style="color:#5c646c">${escapeMarkup(leave)}</a>`
  return `<tr><td class="soft" style="padding:24px;font-size:13px;line-height:1.5;color:#5c646c">${link}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

/** The name of a section. */
export function sectionRow(name: string): string {
  return `<tr><td style="padding:24px 24px 0">
<h2 class="soft" style="margin:0;font-size:14px;line-height:1.4;text-transform:uppercase;letter-spacing:.06em;color:#5c646c">${escapeMarkup(name)}</h2>
</td></tr>
`
}

/** Where papers of no section stand behind those of one. */
export const sectionEnd = `<tr><td style="padding:24px 24px 0">
<div class="rule" style="border-top:4px double #dfe3e6"></div>
</td></tr>
`

/** One paper. */
export function entryRow(entry: DigestEntry): string {
  const title = escapeMarkup(entry.title)
  const heading = entry.url === undefined ? title : anchor(entry.url, title, 'text-decoration:none')
  const byline = [escapeMarkup(entry.names), ...entry.facts.map(factMarkup)].filter((part) => part !== '')
  const links = entry.links.map(({ label, url }) => anchor(url, escapeMarkup(label)))
  return `<tr><td style="padding:24px 24px 0">
<div class="rule" style="border-top:1px solid #dfe3e6;padding-top:24px">
<h3 class="ink" style="margin:0 0 6px;font-size:18px;line-height:1.35;color:#1a1c1e;overflow-wrap:anywhere">${heading}</h3>
${paragraph(byline.join(' · '), 'soft', '0 0 10px', 14, '#5c646c')}${paragraph(escapeMarkup(entry.abstract ?? ''), 'ink', '0 0 10px', 15, '#1a1c1e')}${paragraph(links.join(' · '), 'soft', '0', 14, '#5c646c')}</div>
</td></tr>
`
}

/** A date is not broken at its hyphens, nor a count from its word. */
function factMarkup(fact: string): string {
  const markup = escapeMarkup(fact)
  return /\d/.test(fact) && fact.length < 24 ? `<span style="white-space:nowrap">${markup}</span>` : markup
}

function paragraph(markup: string, name: string, margin: string, size: number, color: string): string {
  return markup === ''
    ? ''
    : `<p class="${name}" style="margin:${margin};font-size:${size}px;line-height:1.5;color:${color};overflow-wrap:anywhere">${markup}</p>\n`
}

function anchor(url: string, markup: string, style = 'text-decoration:underline'): string {
  return `<a class="link" href="${escapeMarkup(url)}" style="color:#0b57d0;${style}">${markup}</a>`
}
