import assert from 'node:assert/strict';
import { readBytes } from '../../../../server/src/core/read/bytes.ts';
import { zipOf } from '../../../support/archives.ts';
import { slowTest } from '../../../support/tier.ts';
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

  const byFormat: readonly (readonly [what: string, format: string, value: string, shown: readonly string[]])[] = [
    ['a maker before the number', '"Hikvision "0', '1', ['Hikvision 1 Parts!B2']],
    ['a maker behind it', '0" Hikvision"', '1', ['1 Hikvision Parts!B2']],
    ['nothing but a maker', '"Hikvision"', '1', ['Hikvision Parts!B2']],
    ['letters that are escaped one by one', '\\H\\i\\k\\v\\i\\s\\i\\o\\n', '1', ['Hikvision Parts!B2']],
    ['texts with a blank between', '"Hik" "vision"', '1', ['Hik vision Parts!B2']],
    ['a currency', '[$Hikvision]', '1', ['Hikvision Parts!B2']],
    ['zero', '0;-0;"Hikvision"', '0', ['Hikvision Parts!B2']],
    ['less than zero', '0;"Hikvision"', '-4', ['Hikvision Parts!B2']],
    ['a condition', '[>5]"Hikvision";"Axis"', '7', ['Hikvision Parts!B2']],
    ['the other case of a condition', '[>5]"Axis";"Hikvision"', '3', ['Hikvision Parts!B2']],
    ['escapes of workbooks in a format', '"Hik_x0076_ision"', '3', ['Hikvision Parts!B2']],
  ];
  for (const [what, format, value, shown] of byFormat) {
    test(`a number is read as its format shows it: ${what}`, () => {
      const cell = xml(r => `<c r="${r}" s="1"><v>${value}</v></c>`);
      assert.deepEqual(makersOf(one([header, ['1', cell, 'M-1', 'S']]), { formats: [format] }), shown);
    });
  }

  test('a unit, a word and a currency leave a number what it is; what stands right before digits is a part of it', () => {
    const formats = ['0 "pcs"', '"Day" 0', '#,##0.00 [$EUR-407]', '"DS-"0000'];
    const cell = (style: number) => xml(r => `<c r="${r}" s="${style}"><v>21</v></c>`);
    const rows = [
      ['Manufacturer', 'Model', 'Serial number', 'Note'],
      [cell(1), cell(4), cell(2), cell(3)],
    ];
    const { reading } = readBytes(workbookOf(one(rows), { formats }));
    const claims = reading.bom?.components[0]?.claims.map(({ value }) => value);
    assert.deepEqual(claims?.slice(0, 2), ['21', 'DS-0021']);
  });

  test('a text that its format shows otherwise is told', () => {
    for (const format of ['0;0;0;"Hikvision"', '"Hikvision"@', '@" Hikvision"']) {
      const cell = xml(r => `<c r="${r}" s="1" t="str"><v>Acme</v></c>`);
      const rows = [header, ['1', cell, 'M-1', 'S']];
      assert.deepEqual(problemsOf(one(rows), { formats: [format] }), ['text-by-format Parts!B2'], format);
    }
  });

  test('a text that nobody sees below a merged cell is told', () => {
    const hidden = ['2', 'Hikvision', 'M-2', 'S'];
    const rows = [header, ['1', 'Acme', 'M-1', 'S'], hidden];
    assert.deepEqual(problemsOf(one(rows, { merges: ['B2:B3'] })), ['text-under-merge Parts!B2']);
    assert.deepEqual(problemsOf(one(rows, { merges: ['B2:C3'] })), ['text-under-merge Parts!B2']);
    const same = [header, ['1', 'Acme', 'M-1', 'S'], ['2', 'Acme', 'M-2', 'S']];
    assert.deepEqual(problemsOf(one(same, { merges: ['B2:B3'] })), []);
    assert.deepEqual(makersOf(one([header, ['1', 'Acme', 'Hikvision', 'S']], { merges: ['B2:C2'] })).slice(0, 1), [
      'Acme Parts!B2',
    ]);
  });

  test('escapes of workbooks are read wherever a text stands', () => {
    const text = 'Hik_x0076_ision';
    for (const cell of [
      xml(r => `<c r="${r}" t="inlineStr"><is><t>${text}</t></is></c>`),
      xml(r => `<c r="${r}" t="inlineStr"><is><r><t>Hik_x0076_</t></r><r><t>ision</t></r></is></c>`),
      xml(r => `<c r="${r}" t="str"><v>${text}</v></c>`),
      xml(r => `<c r="${r}" t="str"><f>A1</f><v>_x0048_ikvision</v></c>`),
      xml(r => `<c r="${r}" t="s"><v>0</v></c>`),
    ]) {
      const rows = [header, ['1', cell, 'M-1', 'S']];
      assert.deepEqual(makersOf(one(rows), { strings: [`<si><t>${text}</t></si>`] }), ['Hikvision Parts!B2']);
    }
  });

  test('a part that many sheets name is read once, in whatever case they name it', () => {
    const sheets = [header, camera];
    const workbook = (to: (part: string) => string) => {
      let parts: readonly { readonly name: string; readonly bytes: string | Uint8Array }[] = [];
      workbookOf(
        [
          { name: 'a', rows: sheets },
          { name: 'b', rows: [header] },
        ],
        {},
        made => {
          parts = made.map(part => ({ ...part, bytes: String(part.bytes).replace('worksheets/sheet2.xml', to) }));
          return new Uint8Array();
        },
      );
      return readBytes(zipOf(parts)).reading;
    };
    for (const name of ['worksheets/sheet1.xml', 'worksheets/SHEET1.xml', './worksheets/Sheet1.XML']) {
      const { bom, problems } = workbook(() => name);
      assert.equal(bom?.components.length, 1, name);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['sheet-not-read'],
      );
    }
  });

  slowTest('columns that hardly anybody uses cost no more than those that are used, and are told', () => {
    const wide = (rows: number, column: string) => {
      const cells = (r: number) =>
        `<row r="${r}"><c r="A${r}" t="str"><v>Acme</v></c><c r="B${r}" t="str"><v>M</v></c><c r="${column}${r}" t="str"><v>Hikvision</v></c></row>`;
      const head =
        '<row r="1"><c r="A1" t="str"><v>Manufacturer</v></c><c r="B1" t="str"><v>Model</v></c><c r="C1" t="str"><v>Serial number</v></c></row>';
      const sheet = head + Array.from({ length: rows }, (_, at) => cells(at + 2)).join('');
      let made = new Uint8Array();
      workbookOf([{ name: 'Parts', rows: [] }], {}, parts => {
        made = new Uint8Array(
          zipOf(
            parts.map(part => ({ ...part, bytes: String(part.bytes).replace('<sheetData>', `<sheetData>${sheet}`) })),
          ),
        );
        return made;
      });
      return readBytes(made);
    };
    for (const column of ['XFD', 'SF', 'SG', 'AZZ']) {
      const [few, many] = [wide(2_000, column), wide(8_000, column)];
      assert.ok(many.source.length <= 4.2 * few.source.length, `${few.source.length} and ${many.source.length}`);
      assert.ok(many.source.length < 8_000 * 150, `${column}: ${many.source.length}`);
      assert.deepEqual([...new Set(many.reading.problems.map(({ code }) => code))], ['sheet-not-read'], column);
    }
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
