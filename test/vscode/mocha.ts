import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/**
 * Runs the test files of a folder within the extension host and tells the counts to whoever started it. BOMWARDEN_GREP
 * chooses tests by their titles.
 */
export async function runFolder(folder: string): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', reporter: 'spec', timeout: 60_000, color: false });
  const chosen = process.env['BOMWARDEN_GREP'];
  if (chosen !== undefined) mocha.grep(new RegExp(chosen));
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(join(folder, file));
  }
  const runner = await new Promise<Mocha.Runner>(resolve => {
    const started = mocha.run(() => resolve(started));
  });
  const { passes = 0, failures = 0 } = runner.stats ?? {};
  console.log(`[tests] ${passes} ${failures}`);
  if (failures > 0) throw new Error(`${failures} failed`);
}
