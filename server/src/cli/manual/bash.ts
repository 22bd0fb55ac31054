import type { CommandEntry, ValueEntry } from './table.ts';
import { type KnownValues, wordsFor } from './values.ts';

/** Completion for bash 3.2 and later, without the bash-completion package. */
export function bashCompletion(table: readonly CommandEntry[], values: KnownValues): string {
  const steps = table.flatMap(({ path, children }) =>
    children.map(child => `      '${path} ${child}') at='${`${path} ${child}`.trim()}' ;;`),
  );
  const byOption = table.flatMap(({ path, options }) =>
    options.flatMap(({ long, value }) => (value ? [`    '${path} ${long}') ${offer(value, values)}; return ;;`] : [])),
  );
  const byCommand = table.map(entry => `    '${entry.path}') ${offerCommand(entry, values)} ;;`);
  const flags = table.map(
    ({ path, options }) => `    '${path}') _bomwarden_words '${options.map(({ long }) => long).join(' ')}' ;;`,
  );
  return `# bash completion for bomwarden, made by: bomwarden completion bash

_bomwarden_words() {
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

_bomwarden_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$cur"))
}

_bomwarden() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} at='' i
  COMPREPLY=()
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $prev == '=' && $COMP_CWORD -gt 1 ]]; then
    prev=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ \${COMP_WORDS[i]} == '--' ]]; then
      _bomwarden_files -f
      return
    fi
    case "$at \${COMP_WORDS[i]}" in
${steps.join('\n')}
    esac
  done
  case "$at $prev" in
${byOption.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case "$at" in
${flags.join('\n')}
    esac
    return
  fi
  case "$at" in
${byCommand.join('\n')}
  esac
}

complete -F _bomwarden bomwarden
`;
}

function offer(value: ValueEntry, values: KnownValues): string {
  const words = wordsFor(value, values);
  if (words.length > 0) return `_bomwarden_words '${words.join(' ')}'`;
  if (value.kind === 'file') return '_bomwarden_files -f';
  return value.kind === 'folder' ? '_bomwarden_files -d' : ':';
}

function offerCommand({ children, arguments: [first] }: CommandEntry, values: KnownValues): string {
  if (children.length > 0) return `_bomwarden_words '${children.join(' ')}'`;
  return first ? offer(first, values) : ':';
}
