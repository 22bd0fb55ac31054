import { Command, CommanderError } from 'commander';
import { withMinimum } from './arguments.ts';
import type { Choice } from './choice.ts';
import { defineProgram, type KnownProfile } from './program.ts';

/**
 * Reads a command line without doing anything. `argv` starts behind the name of the program.
 * @param profiles asked for only where help lists them
 */
export function parseArguments(
  argv: readonly string[],
  version: string,
  profiles?: () => readonly KnownProfile[],
): Choice {
  if (argv.length === 0) return { command: 'greet' };
  let out = '';
  let error = '';
  let choice: Choice | undefined;
  // commands take over what the program is set to when they are defined
  const program = new Command('bomwarden').exitOverride().configureOutput({
    writeOut: text => void (out += text),
    writeErr: text => void (error += text),
    getOutHelpWidth: () => 100,
    getErrHelpWidth: () => 100,
  });
  defineProgram(program, version, made => (choice = made), profiles);
  try {
    program.parse(withMinimum(argv), { from: 'user' });
  } catch (reason) {
    if (!(reason instanceof CommanderError)) throw reason;
    return { command: 'tell', out, error, exitCode: reason.exitCode === 0 ? 0 : 2 };
  }
  return choice ?? { command: 'tell', out, error, exitCode: 2 };
}
