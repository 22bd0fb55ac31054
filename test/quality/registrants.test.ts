import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { matchBom } from '../../server/src/core/match/index.ts';
import { bom, component } from '../support/bom.ts';
import { shipped } from '../support/judging.ts';
import { registrants } from '../support/registries.ts';
import { skipLoudly } from '../support/shared.ts';

/** Names that are marked, by vendor and level; each was looked at. */
function seen(): ReadonlyMap<string, string> {
  const lines = readFileSync('test/quality/registrants.tsv', 'utf8').split('\n');
  const rows = lines.filter(line => line !== '' && !line.startsWith('# ')).map(line => line.split('\t'));
  return new Map(rows.map(([name = '', mark = '']) => [name, mark]));
}

suite('every company of the registries as a supplier', () => {
  const lookups = shipped();
  const known = seen();

  const markOf = (name: string): string =>
    matchBom(bom(component([`supplier: ${name}`], { kind: 'device' })), lookups, '2026-11-22')
      .map(({ vendor, ceiling }) => `${vendor} ${ceiling}`)
      .join(', ');

  test('marks that were looked at are as they were', () => {
    assert.ok(known.size >= 250, `${known.size}`);
    assert.deepEqual(
      [...known].filter(([name, mark]) => markOf(name) !== mark).map(([name]) => `${name}: ${markOf(name)}`),
      [],
    );
  });

  for (const [of, least] of [
    ['ieee-data', 25_000],
    ['udev', 25_000],
    ['usb.ids', 3_000],
    ['pci.ids', 2_000],
    ['hwdata', 2_000],
    ['libwireshark-data', 50_000],
  ] as const) {
    test(`of ${of} no other name is marked`, function () {
      const names = registrants().get(of);
      if (names === undefined) skipLoudly(this, `registrants of ${of} (package ${of})`);
      assert.ok(names.length >= least, `${names.length}`);
      const others = names
        .filter(name => !known.has(name))
        .flatMap(name => {
          const mark = markOf(name);
          return mark === '' ? [] : [`${name}: ${mark}`];
        });
      assert.deepEqual(others, [], 'Whose are these? Mend what is wrong; add what is right to registrants.tsv.');
    });
  }
});
