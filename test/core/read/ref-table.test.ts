import assert from 'node:assert/strict';
import { RefTable } from '../../../server/src/core/read/ref-table.ts';

suite('references of a document', () => {
  const kinds: readonly ((number: number) => string)[] = [
    number => `SPDXRef-Package-${number}`,
    number => `pkg:npm/part-${number}@1.0#${number}`,
    number => `${number}`,
    number => `ref-${number.toString(16).padStart(8, '0')}`,
  ];
  for (const ref of kinds) {
    test(`of twelve thousand like ${ref(7)} every one is found, and none that is not there`, () => {
      const table = new RefTable(12_000);
      for (let number = 0; number < 12_000; number++) assert.ok(table.add(ref(number), number));
      for (let number = 0; number < 12_000; number++) assert.equal(table.get(ref(number)), number);
      assert.equal(table.get(ref(12_000)), undefined);
      assert.equal(table.add(ref(5), 99), false, 'the first with a ref keeps it');
    });
  }
});
