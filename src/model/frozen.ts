/**
 * A value that all share and nobody can change: what `make` gives, and the plain objects and lists in it. A function makes it, since a bundler cannot leave out
 * an object that takes parts of others in.
 */
export function frozen<Value extends object>(make: () => Value): Value {
  return freeze(make())
}

function freeze<Value extends object>(value: Value): Value {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freeze(member)
  return Object.freeze(value)
}
