import { readFileSync } from 'node:fs';
import type { Role } from '../../server/src/core/model/claim.ts';

/** A stated value and whose it is. */
export interface Labelled {
  readonly role: Role;
  readonly value: string;
  /** Vendor id; undefined for a value that is nobody's here and must not mark. */
  readonly vendor: string | undefined;
  readonly source: string;
}

/** Names and identifiers with their owners, from public registries; the files say which. */
export function labelledValues(): readonly Labelled[] {
  const names = rows('test/quality/names.tsv').map(([value, vendor, source]) =>
    toLabelled('supplier', value, vendor, source),
  );
  const identifiers = rows('test/quality/identifiers.tsv').map(([role, value, vendor, source]) =>
    toLabelled(role as Role, value, vendor, source),
  );
  return [...names, ...identifiers];
}

/** Names that were written before anybody saw what matching makes of them; the file tells what it made of them then. */
export function heldOutNames(): readonly Labelled[] {
  return heldOut(0);
}

/** The same of the last round alone: what its first run missed is not all mended yet. */
export function lastHeldOutNames(): readonly Labelled[] {
  return heldOut(1);
}

const LAST_ROUND = '# Names of the fifteenth round:';

function heldOut(part: 0 | 1): readonly Labelled[] {
  const text = readFileSync('test/quality/held-out.tsv', 'utf8').split(LAST_ROUND)[part] ?? '';
  return rowsOf(text).map(([value, vendor, what]) => toLabelled('supplier', value, vendor, what));
}

function rows(file: string): readonly (readonly string[])[] {
  return rowsOf(readFileSync(file, 'utf8'));
}

function rowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  return lines.filter(line => line !== '' && !line.startsWith('# ')).map(line => line.split('\t'));
}

function toLabelled(role: Role, value = '', vendor = '-', source = ''): Labelled {
  return { role, value, vendor: vendor === '-' ? undefined : vendor, source };
}
