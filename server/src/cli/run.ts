import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadSignatures } from '../core/signatures/load.ts';
import { printable } from '../core/text/printable.ts';
import { runAgents } from './agents/serve.ts';
import { runAsk } from './ask/run.ts';
import { runBaseline } from './baseline/run.ts';
import { runExplain } from './explain.ts';
import { greet } from './greeting.ts';
import { runInit } from './init.ts';
import { runLists } from './lists/run.ts';
import { runManifest } from './manifest.ts';
import { runManual } from './manual/run.ts';
import { runMerge } from './merge.ts';
import { runNotice } from './notice/run.ts';
import { parseArguments } from './options.ts';
import { runScan } from './scan/run.ts';
import { runSignatures } from './signatures.ts';
import { runValidate } from './validate/run.ts';
import { runWaivers } from './waivers/run.ts';
import type { ExitCode, World } from './world.ts';

/**
 * What stands where an option does and is called like a file: whoever hands over names of files without `--` would let a
 * file choose options.
 */
function optionThatIsFile(argv: readonly string[], folder: string): string | undefined {
  const end = argv.indexOf('--');
  const before = end < 0 ? argv : argv.slice(0, end);
  return before.find(
    text => /^-./.test(text) && lstatSync(resolve(folder, text), { throwIfNoEntry: false }) !== undefined,
  );
}

/** Does what a command line asks for. `argv` starts behind the name of the program. */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  const ambiguous = optionThatIsFile(argv, world.folder);
  if (ambiguous !== undefined) {
    const shown = printable(ambiguous);
    world.complain(`error: "${shown}" is an option and a file here: write -- before names of files, or ./${shown}\n`);
    return 2;
  }
  const choice = parseArguments(argv, world.version, () => loadSignatures(world.signatures()).profiles);
  switch (choice.command) {
    case 'greet':
      return greet(world);
    case 'init':
      return runInit(choice.options, world);
    case 'mcp':
      return runAgents(choice.options, world);
    case 'manual':
      return runManual(choice.options, world);
    case 'scan':
      return runScan(choice.options, world);
    case 'ask':
      return runAsk(choice.options, world);
    case 'notice':
      return runNotice(choice.options, world);
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
