/** An immutable, ordered collection of named things, such as readers and exporters. */
export interface Registry<Item extends { readonly name: string }> extends Iterable<Item> {
  /** In order. */
  readonly names: readonly string[]
  get(name: string): Item | undefined
  has(name: string): boolean
  /** A new collection with `item` as its last; an item of the same name is replaced where it stands. */
  with(item: Item): Registry<Item>
}

/**
 * Makes a {@link Registry} of the items, in their order.
 * @throws {TypeError} When an item has no name, or two share one.
 */
export function createRegistry<Item extends { readonly name: string }>(
  items: Iterable<Item>,
): Registry<Item> {
  const byName = new Map<string, Item>()
  for (const item of items) {
    if (typeof item?.name !== 'string' || item.name === '') {
      throw new TypeError("Expected an object with a name, such as { name: 'my-format', … }")
    }
    if (byName.has(item.name)) {
      throw new TypeError(
        `Two items are called '${item.name}': give one another name, or replace the first by registry.with(item)`,
      )
    }
    byName.set(item.name, item)
  }
  return Object.freeze({
    names: Object.freeze([...byName.keys()]),
    get: (name: string) => byName.get(name),
    has: (name: string) => byName.has(name),
    with(item: Item): Registry<Item> {
      if (!byName.has(item.name)) return createRegistry([...byName.values(), item])
      return createRegistry([...byName.values()].map((known) => (known.name === item.name ? item : known)))
    },
    [Symbol.iterator]: () => byName.values(),
  })
}
