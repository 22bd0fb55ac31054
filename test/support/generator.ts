import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeText } from '../../server/src/core/text/decode.ts';
import type { Range } from '../../server/src/core/text/source.ts';

/** What the generator planted, where. */
export interface Planted {
  readonly vendor: string;
  readonly disguise: string;
  readonly field: string;
  readonly expect: 'flag' | 'none' | 'mention';
  readonly raw: string;
  readonly component: string;
  readonly component_index: number;
  readonly range: Range;
}

export interface Generated {
  readonly text: string;
  readonly components: number;
  readonly planted: readonly Planted[];
}

/** The formats of the generator by our ids, with the styles that make sense in each. */
export const generated: ReadonlyMap<string, { readonly format: string; readonly styles: readonly string[] }> = new Map([
  ['cyclonedx-json', { format: 'cdx-json', styles: ['pretty', 'compact', 'crlf', 'tab', 'bom'] }],
  ['cyclonedx-xml', { format: 'cdx-xml', styles: ['pretty', 'compact', 'crlf', 'tab', 'bom'] }],
  ['spdx-2-json', { format: 'spdx-json', styles: ['pretty', 'compact', 'crlf', 'tab', 'bom'] }],
  ['spdx-2-yaml', { format: 'spdx-yaml', styles: ['pretty', 'crlf', 'tab', 'bom'] }],
  ['spdx-2-tag-value', { format: 'spdx-tv', styles: ['pretty', 'crlf', 'tab', 'bom'] }],
  ['spdx-3-json', { format: 'spdx3-jsonld', styles: ['pretty', 'compact', 'crlf', 'tab', 'bom'] }],
]);

/** Runs the generator; the same arguments give the same document. */
export function generate(folder: string, format: string, style: string, components: number, seed = 1): Generated {
  const work = mkdtempSync(join(tmpdir(), 'bomwarden-generated-'));
  const [out, truth] = [join(work, 'document'), join(work, 'truth.json')];
  const options = ['--format', format, '--style', style, '--n', `${components}`, '--k', '24', '--decoys', '12'];
  const run = spawnSync('python3', [
    join(folder, 'gen_sbom.py'),
    ...options,
    ...['--seed', `${seed}`, '--out', out, '--truth', truth],
  ]);
  try {
    if (run.status !== 0) throw new Error(`gen_sbom.py: ${run.stderr || run.error}`);
    const { findings, components_total } = JSON.parse(readFileSync(truth, 'utf8'));
    return { text: decodeText(readFileSync(out)).value, components: components_total, planted: findings };
  } finally {
    rmSync(work, { recursive: true });
  }
}
