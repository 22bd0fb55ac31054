import assert from 'node:assert/strict';
import { readBytes } from '../../../../server/src/core/read/bytes.ts';
import { readOds } from '../../../../server/src/core/read/workbook/ods.ts';
import { createReviewer } from '../../../../server/src/core/review.ts';
import { zipOf } from '../../../support/archives.ts';
import { signatures } from '../../../support/signatures.ts';

const names = ['office', 'table', 'text', 'style', 'draw', 'dc']
  .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name}:1.0"`)
  .join(' ');
const type = 'application/vnd.oasis.opendocument.spreadsheet';
const hiddenStyle =
  '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>';

const content = (tables: string) =>
  `<?xml version="1.0"?><office:document-content ${names}><office:automatic-styles>${hiddenStyle}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
const cell = (text: string, more = '') =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: readonly string[], more = '') => `<table:table-row ${more}>${cells.join('')}</table:table-row>`;
const table = (rows: readonly string[], more = '', name = 'Parts') =>
  `<table:table table:name="${name}" ${more}>${rows.join('')}</table:table>`;

function odsOf(tables: string, xml = content(tables)): Uint8Array {
  return zipOf([
    { name: 'mimetype', bytes: type, method: 0 },
    { name: 'content.xml', bytes: xml },
  ]);
}

function gridOf(rows: readonly string[], more = '') {
  const workbook = readOds(odsOf(table(rows, more)));
  const [grid] = workbook?.sheets ?? [];
  assert.ok(grid);
  return {
    grid,
    lost: workbook?.lost ?? [],
    cells: grid.rows.map(({ row, cells }) => [row, ...Array.from(cells, one => one ?? '')]),
  };
}

const header = row(['Item', 'Manufacturer', 'Model', 'Serial number'].map(text => cell(text)));
const camera = row(['1', 'Hikvision', 'DS-2CD2043G2-I', 'A1'].map(text => cell(text)));

function findings(bytes: Uint8Array): readonly string[] {
  const { source, reading } = readBytes(bytes);
  const contexts = [
    { profile: null, jurisdictions: [], parties: [], activities: [], purposes: [], asOf: '2026-11-22' },
  ];
  const review = createReviewer(signatures()).reviewRead(source, reading, { contexts, rules: {}, waivers: [] });
  return [
    ...review.problems.map(({ code, span }) => `${code} ${source.rangeOf(span).cell ?? ''}`),
    ...review.findings.map(({ vendor, span }) => `${vendor} ${source.rangeOf(span).cell ?? ''}`),
  ];
}

suite('Spreadsheets of OpenDocument', () => {
  test('tables of every sheet, with the cell as the place, hidden ones too', () => {
    const bytes = odsOf(
      table([row([cell('Delivery')]), header, camera]) + table([header, camera], 'table:style-name="gone"', "B's"),
    );
    assert.deepEqual(findings(bytes), ["hidden-sheet 'B''s'!A1", 'hikvision Parts!B3', "hikvision 'B''s'!B2"]);
    assert.equal(readBytes(bytes).reading.bom?.format, 'device-ods');
  });

  test('values as they are kept, texts as they are shown', () => {
    const value = (kind: string, attributes: string, text: string) =>
      `<table:table-cell office:value-type="${kind}" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
    const { cells } = gridOf([
      row([
        value('float', 'office:value="1234.5"', '1,234.50'),
        value('float', 'office:value="12"', '0012'),
        value('date', 'office:date-value="2024-03-01T00:00:00"', '1 mars 2024'),
        value('boolean', 'office:boolean-value="true"', 'VRAI'),
        value('percentage', 'office:value="0.5"', '50 %'),
        value('string', '', 'two<text:line-break/>lines<text:s text:c="2"/>of <text:span>one</text:span>'),
        '<table:table-cell office:value-type="string" office:string-value="kept"/>',
        '<table:table-cell office:value-type="string"><text:p>a</text:p><text:p>b</text:p></table:table-cell>',
      ]),
    ]);
    assert.deepEqual(cells, [[0, '1234.5', '0012', '2024-03-01', 'TRUE', '0.5', 'two\nlines  of one', 'kept', 'a\nb']]);
  });

  test('comments, drawings and tables inside of cells are no text of the cell', () => {
    const inside = cell(
      'ZTE</text:p><office:annotation><text:p>Hikvision</text:p></office:annotation><draw:frame><text:p>Dahua</text:p></draw:frame><text:p>x',
    );
    const nested = `<table:table-cell office:value-type="string"><text:p>out</text:p>${table([camera], '', 'in')}</table:table-cell>`;
    const { cells, lost } = gridOf([row([inside, nested, cell('after')])]);
    assert.deepEqual(cells, [[0, 'ZTE\nx', 'out', 'after']]);
    assert.deepEqual(
      lost.map(({ message }) => message),
      ['A table stands inside a cell of this sheet; it is not read.'],
    );
  });

  test('cells and rows that repeat, merged ones, hidden rows and columns', () => {
    const { grid, cells } = gridOf([
      '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>',
      row(['<table:table-cell table:number-columns-repeated="2"/>', cell('a', 'table:number-columns-repeated="2"')]),
      row(['<table:table-cell/>'], 'table:number-rows-repeated="5"'),
      row(
        [
          cell('m', 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
          '<table:covered-table-cell/>',
          cell('x'),
        ],
        'table:number-rows-repeated="2" table:visibility="filter"',
      ),
    ]);
    assert.deepEqual(cells, [
      [0, '', '', 'a', 'a'],
      [6, 'm', '', 'x'],
      [7, 'm', '', 'x'],
    ]);
    assert.deepEqual(grid.merges, [{ from: { row: 6, column: 0 }, to: { row: 7, column: 1 } }]);
    assert.equal(grid.hiddenRows, 2);
    assert.equal(grid.hiddenColumns, 1);
  });

  test('a formula without a value is told', () => {
    const { grid } = gridOf([row([cell('a'), '<table:table-cell table:formula="of:=1+1"/>'])]);
    assert.deepEqual(grid.uncalculated, [{ row: 0, column: 1 }]);
  });

  test('what repeats without end costs little and is told', () => {
    const wide = row([cell('a', 'table:number-columns-repeated="16384"')], 'table:number-rows-repeated="1048576"');
    const { grid, lost } = gridOf([wide, wide]);
    assert.ok(grid.rows.length < 20_000, `${grid.rows.length} rows`);
    assert.ok(lost.some(({ message }) => /repeat more often/.test(message)));
  });

  test('damage, encryption and other documents', () => {
    const cut = content(table([header, camera])).slice(0, -60);
    assert.deepEqual(findings(odsOf('', cut)).slice(-1), ['hikvision Parts!B2']);
    assert.ok(findings(odsOf('', cut)).some(told => told.startsWith('sheet-not-read')));
    assert.match(readOds(odsOf('', '\u0001\u0002 no xml'))?.lost[0]?.message ?? '', /encrypted/);
    assert.equal(readOds(zipOf([{ name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text' }])), undefined);
    assert.equal(readOds(zipOf([{ name: 'content.xml', bytes: content('') }])), undefined);
  });
});
