import { mutate, numbers } from './mutate.ts';
import { seeds } from './seeds.ts';

let known: readonly Uint8Array[] | undefined;

/** The same bytes for the same two numbers and the same files, so that what crashes can be tried again. */
export function inputOf(seed: number, input: number): Uint8Array {
  known ??= seeds();
  const next = numbers(seed * 1_000_003 + input);
  const one = known[next(known.length)];
  const other = known[next(known.length)];
  if (one === undefined || other === undefined) throw new Error('there is nothing to mutate');
  return mutate(one, other, next);
}
