import { Command, CommanderError } from 'commander';
import { type BaselineOptions, defineBaseline } from './baseline/options.ts';
import { defineExplain, type ExplainOptions } from './explain-options.ts';
import { defineLists, type ListsOptions } from './lists/options.ts';
import { defineManifest, type ManifestOptions } from './manifest-options.ts';
import { defineMerge, type MergeOptions } from './merge-options.ts';
import { defineScan, type ScanOptions } from './scan/options.ts';
import { defineSignatures, type SignaturesOptions } from './signatures-options.ts';
import { defineValidate, type ValidateOptions } from './validate/options.ts';
import { defineWaivers, type WaiversOptions } from './waivers/options.ts';
import type { ExitCode } from './world.ts';

/** What a command line asks for. */
export type Choice =
  | { readonly command: 'scan'; readonly options: ScanOptions }
  | { readonly command: 'baseline'; readonly options: BaselineOptions }
  | { readonly command: 'merge'; readonly options: MergeOptions }
  | { readonly command: 'explain'; readonly options: ExplainOptions }
  | { readonly command: 'manifest'; readonly options: ManifestOptions }
  | { readonly command: 'lists'; readonly options: ListsOptions }
  | { readonly command: 'signatures'; readonly options: SignaturesOptions }
  | { readonly command: 'validate'; readonly options: ValidateOptions }
  | { readonly command: 'waivers'; readonly options: WaiversOptions }
  /** Help, the version, or what is wrong with the usage. */
  | { readonly command: 'tell'; readonly out: string; readonly error: string; readonly exitCode: ExitCode };

/** Reads a command line without doing anything. `argv` starts behind the name of the program. */
export function parseArguments(argv: readonly string[], version: string): Choice {
  let out = '';
  let error = '';
  let choice: Choice | undefined;
  const program = new Command('bomwarden')
    .description(
      'Reviews SBOMs for components of restricted vendors: which law, who is bound, since when, on what evidence.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: text => void (out += text),
      writeErr: text => void (error += text),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    });
  defineScan(program, options => (choice = { command: 'scan', options }));
  defineBaseline(program, options => (choice = { command: 'baseline', options }));
  defineMerge(program, options => (choice = { command: 'merge', options }));
  defineExplain(program, options => (choice = { command: 'explain', options }));
  defineManifest(program, options => (choice = { command: 'manifest', options }));
  defineSignatures(program, options => (choice = { command: 'signatures', options }));
  defineLists(program, options => (choice = { command: 'lists', options }));
  defineValidate(program, options => (choice = { command: 'validate', options }));
  defineWaivers(program, options => (choice = { command: 'waivers', options }));
  try {
    program.parse(argv, { from: 'user' });
  } catch (reason) {
    if (!(reason instanceof CommanderError)) throw reason;
    return { command: 'tell', out, error, exitCode: reason.exitCode === 0 ? 0 : 2 };
  }
  return choice ?? { command: 'tell', out, error, exitCode: 2 };
}
