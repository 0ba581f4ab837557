import { describe, expect, it } from 'vitest'

import { createRegistry } from '../../src/model/registry'

describe('createRegistry', () => {
  const one = { name: 'one', value: 1 }
  const two = { name: 'two', value: 2 }
  const registry = createRegistry([one, two])

  it('should find items by name, in order', () => {
    expect(registry.get('two')).toBe(two)
    expect(registry.get('__proto__')).toBeUndefined()
    expect(registry.has('one')).toBe(true)
    expect(registry.has('three')).toBe(false)
    expect(registry.names).toEqual(['one', 'two'])
    expect([...registry]).toEqual([one, two])
  })

  it('should give a new registry with an item more, and stay as it was', () => {
    const three = { name: 'three', value: 3 }
    expect(registry.with(three).names).toEqual(['one', 'two', 'three'])
    expect(registry.names).toEqual(['one', 'two'])
    expect(Object.isFrozen(registry)).toBe(true)
  })

  it('should replace an item of the same name where it stands', () => {
    const other = { name: 'one', value: 9 }
    expect([...registry.with(other)]).toEqual([other, two])
  })

  it('should refuse items without name and of the same name', () => {
    expect(() => createRegistry([one, one])).toThrow(/called 'one'.*registry\.with/)
    expect(() => createRegistry([{} as { name: string }])).toThrow(/object with a name/)
    expect(() => registry.with(undefined as never)).toThrow(TypeError)
    expect(() => registry.with({ name: '' } as never)).toThrow(/object with a name/)
  })
})
