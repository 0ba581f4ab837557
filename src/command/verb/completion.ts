import { fieldNames } from '../../model/vocabulary'
import { refuse } from '../message'
import { type CommandOption, commandOptions } from '../option-table'
import { writeText } from '../output'
import type { Formats } from '../plugin'
import type { RunVerb, Verb } from '../verb'

/** Writes a shell's completion, made of the table of verbs. */
export const completeWords: RunVerb = async ([shell = ''], _, { formats, surroundings, verbs }) => {
  const write = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined
  if (!write) return refuse(`${shell}: expected ${Object.keys(SHELLS).join(', ')}`, surroundings.stderr)
  return writeText(write(verbs, formats), undefined, surroundings)
}

const SHELLS: Readonly<Record<string, (verbs: readonly Verb[], formats: Formats) => string>> = {
  bash,
  zsh,
  fish,
}

function optionsOf({ options }: Verb): CommandOption[] {
  return options.map((name) => commandOptions[name])
}

/** `-t, --to <format>` -> `-t`, `--to`. */
function flagsOf({ flags }: CommandOption): string[] {
  return flags.replace(/ <.*/, '').split(', ')
}

function valuesOf({ names }: CommandOption, { readers, exporters }: Formats): readonly string[] {
  if (names === undefined) return []
  if (typeof names === 'object') return names
  return names === 'fields' ? fieldNames : names === 'readers' ? readers.names : exporters.names
}

function bash(verbs: readonly Verb[], formats: Formats): string {
  const valued = Object.values<CommandOption>(commandOptions).filter(({ names }) => names !== undefined)
  return `# paperdigest completion bash > /etc/bash_completion.d/paperdigest
_paperdigest() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  case "$before" in
${valued.map((option) => `    ${flagsOf(option).join('|')}) COMPREPLY=($(compgen -W "${valuesOf(option, formats).join(' ')}" -- "$word")); return ;;`).join('\n')}
    completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$word")); return ;;
  esac
  if [[ $COMP_CWORD -eq 1 && "$word" != -* ]]; then
    COMPREPLY=($(compgen -f -W "${verbs.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  if [[ "$word" == -* ]]; then
    case "\${COMP_WORDS[1]}" in
${verbs.map((verb) => `      ${verb.name}) COMPREPLY=($(compgen -W "${[...optionsOf(verb).flatMap(flagsOf), '--help'].join(' ')}" -- "$word")) ;;`).join('\n')}
    esac
    return
  fi
  COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _paperdigest paperdigest
`
}

function zsh(verbs: readonly Verb[], formats: Formats): string {
  const escaped = (text: string): string => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&')
  return `#compdef paperdigest
_paperdigest() {
  if (( CURRENT == 2 )); then
    local -a verbs=(
${verbs.map(({ name, summary }) => `      '${name}:${escaped(summary)}'`).join('\n')}
    )
    _describe verb verbs
    _files
    return
  fi
  case "\${words[2]}" in
${verbs
  .map((verb) => {
    const specs = optionsOf(verb).flatMap((option) =>
      flagsOf(option).map((flag) => {
        const value = option.flags.includes('<')
          ? `:value:${option.names === undefined ? '_files' : `(${valuesOf(option, formats).join(' ')})`}`
          : ''
        return `'${flag}[${escaped(option.description)}]${value}'`
      }),
    )
    const rest = verb.name === 'completion' ? "'*:shell:(bash zsh fish)'" : "'*:file:_files'"
    return `    ${verb.name}) shift words; (( CURRENT-- )); _arguments ${[...specs, rest].join(' \\\n      ')} ;;`
  })
  .join('\n')}
    *) _files ;;
  esac
}
compdef _paperdigest paperdigest
`
}

function fish(verbs: readonly Verb[], formats: Formats): string {
  const escaped = (text: string): string => text.replace(/[\\']/g, '\\$&')
  const lines = verbs.flatMap((verb) => [
    `complete -c paperdigest -n __fish_use_subcommand -a ${verb.name} -d '${escaped(verb.summary)}'`,
    ...optionsOf(verb).map((option) => {
      const flags = flagsOf(option).map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      )
      const values = valuesOf(option, formats)
      const value = option.flags.includes('<')
        ? ` -r${values.length > 0 ? ` -f -a '${values.join(' ')}'` : ''}`
        : ''
      return `complete -c paperdigest -n '__fish_seen_subcommand_from ${verb.name}' ${flags.join(' ')}${value} -d '${escaped(option.description)}'`
    }),
  ])
  return `${lines.join('\n')}\ncomplete -c paperdigest -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'\n`
}
