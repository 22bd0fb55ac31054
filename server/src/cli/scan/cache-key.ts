import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isBelow, rootAround } from '../../host/root.ts';

/** The variable of the environment with a secret of one's own, for machines that share a cache or forget their users. */
export const cacheKeyVariable = 'BOMWARDEN_CACHE_KEY';

/** Shorter secrets can be guessed. */
const shortest = 16;

/** What authenticates results that are kept, or why there is none, in a sentence. */
export type CacheKey = { readonly key: string } | { readonly refused: string };

/**
 * The secret of the environment, or one that is made once for each user and stands beside no document: whoever can only
 * write to the cache cannot make an entry that counts.
 * @param folder absolute path of the folder that the program runs in
 */
export function cacheKeyOf(environment: NodeJS.ProcessEnv, folder: string): CacheKey {
  const given = environment[cacheKeyVariable];
  if (given !== undefined && given !== '') {
    return given.length >= shortest
      ? { key: given }
      : { refused: `${cacheKeyVariable} has to be ${shortest} characters long, or longer` };
  }
  const state = environment['XDG_STATE_HOME'] ?? environment['LOCALAPPDATA'] ?? join(homedir(), '.local', 'state');
  const file = join(state, 'bomwarden', 'cache-key');
  if (isBelow(file, rootAround(folder))) {
    return { refused: `the folder for secrets of this user lies among the documents: set ${cacheKeyVariable}` };
  }
  return madeOnce(file);
}

function madeOnce(file: string): CacheKey {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // several processes may come first: the one that made it wins
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch {
    // it is there, or nothing can be written; reading tells
  }
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= shortest) return { key };
  } catch {
    // told below
  }
  return { refused: `no secret can be kept for this user: set ${cacheKeyVariable}` };
}
