import type { Stated } from '../model/claim.ts';
import { globMachine } from './glob-machine.ts';

/** Some globs of one list. A glob that names a folder holds for everything below it. */
export interface GlobSet {
  readonly globs: readonly Stated<string>[];
  /**
   * Whether one of them holds for a file or folder.
   * @param path relative to the folder that the globs are seen from, with forward slashes
   */
  readonly matches: (path: string) => boolean;
}

const longest = 256;

/** Why a text is no glob, in words that follow "The glob"; undefined if it is one. */
export function reasonAgainstGlob(glob: string): string | undefined {
  if (glob.length > longest) return `is longer than ${longest} characters.`;
  if (glob.startsWith('!')) return 'begins with "!": say what is meant, not what is not.';
  if (glob.startsWith('/') || /^[A-Za-z]:/.test(glob))
    return 'is relative to the folder of this file: no "/" in front.';
  if (glob.includes('\\')) return 'is written with forward slashes.';
  if (glob.split('/').includes('..')) return 'stays below the folder of this file: no "..".';
  return undefined;
}

/** The set of globs that `reasonAgainstGlob` has nothing against. */
export function globSet(globs: readonly Stated<string>[]): GlobSet {
  const tests = globs.map(({ value }) => testOf(value));
  const matches = (path: string) => tests.some(test => test(path));
  return { globs, matches };
}

/** `*`, `**`, `?`, `[…]` and `{a,b}` mean something; everything else stands for itself. Without a slash a glob means a name at any depth. */
function testOf(glob: string): (path: string) => boolean {
  const stripped = bare(glob);
  const whole = stripped === '' ? '**' : stripped;
  return globMachine(whole.includes('/') || whole === '**' ? whole : `**/${whole}`).fitsAbove;
}

/** Without what says nothing: `./` in front; slashes, or everything below, behind. */
function bare(glob: string): string {
  let start = 0;
  let end = glob.length;
  while (glob.startsWith('./', start)) start += 2;
  while (end > start && glob.charAt(end - 1) === '/') end--;
  const text = glob.slice(start, end);
  return text.endsWith('/**') ? text.slice(0, -3) : text;
}

/** Whether a text is meant as a glob: it holds a sign that means something in one. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/** The test of a glob that stands for files, seen from the folder that paths are relative to. */
export function fileTest(glob: string): (path: string) => boolean {
  return globMachine(glob).fits;
}
