import assert from 'node:assert/strict';
import { readBytes } from '../../../../server/src/core/read/bytes.ts';
import { type MadeCell, type MadeRest, type MadeSheet, workbookOf } from '../../../support/workbooks.ts';

const header = ['Item', 'Manufacturer', 'Model', 'Serial number'];
const camera = ['1', 'Hikvision', 'DS-2CD2043G2-I', 'A1'];

/** What makers are read, each with its cell. */
function makersOf(sheets: readonly MadeSheet[], rest: MadeRest = {}) {
  const { source, reading } = readBytes(workbookOf(sheets, rest));
  const claims = reading.bom?.components.flatMap(component => component.claims) ?? [];
  return claims
    .filter(({ role }) => role === 'manufacturer')
    .map(({ value, span }) => `${value} ${source.rangeOf(span).cell}`);
}

/** What problems are told, each with its cell. */
function problemsOf(sheets: readonly MadeSheet[], rest: MadeRest = {}) {
  const { source, reading } = readBytes(workbookOf(sheets, rest));
  return reading.problems.map(({ code, span }) => `${code} ${source.rangeOf(span).cell}`);
}

const one = (rows: readonly (readonly MadeCell[])[], more: Partial<MadeSheet> = {}): readonly MadeSheet[] => [
  { name: 'Parts', rows, ...more },
];
const xml = (of: (reference: string) => string): MadeCell => ({ xml: of });

suite('Workbooks', () => {
  test('a place is the cell', () => {
    const { source, reading } = readBytes(workbookOf(one([header, camera])));
    assert.equal(reading.bom?.format, 'device-xlsx');
    const [component] = reading.bom?.components ?? [];
    const model = component?.claims.find(({ role }) => role === 'model-number');
    assert.ok(model && component);
    assert.deepEqual(source.rangeOf(model.span), {
      start: { line: 1, character: 2 },
      end: { line: 1, character: 3 },
      cell: 'Parts!C2',
    });
    assert.equal(source.rangeOf(component.span).cell, 'Parts!A2:D2');
  });

  test('names of sheets are quoted as formulas quote them', () => {
    const named = (name: string) => makersOf([{ name, rows: [header, camera] }])[0];
    assert.equal(named("Bob's parts"), "Hikvision 'Bob''s parts'!B2");
    assert.equal(named('A1'), "Hikvision 'A1'!B2");
    assert.equal(named('Ünits_2'), 'Hikvision Ünits_2!B2');
  });

  test('titles above, gaps and several tables on a sheet', () => {
    const other = ['Site', 'Vendor', 'Part number', 'Quantity'];
    const rows = [['Delivery of May'], [], header, camera, [], ['Switches'], other, ['x', 'Huawei', 'S5735', '2']];
    assert.deepEqual(makersOf(one(rows)).slice(0, 1), ['Hikvision Parts!B4']);
    const { reading } = readBytes(workbookOf(one(rows)));
    assert.equal(reading.bom?.components.length, 2);
  });

  test('every sheet with a table is read; one without that names somebody is told', () => {
    const sheets: readonly MadeSheet[] = [
      { name: 'Cover', rows: [['Quotation'], ['for', 'the town']] },
      { name: 'Old', rows: [['Formerly we bought from', 'Dahua']] },
      { name: 'A', rows: [header, camera] },
      { name: 'B', rows: [header, ['2', 'Dahua', 'IPC-HFW1230S', 'B2']] },
    ];
    assert.deepEqual(makersOf(sheets), ['Hikvision A!B2', 'Dahua B!B2']);
    assert.deepEqual(problemsOf(sheets), ['sheet-not-read Old!B1']);
  });

  test('what is hidden is read and told', () => {
    const sheets: readonly MadeSheet[] = [
      {
        name: 'A',
        rows: [header, camera, camera],
        hiddenRows: [3],
        cols: '<cols><col min="2" max="2" hidden="1"/></cols>',
      },
      { name: 'B', rows: [header, camera], state: 'veryHidden' },
    ];
    assert.deepEqual(makersOf(sheets), ['Hikvision A!B2', 'Hikvision A!B3', 'Hikvision B!B2']);
    assert.deepEqual(problemsOf(sheets), ['hidden-rows A!A1', 'hidden-columns A!A1', 'hidden-sheet B!A1']);
  });

  test('shared and rich texts, without the readings above them', () => {
    const strings = [
      '<si><t>Hikvision</t></si>',
      '<si><r><t>Hik</t></r><r><rPr><b/></rPr><t>vision</t></r></si>',
      '<si><t>海康威视</t><rPh sb="0" eb="1"><t>ハイ</t></rPh></si>',
      '<si><t>Hik_x000D_vision_x005F_x</t></si>',
    ];
    const rows = strings.map((_, at) => ['1', xml(r => `<c r="${r}" t="s"><v>${at}</v></c>`), 'DS-2CD2043G2-I', 'S']);
    assert.deepEqual(makersOf(one([header, ...rows]), { strings }), [
      'Hikvision Parts!B2',
      'Hikvision Parts!B3',
      '海康威视 Parts!B4',
      'Hik\rvision_x Parts!B5',
    ]);
  });

  test('a formula is worth what it was when it was saved, and never calculated', () => {
    const saved = xml(r => `<c r="${r}" t="str"><f>CONCAT("Hik","vision")</f><v>Hikvision</v></c>`);
    const unsaved = xml(r => `<c r="${r}"><f>CONCAT("Hik","vision")</f></c>`);
    const rows = [header, ['1', saved, 'DS-2CD2043G2-I', 'S'], ['2', unsaved, 'M-1', 'S2']];
    assert.deepEqual(makersOf(one(rows)), ['Hikvision Parts!B2']);
    assert.deepEqual(problemsOf(one(rows)), ['formula-without-value Parts!A1']);
  });

  test('a formula with an empty value has none', () => {
    const empty = xml(r => `<c r="${r}" t="str"><f>"Hik"&amp;"vision"</f><v></v></c>`);
    assert.deepEqual(problemsOf(one([header, ['1', empty, 'M-1', 'S']])), ['formula-without-value Parts!A1']);
  });

  test('elements of other namespaces say nothing, and what stands in their place of alternatives does', () => {
    const z = 'xmlns:z="urn:x"';
    const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
    const cells: readonly ((r: string) => string)[] = [
      r => `<c r="${r}" t="str"><v>Hikvision</v><z:v ${z}>Axis</z:v></c>`,
      r => `<c r="${r}" t="str"><v>Hikvision</v><z:x ${z}><v>Axis</v></z:x></c>`,
      r => `<c r="${r}" t="str"><v>Hikvision</v></c><z:c ${z} r="${r}" t="str"><v>Axis</v></z:c>`,
      r =>
        `<c r="${r}" t="str"><mc:AlternateContent ${mc}><mc:Choice Requires="z"><v>Axis</v></mc:Choice><mc:Fallback><v>Hikvision</v></mc:Fallback></mc:AlternateContent></c>`,
    ];
    for (const cell of cells) {
      assert.deepEqual(makersOf(one([header, ['1', xml(cell), 'DS-2CD2043G2-I', 'S']])), ['Hikvision Parts!B2']);
    }
  });

  test('texts that are not there are told', () => {
    const missing = xml(r => `<c r="${r}" t="s"><v>7</v></c>`);
    assert.deepEqual(problemsOf(one([header, ['1', missing, 'M-1', 'S']])), ['sheet-not-read Parts!A1']);
    const rows = [header, ['1', 'Acme', 'M-1', 'S']];
    assert.deepEqual(problemsOf(one(rows), { strings: ['<si><t>a'] }), ['sheet-not-read Parts!A1']);
  });

  test('two parts with one name are told: programs read one or the other', () => {
    const more = [{ name: 'xl/worksheets/sheet1.xml', bytes: '<worksheet/>' }];
    assert.deepEqual(problemsOf(one([header, camera]), { more }), ['sheet-not-read Parts!A1']);
  });

  test('columns that are hidden many times over cost no more', () => {
    const cols = `<cols>${'<col min="2" max="3" hidden="1"/>'.repeat(50_000)}</cols>`;
    assert.deepEqual(problemsOf(one([header, camera], { cols })), ['hidden-columns Parts!A1']);
  });

  test('a text that is repeated beyond what is read is told, not laid out', () => {
    const long = `<si><t>${'x'.repeat(1_000_000)}</t></si>`;
    const row = Array.from({ length: 20 }, () => xml(r => `<c r="${r}" t="s"><v>0</v></c>`));
    const rows = [header, ...Array.from({ length: 40 }, () => row)];
    assert.deepEqual(
      readBytes(workbookOf(one(rows), { strings: [long] })).reading.problems.map(({ code }) => code),
      ['workbook-too-large'],
    );
  });

  test('numbers and dates are what a person would have typed', () => {
    const formats = ['yyyy\\-mm\\-dd', '00000', '0.00', '[$-409]d/m/yy h:mm', '"Day" 0'];
    const number = (style: number, value: string) => xml(r => `<c r="${r}" s="${style}"><v>${value}</v></c>`);
    const rows = [
      ['Manufacturer', 'Model', 'Serial number', 'Purchase date', 'Quantity'],
      ['Axis', number(2, '42'), number(0, '123456789012345680'), number(1, '45000'), number(3, '2')],
      ['Axis', number(0, '0.1'), number(0, '1E+15'), number(4, '45000.5'), number(5, '3')],
    ];
    const read = (is1904?: true) => {
      const { reading } = readBytes(workbookOf(one(rows), { formats, ...(is1904 ? { is1904 } : {}) }));
      return reading.bom?.components.map(({ device }) =>
        [device?.model?.value, device?.record?.serialNumbers.join(), device?.purchasedOn, device?.quantity].join(' '),
      );
    };
    assert.deepEqual(read(), ['00042 123456789012345680 2023-03-15 2', '0.1 1000000000000000 2023-03-15 3']);
    assert.deepEqual(read(true), ['00042 123456789012345680 2027-03-16 2', '0.1 1000000000000000 2027-03-16 3']);
  });

  test('a maker that is merged over rows is that of each of them', () => {
    const rows = [header, camera, ['2', '', 'DS-2CD2143G2-I', 'B'], ['3', 'Axis', 'P3245', 'C']];
    assert.deepEqual(makersOf(one(rows, { merges: ['B2:B3'] })), [
      'Hikvision Parts!B2',
      'Hikvision Parts!B2',
      'Axis Parts!B4',
    ]);
  });

  test('headers of two rows are one', () => {
    const rows = [
      ['Item', 'Manufacturer', '', 'Alternate', '', 'Qty'],
      ['', 'Name', 'Part number', 'Manufacturer', 'Part number', ''],
      ['1', 'Murata', 'GRM155', 'Quectel', 'EC25-AF', '2'],
    ];
    const merges = ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2'];
    assert.deepEqual(makersOf(one(rows, { merges })), ['Murata Parts!B3', 'Quectel Parts!D3']);
    const { reading } = readBytes(workbookOf(one(rows, { merges })));
    assert.deepEqual(
      reading.bom?.components.map(({ place }) => place),
      ['component', 'alternate'],
    );
  });

  test('a title that is merged over the table is no header', () => {
    const rows = [['Manufacturer list'], header, camera];
    assert.deepEqual(makersOf(one(rows, { merges: ['A1:D1'] })), ['Hikvision Parts!B3']);
  });

  test('texts with quotes, line ends and signs of other tables', () => {
    const rows = [header, ['1', 'Hikvision', 'DS "x" 2; a,b|c', 'A,B']];
    const { reading } = readBytes(workbookOf(one(rows)));
    assert.equal(reading.bom?.components.length, 1);
    assert.deepEqual(reading.bom?.components[0]?.device?.record?.serialNumbers, ['A,B']);
    assert.deepEqual(makersOf(one(rows)), ['Hikvision Parts!B2']);
  });

  test('cells without references stand side by side', () => {
    const bare = (text: string) => xml(() => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
    assert.deepEqual(makersOf(one([header.map(bare), camera.map(bare)])), ['Hikvision Parts!B2']);
  });

  test('macros are never looked at', () => {
    const more = [{ name: 'xl/vbaProject.bin', bytes: 'Attribute VB_Name = "Dahua"' }];
    assert.deepEqual(makersOf(one([header, camera]), { more }), ['Hikvision Parts!B2']);
  });

  test('a damaged sheet keeps what stands before the damage', () => {
    const broken = xml(r => `<c r="${r}"><v>1</x></c>`);
    const sheets = one([header, camera, [broken]]);
    assert.deepEqual(makersOf(sheets), ['Hikvision Parts!B2']);
    assert.deepEqual(problemsOf(sheets), ['sheet-not-read Parts!A1']);
  });

  test('a cell at the far end of a sheet costs nothing', () => {
    const far = xml(() => '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>');
    const wide = xml(() => '<c r="XFD3" t="inlineStr"><is><t>x</t></is></c>');
    assert.deepEqual(makersOf(one([header, camera, [wide], [far]])), ['Hikvision Parts!B2']);
    assert.deepEqual(problemsOf(one([header, camera, [wide]])), ['sheet-not-read Parts!A1']);
  });

  test('a workbook without a table, and a zip file that is no workbook', () => {
    const { reading } = readBytes(workbookOf(one([['Dear all'], ['see below']])));
    assert.equal(reading.bom, undefined);
    assert.deepEqual(
      reading.problems.map(({ code }) => code),
      ['workbook-without-table'],
    );
    assert.equal(readBytes(new TextEncoder().encode('PK\u0003\u0004')).reading.bom, undefined);
  });

  test('neither truncation nor flipped bytes make it throw', () => {
    const whole = workbookOf(one([header, camera]));
    for (let at = 0; at < whole.length; at += 37) {
      readBytes(whole.subarray(0, at));
      const flipped = whole.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 0x55;
      readBytes(flipped);
    }
  });
});
