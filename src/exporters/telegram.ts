import { chatExporter } from './chat/message'

/** A digest as a message of Telegram (`parse_mode` HTML), of 4,096 units at most. No word, tag or paper is cut: what finds no room is told. */
export const telegram = /* @__PURE__ */ chatExporter('telegram')
