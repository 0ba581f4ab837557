import { expect, it } from 'vitest'

import * as api from '../../src/index'

it('should share nothing that one caller could change for another', () => {
  const shared = [...Object.values(api), ...api.readers, ...api.exporters].filter(
    (value) => typeof value === 'object' && value !== null && !('parse' in value),
  )
  expect(shared.length).toBeGreaterThan(40)
  for (const value of shared)
    for (const one of [value, ...Object.values(value)])
      if (typeof one === 'object') expect(Object.isFrozen(one)).toBe(true)
})
