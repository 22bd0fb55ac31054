import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { productKinds } from '../../../server/src/core/judge/product-kinds.ts';
import type { Clause, Instrument } from '../../../server/src/core/signatures/types/instrument.ts';
import { shipped, told, verdict } from '../../support/judging.ts';

/**
 * What every instrument says of every vendor it speaks of, to every profile, on the day before, on and after every day
 * on which one of its clauses begins or ends. UPDATE_VERDICTS=1 writes the tables anew: a change in them is a change of what
 * the law is said to be, for somebody to read against the instrument.
 */
suite('judge: golden verdicts', () => {
  const folder = 'test/cases/verdicts';
  const update = process.env['UPDATE_VERDICTS'] === '1';
  if (update) mkdirSync(folder, { recursive: true });

  for (const instrument of shipped().set.instruments) {
    test(instrument.id, () => {
      const file = join(folder, `${instrument.id}.txt`);
      const actual = table(instrument);
      if (update) writeFileSync(file, actual);
      assert.ok(existsSync(file), `no golden table ${file}`);
      assert.equal(actual, readFileSync(file, 'utf8'));
    });
  }

  test('no table is left of an instrument that is gone', () => {
    const ids = shipped().set.instruments.map(({ id }) => `${id}.txt`);
    assert.deepEqual(readdirSync(folder).sort(), ids.sort());
  });
});

const quiet = '2026-11-22';

function table(instrument: Instrument): string {
  const byTable = new Map<string, string[]>();
  for (const subject of subjects(instrument)) {
    const lines = rows(subject, instrument).join('\n');
    const alike = byTable.get(lines);
    if (alike) alike.push(subject);
    else byTable.set(lines, [subject]);
  }
  const tables = [...byTable].map(([lines, alike]) => `\n${alike.join('\n')}\n${lines}\n`);
  return `${instrument.id}: ${instrument.kind}, ${instrument.status.value}\n${tables.join('')}`;
}

function rows(subject: string, instrument: Instrument): readonly string[] {
  const vendor = subject.split(' ')[0] ?? '';
  const clauses = instrument.clauses.filter(clause => speaksOf(clause, vendor));
  return days(clauses).flatMap(day => [`  ${day}`, ...groups(subject, instrument.id, day).map(line => `    ${line}`)]);
}

/** Every vendor that a clause targets, as goods that its clauses speak of; where a clause names nobody, such goods of somebody. */
function subjects(instrument: Instrument): readonly string[] {
  const found = instrument.clauses.flatMap(clause => {
    const targets = clause.targets.map(({ vendor }) => vendor);
    const vendors = targets.length > 0 ? targets : clause.undecidable === undefined ? [] : ['tiandy'];
    return vendors.map(vendor => `${vendor}${goods(clause)}`);
  });
  return [...new Set(found)];
}

function goods({ products }: Clause): string {
  if (!products) return '';
  const { devices, securitySoftware, service } = productKinds;
  const kinds = [...devices, securitySoftware, service];
  const kind =
    kinds.find(({ id, classes }) => id === 'camera' && classes.some(one => products.classes.includes(one))) ??
    kinds.find(({ id, classes }) => id === 'router' && classes.some(one => products.classes.includes(one))) ??
    kinds.find(({ classes }) => classes.some(one => products.classes.includes(one)));
  return ` as ${kind?.id}`;
}

function speaksOf(clause: Clause, vendor: string): boolean {
  return clause.undecidable !== undefined || clause.targets.some(target => target.vendor === vendor);
}

function days(clauses: readonly Clause[]): readonly string[] {
  const boundaries = clauses.flatMap(({ from, until }) => [from ?? [], until ?? []].flat());
  const around = boundaries.flatMap(day => [shift(day, -1), day, shift(day, 1)]);
  return [...new Set([...around, quiet])].sort();
}

function shift(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

/** One line per different verdict, with the profiles that get it. */
function groups(subject: string, instrument: string, day: string): readonly string[] {
  const byVerdict = new Map<string, string[]>();
  for (const profile of [...shipped().set.profiles.map(({ id }) => id), null]) {
    const found = verdict(subject, instrument, profile, day);
    const next = found?.upcoming ? ` (${found.upcoming.outcome} on ${found.upcoming.on})` : '';
    const line = `${told(subject, instrument, profile, day)}${next}`;
    const list = byVerdict.get(line);
    if (list) list.push(profile ?? 'no profile');
    else byVerdict.set(line, [profile ?? 'no profile']);
  }
  return [...byVerdict].map(([line, profiles]) => `${line}: ${profiles.join(', ')}`);
}
