/** What the tests use of citation-js, which has no types of its own. */
declare module '@citation-js/core' {
  interface CslName {
    readonly given?: string
    readonly family?: string
    readonly literal?: string
    readonly suffix?: string
    readonly 'dropping-particle'?: string
    readonly 'non-dropping-particle'?: string
  }

  interface CslItem {
    readonly title?: string
    readonly DOI?: string
    readonly author?: readonly CslName[]
    readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] }
  }

  export class Cite {
    constructor(data: string | readonly object[])
    format(format: string, options?: object): string
    readonly data: readonly CslItem[]
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-csl'
declare module '@citation-js/plugin-ris'
