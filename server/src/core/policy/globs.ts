import picomatch from 'picomatch/posix';
import type { Stated } from '../model/claim.ts';

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
/** A glob becomes a regular expression, and every star multiplies the ways in which it can fail. */
const mostStars = 3;
const options = { dot: true, nonegate: true, noextglob: true } as const;

/** Why a text is no glob, in words that follow "The glob"; undefined if it is one. */
export function reasonAgainstGlob(glob: string): string | undefined {
  if (glob.length > longest) return `is longer than ${longest} characters.`;
  if (glob.startsWith('!')) return 'begins with "!": say what is meant, not what is not.';
  if (glob.startsWith('/') || /^[A-Za-z]:/.test(glob))
    return 'is relative to the folder of this file: no "/" in front.';
  if (glob.includes('\\')) return 'is written with forward slashes.';
  const parts = glob.split('/');
  if (parts.includes('..')) return 'stays below the folder of this file: no "..".';
  if (parts.filter(part => part === '**').length > mostStars) return `has more than ${mostStars} times "**".`;
  if (parts.some(part => part !== '**' && (part.match(/\*/g)?.length ?? 0) > mostStars)) {
    return `has more than ${mostStars} stars between two slashes.`;
  }
  return undefined;
}

/** The set of globs that `reasonAgainstGlob` has nothing against. */
export function globSet(globs: readonly Stated<string>[]): GlobSet {
  const tests = globs.map(({ value }) => testOf(value));
  const matches = (path: string) => {
    const levels = levelsOf(path);
    return tests.some(test => levels.some(test));
  };
  return { globs, matches };
}

/** `*`, `**`, `?`, `[…]` and `{a,b}` mean something; everything else stands for itself. Without a slash a glob means a name at any depth. */
function testOf(glob: string): (path: string) => boolean {
  const stripped = glob.replace(/^(?:\.\/)+/, '').replace(/(?:\/\*\*)?\/*$/, '');
  const literal = (stripped === '' ? '**' : stripped).replace(/[()+|^$!@]/g, '\\$&');
  const test = picomatch(literal.includes('/') || literal === '**' ? literal : `**/${literal}`, options);
  return path => test(path);
}

/** Whether a text is meant as a glob: it holds a sign that means something in one. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/** The test of a glob that stands for files, seen from the folder that paths are relative to. */
export function fileTest(glob: string): (path: string) => boolean {
  return picomatch(glob, options);
}

/** A path and the folders above it: `a/b/c` → `a`, `a/b`, `a/b/c`. */
function levelsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
