import type { Argument, Command, Option } from 'commander';
import { optionDescription } from '../program.ts';

/** What a value is, so that a shell can offer some. */
export type ValueKind = 'file' | 'folder' | 'profile' | 'subject' | 'text';

/** A value of an argument or an option. */
export interface ValueEntry {
  /** `<file>`, `[path...]`: as written in usage. */
  readonly usage: string;
  readonly kind: ValueKind;
  /** All that it may be; empty where that cannot be listed. */
  readonly choices: readonly string[];
}

export interface OptionEntry {
  readonly short: string | undefined;
  readonly long: string;
  readonly description: string;
  /** Undefined: a switch. */
  readonly value: ValueEntry | undefined;
}

export interface ArgumentEntry extends ValueEntry {
  readonly description: string;
}

/** A command as its definition has it: the one source of completion and manual. */
export interface CommandEntry {
  /** `signatures list`; empty: the program itself. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly arguments: readonly ArgumentEntry[];
  readonly options: readonly OptionEntry[];
  /** Names of the commands below it. */
  readonly children: readonly string[];
}

/** The program and all commands, each before what is below it. */
export function commandTable(program: Command): readonly CommandEntry[] {
  const entriesOf = (command: Command, path: string): readonly CommandEntry[] => {
    const shown = command.commands.filter(child => child.name() !== 'help');
    const entry: CommandEntry = {
      path,
      summary: command.summary() || command.description(),
      description: command.description(),
      arguments: command.registeredArguments.map(argumentOf),
      options: [...command.options.map(optionOf), helpOption],
      children: shown.map(child => child.name()),
    };
    return [entry, ...shown.flatMap(child => entriesOf(child, `${path} ${child.name()}`.trim()))];
  };
  return entriesOf(program, '');
}

const helpOption: OptionEntry = { short: '-h', long: '--help', description: 'display help', value: undefined };

function argumentOf(argument: Argument): ArgumentEntry {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return {
    usage: argument.required ? `<${name}>` : `[${name}]`,
    description: argument.description,
    kind: kindOf(argument.name()),
    choices: argument.argChoices ?? [],
  };
}

function optionOf(option: Option): OptionEntry {
  const at = option.flags.search(/[<[]/);
  return {
    short: option.short,
    long: option.long ?? '',
    description: optionDescription(option),
    value: at < 0 ? undefined : valueEntry(option.flags.slice(at), option),
  };
}

function valueEntry(usage: string, option: Option): ValueEntry {
  const kind = option.long === '--profile' ? 'profile' : kindOf(usage.slice(1, -1));
  return { usage, kind, choices: option.argChoices ?? [] };
}

/** By the name of the value, which help shows too. */
function kindOf(name: string): ValueKind {
  if (name === 'vendor-or-instrument') return 'subject';
  if (name === 'folder') return 'folder';
  return /^(?:file|path|part|revision\|file\|folder)$/.test(name) ? 'file' : 'text';
}
