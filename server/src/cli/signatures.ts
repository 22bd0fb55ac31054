import { join } from 'node:path';
import { compileSignatures } from '../core/signatures/compile.ts';
import { listsHeld } from '../core/signatures/coverage.ts';
import { diffSignatures } from '../core/signatures/diff.ts';
import { loadSignatures } from '../core/signatures/load.ts';
import type { SignatureSet } from '../core/signatures/types.ts';
import { printable } from '../core/text/printable.ts';
import { Source } from '../core/text/source.ts';
import { refusalOf, signatureFile, signFiles } from '../host/pack-signature.ts';
import { type Pack, readPack, reasonAgainst } from '../host/packs.ts';
import { Refusal, readKey, signaturesWith, telling, uriOf } from './packs.ts';
import { openOut } from './scan/out.ts';
import { exportPolicy } from './signatures-export.ts';
import type { SignaturesOptions } from './signatures-options.ts';
import { tellMatches } from './signatures-test.ts';
import type { ExitCode, World } from './world.ts';

/** Does one of the commands about signatures: 0 done and sound, 1 something is wrong with the pack, 2 it could not be read. */
export function runSignatures(options: SignaturesOptions, world: World): Promise<ExitCode> {
  return telling(world, async () => {
    switch (options.action) {
      case 'list':
        return list(await signaturesWith(options, world), world);
      case 'test':
        tellMatches(options.values, await signaturesWith(options, world), world);
        return 0;
      case 'export':
        return exportPolicy(options.format, options.profile, await signaturesWith(options, world), world);
      case 'check':
        return check(options.folder, world);
      case 'diff':
        return diff(options.folder, world);
      case 'sign':
        return sign(options.folder, options.key, world);
      case 'verify':
        return verify(options.folder, options.keys, world);
    }
  });
}

async function packOf(folder: string, world: World): Promise<Pack> {
  const pack = await readPack(world.host, uriOf(folder, world));
  const reason = reasonAgainst(pack, []);
  if (reason !== undefined) throw new Refusal(`${printable(folder)}: ${printable(reason)}`);
  return pack;
}

function list(set: SignatureSet, world: World): ExitCode {
  const { vendors, instruments, profiles, categories } = set;
  const suppliers = categories.reduce((sum, category) => sum + category.suppliers.length, 0);
  world.print(`Signatures of ${set.date}, ${set.digest}\n`);
  const own = vendors.filter(({ list }) => list === undefined);
  world.print(`${counted(own.length, 'vendor')}: ${ids(own)}\n`);
  for (const list of new Set(vendors.flatMap(vendor => vendor.list ?? []))) {
    const named = vendors.filter(vendor => vendor.list === list);
    const title = instruments.find(({ id }) => id === list)?.short ?? list;
    world.print(`${counted(named.length, 'vendor')} known only as named on ${title}: ${ids(named)}\n`);
  }
  for (const { id, lines } of set.nameLists ?? []) {
    const count = lines.split('\n').length - 1;
    world.print(`${counted(count, 'name')} of imported lists: ${id}\n`);
  }
  world.print(`${counted(instruments.length, 'instrument')}: ${ids(instruments)}\n`);
  for (const { text } of listsHeld(set)) world.print(`  ${text.text}\n`);
  world.print(`${counted(profiles.length, 'profile')}: ${ids(profiles)}\n`);
  world.print(`${counted(suppliers, 'alternative')} in ${ids(categories)}\n`);
  return 0;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function ids(records: readonly { readonly id: string }[]): string {
  return records.map(({ id }) => id).join(', ');
}

async function check(folder: string, world: World): Promise<ExitCode> {
  const pack = await packOf(folder, world);
  const { problems } = compileSignatures(pack.files, loadSignatures(world.signatures()));
  for (const { file, span, severity, message, code } of problems) {
    const source = new Source(pack.files.find(one => one.path === file)?.text ?? '');
    const { line, character } = source.positionAt(span.start);
    world.print(`${printable(join(folder, file))}:${line + 1}:${character + 1} ${severity}: ${message} (${code})\n`);
  }
  const errors = problems.filter(problem => problem.severity === 'error').length;
  const warnings = counted(problems.length - errors, 'warning');
  world.print(`${counted(pack.files.length, 'file')}, ${counted(errors, 'error')}, ${warnings}\n`);
  return errors > 0 ? 1 : 0;
}

async function diff(folder: string, world: World): Promise<ExitCode> {
  const base = loadSignatures(world.signatures());
  const changes = diffSignatures(base, await signaturesWith({ packs: [folder], packKeys: [] }, world));
  for (const { kind, id, change } of changes) world.print(`${change} ${kind} ${id}\n`);
  if (changes.length === 0) world.print('Nothing changes.\n');
  return 0;
}

async function sign(folder: string, keyFile: string, world: World): Promise<ExitCode> {
  const pack = await packOf(folder, world);
  const text = await signFiles(pack.files, await readKey(keyFile, world));
  const out = await openOut(join(folder, signatureFile), world);
  await out.write(text);
  await out.close();
  world.print(`${counted(pack.files.length, 'file')} signed.\n`);
  return 0;
}

async function verify(folder: string, keyFiles: readonly string[], world: World): Promise<ExitCode> {
  const pack = await packOf(folder, world);
  const keys = await Promise.all(keyFiles.map(file => readKey(file, world)));
  const refusal = await refusalOf(pack.files, pack.signature, keys);
  world.print(`${printable(folder)}: ${refusal ?? `What was signed (${counted(pack.files.length, 'file')}).`}\n`);
  return refusal === undefined ? 0 : 1;
}
