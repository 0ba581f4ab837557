import { chatExporter } from './chat/message'

/** A digest as a message of Discord (its Markdown), of 2,000 units at most. No word, link or paper is cut: what finds no room is told. */
export const discord = /* @__PURE__ */ chatExporter('discord')
