import { chatExporter } from './chat/message'

/** A digest as a message of Slack (mrkdwn), of 40,000 units at most. No word, link or paper is cut: what finds no room is told. */
export const slack = /* @__PURE__ */ chatExporter('slack')
