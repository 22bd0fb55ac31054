// npm run review -- FILE…: sets up whatever is missing, then prints the review. Ends with 0 unless something broke:
// findings are what it is for.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { environment, root } from './process.mjs';
import { setUp } from './setup.mjs';

const asked = process.argv.slice(2);

try {
  await setUp();
  const args = asked.length > 0 ? asked : ['examples/camera.cdx.json'];
  const cli = join(root, 'dist/cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'scan', ...args], { stdio: 'inherit', env: environment() });
  process.exitCode = status === 1 ? 0 : (status ?? 2);
} catch (problem) {
  process.stderr.write(`bomwarden: ${problem instanceof Error ? problem.message : problem}\n`);
  process.exitCode = 2;
}
