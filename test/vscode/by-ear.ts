import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { until } from './support.ts';

/** What is wrong for those who read by ear or by keyboard in the page of a panel; the launcher of the host looks. */
export async function faultsByEar(): Promise<readonly string[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'bomwarden-axe-')), 'faults.json');
  console.log(`[axe] ${file}`);
  const text = await until('what axe finds', () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined));
  rmSync(dirname(file), { recursive: true });
  const faults: readonly string[] | null = JSON.parse(text);
  return faults ?? ['no page is shown'];
}
