// Runs in the web extension host, a worker: no file system, no process, mocha's browser build.
import 'mocha/mocha.js';
import { smokeTests } from '../smoke.ts';

declare const mocha: {
  setup(options: object): void;
  run(done: (failures: number) => void): { readonly stats?: { readonly passes: number; readonly failures: number } };
};

export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: 'spec', timeout: 60_000, color: false });
  suite('in the web extension host', smokeTests);
  const stats = await new Promise<{ passes: number; failures: number }>(resolve => {
    const runner = mocha.run(() => resolve(runner.stats ?? { passes: 0, failures: 1 }));
  });
  console.log(`[tests] ${stats.passes} ${stats.failures}`);
  if (stats.failures > 0) throw new Error(`${stats.failures} failed`);
}
