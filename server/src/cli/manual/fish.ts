import type { CommandEntry, ValueEntry } from './table.ts';
import { type KnownValues, wordsFor } from './values.ts';

/** Completion for fish 3 and later. */
export function fishCompletion(table: readonly CommandEntry[], values: KnownValues): string {
  const names = table.map(({ path }) => quoted(path));
  const lines = table.flatMap(({ path, children, options, arguments: [first] }) => {
    const where = `complete -c bomwarden -n ${quoted(`__bomwarden_is ${quoted(path)}`)}`;
    const summaries = new Map(table.map(entry => [entry.path, entry.summary]));
    return [
      ...children.map(
        child => `${where} -f -a ${quoted(child)} -d ${quoted(summaries.get(`${path} ${child}`.trim()) ?? '')}`,
      ),
      ...(first ? [`${where} ${offer(first, values)}`] : []),
      ...options.map(({ short, long, description, value }) => {
        const letter = short === undefined ? '' : ` -s ${short.slice(1)}`;
        const takes = value === undefined ? '' : ` ${offer(value, values)}`;
        return `${where}${letter} -l ${long.slice(2)}${takes} -d ${quoted(description)}`;
      }),
    ];
  });
  return `# fish completion for bomwarden, made by: bomwarden completion fish

# The command that is being written: the longest one that the words begin with.
function __bomwarden_is
    set -l words (commandline -opc)
    set -e words[1]
    set -l command ''
    for word in $words
        set -l longer (string trim -- "$command $word")
        contains -- $longer ${names.join(' ')}; and set command $longer
    end
    test "$command" = "$argv[1]"
end

complete -c bomwarden -f
${lines.join('\n')}
`;
}

function offer(value: ValueEntry, values: KnownValues): string {
  const words = wordsFor(value, values);
  if (words.length > 0) return `-x -a ${quoted(words.join(' '))}`;
  if (value.kind === 'file') return '-r -F';
  return value.kind === 'folder' ? "-x -a '(__fish_complete_directories)'" : '-x';
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
