import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CsvDelimiter, CsvReader } from '../../../server/src/core/syntax/csv.ts';
import { declaredDelimiter } from '../../../server/src/core/syntax/csv-delimiter.ts';

function rows(text: string, delimiter: CsvDelimiter = ','): string[][] {
  const reader = new CsvReader(text, delimiter);
  const found: string[][] = [];
  while (reader.nextRow()) found.push(Array.from({ length: reader.count }, (_, index) => reader.value(index)));
  return found;
}

function faults(text: string): string[] {
  const reader = new CsvReader(text, ',');
  while (reader.nextRow());
  return reader.faults.map(({ code, span }) => `${code} ${span.start}-${span.end}`);
}

suite('csv', () => {
  test('rows end in any of the three ways, and empty ones are passed over', () => {
    assert.deepEqual(rows('a,b\r\nc,d\n\n\re,f\rg,'), [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', ''],
    ]);
    assert.deepEqual(rows(''), []);
    assert.deepEqual(rows('\n\r\n'), []);
    assert.deepEqual(rows(',\n'), [['', '']]);
  });

  test('quotes hold delimiters, line ends and doubled quotes', () => {
    assert.deepEqual(rows('"a,b","c ""d""",e\n"two\r\nlines",""\n'), [
      ['a,b', 'c "d"', 'e'],
      ['two\r\nlines', ''],
    ]);
  });

  test('white space around a cell is no part of it, inside quotes it is', () => {
    assert.deepEqual(rows('  a b ,\t c\t, " d " \n'), [['a b', 'c', ' d ']]);
    assert.deepEqual(rows('a\t\tb', '\t'), [['a', '', 'b']]);
  });

  test('spans are those of the text of a cell, behind emoji and a byte-order mark too', () => {
    const text = '\ufeff😀,"海康""威视", x \r\n';
    const reader = new CsvReader(text, ',');
    assert.ok(reader.nextRow());
    const slices = [0, 1, 2].map(index => text.slice(reader.cell(index).start, reader.cell(index).end));
    assert.deepEqual(slices, ['😀', '海康""威视', 'x']);
    assert.equal(reader.value(1), '海康"威视');
    assert.deepEqual([reader.isQuoted(0), reader.isQuoted(1), reader.isQuoted(2)], [false, true, false]);
    assert.deepEqual(reader.row, { start: 1, end: text.length - 2 });
    assert.equal(reader.value(7), '');
    assert.deepEqual(reader.cell(7), { start: text.length - 2, end: text.length - 2 });
  });

  test('a quote that never closes damages its own row only', () => {
    assert.deepEqual(rows('a,"b,c\nd,e'), [
      ['a', '"b', 'c'],
      ['d', 'e'],
    ]);
    assert.deepEqual(faults('a,"b,c\nd,e'), ['csv-unclosed-quote 2-3']);
    assert.deepEqual(rows('a,"b\n"c",d'), [
      ['a', '"b'],
      ['c', 'd'],
    ]);
    assert.deepEqual(faults('"a" b,c'), ['csv-text-after-quote 0-3']);
    assert.deepEqual(rows('5" pipe,x'), [['5" pipe', 'x']]);
  });

  test('rows on one line without quotes are read as all others are', () => {
    // Reading that ends before the text does goes unit by unit.
    const bySteps = (text: string, delimiter: CsvDelimiter) => {
      const reader = new CsvReader(`${text}.`, delimiter, 0, text.length);
      const found: unknown[] = [];
      while (reader.nextRow()) {
        found.push([
          reader.row,
          reader.line,
          reader.next,
          ...Array.from({ length: reader.count }, (_, at) => reader.cell(at)),
        ]);
      }
      return found;
    };
    const atOnce = (text: string, delimiter: CsvDelimiter) => {
      const reader = new CsvReader(text, delimiter);
      const found: unknown[] = [];
      while (reader.nextRow()) {
        found.push([
          reader.row,
          reader.line,
          reader.next,
          ...Array.from({ length: reader.count }, (_, at) => reader.cell(at)),
        ]);
      }
      return found;
    };
    const part = fc.constantFrom('a', 'bc', ' ', '\t', ',', ';', '"', '""', '\n', '\r\n', '\r', '海', '😀');
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }),
        fc.constantFrom<CsvDelimiter>(',', ';', '\t'),
        (parts, delimiter) => {
          const text = parts.join('');
          assert.deepEqual(atOnce(text, delimiter), bySteps(text, delimiter));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('thousands of cells in a row and rows of nothing but quotes are read', () => {
    assert.equal(rows(`${'x,'.repeat(5000)}x`)[0]?.length, 5001);
    assert.equal(rows(`${'"'.repeat(100_001)}\n`).length, 1);
    assert.equal(rows('"\n'.repeat(100_001)).length > 1, true);
  });

  test('a first line declares the delimiter', () => {
    assert.equal(declaredDelimiter('sep=;\na,b;c\n1;2\n'), ';');
    assert.equal(declaredDelimiter('\ufeff"sep=^"\r\na^b\r\n'), '^');
    for (const text of ['sep=:\na:b\n', 'a,b\nsep=;\n', 'sep=;;\n', ''])
      assert.equal(declaredDelimiter(text), undefined);
  });
});
