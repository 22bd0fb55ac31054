import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readBytes } from '../../../../server/src/core/read/bytes.ts';
import { findTable } from '../../../../server/src/core/read/device/csv/columns.ts';
import { columnName } from '../../../../server/src/core/read/workbook/grid.ts';
import { createReviewer } from '../../../../server/src/core/review.ts';
import { CsvReader } from '../../../../server/src/core/syntax/csv.ts';
import type { Source } from '../../../../server/src/core/text/source.ts';
import { root, skipLoudly } from '../../../support/shared.ts';
import { signatures } from '../../../support/signatures.ts';
import { slowTest } from '../../../support/tier.ts';

/** Makes a workbook of each table, with Debian's openpyxl: every cell a text, as delimited text has it. */
const program = `
import csv, io, sys, openpyxl
for path, out in zip(sys.argv[1::2], sys.argv[2::2]):
    text = open(path, encoding='utf-8-sig', newline='').read()
    signs = [',', ';', '\\t', '|']
    sign = max(signs, key=lambda s: sum(line.count(s) for line in text.splitlines()[:60]))
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = 'List'
    rows = [row for row in csv.reader(io.StringIO(text, newline=''), delimiter=sign) if len(row) > 1 or any(row)]
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value != '':
                cell = sheet.cell(at, column)
                cell.value = value
                cell.data_type = 's'
    book.save(out)
`;

const tables = ['test/cases/device-csv', 'examples'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.csv'))
    .map(name => join(root, folder, name)),
);

/** Has LibreOffice write each workbook as a spreadsheet of OpenDocument. @returns whether it is there */
function toOds(folder: string, workbooks: readonly string[]): boolean {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const { status } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'ods',
      '--outdir',
      join(folder, 'ods'),
      ...workbooks,
    ],
    { timeout: 240_000 },
  );
  return status === 0;
}

suite('Workbooks: twins of tables', () => {
  test('of Excel give the same findings at the matching cells', function () {
    compare(this, folder => (_, at) => join(folder, `${at}.xlsx`));
  });

  slowTest('of OpenDocument give the same findings at the matching cells', function () {
    this.timeout(300_000);
    compare(this, (folder, workbooks) => {
      if (!toOds(folder, workbooks)) skipLoudly(this, 'libreoffice-calc-nogui');
      return (_, at) => join(folder, 'ods', `${at}.ods`);
    });
  });

  /** @param make makes the twins, and says where each is */
  function compare(
    own: Mocha.Context,
    make: (folder: string, workbooks: readonly string[]) => (table: string, at: number) => string,
  ): void {
    const folder = mkdtempSync(join(tmpdir(), 'twins-'));
    try {
      const twins = tables.map((_, at) => join(folder, `${at}.xlsx`));
      const args = tables.flatMap((table, at) => [table, twins[at] ?? '']);
      const { status } = spawnSync('/usr/bin/python3', ['-c', program, ...args]);
      if (status !== 0) skipLoudly(own, 'python3-openpyxl');
      const twinOf = make(folder, twins);
      const reviewer = createReviewer(signatures());
      const contexts = [
        { profile: null, jurisdictions: [], parties: [], activities: [], purposes: [], asOf: '2026-11-22' },
      ];
      const found = (file: string) => {
        const { source, reading } = readBytes(readFileSync(file));
        const { findings } = reviewer.reviewRead(source, reading, { contexts, rules: {}, waivers: [] });
        return { source, findings };
      };
      let count = 0;
      for (const [at, table] of tables.entries()) {
        const plain = found(table);
        const cell = cellsOf(plain.source);
        const twin = found(twinOf(table, at));
        const expected = plain.findings.map(({ rule, vendor, span }) => `${rule} ${vendor} ${cell(span.start)}`);
        const got = twin.findings.map(({ rule, vendor, span }) => {
          const place = twin.source.rangeOf({ start: span.start, end: span.start + 1 }).cell ?? '';
          return `${rule} ${vendor} ${place.replace('List!', '')}`;
        });
        assert.deepEqual(got, expected, table);
        count += got.length;
      }
      assert.ok(count > 10, `${count} findings`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});

/** The cell of a table at an offset of its text. */
function cellsOf(source: Source): (at: number) => string {
  const table = findTable(source);
  const rows: { readonly start: number; readonly cells: readonly number[] }[] = [];
  const reader = new CsvReader(source.text, table?.delimiter ?? ',');
  while (reader.nextRow()) {
    const cells = Array.from({ length: reader.count }, (_, index) => reader.cellStart(index));
    rows.push({ start: reader.row.start, cells });
  }
  return at => {
    const row = rows.findLastIndex(({ start }) => start <= at);
    const column = rows[row]?.cells.findLastIndex(start => start <= at) ?? -1;
    return `${columnName(Math.max(0, column))}${row + 1}`;
  };
}
