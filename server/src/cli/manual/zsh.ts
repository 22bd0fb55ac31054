import type { CommandEntry, OptionEntry, ValueEntry } from './table.ts';
import { type KnownValues, wordsFor } from './values.ts';

/** Completion for zsh, as a file of `$fpath` or to be read by `source`. */
export function zshCompletion(table: readonly CommandEntry[], values: KnownValues): string {
  return `#compdef bomwarden
# zsh completion for bomwarden, made by: bomwarden completion zsh

${table.map(entry => functionOf(entry, table, values)).join('\n\n')}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _bomwarden "$@"
else
  compdef _bomwarden bomwarden
fi
`;
}

function functionOf(entry: CommandEntry, table: readonly CommandEntry[], values: KnownValues): string {
  const {
    path,
    children,
    options,
    arguments: [first],
  } = entry;
  const specs = options.map(option => specOf(option, values));
  if (children.length === 0) {
    if (first) specs.push(quoted(`*:${first.usage}:${action(first, values)}`));
    return `${nameOf(path)}() {\n  _arguments -s ${specs.join(' \\\n    ')}\n}`;
  }
  const summaries = new Map(table.map(other => [other.path, other.summary]));
  const described = children.map(child => {
    const summary = summaries.get(`${path} ${child}`.trim()) ?? '';
    return quoted(`${child}:${summary.replaceAll(':', '\\:')}`);
  });
  const cases = children.map(child => `    ${child}) ${nameOf(`${path} ${child}`.trim())} ;;`);
  return `${nameOf(path)}() {
  local curcontext=$curcontext state line
  local -a commands=(${described.join(' ')})
  _arguments -C ${[...specs, quoted('1:command:->command'), quoted('*::argument:->argument')].join(' \\\n    ')}
  case $state in
    command) _describe command commands ;;
    argument)
      case $line[1] in
${cases.map(line => `    ${line}`).join('\n')}
      esac ;;
  esac
}`;
}

function nameOf(path: string): string {
  return `_bomwarden${path === '' ? '' : `_${path.replaceAll(/[ -]/g, '_')}`}`;
}

function specOf({ short, long, description, value }: OptionEntry, values: KnownValues): string {
  const told = `[${description.replaceAll(/[[\]:\\]/g, sign => `\\${sign}`)}]`;
  const takes = value ? `:${value.usage.slice(1, -1)}:${action(value, values)}` : '';
  // Options that may be given several times are offered again.
  const again = value ? '*' : '';
  return [short, long]
    .filter(flag => flag !== undefined)
    .map(flag => quoted(`${again}${flag}${told}${takes}`))
    .join(' ');
}

function action(value: ValueEntry, values: KnownValues): string {
  const words = wordsFor(value, values);
  if (words.length > 0) return `(${words.join(' ')})`;
  if (value.kind === 'file') return '_files';
  return value.kind === 'folder' ? '_files -/' : ' ';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
