import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { EntryKind, ReadList } from '../../core/signatures/import/entries.ts';
import { type ListFacts, type ListPack, packOf } from '../../core/signatures/import/pack.ts';
import { readList } from '../../core/signatures/import/read-list.ts';
import { loadSignatures } from '../../core/signatures/load.ts';
import { buildLookups } from '../../core/signatures/lookups.ts';
import { decodeText } from '../../core/text/decode.ts';
import { printable } from '../../core/text/printable.ts';
import { signatureFile, signFiles } from '../../host/pack-signature.ts';
import { reasonOf } from '../files.ts';
import { Refusal, readKey, telling, uriOf } from '../packs.ts';
import type { ExitCode, System } from '../system.ts';
import type { ListsOptions } from './options.ts';

/** Makes a pack of a list: 0 made, 2 the file is no list or the pack cannot be written. */
export function runLists(options: ListsOptions, system: System): Promise<ExitCode> {
  return telling(system, async (): Promise<ExitCode> => {
    const bytes = await system.host.read(uriOf(options.file, system));
    const shown = printable(options.file);
    if (bytes === undefined) throw new Refusal(`${shown}: There is no such file, or it cannot be read.`);
    const list = readList(decodeText(bytes).value, {
      ...(options.nameColumn === undefined ? {} : { name: options.nameColumn }),
      ...(options.aliasColumn === undefined ? {} : { aliases: options.aliasColumn }),
    });
    if (typeof list === 'string') throw new Refusal(`${shown}: ${printable(list, 400)}`);
    const facts = factsOf(options, list, createHash('sha256').update(bytes).digest('hex'), system.host.now());
    const pack = packOf(list, facts, buildLookups(loadSignatures(system.signatures())));
    if (pack.companies === 0) throw new Refusal(`${shown}: It names no organisation.`);
    const key = options.key === undefined ? undefined : await readKey(options.key, system);
    const out = options.out ?? facts.id;
    await writePack(resolve(system.folder, out), out, facts.id, pack, key);
    system.print(report(list, pack, facts, out, key !== undefined));
    return 0;
  });
}

/** What official files are called here, by how they begin. */
const OFFICIAL: readonly (readonly [start: string, id: string, title: string])[] = [
  ['Consolidated Screening List', 'csl', 'Consolidated Screening List'],
  ['list of OFAC', 'sdn', 'Specially Designated Nationals List'],
  ['Entity List', 'entity-list', 'Entity List'],
];

function factsOf(options: ListsOptions, list: ReadList, sha256: string, today: string): ListFacts {
  const official = OFFICIAL.find(([start]) => list.what.startsWith(start));
  const name = basename(options.file).replace(/\.[^.]*$/, '');
  const id = options.id ?? official?.[1] ?? (name.toLowerCase().match(/[a-z0-9]+/g) ?? ['list']).join('-').slice(0, 40);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    throw new Refusal(`--id ${printable(id)}: An id is lower-case words joined by hyphens.`);
  }
  const jurisdiction = options.jurisdiction ?? (official ? 'US' : 'ZZ');
  if (!/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/.test(jurisdiction)) {
    throw new Refusal(`--jurisdiction ${printable(jurisdiction)}: It is a code such as US or CA-QC.`);
  }
  if (options.url !== undefined && !/^https?:\/\/\S+$/.test(options.url)) {
    throw new Refusal(`--url ${printable(options.url)}: It is no web address.`);
  }
  const day = options.day ?? list.day;
  return {
    id,
    title: (options.title ?? official?.[2] ?? name).trim() || id,
    ...(options.edition === undefined ? {} : { edition: options.edition }),
    day: day ?? today,
    ...(day === undefined ? { dayOfImport: true as const } : {}),
    ...(options.url === undefined ? {} : { url: options.url }),
    jurisdiction,
    file: basename(options.file),
    sha256,
    kinds: ['organisation', ...options.with],
  };
}

async function writePack(
  folder: string,
  shown: string,
  id: string,
  { files }: ListPack,
  key: string | undefined,
): Promise<void> {
  const own = ['names', 'instruments', 'sources.json', signatureFile];
  try {
    const there: readonly string[] = await readdir(folder).catch(() => []);
    const isEarlier = there.includes('names') && (await readdir(join(folder, 'names'))).join() === `${id}.tsv`;
    if (there.length > 0 && !(isEarlier && there.every(name => own.includes(name)))) {
      throw new Refusal(`${printable(shown)}: The folder holds something else than an import of this list.`);
    }
    for (const name of own) await rm(join(folder, name), { recursive: true, force: true });
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    if (key !== undefined) await writeFile(join(folder, signatureFile), await signFiles(files, key));
  } catch (reason) {
    if (reason instanceof Refusal) throw reason;
    throw new Refusal(`${printable(shown)}: ${reasonOf(reason)}`);
  }
}

const MANY: Readonly<Record<EntryKind, string>> = {
  organisation: 'organisations',
  person: 'persons',
  vessel: 'vessels',
  aircraft: 'aircraft',
};

function report(list: ReadList, pack: ListPack, facts: ListFacts, out: string, signed: boolean): string {
  const number = (count: number): string => count.toLocaleString('en');
  const left = Object.entries(pack.leftOut).map(([kind, count]) => `${number(count)} ${MANY[kind as EntryKind]}`);
  const { count, line } = list.nameless;
  return [
    `${list.what}, of ${facts.day}${facts.dayOfImport ? ' (the day of the import: the file says none)' : ''}:`,
    `${number(pack.companies)} entries with ${number(pack.names)} names, of ${number(pack.known)} companies that bomwarden has a file or a list for.`,
    ...pack.lists.map(({ id, title, companies }) => `  ${printable(title, 100)} (${id}): ${number(companies)}`),
    ...(left.length > 0 ? [`Left out: ${left.join(', ')}; --with takes them.`] : []),
    ...(count > 0 ? [`Not read: ${number(count)} rows without a name, the first in line ${line}.`] : []),
    `Written to ${printable(out)}${signed ? ', signed' : ''}. Use it: bomwarden scan <path> --pack ${printable(out)}`,
    '',
  ].join('\n');
}
