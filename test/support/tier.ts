/**
 * Whether this is the whole run (`npm test`, `npx mocha`). The fast tiers run the same tests over less: programs run in
 * the process of the tests, and long lists of documents are sampled.
 */
const isWhole = process.env['BOMWARDEN_TESTS'] === 'whole';

/** Whether the command line and the language server run as programs of their own. What only a process can show starts one in either case. */
export const inProcesses = isWhole;

/** All in the whole run; else at most so many, evenly spread, the first among them. */
export function sampled<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(items.length / most);
  return isWhole || step < 2 ? items : items.filter((_, at) => at % step === 0);
}

/** A test that takes seconds because its input is endless or its cases are thousands: part of the whole run alone, pending in the fast tiers. */
export function slowTest(title: string, run: (this: Mocha.Context) => void | Promise<void>): Mocha.Test {
  return isWhole ? test(title, run) : test.skip(title, run);
}
