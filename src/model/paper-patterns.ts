/** What texts of a paper look like: said once, for the schema and for what spares asking it. */
export const paperPatterns = {
  id: /^(?:arxiv|doi|title):./,
  date: /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
  url: /^https?:\/\/[^\s]+$/,
  /** Four digits behind the dot up to 2014, five from then on. */
  arxiv:
    /^(?:(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/,
  doi: /^10\.\d{4,9}\/\S+$/,
  pmid: /^\d+$/,
  language: /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}$/,
} as const
