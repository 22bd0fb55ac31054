import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nameKind } from '../core/read/bom-name.ts';
import { printable } from '../core/text/printable.ts';
import { configurationFile } from '../host/folders.ts';
import { nearestConfiguration } from './scan/policy.ts';
import type { ExitCode, System } from './system.ts';

/** Lists of devices in this product's own form. */
const manifest = /\.devices\.(?:json|ya?ml|csv)$/i;

/** Says what to do here to whoever called the program without a word. Reviewing nothing is no success. */
export function greet(system: System): ExitCode {
  const found = namesIn(system.folder).filter(
    name => ['sbom', 'maybe'].includes(nameKind(name)) || manifest.test(name),
  );
  const isConfigured =
    existsSync(join(system.folder, configurationFile)) || nearestConfiguration(system.folder).length > 0;
  const [first] = found;
  const others = found.length > 1 ? ` and ${found.length - 1} more` : '';
  const here =
    first === undefined
      ? 'No file directly in this folder is named like an SBOM; folders below it are looked at by scan.'
      : `Here: ${printable(first)}${others}.`;
  const whom = isConfigured ? '' : ` No ${configurationFile} says who you review for.`;
  const steps = [
    ...(isConfigured ? [] : [['bomwarden init', 'say once who you review for']]),
    ['bomwarden scan .', 'review everything in this folder'],
    ['bomwarden explain hikvision', 'what is known of a vendor, a law or a list'],
    ['bomwarden --help', 'all commands, and the profiles'],
  ];
  system.complain(
    `bomwarden reviews SBOMs and lists of devices for components of restricted vendors.\n${here}${whom}\n\n${steps
      .map(([command = '', what = '']) => `  ${command.padEnd(29)}${what}\n`)
      .join('')}`,
  );
  return 2;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
