/**
 * A constant that is made when it is first asked for, since making all of them at once would be what loading costs: `const WORDS = once(() => new Set(…))`,
 * `WORDS().has(word)`. `make` takes nothing and always gives the same, so nobody can tell whether it has run.
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
