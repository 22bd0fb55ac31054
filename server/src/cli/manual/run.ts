import { Command } from 'commander';
import { loadSignatures } from '../../core/signatures/load.ts';
import { defineProgram } from '../program.ts';
import type { ExitCode, World } from '../world.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { manualPage } from './man.ts';
import type { ManualOptions } from './options.ts';
import { commandTable } from './table.ts';
import type { KnownValues } from './values.ts';
import { zshCompletion } from './zsh.ts';

const completions = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** Prints what is made from the definition of the commands. */
export function runManual(options: ManualOptions, world: World): ExitCode {
  const { profiles, vendors, instruments } = loadSignatures(world.signatures());
  const subjects = [...vendors.filter(({ list }) => list === undefined), ...instruments].map(({ id }) => id);
  const values: KnownValues = { profiles, subjects };
  const program = new Command('bomwarden');
  defineProgram(program, world.version, () => undefined);
  const table = commandTable(program);
  world.print(
    options.action === 'man' ? manualPage(table, values, world.version) : completions[options.shell](table, values),
  );
  return 0;
}
