import { exitStatus } from '../arguments.ts';
import type { CommandEntry, OptionEntry } from './table.ts';
import type { KnownValues } from './values.ts';

/** The manual page bomwarden(1), for troff with the man macros. */
export function manualPage(table: readonly CommandEntry[], { profiles }: KnownValues, version: string): string {
  const [program, ...commands] = table;
  return [
    `.TH BOMWARDEN 1 "" "bomwarden ${roff(version)}" "User Commands"`,
    '.nh',
    '.SH NAME',
    'bomwarden \\- review SBOMs for components of restricted vendors',
    '.SH SYNOPSIS',
    '.B bomwarden',
    '.I command',
    '[\\fIoption\\fR ...] [\\fIargument\\fR ...]',
    '.SH DESCRIPTION',
    roff(program?.description ?? ''),
    ...(program?.options ?? []).flatMap(optionLines),
    '.SH COMMANDS',
    ...commands.filter(({ children }) => children.length === 0).flatMap(commandLines),
    '.SH PROFILES',
    'Who you review for, for',
    '.B \\-\\-profile',
    'and',
    `.BR ${roff('.bomwarden.yml')} :`,
    ...profiles.flatMap(({ id, title }) => item(`\\fB${roff(id)}\\fR`, title)),
    '.SH EXIT STATUS',
    ...Object.entries(exitStatus).flatMap(([status, meaning]) => item(status, meaning)),
    '.SH FILES',
    ...item('.bomwarden.yml', 'who reviews for whom, levels of rules, what is left out; bomwarden init writes it'),
    ...item('.bomwarden/waivers.yml', 'accepted findings with reason, approver and last day'),
    '.SH ENVIRONMENT',
    ...item('NO_COLOR, FORCE_COLOR', 'no colours, or colours although the output is no terminal'),
    ...item('DEPENDENCY_TRACK_API_KEY', 'key of the server that scan --from dependency-track asks'),
    '',
  ].join('\n');
}

function commandLines({ path, description, arguments: values, options }: CommandEntry): readonly string[] {
  const usage = ['bomwarden', path, ...(options.length > 0 ? ['[options]'] : []), ...values.map(value => value.usage)];
  return [
    `.SS "${roff(usage.join(' '))}"`,
    roff(description),
    ...values.flatMap(value =>
      value.description === '' ? [] : item(`\\fI${roff(value.usage)}\\fR`, value.description),
    ),
    ...options.flatMap(optionLines),
  ];
}

function optionLines({ short, long, value, description }: OptionEntry): readonly string[] {
  const flags = [short, long].filter(flag => flag !== undefined).map(flag => `\\fB${roff(flag)}\\fR`);
  return item(`${flags.join(', ')}${value ? ` \\fI${roff(value.usage)}\\fR` : ''}`, description);
}

/** @param tag roff already */
function item(tag: string, text: string): readonly string[] {
  return ['.TP', tag.startsWith('.') ? `\\&${tag}` : tag, roff(text)];
}

/** Text that troff takes for nothing but text. */
function roff(text: string): string {
  const plain = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq').replaceAll('\n', ' ');
  return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}
