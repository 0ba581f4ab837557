import type { Exporter } from './exporter'
import { paperToJson } from './json'

/** One JSON object a line (ndjson.org); nothing for no papers. Takes no options. */
export const ndjson: Exporter = {
  name: 'ndjson',
  extension: 'ndjson',
  mediaType: 'application/x-ndjson',
  open: (_options, context) => ({ entry: (paper) => `${paperToJson(paper, 0, context)}\n` }),
}
