import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './shared.ts';

const folder = join(root, 'node_modules/@microsoft/sarif-multitool-linux');

/**
 * Errors that the validator of the SARIF standard finds, by its own rules and by those of GitHub; undefined where it does
 * not run. Its exit code is 0 whatever it finds, and its wrapper for npm cannot pass the names of two sets of rules, so
 * the program is started itself and its output file is read.
 */
export function validateSarif(text: string): readonly string[] | undefined {
  const program = join(folder, 'Sarif.Multitool');
  if (process.platform !== 'linux' || !existsSync(program)) return undefined;
  chmodSync(program, 0o755); // packed without the permission to run
  const place = mkdtempSync(join(tmpdir(), 'bomwarden-sarif-'));
  try {
    const input = join(place, 'report.sarif');
    const output = join(place, 'validation.sarif');
    writeFileSync(input, text);
    const args = ['validate', input, '--rule-kind', 'Sarif;Ghas', '-o', output, '--log', 'ForceOverwrite'];
    execFileSync(program, args, { stdio: 'pipe', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } });
    return errorsIn(readFileSync(output, 'utf8'));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The file with the schema of the standard, where it is installed. */
validateSarif.schema = (): string | undefined => {
  const file = join(folder, 'sarif-2.1.0.json');
  return existsSync(file) ? file : undefined;
};

interface Validation {
  readonly runs: readonly {
    readonly results?: readonly { readonly ruleId: string; readonly level?: string; readonly message: unknown }[];
    readonly invocations?: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[];
  }[];
}

function errorsIn(text: string): readonly string[] {
  const { runs } = JSON.parse(text.replace(/^\ufeff/, '')) as Validation;
  return runs.flatMap(({ results = [] }) =>
    results
      .filter(({ level }) => level === 'error')
      .map(({ ruleId, message }) => `${ruleId}: ${JSON.stringify(message)}`),
  );
}
