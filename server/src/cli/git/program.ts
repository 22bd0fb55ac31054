import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { printable } from '../../core/text/printable.ts';

/** What git printed, or what it refused. */
export type GitAnswer =
  | { readonly ok: true; readonly output: Buffer }
  /** `status` is undefined where git could not be run at all. */
  | { readonly ok: false; readonly status: number | undefined; readonly complaint: string };

/** The configuration of a repository must not start programs, and a folder whose files only look like a repository is none. */
const always = [
  '--no-pager',
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', `core.hooksPath=${devNull}`],
  ...['-c', 'safe.bareRepository=explicit'],
];

/** The environment in which git answers in English, asks nobody, fetches nothing, and takes paths as they are. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    // what says that another commit stands in the place of one, or comes before it
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: devNull,
  };
}

/** Arguments for git with those that every call has. */
export function gitArguments(args: readonly string[]): string[] {
  return [...always, ...args];
}

/**
 * Runs git without a shell.
 * @param args nothing that others wrote, unless it stands behind `--` or cannot begin with a hyphen
 * @param folder where it runs
 * @param more variables of the environment besides those of every call
 */
export function git(args: readonly string[], folder: string, more: NodeJS.ProcessEnv = {}): Promise<GitAnswer> {
  const options = {
    cwd: folder,
    env: { ...gitEnvironment(), ...more },
    encoding: 'buffer',
    maxBuffer: Number.POSITIVE_INFINITY,
  } as const;
  return new Promise(resolve => {
    execFile(gitProgram(), gitArguments(args), options, (error, output, complaint) => {
      if (error === null) resolve({ ok: true, output });
      else {
        const status = typeof error.code === 'number' ? error.code : undefined;
        const first = complaint.toString('utf8').split('\n')[0] ?? '';
        const reason = status === undefined ? 'git cannot be run' : first;
        resolve({ ok: false, status, complaint: printable(reason, 300) });
      }
    });
  });
}

/**
 * The git of a folder of PATH that is named in full. A member of PATH that is empty or relative, and Windows whatever it
 * holds, would have the working folder looked through first, where a pull request could have put one.
 */
export function gitProgram(
  platform: string = process.platform,
  path: string | undefined = process.env['PATH'],
): string {
  const name = platform === 'win32' ? 'git.exe' : 'git';
  const places = (path ?? '').split(delimiter).filter(folder => isAbsolute(folder));
  return places.map(folder => join(folder, name)).find(existsSync) ?? `${name} is not in PATH`;
}
