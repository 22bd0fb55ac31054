import assert from 'node:assert/strict';
import { businessDaysAfter, federalHoliday } from '../../../server/src/core/notice/business-days.ts';

suite('Business days', () => {
  test('the federal holidays of a year, as they are kept', () => {
    const days = Array.from({ length: 365 }, (_, at) =>
      new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
    ).filter(federalHoliday);
    assert.deepEqual(days, [
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      // Independence Day is a Saturday
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
  });

  test('one on a Sunday is kept on Monday, New Year’s Day of a Saturday in the old year', () => {
    assert.equal(federalHoliday('2027-07-05'), 'Independence Day');
    assert.equal(federalHoliday('2027-07-04'), undefined);
    assert.equal(federalHoliday('2027-12-31'), 'New Year’s Day');
    assert.equal(federalHoliday('2028-01-01'), undefined);
    assert.equal(federalHoliday('2027-12-24'), 'Christmas Day');
  });

  for (const [from, count, due] of [
    ['2026-11-25', 1, '2026-11-27'],
    ['2026-11-26', 1, '2026-11-27'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-27', 10, '2026-12-11'],
    ['2026-12-18', 10, '2027-01-05'],
    ['2026-07-02', 1, '2026-07-06'],
    ['2026-01-16', 1, '2026-01-20'],
    ['2027-12-30', 1, '2028-01-03'],
    ['2028-02-28', 1, '2028-02-29'],
  ] as const) {
    test(`${count} after ${from}: ${due}`, () => assert.equal(businessDaysAfter(from, count).day, due));
  }

  test('what does not count is told', () => {
    assert.deepEqual(businessDaysAfter('2026-11-25', 2).passed, [
      { day: '2026-11-26', why: 'Thanksgiving Day' },
      { day: '2026-11-28', why: 'Saturday' },
      { day: '2026-11-29', why: 'Sunday' },
    ]);
  });
});
