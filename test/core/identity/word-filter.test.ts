import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WordFilter } from '../../../server/src/core/identity/word-filter.ts';

suite('the first look at a value', () => {
  const filter = new WordFilter(new Set(['hikvision', 'huaweicloud', 'zte', 'hangzhouhikvisiondigital']));

  const held = [
    'Hikvision',
    'by HIKVISION, Ltd.',
    'Hik Vision',
    'HIK-VISION Digital',
    "Hik'vision",
    'pkg:npm/%40huaweicloud/x@1',
    'Hangzhou Hikvi sion Digital',
    'ZTE',
    '海康威视',
    'a%E6%B5%B7',
    '%68ikvision',
    'x'.repeat(100),
  ];
  for (const text of held) test(`${JSON.stringify(text)} passes`, () => assert.ok(filter.mayHold(text)));

  const others = [
    '',
    ' ',
    'Hikvisio',
    'Hikvisions',
    'aztec',
    'vision hik',
    'a b c d',
    '100% cotton',
    'MEDNET Service',
    '%40',
    '%',
  ];
  for (const text of others) test(`${JSON.stringify(text)} does not`, () => assert.ok(!filter.mayHold(text)));

  test('never says no of a text that holds one of its words', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,20}$/);
    const gap = fc.constantFrom(' ', ', ', '-', '/', '.', ' & ', '%20', '%2F');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 50 }),
        word,
        word,
        gap,
        gap,
        (words, left, right, one, other) => {
          const some = new WordFilter(new Set(words));
          for (const wanted of words) {
            assert.ok(some.mayHold(`${left}${one}${wanted.toUpperCase()}${other}${right}`));
            const half = wanted.length >> 1;
            if (half > 0) assert.ok(some.mayHold(`${left}${one}${wanted.slice(0, half)}${other}${wanted.slice(half)}`));
          }
        },
      ),
    );
  });

  test('rarely says yes of a text that holds none', () => {
    const many = new WordFilter(new Set(Array.from({ length: 20_000 }, (_, number) => `word${number}`)));
    const passed = Array.from({ length: 10_000 }, (_, number) => many.mayHold(`other${number} name`)).filter(
      yes => yes,
    );
    assert.ok(passed.length < 10, `${passed.length}`);
  });
});
