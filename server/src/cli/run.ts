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
import type { ExitCode, System } from './system.ts';
import { runValidate } from './validate/run.ts';
import { runWaivers } from './waivers/run.ts';

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
export async function run(argv: readonly string[], system: System): Promise<ExitCode> {
  const ambiguous = optionThatIsFile(argv, system.folder);
  if (ambiguous !== undefined) {
    const shown = printable(ambiguous);
    system.complain(`error: "${shown}" is an option and a file here: write -- before names of files, or ./${shown}\n`);
    return 2;
  }
  const choice = parseArguments(argv, system.version, () => loadSignatures(system.signatures()).profiles);
  switch (choice.command) {
    case 'greet':
      return greet(system);
    case 'init':
      return runInit(choice.options, system);
    case 'mcp':
      return runAgents(choice.options, system);
    case 'manual':
      return runManual(choice.options, system);
    case 'scan':
      return runScan(choice.options, system);
    case 'ask':
      return runAsk(choice.options, system);
    case 'notice':
      return runNotice(choice.options, system);
    case 'baseline':
      return runBaseline(choice.options, system);
    case 'merge':
      return runMerge(choice.options, system);
    case 'explain':
      return runExplain(choice.options, system);
    case 'manifest':
      return runManifest(choice.options, system);
    case 'signatures':
      return runSignatures(choice.options, system);
    case 'lists':
      return runLists(choice.options, system);
    case 'validate':
      return runValidate(choice.options, system);
    case 'waivers':
      return runWaivers(choice.options, system);
    case 'tell':
      system.print(choice.out);
      system.complain(choice.error);
      return choice.exitCode;
  }
}
