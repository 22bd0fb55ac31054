import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/shared.ts';
import { type Measured, measureAll, sizes } from './bars/bars.ts';
import { Inputs } from './bars/inputs.ts';
import { pageOf, plotOf } from './bars/page.ts';

/**
 * Ratios to other programs on the same machine in the same run. Writes docs/performance.md and its plot; with `--check` it
 * only tells whether a bar is missed, with `--quick` it takes documents of a tenth of the size and writes nothing.
 */
export function benchBars(print: (line: string) => void, options: readonly string[]): void {
  const quick = options.includes('--quick');
  const { ten, fifty, twoHundred } = sizes;
  const taken = quick ? { ten: ten / 10, fifty: fifty / 10, twoHundred: twoHundred / 10 } : sizes;
  const inputs = new Inputs();
  const all: Measured[] = [];
  try {
    for (const measured of measureAll(inputs, taken)) {
      all.push(measured);
      const { what, of, ratio, most, own, other } = measured;
      const bar = most === undefined ? '' : ` (bar ${most}${ratio > most ? ', MISSED' : ''})`;
      print(`bars: ${what}: ${ratio.toFixed(2)} of ${of}${bar}, ${own.toFixed(1)} to ${other.toFixed(1)}`);
    }
  } finally {
    inputs.remove();
  }
  if (options.includes('--check')) {
    if (all.some(({ ratio, most }) => most !== undefined && ratio > most)) process.exitCode = 1;
    return;
  }
  if (quick) return;
  const page = join(root, 'docs/performance.md');
  const [how = ''] = readFileSync(page, 'utf8').split('\n## Figures');
  writeFileSync(page, pageOf(all, new Date().toISOString().slice(0, 10), how));
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  writeFileSync(join(root, 'docs/images/performance.svg'), plotOf(all));
}
