import { frozen } from '../../model/frozen'
import { escapeMarkup } from '../xml'

/** How a chat program writes what a message of its consists of. */
export interface ChatForm {
  /** UTF-16 units that a message may have. */
  readonly limit: number
  /** Text without signs that mean something. */
  escape(text: string): string
  /** A link, of an address of http or https and of words without signs that mean something. */
  link(address: string, words: string): string
  strong(words: string): string
  /** What is posted for a message. */
  payload(text: string): object
}

/** `&`, `<` and `>` are all that Slack knows as signs of its own (docs.slack.dev, "Formatting message text"). */
function escapeSlack(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Signs of Discord's Markdown. A blank without width behind `@` keeps it from calling everyone. */
function escapeDiscord(text: string): string {
  return text.replace(/[\\*_~`|<>[\]()#]/g, '\\$&').replace(/@/g, '@\u200b')
}

/** The programs by name: their escapes and limits. */
export const chatForms = /* @__PURE__ */ frozen(
  () =>
    ({
      slack: {
        // Longer ones are cut (docs.slack.dev, chat.postMessage).
        limit: 40_000,
        escape: escapeSlack,
        link: (address, words) => `<${escapeSlack(address).replace(/\|/g, '%7C')}|${words}>`,
        strong: (words) => `*${words}*`,
        payload: (text) => ({ text, unfurl_links: false, unfurl_media: false }),
      },
      telegram: {
        // Without its tags; with them it is never more (core.telegram.org/bots/api, sendMessage).
        limit: 4_096,
        escape: escapeMarkup,
        link: (address, words) => `<a href="${escapeMarkup(address)}">${words}</a>`,
        strong: (words) => `<b>${words}</b>`,
        payload: (text) => ({ text, parse_mode: 'HTML', link_preview_options: { is_disabled: true } }),
      },
      discord: {
        // docs.discord.com, "Execute Webhook".
        limit: 2_000,
        escape: escapeDiscord,
        // Between < and > nothing of the page is shown below.
        link: (address, words) => `[${words}](<${address.replace(/[<>]/g, encodeURIComponent)}>)`,
        strong: (words) => `**${words}**`,
        payload: (content) => ({ content, allowed_mentions: { parse: [] } }),
      },
    }) as const satisfies Readonly<Record<string, ChatForm>>,
)
