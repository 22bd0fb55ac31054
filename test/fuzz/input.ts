import { mutate, type Numbers, numbers } from './mutate.ts';
import { type Seed, seeds } from './seeds.ts';

let known: readonly Seed[] | undefined;

/** The same bytes for the same two numbers and the same files, so that what crashes can be tried again. */
export function inputOf(seed: number, input: number): Uint8Array {
  known ??= seeds();
  const next = numbers(seed * 1_000_003 + input);
  const one = known[next(known.length)];
  const other = known[next(known.length)];
  if (one === undefined || other === undefined) throw new Error('there is nothing to mutate');
  if ('bytes' in one) return mutate(one.bytes, someBytes(other, next), next);
  const at = next(one.parts.length);
  return one.pack(
    one.parts.map((part, index) =>
      index === at ? { ...part, bytes: mutate(bytesOf(part.bytes), someBytes(other, next), next) } : part,
    ),
  );
}

function someBytes(seed: Seed, next: Numbers): Uint8Array {
  if ('bytes' in seed) return seed.bytes;
  return bytesOf(seed.parts[next(seed.parts.length)]?.bytes ?? '');
}

function bytesOf(bytes: string | Uint8Array): Uint8Array {
  return typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
}
