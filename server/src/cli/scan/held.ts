import { Refusal } from '../packs.ts';

/**
 * What an output makes. No text of any runtime is longer than half a gigabyte or so, which tens of thousands of findings in
 * full detail are.
 * @throws Refusal where it would be
 */
export function held(write: () => string, format: string): string {
  try {
    return write();
  } catch (reason) {
    if (!(reason instanceof RangeError && /string length/i.test(reason.message))) throw reason;
    throw new Refusal(`the report is too large for --format ${format}; csv, legacy and text are shorter`);
  }
}
