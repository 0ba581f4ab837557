/** A value that all share and nobody can change: the object, and the plain objects and lists in it. */
export function frozen<Value extends object>(value: Value): Value {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) frozen(member)
  return Object.freeze(value)
}
