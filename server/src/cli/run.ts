import { runBaseline } from './baseline/run.ts';
import { runExplain } from './explain.ts';
import { runLists } from './lists/run.ts';
import { runManifest } from './manifest.ts';
import { runMerge } from './merge.ts';
import { parseArguments } from './options.ts';
import { runScan } from './scan/run.ts';
import { runSignatures } from './signatures.ts';
import { runValidate } from './validate/run.ts';
import { runWaivers } from './waivers/run.ts';
import type { ExitCode, World } from './world.ts';

/** Does what a command line asks for. `argv` starts behind the name of the program. */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  const choice = parseArguments(argv, world.version);
  switch (choice.command) {
    case 'scan':
      return runScan(choice.options, world);
    case 'baseline':
      return runBaseline(choice.options, world);
    case 'merge':
      return runMerge(choice.options, world);
    case 'explain':
      return runExplain(choice.options, world);
    case 'manifest':
      return runManifest(choice.options, world);
    case 'signatures':
      return runSignatures(choice.options, world);
    case 'lists':
      return runLists(choice.options, world);
    case 'validate':
      return runValidate(choice.options, world);
    case 'waivers':
      return runWaivers(choice.options, world);
    case 'tell':
      world.print(choice.out);
      world.complain(choice.error);
      return choice.exitCode;
  }
}
