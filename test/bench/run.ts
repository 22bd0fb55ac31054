import { benchBars } from './bars.bench.ts';
import { benchFirmware } from './firmware.bench.ts';
import { benchFleet } from './fleet.bench.ts';
import { benchLists } from './lists.bench.ts';
import { benchMatching } from './match.bench.ts';
import { benchReading } from './read.bench.ts';
import { benchReview } from './review.bench.ts';
import { benchShapes } from './shapes.bench.ts';
import { benchSignatures } from './signatures.bench.ts';
import { benchStart } from './start.bench.ts';
import { benchTable } from './table.bench.ts';
import { benchValidation } from './validate.bench.ts';

/**
 * npm run bench: figures of one run on one machine. The ratios mean something; the milliseconds depend on the machine and
 * on what else it does. Names on the command line choose.
 */
const benches = {
  bars: (print: (line: string) => void) => benchBars(print, process.argv),
  signatures: benchSignatures,
  read: benchReading,
  lists: benchLists,
  match: benchMatching,
  start: benchStart,
  review: benchReview,
  validate: benchValidation,
  table: benchTable,
  firmware: benchFirmware,
  fleet: benchFleet,
  shapes: benchShapes,
};

async function main(names: readonly string[]): Promise<void> {
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length === 0 || names.includes(name)) await bench(line => console.log(line));
  }
}

main(process.argv.slice(2).filter(argument => !argument.startsWith('--'))).catch((error: unknown) => {
  process.exitCode = 1;
  throw error;
});
