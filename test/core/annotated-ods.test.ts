import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { annotatedOds } from '../../server/src/core/annotated-workbook.ts';
import { ArchiveBudget } from '../../server/src/core/read/archive/budget.ts';
import { openZip } from '../../server/src/core/read/archive/zip.ts';
import { readBytes } from '../../server/src/core/read/bytes.ts';
import { readOds } from '../../server/src/core/read/workbook/ods.ts';
import { documentBuilder } from '../../server/src/core/report/build.ts';
import { createReviewer } from '../../server/src/core/review.ts';
import { zipOf } from '../support/archives.ts';
import { skipLoudly } from '../support/shared.ts';
import { signatures } from '../support/signatures.ts';
import { slowTest } from '../support/tier.ts';

const type = 'application/vnd.oasis.opendocument.spreadsheet';
const namespaces = (t = 'table') =>
  `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:${t}="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"`;

function odsOf(tables: string, head = namespaces()): Uint8Array {
  return zipOf([
    { name: 'mimetype', bytes: type, method: 0 },
    {
      name: 'META-INF/manifest.xml',
      bytes: `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="Pictures/a.png" manifest:media-type="image/png"/></manifest:manifest>`,
    },
    {
      name: 'content.xml',
      bytes: `<?xml version="1.0"?><office:document-content ${head} office:version="1.2"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
    { name: 'Pictures/a.png', bytes: 'picture' },
  ]);
}

const cell = (text: string, more = '', inside = '') =>
  `<table:table-cell office:value-type="string"${more}>${inside}<text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`;
const header = row(cell('Part') + cell('Manufacturer') + cell('MPN', ' table:style-name="bold"'));
const table = (rows: string, name = 'Parts') => `<table:table table:name="${name}">${rows}</table:table>`;

function annotated(bytes: Uint8Array): Uint8Array | undefined {
  const { source, reading } = readBytes(bytes);
  const contexts = [
    { profile: null, jurisdictions: [], parties: [], activities: [], purposes: [], asOf: '2026-11-22' },
  ];
  const review = createReviewer(signatures()).reviewRead(source, reading, { contexts, rules: {}, waivers: [] });
  return annotatedOds(bytes, documentBuilder(signatures())({ path: 'a.ods', review }).findings);
}

function partOf(bytes: Uint8Array, name: string): string {
  const entry = openZip(bytes, new ArchiveBudget()).entries.find(each => each.name === name);
  const unpacked = entry?.unpack();
  return unpacked && 'bytes' in unpacked ? Buffer.from(unpacked.bytes).toString('utf8') : '';
}

/** The cells of each sheet, with those of a row that follow each other. */
function gridOf(bytes: Uint8Array | undefined) {
  assert.ok(bytes);
  return (readOds(bytes)?.sheets ?? []).map(({ rows }) =>
    rows.map(
      ({ row: at, cells }) =>
        `${at}: ${Array.from(cells, each => each ?? '')
          .join('|')
          .slice(0, 120)}`,
    ),
  );
}

const notes = (bytes: Uint8Array | undefined) =>
  [...partOf(bytes ?? new Uint8Array(), 'content.xml').matchAll(/<office:annotation>(.*?)<\/office:annotation>/g)].map(
    ([, text = '']) => text.replace(/<[^>]*>/g, ' ').trim(),
  );

suite('Spreadsheets of OpenDocument given back', () => {
  test('new columns stand behind the last one, notes on the cells, and all else stays', () => {
    const bytes = odsOf(
      table(
        row(cell('Delivery')) +
          header +
          row(cell('Cam') + cell('Hikvision') + cell('DS-2')) +
          row(cell('PSU') + cell('Mean Well') + cell('RS')),
        'A',
      ) + table(row(cell('Please note')), 'B'),
    );
    const back = annotated(bytes);
    const [first, second] = gridOf(back);
    assert.deepEqual(first?.slice(0, 2), [
      '0: Delivery',
      '1: Part|Manufacturer|MPN|bomwarden level|bomwarden vendor|bomwarden instrument|bomwarden source',
    ]);
    assert.match(first?.[2] ?? '', /^2: Cam\|Hikvision\|DS-2\|warning\|Hikvision\|the Australian/);
    assert.deepEqual(first?.slice(3), ['3: PSU|Mean Well|RS']);
    assert.deepEqual(second, ['0: Please note']);
    assert.equal(notes(back).length, 1);
    assert.match(notes(back)[0] ?? '', /^bomwarden {2}bomwarden: warning: Cam: Hikvision, /);
    assert.ok(back);
    assert.equal(partOf(back, 'Pictures/a.png'), 'picture');
    assert.deepEqual([...back.subarray(30, 38)], [...Buffer.from('mimetype')]);
    const [before, after] = [bytes, back].map(each => partOf(each, 'content.xml'));
    assert.ok(before && after);
    // what was there is there, in its order
    let at = 0;
    for (const piece of before.split(/(?=<)/)) {
      at = after.indexOf(piece, at);
      assert.ok(at >= 0, piece);
      at += piece.length;
    }
    assert.match(after, /table:style-name="bold" office:value-type="string"><text:p>bomwarden level/);
  });

  const shapes: Readonly<Record<string, readonly [string, readonly RegExp[]]>> = {
    'a row that stands for several': [
      header +
        row(cell('Cam') + cell('Hikvision') + cell('DS-2'), ' table:number-rows-repeated="3"') +
        row(cell('PSU') + cell('Mean Well') + cell('RS')),
      [
        /^0: Part/,
        /^1: Cam\|Hikvision\|DS-2\|warning/,
        /^2: Cam\|.*warning/,
        /^3: Cam\|.*warning/,
        /^4: PSU\|Mean Well\|RS$/,
      ],
    ],
    'cells that stand for all columns behind them': [
      row(
        cell('Part') + cell('Manufacturer') + cell('MPN') + '<table:table-cell table:number-columns-repeated="1021"/>',
      ) +
        row(
          cell('Cam') +
            cell('Hikvision') +
            cell('DS-2') +
            '<table:table-cell table:style-name="x" table:number-columns-repeated="1021"/>',
        ),
      [/^0: Part\|Manufacturer\|MPN\|bomwarden level/, /^1: Cam\|Hikvision\|DS-2\|warning\|Hikvision/],
    ],
    'a row that is shorter than the table': [
      row(cell('Manufacturer') + cell('MPN') + cell('Part')) +
        row(cell('Hikvision') + cell('DS-2')) +
        row(cell('Axis') + cell('P3') + cell('Cam')),
      [/^0: Manufacturer\|MPN\|Part\|bomwarden level/, /^1: Hikvision\|DS-2\|\|warning/, /^2: Axis\|P3\|Cam$/],
    ],
    'a row that is shorter by two cells': [
      row(cell('Manufacturer') + cell('MPN') + cell('Part') + cell('Quantity')) +
        row(cell('Hikvision') + cell('DS-2')) +
        row(cell('Axis') + cell('P3') + cell('Cam') + cell('2')),
      [
        /^0: Manufacturer\|MPN\|Part\|Quantity\|bomwarden level/,
        /^1: Hikvision\|DS-2\|\|\|warning/,
        /^2: Axis\|P3\|Cam\|2$/,
      ],
    ],
    'one cell that stands for two': [
      row(cell('Part') + cell('Manufacturer') + cell('MPN')) +
        row(cell('Hikvision', ' table:number-columns-repeated="2"') + cell('DS-2')),
      [/^0: Part/, /^1: Hikvision\|Hikvision\|DS-2\|warning/],
    ],
    'groups and headers of rows': [
      `<table:table-header-rows>${header}</table:table-header-rows><table:table-row-group>${row(cell('Cam') + cell('Hikvision') + cell('DS-2'))}</table:table-row-group>`,
      [/^0: Part\|Manufacturer\|MPN\|bomwarden level/, /^1: Cam\|Hikvision\|DS-2\|warning/],
    ],
    'quotes and brackets in attributes': [
      header +
        row(
          cell('Cam', ' table:content-validation-name="a>b"') +
            cell('Hikvision', " table:style-name='it\"s'") +
            cell('DS-2'),
        ),
      [/^0: Part/, /^1: Cam\|Hikvision\|DS-2\|warning/],
    ],
  };
  for (const [what, [rows, expected]] of Object.entries(shapes)) {
    test(`${what}: each cell stays in its column`, () => {
      const [grid = []] = gridOf(annotated(odsOf(table(rows))));
      assert.equal(grid.length, expected.length, grid.join('\n'));
      for (const [nth, pattern] of expected.entries()) assert.match(grid[nth] ?? '', pattern);
    });
  }

  test('a note that is there is kept, and no other is put on its cell', () => {
    const note = '<office:annotation><text:p>mine</text:p></office:annotation>';
    const back = annotated(odsOf(table(header + row(cell('Cam') + cell('Hikvision', '', note) + cell('DS-2')))));
    assert.deepEqual(notes(back), ['mine']);
    assert.match(gridOf(back)[0]?.[1] ?? '', /warning/);
  });

  test('prefixes are those of the document', () => {
    const tables = table(header + row(cell('Cam') + cell('Hikvision') + cell('DS-2'))).replaceAll('table:', 't:');
    const back = annotated(odsOf(tables, namespaces('t')));
    assert.match(gridOf(back)[0]?.[1] ?? '', /warning/);
    assert.doesNotMatch(partOf(back ?? new Uint8Array(), 'content.xml'), /<table:/);
  });

  test('what a document says acts nowhere', () => {
    const hostile = '=HYPERLINK(&quot;http://x.example&quot;)&lt;b&gt;\u202e';
    const back = annotated(odsOf(table(header + row(cell(hostile) + cell('Hikvision') + cell('DS-2')))));
    const text = partOf(back ?? new Uint8Array(), 'content.xml');
    assert.doesNotMatch(text, /table:formula/);
    assert.match(notes(back)[0] ?? '', /=HYPERLINK\(&quot;http/);
    assert.equal(text.match(/\u202e/g)?.length, 1, 'only where the document has it itself');
  });

  test('no table, no spreadsheet, or damaged: nothing is given back', () => {
    assert.equal(annotated(odsOf(table(row(cell('Hello'))))), undefined);
    assert.equal(annotatedOds(zipOf([{ name: 'a.txt', bytes: 'x' }]), []), undefined);
    assert.equal(annotatedOds(new Uint8Array(40), []), undefined);
  });

  slowTest('LibreOffice opens it, and finds the same in it', function () {
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), 'ods-'));
    try {
      const bytes = annotated(
        odsOf(table(header + row(cell('Cam') + cell('Hikvision') + cell('DS-2'), ' table:number-rows-repeated="2"'))),
      );
      assert.ok(bytes);
      writeFileSync(join(folder, 'back.ods'), bytes);
      const profile = pathToFileURL(join(folder, 'profile')).href;
      const { status } = spawnSync(
        'soffice',
        [
          `-env:UserInstallation=${profile}`,
          '--headless',
          '--convert-to',
          'csv',
          '--outdir',
          folder,
          join(folder, 'back.ods'),
        ],
        { timeout: 100_000 },
      );
      if (status !== 0) skipLoudly(this, 'libreoffice-calc-nogui');
      const lines = readFileSync(join(folder, 'back.csv'), 'utf8').trim().split('\n');
      assert.equal(
        lines[0],
        'Part,Manufacturer,MPN,bomwarden level,bomwarden vendor,bomwarden instrument,bomwarden source',
      );
      assert.equal(lines.length, 3);
      for (const line of lines.slice(1)) assert.match(line, /^Cam,Hikvision,DS-2,warning,Hikvision,/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
