import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import { loadSignatures } from '../core/signatures/load.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import { decodeText } from '../core/text/decode.ts';
import { printable } from '../core/text/printable.ts';
import { SigningError } from '../host/pack-signature.ts';
import { addPacks } from '../host/packs.ts';
import { collect } from './arguments.ts';
import type { ExitCode, System } from './system.ts';

/** Packs of signatures to put on top of the shipped ones. Folders and files as given. */
export interface PackOptions {
  readonly packs: readonly string[];
  /** Public keys in PEM; with any, only packs signed by one of them are taken. */
  readonly packKeys: readonly string[];
}

/** The options as commander names them. */
export interface RawPackOptions {
  readonly pack: readonly string[];
  readonly packKey: readonly string[];
}

export function definePacks(command: Command): Command {
  return command
    .addOption(several('--pack <folder>', 'signatures of your own on top; may be given several times'))
    .addOption(
      several('--pack-key <file>', 'public key in PEM: take only packs signed with it; may be given several times'),
    );
}

export function packOptionsOf({ pack, packKey }: RawPackOptions): PackOptions {
  return { packs: pack, packKeys: packKey };
}

/** An option that collects its values. */
export function several(flags: string, description: string): Option {
  return new Option(flags, description).argParser(collect).default([]);
}

/** What could not be done, told to the user in one sentence without a trace. */
export class Refusal extends Error {}

/** Runs an action; a refusal is told and counts as what cannot be read. */
export async function telling(system: System, action: () => ExitCode | Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await action();
  } catch (reason) {
    if (!(reason instanceof Refusal || reason instanceof SigningError)) throw reason;
    system.complain(`error: ${reason.message}\n`);
    return 2;
  }
}

/**
 * The shipped signatures with the packs on top.
 * @throws Refusal where a pack or a key cannot be used: a review without what was asked for would say too little
 */
export async function signaturesWith({ packs, packKeys }: PackOptions, system: System): Promise<SignatureSet> {
  const trusted = packKeys.length > 0 ? await Promise.all(packKeys.map(file => readKey(file, system))) : undefined;
  const folders = packs.map(folder => uriOf(folder, system));
  const { set, reports } = await addPacks(loadSignatures(system.signatures()), folders, trusted, system.host);
  const at = reports.findIndex(report => report.refused !== undefined);
  if (at >= 0) throw new Refusal(`${printable(packs[at] ?? '')}: ${reports[at]?.refused?.text ?? ''}`);
  return set;
}

export function uriOf(folder: string, system: System): string {
  return pathToFileURL(resolve(system.folder, folder)).href.replace(/\/$/, '');
}

/** The text of a key file. */
export async function readKey(file: string, system: System): Promise<string> {
  const bytes = await system.host.read(uriOf(file, system));
  if (bytes === undefined) throw new Refusal(`${printable(file)}: There is no such file, or it cannot be read.`);
  return decodeText(bytes).value;
}
