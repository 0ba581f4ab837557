import { describe, expect, it } from 'vitest'

import { parse } from '../../../src/index'

const PAGE = 'https://huggingface.co/papers/2504.01234'
const VOTE = 'https://huggingface.co/login?next=%2Fpapers%2F2504.01234'

/** The first paper of a listing, whose title and figures are written as given. */
function read(title: string, ...rest: string[]) {
  const text = `# Daily Papers\n\nSubmitted by\n\nwren\n\n[12](${VOTE})\n\n${title}\n\n${rest.join('\n\n')}\n\n- 6 authors\n`
  return parse(text, { reader: 'text' }).papers[0]
}

describe('links as programs write them', () => {
  it.each<[name: string, title: string]>([
    ['in one line', `### [Lamps That Learn](${PAGE})`],
    ['with a title of its own', `### [Lamps That Learn](${PAGE} "the paper")`],
    ['with attributes', `### [Lamps That Learn](${PAGE}){.title #lamps}`],
    ['with attributes over lines', `### [Lamps That Learn](${PAGE}){.title\n.large}`],
    ['in brackets alone with attributes', `### [[Lamps That Learn]{.large}](${PAGE})`],
    ['broken within its address', `### [Lamps That Learn](https://huggingface.co/papers/\n2504.01234)`],
    ['broken within its words', `[\n\n### Lamps That Learn\n\n](${PAGE})`],
    ['as an element', `<h3><a href="${PAGE}">Lamps That Learn</a></h3>`],
    ['as an element without quotes', `<a class=x href=${PAGE}>Lamps That Learn</a>`],
    ['as an element over lines', `<a\nclass="x"\nhref="${PAGE}">Lamps That Learn</a>`],
    ['with an address below', `### Lamps That Learn\n${PAGE}`],
    ['with an address in angles below', `### Lamps That Learn\n<${PAGE}>`],
    ['with an address behind', `Lamps That Learn <${PAGE}>`],
    [
      'with a picture before its words',
      `### [![a lamp](https://lamps-example.org/l.png) Lamps That Learn](${PAGE})`,
    ],
  ])('should read a title %s', (_, title) => {
    expect(read(title)?.title).toBe('Lamps That Learn')
  })

  it('should find what a reference is defined as, wherever that stands', () => {
    const text = `# Daily Papers\n\nSubmitted by\n\nwren\n\n[12][v]\n\n### [Lamps That Learn][]\n\n- 6 authors\n\n[v]: ${VOTE}\n[Lamps That Learn]: ${PAGE}\n`
    expect(parse(text, { reader: 'text' }).papers).toMatchObject([
      { title: 'Lamps That Learn', metrics: { upvotes: 12 } },
    ])
  })

  it('should pass over a picture whose words run over lines, and an address that is defined over lines', () => {
    expect(
      read(`![a lamp\nat night](https://lamps-example.org/l.png)\n\n### [Lamps That Learn](${PAGE})`)?.title,
    ).toBe('Lamps That Learn')
    expect(
      read(`### [Lamps That Learn](${PAGE})`, '[Lamps of\nthe coast]: https://lamps-example.org/coast')
        ?.title,
    ).toBe('Lamps That Learn')
  })

  it('should leave brackets that are words', () => {
    expect(read(`### [Lamps [v2] That Learn](${PAGE})`)?.title).toBe('Lamps [v2] That Learn')
    expect(read('### Lamps [Extended] That Learn')?.title).toBe('Lamps [Extended] That Learn')
  })
})
