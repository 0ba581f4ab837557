import { nearest } from './nearest'

/** What an option of a reader or an exporter takes, for programs that let people set it: the command, forms. */
export interface OptionRule {
  /** `value` is one that only a program can give: a function, a map. A `list` is of texts, a `count` a whole number from 0 on. */
  readonly type: 'text' | 'flag' | 'count' | 'choice' | 'list' | 'value'
  /** One line: what it does, and what holds without it. */
  readonly description: string
  /** What a `choice` chooses from. */
  readonly choices?: readonly string[] | undefined
}

/** A rule for each option. */
export type OptionRules<Options> = { readonly [Name in keyof Options]-?: OptionRule }

/** Throws a TypeError, with the nearest name, where an option is given that there is not. */
export function requireOptions(options: unknown, names: readonly string[], whose: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError(`Expected the options of ${whose} as an object, received ${received(options)}`)
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue
    const near = nearest(name, names)
    const known = names.length === 0 ? 'there are none' : `the options are ${names.join(', ')}`
    throw new TypeError(
      `Unknown option '${name}' of ${whose}: ${near === undefined ? known : `did you mean '${near}'?`}`,
    )
  }
}

/** The value of an option that is written as text. Throws a TypeError that says what is expected. */
export function readOption(name: string, text: string, { type, choices = [] }: OptionRule): unknown {
  const refuse = (expected: string): TypeError =>
    new TypeError(`Expected ${name} as ${expected}, received ${JSON.stringify(text)}`)
  switch (type) {
    case 'text':
      return text
    case 'list':
      return text.split(',').map((item) => item.trim())
    case 'flag':
      if (/^(?:true|yes)$/i.test(text)) return true
      if (/^(?:false|no)$/i.test(text)) return false
      throw refuse('true or false')
    case 'count':
      if (/^\d{1,15}$/.test(text)) return Number(text)
      throw refuse('a whole number from 0 on')
    case 'choice':
      if (choices.includes(text)) return text
      throw refuse(`one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`)
    case 'value':
      throw new TypeError(`The option ${name} can be set in a program only`)
  }
}

function received(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value
}
