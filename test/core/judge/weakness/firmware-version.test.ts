import assert from 'node:assert/strict';
import { isAffected, readFirmwareVersion } from '../../../../server/src/core/judge/weakness/firmware-version.ts';

suite('firmware versions', () => {
  for (const [text, numbers, built] of [
    ['V5.4.0 build 160530', [5, 4, 0], '20160530'],
    ['1.1.4 Build 20230219', [1, 1, 4], '20230219'],
    ['2.800.0000000.31.R, Build Date: 2021-09-14', [2, 800, 0, 31], '20210914'],
    ['2.420.AC00.18.R.20200217', [2, 420], '20200217'],
    ['1.06.01', [1, 6, 1], undefined],
    ['build 991332', undefined, undefined],
    ['hardware 1.2', undefined, undefined],
    ['-', undefined, undefined],
    ['', undefined, undefined],
  ] as const) {
    test(`“${text}”`, () => {
      const read = readFirmwareVersion(text);
      assert.deepEqual(read && [...read.numbers], numbers && [...numbers]);
      assert.equal(read?.built, built);
    });
  }

  test('a long text costs no more than a short one', () => {
    assert.deepEqual(readFirmwareVersion(`1.2${'.3'.repeat(1_000_000)}`)?.numbers.slice(0, 2), [1, 2]);
  });

  const range = { from: '5.2.0 build 140721', to: '5.4.0 build 160530' };
  for (const [version, expected] of [
    ['5.1.9', 'unaffected'],
    ['5.2.0 build 140720', 'unaffected'],
    ['5.2.0 build 140721', 'affected'],
    ['5.3.0', 'affected'],
    ['5.4.0 build 160530', 'affected'],
    ['5.4.0 build 160531', 'unaffected'],
    ['5.4.0', 'unknown'],
    ['5.4.1', 'unaffected'],
    ['build 150101', 'unknown'],
  ] as const) {
    test(`${version} is ${expected}`, () => assert.equal(isAffected(readFirmwareVersion(version), range), expected));
  }

  test('the first fixed version is not affected, the last affected one is', () => {
    assert.equal(isAffected(readFirmwareVersion('1.06.00'), { before: '1.06.01' }), 'affected');
    assert.equal(isAffected(readFirmwareVersion('1.06.01'), { before: '1.06.01' }), 'unaffected');
    assert.equal(isAffected(readFirmwareVersion('2.02'), { to: '2.02' }), 'affected');
    assert.equal(isAffected(readFirmwareVersion('2.03'), { to: '2.02' }), 'unaffected');
  });

  test('what turns on the day of the build needs that day', () => {
    assert.equal(isAffected(readFirmwareVersion('2.8.0 build 210531'), { builtBefore: '2021-06-01' }), 'affected');
    assert.equal(isAffected(readFirmwareVersion('2.8.0 build 210601'), { builtBefore: '2021-06-01' }), 'unaffected');
    assert.equal(isAffected(readFirmwareVersion('2.8.0'), { builtBefore: '2021-06-01' }), 'unknown');
  });

  test('without a range every version is affected, and without a version a range says nothing', () => {
    assert.equal(isAffected(undefined, undefined), 'affected');
    assert.equal(isAffected(undefined, range), 'unknown');
  });
});
