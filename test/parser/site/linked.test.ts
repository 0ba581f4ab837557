import { describe, expect, it } from 'vitest'

import { parse } from '../../../src/index'

const SITE = 'https://huggingface.co'
const VOTE = `(${SITE}/login?next=%2Fpapers%2F2504.01234)`
const PAPER = `(${SITE}/papers/2504.01234)`
const TALK = `(${SITE}/papers/2504.01234#community)`
const ABSTRACT =
  'We teach lamps to find the dark corner of a room that they have never seen, and to stay there until somebody comes. A lamp that stays is worth two that wander. Over nine rooms it saves a third of the oil, and nobody falls over a chair. The rooms, the lamps and the chairs are given away with this text, for those who want them.'

function read(...lines: string[]) {
  const text = `# Daily Papers\n\n${lines.join('\n\n')}\n`
  return parse(text, { reader: 'text' }).papers
}

const LISTED = ['Submitted by', `[wren](${SITE}/wren)`, `[12]${VOTE}`, `### [Lamps That Learn]${PAPER}`]

describe('cards whose words lead somewhere', () => {
  it('should read a listed card by its links', () => {
    expect(read(...LISTED, `[7]${PAPER} [3]${TALK}`)).toMatchObject([
      {
        title: 'Lamps That Learn',
        submitter: 'wren',
        identifiers: { arxiv: '2504.01234' },
        metrics: { upvotes: 12, stars: 7, comments: 3 },
      },
    ])
  })

  it.each<[name: string, lines: string[], paper: object]>([
    [
      'no upvotes',
      ['Submitted by', 'wren', `[-]${VOTE}`, `### [Lamps That Learn]${PAPER}`],
      { metrics: { upvotes: 0 } },
    ],
    ['upvotes twice', [...LISTED, `[12]${VOTE}`], { metrics: { upvotes: 12 } }],
    ['comments twice', [...LISTED, `[3]${TALK}`, `[3]${TALK}`], { metrics: { comments: 3 } }],
    ['stars twice', [...LISTED, `[7]${PAPER}`, `[7]${PAPER}`], { metrics: { stars: 7 } }],
    ['words to vote by', [...LISTED, `[Vote for it]${VOTE}`], { metrics: { upvotes: 12 } }],
    ['a dash for its comments', [...LISTED, `[-]${TALK}`], { metrics: { upvotes: 12 } }],
    [
      'the name of its page',
      [...LISTED, `[arXiv Page](https://arxiv.org/abs/2504.01234)`],
      { title: 'Lamps That Learn' },
    ],
    [
      'stars behind the name of a repository',
      [...LISTED, '[GitHub 1.2k](https://github.com/fernhill-example/lamps)'],
      { metrics: { stars: 1200 }, links: [{ rel: 'abstract' }, { rel: 'code' }] },
    ],
    [
      'a figure that leads to a repository',
      [...LISTED, '[131](https://github.com/fernhill-example/lamps)'],
      { metrics: { stars: 131 } },
    ],
    [
      'an organisation',
      [...LISTED, `[Lamp Lab](${SITE}/lamp-lab)`],
      { organization: { name: 'Lamp Lab', slug: 'lamp-lab' } },
    ],
    [
      'the handle of its organisation on the line above',
      [...LISTED, `lamp-lab\n[Lamp Lab](${SITE}/lamp-lab)`],
      { organization: { name: 'Lamp Lab', slug: 'lamp-lab' } },
    ],
    [
      'an organisation whose last line leads to it',
      [...LISTED, `Fernhill Research\n[Institute for Slow Machines](${SITE}/fernhill)`],
      { organization: { name: 'Fernhill Research Institute for Slow Machines', slug: 'fernhill' } },
    ],
    [
      'an organisation whose first line leads to it',
      [...LISTED, `[Fernhill Research](${SITE}/fernhill)\nInstitute for Slow Machines`],
      { organization: { name: 'Fernhill Research Institute for Slow Machines', slug: 'fernhill' } },
    ],
  ])('should read a card with %s', (_, lines, paper) => {
    expect(read(...lines)).toMatchObject([paper])
  })

  it('should take long words that link a paper for the abstract of the title above them', () => {
    const [paper, ...others] = read(
      `### Lamps That Learn`,
      `[${ABSTRACT}]${PAPER}`,
      '· Published on Apr 3, 2025',
    )
    expect(others).toEqual([])
    expect(paper).toMatchObject({
      title: 'Lamps That Learn',
      abstract: ABSTRACT,
      published: '2025-04-03',
      identifiers: { arxiv: '2504.01234' },
    })
  })

  it('should read upvotes and stars whose names stand on the line before, without links', () => {
    const text = `Trending Papers\n\nLamps That Learn\n\n${ABSTRACT}\n\n  • 3 authors\n\n·\n\nPublished on Apr 3, 2025\n\nUpvote\n\n117\n\nGitHub\n\n1.31k\n\narXiv Page\n\nDoors, Counted\n\n${ABSTRACT}\n\n  • 2 authors\n\n·\n\nPublished on Apr 2, 2025\n\nUpvote 4\n\nGitHub 12\n\narXiv Page\n`
    expect(parse(text, { reader: 'text' }).papers).toMatchObject([
      { title: 'Lamps That Learn', metrics: { upvotes: 117, stars: 1310 } },
      { title: 'Doors, Counted', metrics: { upvotes: 4, stars: 12 } },
    ])
  })

  it('should take a repository that leads nowhere but by its picture for that of the stars behind it', () => {
    const [paper] = read(...LISTED, '[](https://github.com/fernhill-example/lamps)', 'GitHub', '131')
    expect(paper).toMatchObject({ metrics: { stars: 131 }, links: [{ rel: 'abstract' }, { rel: 'code' }] })
  })

  it('should take a dash behind a title for no words of its own', () => {
    expect(read(...LISTED, `[-]${PAPER}`)).toMatchObject([
      { title: 'Lamps That Learn', metrics: { upvotes: 12 } },
    ])
  })

  it('should take no picture and no page of the site for a card', () => {
    expect(
      read(`[![a lamp](${SITE}/l.png)](${SITE}/lamp-lab)`, `[Models](${SITE}/models)`, `[7]${TALK}`),
    ).toEqual([])
  })
})
