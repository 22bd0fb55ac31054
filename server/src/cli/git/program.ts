import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { printable } from '../../core/text/printable.ts';

/** What git printed, or what it refused. */
export type GitAnswer =
  | { readonly ok: true; readonly output: Buffer }
  /** `status` is undefined where git could not be run at all. */
  | { readonly ok: false; readonly status: number | undefined; readonly complaint: string };

/** Nothing of a repository's configuration may start a program, and no path may be a pattern. */
const always = ['--no-pager', '-c', 'core.fsmonitor=false'];

/** The environment in which git answers in English, asks nobody, and takes paths as they are. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
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
 */
export function git(args: readonly string[], folder: string): Promise<GitAnswer> {
  const options = {
    cwd: folder,
    env: gitEnvironment(),
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

/** Windows looks for a program in the working folder first, where a pull request could have put one. */
export function gitProgram(
  platform: string = process.platform,
  path: string | undefined = process.env['PATH'],
): string {
  if (platform !== 'win32') return 'git';
  const places = (path ?? '').split(delimiter).filter(folder => folder !== '' && folder !== '.');
  return places.map(folder => join(folder, 'git.exe')).find(existsSync) ?? 'git.exe is not in PATH';
}
