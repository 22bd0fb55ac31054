import type { Command, Option } from 'commander';
import { defineAgents } from './agents/options.ts';
import { defineAsk } from './ask/options.ts';
import { defineBaseline } from './baseline/options.ts';
import type { Choice } from './choice.ts';
import { defineExplain } from './explain-options.ts';
import { defineInit } from './init-options.ts';
import { defineLists } from './lists/options.ts';
import { defineManifest } from './manifest-options.ts';
import { defineManual } from './manual/options.ts';
import { defineMerge } from './merge-options.ts';
import { defineNotice } from './notice/options.ts';
import { defineScan } from './scan/options.ts';
import { defineSignatures } from './signatures-options.ts';
import { defineValidate } from './validate/options.ts';
import { defineWaivers } from './waivers/options.ts';

/** Somebody whom one may review for. */
export interface KnownProfile {
  readonly id: string;
  readonly title: string;
}

/**
 * Gives the program every command with its options: what reads a command line, and what help, completion and the manual
 * are made from.
 * @param profiles asked for only where help lists them
 */
export function defineProgram(
  program: Command,
  version: string,
  choose: (choice: Choice) => void,
  profiles: () => readonly KnownProfile[] = () => [],
): void {
  program
    .description(
      'Reviews SBOMs for components of restricted vendors: which law, who is bound, since when, on what evidence.',
    )
    .version(version, '-V, --version', 'print the version')
    .configureHelp({ optionDescription });
  defineInit(program, options => choose({ command: 'init', options }));
  defineScan(program, options => choose({ command: 'scan', options }));
  defineExplain(program, options => choose({ command: 'explain', options }));
  defineAsk(program, options => choose({ command: 'ask', options }));
  defineNotice(program, options => choose({ command: 'notice', options }));
  defineBaseline(program, options => choose({ command: 'baseline', options }));
  defineWaivers(program, options => choose({ command: 'waivers', options }));
  defineValidate(program, options => choose({ command: 'validate', options }));
  defineManifest(program, options => choose({ command: 'manifest', options }));
  defineMerge(program, options => choose({ command: 'merge', options }));
  defineSignatures(program, options => choose({ command: 'signatures', options }));
  defineLists(program, options => choose({ command: 'lists', options }));
  defineAgents(program, options => choose({ command: 'mcp', options }));
  defineManual(program, options => choose({ command: 'manual', options }));
  for (const command of [program, ...program.commands.flatMap(child => [child, ...child.commands])]) {
    const takesProfile = command.options.some(({ long }) => long === '--profile');
    if (command === program || takesProfile) command.addHelpText('after', () => profileList(profiles()));
  }
}

/** What a default adds for a reader: that a switch is off and a list is empty goes without saying. */
export function optionDescription(option: Option): string {
  const notes: string[] = [];
  if (option.argChoices) notes.push(`choices: ${option.argChoices.join(', ')}`);
  const { defaultValue: value } = option;
  if (typeof value === 'string') notes.push(`default: ${value}`);
  return notes.length === 0 ? option.description : `${option.description} (${notes.join('; ')})`;
}

function profileList(profiles: readonly KnownProfile[]): string {
  if (profiles.length === 0) return '';
  const width = Math.max(...profiles.map(({ id }) => id.length));
  return [
    '',
    'Profiles, for --profile and .bomwarden.yml:',
    ...profiles.map(({ id, title }) => `  ${id.padEnd(width)}  ${title}`),
  ].join('\n');
}
