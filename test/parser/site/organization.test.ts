import { describe, expect, it } from 'vitest'

import { destinationOf } from '../../../src/lexicon/destination'
import type { Block } from '../../../src/parser/block'
import { newPage, type PageTraits } from '../../../src/parser/emitter'
import { bylineOf } from '../../../src/parser/site/organization'
import { wordsOf } from '../../../src/parser/slice'

function read(
  text: string,
  traits: Partial<PageTraits> = {},
  slug?: string,
  alt?: string,
): (string | undefined)[] {
  const block: Block = {
    text,
    start: 0,
    end: text.length,
    line: 1,
    column: 1,
    apart: true,
    dotted: false,
    heading: 0,
    images: alt === undefined ? undefined : [{ alt, at: 0 }],
  }
  const destination = slug === undefined ? undefined : destinationOf(`/${slug}`)
  const claim = bylineOf(block, destination, { ...newPage(), ...traits })
  return [wordsOf(claim), claim.data?.slug]
}

describe('bylineOf', () => {
  const printed = { printsAlternatives: true }

  it.each([
    ['tide-lab Institute of Coastal Light', 'Institute of Coastal Light', 'tide-lab'],
    ['UCNL University of Coastal Northern Light', 'University of Coastal Northern Light', 'UCNL'],
  ])('should tell a handle by its look: %s', (text, name, slug) => {
    expect(read(text)).toEqual([name, slug])
  })

  it.each([
    ['LampTech LampTech University', 'LampTech University', 'LampTech'],
    ['CoastU Coastal University', 'Coastal University', 'CoastU'],
    ['Marrow Marrow University', 'Marrow University', 'Marrow'],
    ['LL Lamp Lab', 'Lamp Lab', 'LL'],
  ])('should take the first word for the handle where the page prints handles: %s', (text, name, slug) => {
    expect(read(text, printed)).toEqual([name, slug])
    expect(read(text)).toEqual([text, undefined])
  })

  it.each(['Reed Lab @ Marsh Point', 'Marrow University', 'RL Coast Lab', 'Odo Reed Research Group'])(
    'should keep a name whole: %s',
    (text) => {
      expect(read(text, printed)).toEqual([text, undefined])
    },
  )

  it('should take the handle from the address of its page', () => {
    expect(read('Lamp Lab', {}, 'coastlab')).toEqual(['Lamp Lab', 'coastlab'])
    expect(read('coastlab Lamp Lab', printed, 'coastlab')).toEqual(['Lamp Lab', 'coastlab'])
    expect(read('Marrow University', printed, 'Marrow')).toEqual(['Marrow University', 'Marrow'])
  })

  it('should trust the words of a picture', () => {
    expect(read('LampTech University', {}, undefined, 'LampTech')).toEqual([
      'LampTech University',
      'LampTech',
    ])
    expect(read('[coastlab] Lamp Lab')).toEqual(['Lamp Lab', 'coastlab'])
  })
})
