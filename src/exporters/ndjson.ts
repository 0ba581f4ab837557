import { frozen } from '../model/frozen'
import type { Exporter } from './exporter'
import { toJson } from './json-array'

/** One JSON object a line (ndjson.org); nothing for no papers. Takes no options. */
export const ndjson: Exporter = /* @__PURE__ */ frozen(() => ({
  name: 'ndjson',
  extension: 'ndjson',
  mediaType: 'application/x-ndjson',
  options: {},
  open: (_options, context) => ({
    keeps: () => true,
    entry: (paper) => `${toJson(paper, 0, paper.id, context)}\n`,
  }),
}))
