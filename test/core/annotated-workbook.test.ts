import assert from 'node:assert/strict';
import { annotatedWorkbook } from '../../server/src/core/annotated-workbook.ts';
import { ArchiveBudget } from '../../server/src/core/read/archive/budget.ts';
import { openZip } from '../../server/src/core/read/archive/zip.ts';
import { readBytes } from '../../server/src/core/read/bytes.ts';
import { readXlsx } from '../../server/src/core/read/workbook/xlsx.ts';
import { documentBuilder } from '../../server/src/core/report/build.ts';
import { createReviewer } from '../../server/src/core/review.ts';
import { signatures } from '../support/signatures.ts';
import { type MadeRest, type MadeSheet, workbookOf } from '../support/workbooks.ts';

const header = ['Item', 'Manufacturer', 'Model', 'Serial number'];
const camera = ['1', 'Hikvision', 'DS-2CD2043G2-I', 'A1'];
const other = ['2', 'Axis', 'P3245', 'A2'];
const contexts = [{ profile: null, jurisdictions: [], parties: [], activities: [], purposes: [], asOf: '2026-11-22' }];

function annotated(bytes: Uint8Array): Uint8Array | undefined {
  const { source, reading } = readBytes(bytes);
  const review = createReviewer(signatures()).reviewRead(source, reading, { contexts, rules: {}, waivers: [] });
  return annotatedWorkbook(bytes, documentBuilder(signatures())({ path: 'a.xlsx', review }).findings);
}

function given(sheets: readonly MadeSheet[], rest: MadeRest = {}) {
  const before = workbookOf(sheets, rest);
  const after = annotated(before);
  assert.ok(after);
  return { before, after, grids: readXlsx(after)?.sheets ?? [] };
}

/** The raw bytes of entries, packed, by name. */
function packed(bytes: Uint8Array): ReadonlyMap<string, string> {
  const { entries } = openZip(bytes, new ArchiveBudget());
  return new Map(
    entries.map(({ name, span }) => [name, Buffer.from(bytes.subarray(span.start, span.end)).toString('hex')]),
  );
}

function text(bytes: Uint8Array, name: string): string {
  const entry = openZip(bytes, new ArchiveBudget()).entries.find(each => each.name === name);
  const unpacked = entry?.unpack();
  assert.ok(unpacked && 'bytes' in unpacked, name);
  return new TextDecoder().decode(unpacked.bytes);
}

suite('Annotated workbooks', () => {
  test('four columns behind each table, in its rows', () => {
    const { grids } = given([
      { name: 'A', rows: [['Delivery'], header, other, camera] },
      { name: "B's", rows: [header, camera] },
    ]);
    assert.deepEqual(grids[0]?.rows[1]?.cells.slice(3), [
      'Serial number',
      'bomwarden level',
      'bomwarden vendor',
      'bomwarden instrument',
      'bomwarden source',
    ]);
    assert.equal(grids[0]?.rows[2]?.cells.length, 4);
    assert.deepEqual(grids[0]?.rows[3]?.cells.slice(4, 6), ['warning', 'Hikvision']);
    assert.deepEqual(grids[1]?.rows[1]?.cells.slice(4, 6), ['warning', 'Hikvision']);
  });

  test('a note on the cell, with the sentence of the finding', () => {
    const { after } = given([{ name: 'A', rows: [header, camera] }]);
    const comments = text(after, 'xl/bomwarden-notes1.xml');
    assert.match(comments, /<comment ref="B2" authorId="0">.*bomwarden: warning: .*Hikvision/);
    assert.match(text(after, 'xl/drawings/bomwarden-notes1.vml'), /<x:Row>1<\/x:Row><x:Column>1<\/x:Column>/);
    assert.match(
      text(after, 'xl/worksheets/sheet1.xml'),
      /<legacyDrawing [^>]*r:id="bomwardenDrawing"\/><\/worksheet>$/,
    );
    assert.match(text(after, '[Content_Types].xml'), /Extension="vml".*PartName="\/xl\/bomwarden-notes1.xml"/);
  });

  test('what is not touched is the same byte for byte', () => {
    const { before, after } = given([
      { name: 'A', rows: [header, camera] },
      { name: 'Cover', rows: [['nothing']] },
    ]);
    const own = packed(before);
    const now = packed(after);
    const changed = [...now].filter(([name, bytes]) => own.get(name) !== bytes).map(([name]) => name);
    assert.deepEqual(changed, [
      '[Content_Types].xml',
      'xl/worksheets/sheet1.xml',
      'xl/bomwarden-notes1.xml',
      'xl/drawings/bomwarden-notes1.vml',
      'xl/worksheets/_rels/sheet1.xml.rels',
    ]);
    const sheet = text(after, 'xl/worksheets/sheet1.xml');
    const without = sheet.replace(/<c r="[E-H]\d"[^>]*>.*?<\/c>/g, '').replace(/<legacyDrawing[^>]*>/, '');
    assert.equal(without, text(before, 'xl/worksheets/sheet1.xml'));
  });

  test('the reference to notes stands before what has to follow it', () => {
    const rest = '<pageMargins left="1"/><tableParts count="0"/><extLst/>';
    const { after } = given([{ name: 'A', rows: [header, camera], rest }]);
    assert.match(text(after, 'xl/worksheets/sheet1.xml'), /<pageMargins left="1"\/><legacyDrawing [^>]*\/><tableParts/);
  });

  test('notes that are there stay, and others stand beside them', () => {
    const relations = (parts: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts}</Relationships>`;
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const more = [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        bytes: relations(
          `<Relationship Id="c" Type="${type}/comments" Target="../c.xml"/><Relationship Id="d" Type="${type}/vmlDrawing" Target="../d.vml"/>`,
        ),
      },
      {
        name: 'xl/c.xml',
        bytes:
          '<comments><authors><author>me</author></authors><commentList><comment ref="B2" authorId="0"><text><t>own</t></text></comment></commentList></comments>',
      },
      { name: 'xl/d.vml', bytes: '<xml><v:shape id="own"/></xml>' },
    ];
    const rest = '<legacyDrawing r:id="d"/>';
    const { after } = given([{ name: 'A', rows: [header, camera, ['3', 'Dahua', 'IPC-HFW1230S', 'B']], rest }], {
      more,
    });
    const comments = text(after, 'xl/c.xml');
    assert.equal(comments.match(/ref="B2"/g)?.length, 1);
    assert.match(comments, /<author>me<\/author><author>bomwarden<\/author>/);
    assert.match(comments, /<comment ref="B3" authorId="1">.*Dahua/);
    assert.match(text(after, 'xl/d.vml'), /<v:shape id="own"\/><v:shape id="bomwarden_2_1"/);
    assert.equal(text(after, 'xl/worksheets/sheet1.xml').match(/legacyDrawing/g)?.length, 1);
  });

  test('a header looks as the one beside it; dimension and spans hold what is new', () => {
    const styled = header.map(title => ({
      xml: (r: string) => `<c r="${r}" s="1" t="inlineStr"><is><t>${title}</t></is></c>`,
    }));
    const cols = '<dimension ref="A1:D2"/>';
    const { after } = given([{ name: 'A', rows: [styled, camera], cols }], { formats: ['@'] });
    const sheet = text(after, 'xl/worksheets/sheet1.xml');
    assert.match(sheet, /<c r="E1" s="1" t="inlineStr">/);
    assert.match(sheet, /<c r="E2" t="inlineStr">/);
    assert.match(sheet, /<dimension ref="A1:H2"\/>/);
  });

  test('names of a prefix, and texts that would be markup', () => {
    const rows = [header, ['<b>&"', 'Hikvision', 'DS-2CD2043G2-I', 'A1']];
    const { after } = given([{ name: 'A', rows }]);
    assert.ok(readXlsx(after));
    const plain = Buffer.from(workbookOf([{ name: 'A', rows: [header, camera] }]));
    assert.ok(annotated(plain));
  });

  test('what is no workbook with a table is not given back', () => {
    assert.equal(annotated(workbookOf([{ name: 'A', rows: [['Dear all']] }])), undefined);
    assert.equal(annotated(new TextEncoder().encode('a,b\n')), undefined);
  });
});
