import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../../server/src/core/signatures/json-schema.ts';
import { fileSchemas } from '../../server/src/host/schemas.ts';
import { root } from '../support/shared.ts';
import { signatures } from '../support/signatures.ts';

/** A file of the repository that follows from something said elsewhere. */
export interface Generated {
  readonly path: string;
  /** What it follows from, for whoever finds it stale. */
  readonly from: string;
  /** @param before its text as it is; empty where it is not there */
  readonly make: (before: string) => string;
}

/** `npm run generate` writes files anew instead of holding them to what they follow from. */
export const isWriting = process.env['BOMWARDEN_GENERATE'] === '1';

export function generatedFiles(): readonly Generated[] {
  return [...schemas()];
}

function* schemas(): Iterable<Generated> {
  const profiles = signatures().profiles.map(({ id }) => id);
  for (const [name, schema] of Object.entries(fileSchemas(profiles))) {
    yield { path: `schema/${name}`, from: 'the shapes of policy and device manifests', make: () => json(schema) };
  }
  for (const [kind, schema] of Object.entries(jsonSchemas())) {
    yield { path: `signatures/schema/${kind}.json`, from: 'the shapes of signatures', make: () => json(schema) };
  }
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export function textOf(path: string): string {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Writes a file; JSON as the formatter has it. */
export function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
  if (!path.endsWith('.json')) return;
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  execFileSync(process.execPath, [biome, 'format', '--write', path], { cwd: root, stdio: 'ignore' });
}
