import { git } from './program.ts';

/** What a driver may say, and what makes it do nothing. */
const emptied = { clean: '', process: '', smudge: '', required: 'false' } as const;

/**
 * The environment in which git runs none of the filters that its configuration names. A comparison with the working folder
 * would, and they are programs. Variables, as a name with `=` in it cannot be told on the command line.
 * @param folder any folder of the repository
 */
export async function withoutFilters(folder: string): Promise<NodeJS.ProcessEnv> {
  const answer = await git(['config', '--null', '--name-only', '--get-regexp', '^filter\\.'], folder);
  const keys = answer.ok ? answer.output.toString('utf8').split('\0') : [];
  const drivers = new Set(keys.map(key => key.slice(0, key.lastIndexOf('.'))).filter(driver => driver !== ''));
  const settings = [...drivers].flatMap(driver =>
    Object.entries(emptied).map(([key, value]) => [`${driver}.${key}`, value] as const),
  );
  const before = Number(process.env['GIT_CONFIG_COUNT'] ?? 0) || 0;
  const variables = settings.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${before + at}`, key],
    [`GIT_CONFIG_VALUE_${before + at}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(before + settings.length), ...Object.fromEntries(variables) };
}
