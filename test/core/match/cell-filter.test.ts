import assert from 'node:assert/strict';
import { CellFilter, cell } from '../../../server/src/core/match/cell-filter.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import { shipped } from '../../support/judging.ts';
import { smallSet } from '../../support/small-set.ts';

const small = buildLookups(smallSet);
const saysAll = () => true;

/** What the bits of an answer say. */
function words(answer: number): string {
  return Object.entries(cell)
    .filter(([, bit]) => (answer & bit) !== 0)
    .map(([word]) => word)
    .join(' ');
}

suite('the first look at the cells of a large table', () => {
  let filter = new CellFilter(small);
  // what one has remembered is not asked again
  setup(() => {
    filter = new CellFilter(small);
  });
  const organisation = (value: string, says = saysAll) =>
    words(filter.organisation(`,${value},`, 1, 1 + value.length, says));
  const model = (value: string, says = saysAll) => words(filter.model(`,${value},`, 1, 1 + value.length, says));

  for (const [value, asOrganisation, asModel] of [
    ['Hikvision', 'states concerns', 'states concerns'],
    ['HIKVISION Europe B.V.', 'states concerns', 'states concerns'],
    ['Hik&#118;ision', 'states concerns', 'states concerns'],
    ['Axis Communications', 'states', 'states'],
    ['DS-2CD2143G2-I', 'states', 'states concerns'],
    ['Hi3516DV300', 'states', 'states concerns'],
    ['P3245-LVE', 'states', 'states'],
    ['unknown', 'concerns nobody', 'states'],
  ] as const) {
    test(`“${value}”`, () => {
      assert.equal(organisation(value), asOrganisation);
      assert.equal(model(value), asModel);
      // the second time it is remembered
      assert.equal(organisation(value), asOrganisation);
      assert.equal(model(value), asModel);
    });
  }

  test('a value that says nothing is none, whatever it looks like', () => {
    const never = () => false;
    assert.equal(organisation('Hikvision NV', never), '');
    assert.equal(model('DS-2CD2146G2-I', never), '');
  });

  test('a cell is looked at between its two ends and no further', () => {
    const text = 'Axis Hikvision Axis';
    assert.equal(words(filter.organisation(text, 0, 4, saysAll)), 'states');
    assert.equal(words(filter.organisation(text, 5, 14, saysAll)), 'states concerns');
    assert.equal(words(filter.organisation(text, 15, 19, saysAll)), 'states');
  });

  test('a maker of whom only weaknesses are known is looked at too', () => {
    const advised = shipped().set.advisories.find(({ vendor }) => vendor === undefined);
    assert.ok(advised);
    const whole = new CellFilter(shipped());
    const [name = ''] = advised.names;
    assert.equal(words(whole.organisation(name, 0, name.length, saysAll)), 'states concerns');
  });

  test('names of models are found in names of devices', () => {
    assert.equal(filter.name('Gate camera DS-2CD2143G2-I'), true);
    assert.equal(filter.name('Gate camera'), false);
  });

  suite('addresses', () => {
    const mac = (value: string) => filter.mac(`x,${value},y`, 2, 2 + value.length);
    for (const [value, expected] of [
      ['44:47:CC:00:00:01', true],
      ['44-47-cc-00-00-01', true],
      ['4447.cc00.0001', true],
      ['4447CC', true],
      ['4447C', false],
      ['00:00:5E:00:53:01', false],
      ['44:47:CD:00:00:01', false],
      ['45:47:CC:00:00:01', false],
      ['', false],
      ['00:00:5E:00:53:01 44:47:CC:00:00:01', true],
      ['00005E005301;4447CC000001', true],
    ] as const) {
      test(`“${value}” is ${expected ? 'looked at' : 'passed over'}`, () => assert.equal(mac(value), expected));
    }

    test('of every block of the signatures', () => {
      const whole = new CellFilter(shipped());
      for (const prefix of shipped().macs.keys()) {
        for (const written of [prefix.padEnd(12, '0'), prefix.toLowerCase().padEnd(12, '0')]) {
          assert.equal(whole.mac(written, 0, 12), true, written);
        }
      }
    });
  });
});
