import assert from 'node:assert/strict';
import { csvCell, csvRow } from '../../../server/src/core/text/csv-cell.ts';

suite('core/text/csv-cell', () => {
  test('a plain text stays plain; what would end a cell stands in quotes', () => {
    assert.equal(csvCell('a b'), 'a b');
    assert.equal(csvCell('a,b'), '"a,b"');
    assert.equal(csvCell('a,b', ';'), 'a,b');
    assert.equal(csvCell('a;b', ';'), '"a;b"');
    assert.equal(csvCell('a "b"'), '"a ""b"""');
    assert.equal(csvCell('', ',', true), '""');
  });

  test('what a spreadsheet would calculate, and what acts, is text', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', '|x', '%x', ' =1']) assert.match(csvCell(text), /^"'/, text);
    assert.equal(csvCell('a\nb'), '"a\\u000ab"');
    assert.equal(csvCell('\u001b[31m'), '"\\u001b[31m"');
  });

  test('rows end as RFC 4180 has it', () => assert.equal(csvRow(['a', 'b,c']), 'a,"b,c"\r\n'));
});
