import { benchMatching } from './match.bench.ts';
import { benchSignatures } from './signatures.ts';
import { benchStart } from './start.bench.ts';

/** `npm run bench`: prints the figures that the project holds itself to. One function per part, in the order of the pipeline. */
async function run(): Promise<void> {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  benchSignatures(print);
  benchMatching(print);
  await benchStart(print);
}

run().catch((error: unknown) => {
  process.exitCode = 1;
  throw error;
});
