import { join } from 'node:path';
import { compileSignatures } from '../core/signatures/compile.ts';
import { listsHeld } from '../core/signatures/coverage.ts';
import { diffSignatures } from '../core/signatures/diff.ts';
import { loadSignatures } from '../core/signatures/load.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import { printable } from '../core/text/printable.ts';
import { Source } from '../core/text/source.ts';
import { refusalOf, signatureFile, signFiles } from '../host/pack-signature.ts';
import { type Pack, readPack, reasonAgainst } from '../host/packs.ts';
import { Refusal, readKey, signaturesWith, telling, uriOf } from './packs.ts';
import { openOut } from './scan/out.ts';
import { exportPolicy } from './signatures-export.ts';
import type { SignaturesOptions } from './signatures-options.ts';
import { tellMatches } from './signatures-test.ts';
import type { ExitCode, System } from './system.ts';

/** Does one of the commands about signatures: 0 done and sound, 1 something is wrong with the pack, 2 it could not be read. */
export function runSignatures(options: SignaturesOptions, system: System): Promise<ExitCode> {
  return telling(system, async () => {
    switch (options.action) {
      case 'list':
        return list(await signaturesWith(options, system), system);
      case 'test':
        tellMatches(options.values, await signaturesWith(options, system), system);
        return 0;
      case 'export':
        return exportPolicy(options.format, options.profile, await signaturesWith(options, system), system);
      case 'check':
        return check(options.folder, system);
      case 'diff':
        return diff(options.folder, system);
      case 'sign':
        return sign(options.folder, options.key, system);
      case 'verify':
        return verify(options.folder, options.keys, system);
    }
  });
}

async function packOf(folder: string, system: System): Promise<Pack> {
  const pack = await readPack(system.host, uriOf(folder, system));
  const reason = reasonAgainst(pack, []);
  if (reason !== undefined) throw new Refusal(`${printable(folder)}: ${reason.text}`);
  return pack;
}

function list(set: SignatureSet, system: System): ExitCode {
  const { vendors, instruments, profiles, categories } = set;
  const suppliers = categories.reduce((sum, category) => sum + category.suppliers.length, 0);
  system.print(`Signatures of ${set.date}, ${set.digest}\n`);
  const own = vendors.filter(({ list }) => list === undefined);
  system.print(`${counted(own.length, 'vendor')}: ${ids(own)}\n`);
  for (const list of new Set(vendors.flatMap(vendor => vendor.list ?? []))) {
    const named = vendors.filter(vendor => vendor.list === list);
    const title = instruments.find(({ id }) => id === list)?.short ?? list;
    system.print(`${counted(named.length, 'vendor')} known only as named on ${title}: ${ids(named)}\n`);
  }
  for (const { id, lines } of set.nameLists ?? []) {
    const count = lines.split('\n').length - 1;
    system.print(`${counted(count, 'name')} of imported lists: ${id}\n`);
  }
  system.print(`${counted(instruments.length, 'instrument')}: ${ids(instruments)}\n`);
  for (const { text } of listsHeld(set)) system.print(`  ${text.text}\n`);
  system.print(`${counted(profiles.length, 'profile')}: ${ids(profiles)}\n`);
  system.print(`${counted(suppliers, 'alternative')} in ${ids(categories)}\n`);
  return 0;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function ids(records: readonly { readonly id: string }[]): string {
  return records.map(({ id }) => id).join(', ');
}

async function check(folder: string, system: System): Promise<ExitCode> {
  const pack = await packOf(folder, system);
  const { problems } = compileSignatures(pack.files, loadSignatures(system.signatures()));
  for (const { file, span, severity, message, code } of problems) {
    const source = new Source(pack.files.find(one => one.path === file)?.text ?? '');
    const { line, character } = source.positionAt(span.start);
    system.print(`${printable(join(folder, file))}:${line + 1}:${character + 1} ${severity}: ${message} (${code})\n`);
  }
  const errors = problems.filter(problem => problem.severity === 'error').length;
  const warnings = counted(problems.length - errors, 'warning');
  system.print(`${counted(pack.files.length, 'file')}, ${counted(errors, 'error')}, ${warnings}\n`);
  return errors > 0 ? 1 : 0;
}

async function diff(folder: string, system: System): Promise<ExitCode> {
  const base = loadSignatures(system.signatures());
  const changes = diffSignatures(base, await signaturesWith({ packs: [folder], packKeys: [] }, system));
  for (const { kind, id, change } of changes) system.print(`${change} ${kind} ${id}\n`);
  if (changes.length === 0) system.print('Nothing changes.\n');
  return 0;
}

async function sign(folder: string, keyFile: string, system: System): Promise<ExitCode> {
  const pack = await packOf(folder, system);
  const text = await signFiles(pack.files, await readKey(keyFile, system));
  const out = await openOut(join(folder, signatureFile), system);
  await out.write(text);
  await out.close();
  system.print(`${counted(pack.files.length, 'file')} signed.\n`);
  return 0;
}

async function verify(folder: string, keyFiles: readonly string[], system: System): Promise<ExitCode> {
  const pack = await packOf(folder, system);
  const keys = await Promise.all(keyFiles.map(file => readKey(file, system)));
  const refusal = await refusalOf(pack.files, pack.signature, keys);
  system.print(
    `${printable(folder)}: ${refusal?.text ?? `What was signed (${counted(pack.files.length, 'file')}).`}\n`,
  );
  return refusal === undefined ? 0 : 1;
}
