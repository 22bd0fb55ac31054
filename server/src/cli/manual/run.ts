import { Command } from 'commander';
import { loadSignatures } from '../../core/signatures/load.ts';
import { defineProgram } from '../program.ts';
import type { ExitCode, System } from '../system.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { manualPage } from './man.ts';
import type { ManualOptions } from './options.ts';
import { commandTable } from './table.ts';
import type { KnownValues } from './values.ts';
import { zshCompletion } from './zsh.ts';

const completions = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** Prints what is made from the definition of the commands. */
export function runManual(options: ManualOptions, system: System): ExitCode {
  const { profiles, vendors, instruments } = loadSignatures(system.signatures());
  const subjects = [...vendors.filter(({ list }) => list === undefined), ...instruments].map(({ id }) => id);
  const values: KnownValues = { profiles, subjects };
  const program = new Command('bomwarden');
  defineProgram(program, system.version, () => undefined);
  const table = commandTable(program);
  system.print(
    options.action === 'man' ? manualPage(table, values, system.version) : completions[options.shell](table, values),
  );
  return 0;
}
