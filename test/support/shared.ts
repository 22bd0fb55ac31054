import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's root: tests run compiled, in out/test. */
export const root = resolve(__dirname, '../../..');

/** Where the public documents lie that tests read in place; `undefined` where they are absent, which a test must tell loudly. */
export function corpus(): string | undefined {
  return folder(process.env['BOMWARDEN_CORPUS'] ?? resolve(root, '../shared/corpus'), 'INDEX.json');
}

/** The same, or the official examples that stand in the repository where it is absent. */
export function publicDocuments(): string {
  return corpus() ?? join(root, 'test/official');
}

/** How many documents a test has to meet: of the whole corpus, or of the few in the repository. */
export function expected(whole: number, few: number): number {
  return corpus() ? whole : few;
}

/** Where the generators of test documents lie. */
export function tools(): string | undefined {
  return folder(process.env['BOMWARDEN_TOOLS'] ?? resolve(root, '../shared/tools'), 'gen_sbom.py');
}

function folder(path: string, witness: string): string | undefined {
  return existsSync(join(path, witness)) ? path : undefined;
}

/** Reports that a test could not do its work, where nobody can overlook it. */
export function skipLoudly(context: Mocha.Context, what: string): never {
  console.error(`\n${what}: SKIPPED, it is not on this machine\n`);
  return context.skip();
}
