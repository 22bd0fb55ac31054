import assert from 'node:assert/strict';
import { fixesFor } from '../../../../server/src/core/fix/index.ts';
import type { Format } from '../../../../server/src/core/model/format.ts';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { applyEdits } from '../../../../server/src/core/text/edit.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { reviewer, reviewText } from '../../../support/review.ts';

function formatOf(text: string): Format {
  const format = detectFormat(new Source(text));
  assert.ok(format);
  return format;
}

/** The text after the first finding's vendor gave way to another, which must end the finding and change nothing the second time. */
function replaced(text: string, vendor = 'Axis Communications'): string {
  const format = formatOf(text);
  const { bom, findings: all, source } = reviewText(text);
  const findings = all.filter(({ vendor }) => vendor !== null);
  const claim = findings[0]?.evidence[0]?.claim;
  const component = bom?.components[findings[0]?.component ?? -1];
  assert.ok(bom && claim && component && format.replaceVendor, 'nothing to replace');
  const edits = format.replaceVendor(source, bom, component, vendor, claim);
  assert.ok(typeof edits !== 'string', String(edits));
  const after = applyEdits(text, edits);
  const again = reviewText(after);
  assert.ok(again.bom, after);
  assert.equal(
    again.findings.some(finding => finding.component === component.index),
    false,
    after,
  );
  const same = again.bom.components[component.index];
  assert.ok(same);
  assert.deepEqual(format.replaceVendor(again.source, again.bom, same, vendor, claim), []);
  return after;
}

/** The text after an edit of its first component, done twice. */
function edited(text: string, edit: 'annotate' | 'markReplaced', more: string): string {
  let result = text;
  for (let time = 0; time < 2; time++) {
    const format = formatOf(result);
    const { bom, source } = reviewText(result);
    const component = bom?.components[0];
    assert.ok(bom && component);
    const edits =
      edit === 'annotate'
        ? format.annotate?.(source, bom, component, { text: more, date: '2026-11-22' })
        : format.markReplaced?.(source, bom, component, more);
    if (typeof edits === 'string') return edits;
    assert.ok(edits);
    if (time === 1) assert.deepEqual(edits, [], result);
    result = applyEdits(result, edits);
  }
  return result;
}

suite('what is proposed for lists of devices', () => {
  const kinds = (text: string) => {
    const { bom, findings, source } = reviewText(text, ['ca-federal']);
    const [finding] = findings;
    assert.ok(bom && finding);
    const date = '2026-11-22';
    const { lookups } = reviewer();
    const format = formatOf(text);
    const environment = { uri: 'file:///a', source, bom, format, lookups, date, readOnly: false, waivers: undefined };
    return fixesFor(finding, environment);
  };
  const manifest = (status: string) =>
    `deviceManifest: "1.0"\ndevices:\n  - name: A\n    kind: camera\n    manufacturer: Hikvision\n    model: DS-2CD2043G2-I\n    status: ${status}\n`;

  test('a planned device may be replaced, and the cursor goes to the model that is to be chosen', () => {
    const text = manifest('proposed');
    const fixes = kinds(text);
    assert.deepEqual([...new Set(fixes.map(({ kind }) => kind))], ['ask-supplier', 'replace']);
    const replace = fixes.find(({ kind }) => kind === 'replace');
    assert.ok(replace?.select);
    const after = applyEdits(text, replace.edits[0]?.edits ?? []);
    assert.equal(after.slice(replace.select.start, replace.select.end), 'to be chosen');
    assert.ok(after.slice(0, replace.select.start).endsWith('model: '));
  });

  test('so it does in tables, quoted or not, in device types and in JSON', () => {
    for (const [text, before] of [
      ['Name,Manufacturer,Model,Qty\nHikvision camera,Hikvision,DS-2CD2043G2-I,1\n', ','],
      ['"Name";"Hersteller";"Modell";"Menge"\r\n"x";"Hikvision";"DS-2CD2043G2-I";"1"\r\n', '"'],
      ['Reference,Value,Manufacturer,MPN,Qty\nU1,Camera,Hikvision,DS-2CD2043G2-I,1\n', ','],
      ['模块名称,型号 / 规格,数量,说明\n摄像机,海康威视 DS-2CD2043G2-I,1,x\n', ' '],
      ['manufacturer: Hikvision\nmodel: DS-2CD2043G2-I\nslug: x\nu_height: 0\n', 'model: '],
      [
        '{"deviceManifest": "1.0", "devices": [{"kind": "camera", "manufacturer": "Hikvision", "model": "X1", "status": "proposed"}]}',
        '"model": "',
      ],
    ] as const) {
      const replace = kinds(text).find(({ kind }) => kind === 'replace');
      assert.ok(replace?.select, text);
      const after = applyEdits(text, replace.edits[0]?.edits ?? []);
      assert.equal(after.slice(replace.select.start, replace.select.end), 'to be chosen', after);
      assert.ok(after.slice(0, replace.select.start).endsWith(before), after);
    }
  });

  test('a device in use is never rewritten, and may be marked as being replaced', () => {
    for (const status of ['in-service', 'spare', 'being-replaced']) {
      const found = kinds(manifest(status)).map(({ kind }) => kind);
      assert.equal(found.includes('replace'), false);
      assert.equal(found.includes('mark-replaced'), true);
    }
    assert.equal(
      kinds(manifest('removed')).some(({ kind }) => kind === 'mark-replaced'),
      false,
    );
  });
});

suite('edits of lists of devices', () => {
  test('a parts list keeps its quotes, line ends and other cells', () => {
    assert.equal(
      replaced(
        '"Reference","Qty","Value","Datasheet","Manufacturer","ManufacturerPartNum","Distributor"\r\n"U1","1","Hi3516","https://x.example","HiSilicon","Hi3516CV500","Example ""D"""\r\n"U2","2","TL072","","TI","TL072BCP",""\r\n',
        'Ambarella, Inc.',
      ),
      '"Reference","Qty","Value","Datasheet","Manufacturer","ManufacturerPartNum","Distributor"\r\n"U1","1","","","Ambarella, Inc.","to be chosen","Example ""D"""\r\n"U2","2","TL072","","TI","TL072BCP",""\r\n',
    );
  });

  test('a cell gets quotes only where it needs them', () => {
    assert.equal(
      replaced('Manufacturer,Model,MAC,Qty\nHikvision,DS-2CD2043G2-I,44:47:CC:00:00:01,2\n', 'Axis, AB'),
      'Manufacturer,Model,MAC,Qty\n"Axis, AB",to be chosen,,2\n',
    );
    assert.equal(
      replaced('Hersteller;Modell;Menge\nHikvision;DS-2CD2043G2-I;2\n', 'Axis, AB'),
      'Hersteller;Modell;Menge\nAxis, AB;to be chosen;2\n',
    );
  });

  test('without a column for the maker its name stands before the model; names of products go, names of places stay', () => {
    assert.equal(
      replaced('模块名称,型号 / 规格,数量,说明\n蜂窝模组,海康威视 DS-2CD2043G2-I,1,LTE\n', 'Axis'),
      '模块名称,型号 / 规格,数量,说明\n蜂窝模组,Axis to be chosen,1,LTE\n',
    );
    assert.equal(
      replaced('Name,Manufacturer,Model,Qty\nDock,Hikvision,DS-2CD2043G2-I,1\n'),
      'Name,Manufacturer,Model,Qty\nDock,Axis Communications,to be chosen,1\n',
    );
    assert.equal(
      replaced('Name,Manufacturer,Model,Qty\nHikvision dome,Hikvision,DS-2CD2043G2-I,1\n'),
      'Name,Manufacturer,Model,Qty\nAxis Communications,Axis Communications,to be chosen,1\n',
    );
  });

  test('a seller gives way to a seller', () => {
    assert.equal(
      replaced('MPN,Manufacturer,Supplier,Qty\nRC0402,Yageo,Hikvision,5\n', 'Mouser'),
      'MPN,Manufacturer,Supplier,Qty\nRC0402,Yageo,Mouser,5\n',
    );
  });

  test('a device type of NetBox keeps its style and comments', () => {
    assert.equal(
      replaced(
        '---\n# from the library\nmanufacturer: \'Hikvision\' # maker\nmodel: DS-2CD2043G2-I\nslug: hikvision-ds-2cd2043g2-i\npart_number: "DS-2CD2043G2-I"\nu_height: 0\ncomments: >\n  [Datasheet](https://www.hikvision.com/)\n  of the maker\ninterfaces:\n  - name: eth0\n',
        "Bosch's",
      ),
      '---\n# from the library\nmanufacturer: \'Bosch\'\'s\' # maker\nmodel: to be chosen\nslug: to-be-chosen\npart_number: ""\nu_height: 0\ncomments: ""\ninterfaces:\n  - name: eth0\n',
    );
  });

  test('a manifest in YAML keeps its style, comments and what does not identify the device', () => {
    assert.equal(
      replaced(
        'deviceManifest: "1.0"\ndevices:\n  # the dock\n  - id: cam-01 # first\n    name: Loading dock\n    manufacturer: { name: Hikvision, country: CN }\n    model: DS-2CD2043G2-I\n    network:\n      mac:\n        - "44:47:CC:00:00:01"\n    identifiers: { cpe: ["cpe:2.3:h:hikvision:x:-:*:*:*:*:*:*:*"] }\n    status: proposed\n    quantity: 2\n',
      ),
      'deviceManifest: "1.0"\ndevices:\n  # the dock\n  - id: cam-01 # first\n    name: Loading dock\n    manufacturer: Axis Communications\n    model: to be chosen\n    network: {}\n    identifiers: {}\n    status: proposed\n    quantity: 2\n',
    );
  });

  test('a maker known only by a number is stated, in a block and between brackets', () => {
    assert.equal(
      replaced(
        'deviceManifest: "1.0"\r\ndevices:\r\n  - id: sw # x\r\n    identifiers: { sysObjectId: 1.3.6.1.4.1.2011.2 }\r\n    status: planned\r\n',
      ),
      'deviceManifest: "1.0"\r\ndevices:\r\n  - id: sw # x\r\n    manufacturer: Axis Communications\r\n    model: to be chosen\r\n    identifiers: {}\r\n    status: planned\r\n',
    );
    assert.equal(
      replaced(
        'deviceManifest: "1.0"\ndevices:\n  - { id: sw, identifiers: { sysObjectId: 1.3.6.1.4.1.2011.2 }, status: planned }\n',
      ),
      'deviceManifest: "1.0"\ndevices:\n  - { id: sw, manufacturer: Axis Communications, model: to be chosen, identifiers: {}, status: planned }\n',
    );
  });

  test('a manifest in JSON stays JSON', () => {
    const after = replaced(
      '{\n  "deviceManifest": "1.0",\n  "devices": [\n    {\n      "name": "Gate",\n      "manufacturer": "Dahua",\n      "network": { "mac": ["3C:EF:8C:00:00:01"] },\n      "status": "proposed"\n    }\n  ]\n}\n',
      'A "B"',
    );
    assert.deepEqual(JSON.parse(after).devices[0], {
      name: 'Gate',
      model: 'to be chosen',
      manufacturer: 'A "B"',
      network: {},
      status: 'proposed',
    });
    assert.ok(after.includes('      "name": "Gate",\n      "model": "to be chosen",\n'));
  });

  test('an alias or an anchor is not written', () => {
    const text =
      'deviceManifest: "1.0"\ndevices:\n  - { name: A, manufacturer: &m Hikvision, status: proposed }\n  - { name: B, manufacturer: *m, status: proposed }\n';
    const { bom, source, findings } = reviewText(text);
    const claim = findings[0]?.evidence[0]?.claim;
    assert.ok(bom && claim);
    for (const component of bom.components) {
      assert.equal(
        formatOf(text).replaceVendor?.(source, bom, component, 'Axis', claim),
        'The device cannot be edited as it stands.',
      );
    }
  });

  test('notes go behind notes, once; a table without a column for them says so', () => {
    assert.equal(
      edited('Manufacturer,Model,Qty,Remarks\nX,Y,1,old\n', 'annotate', 'see, "it"'),
      'Manufacturer,Model,Qty,Remarks\nX,Y,1,"old see, ""it"""\n',
    );
    assert.equal(edited('Manufacturer,Model,Qty\nX,Y,1\n', 'annotate', 'n'), 'The table has no column for notes.');
    assert.equal(
      edited('deviceManifest: "1.0"\ndevices:\n  - name: A\n    model: B\n', 'annotate', 'see: it'),
      'deviceManifest: "1.0"\ndevices:\n  - name: A\n    notes: "see: it"\n    model: B\n',
    );
    assert.equal(
      edited("deviceManifest: '1.0'\ndevices:\n  - name: A\n    notes: 'old'\n", 'annotate', "it's"),
      "deviceManifest: '1.0'\ndevices:\n  - name: A\n    notes: 'old it''s'\n",
    );
  });

  test('a device in use is marked as being replaced', () => {
    assert.equal(
      edited('deviceManifest: "1.0"\ndevices:\n  - name: A\n    status: in-service\n', 'markReplaced', 'Axis'),
      'deviceManifest: "1.0"\ndevices:\n  - name: A\n    replacedBy: Axis\n    status: being-replaced\n',
    );
    assert.equal(
      edited('name,manufacturer,device_type,status,serial,comments\nA,X,Y,active,1,\n', 'markReplaced', 'Axis'),
      'name,manufacturer,device_type,status,serial,comments\nA,X,Y,being replaced,1,being replaced by Axis\n',
    );
    assert.equal(edited('Manufacturer,Model,Qty\nX,Y,1\n', 'markReplaced', 'n'), 'The table has no column for notes.');
  });

  test('what may be fitted instead is replaced in its own columns; the first part stays', () => {
    assert.equal(
      replaced('Reference,Qty,Manufacturer,MPN,Manufacturer 2,MPN 2\nU1,1,u-blox,LARA-R6,Quectel,EC25-E\n', 'Telit'),
      'Reference,Qty,Manufacturer,MPN,Manufacturer 2,MPN 2\nU1,1,u-blox,LARA-R6,Telit,to be chosen\n',
    );
    assert.equal(
      replaced('Reference,Qty,Manufacturer,MPN,Alt. MPN\nU1,1,u-blox,LARA-R6,EC25-E\n', 'Telit'),
      'Reference,Qty,Manufacturer,MPN,Alt. MPN\nU1,1,u-blox,LARA-R6,Telit to be chosen\n',
    );
  });

  test('a cell that holds more than one thing, or only stands below others, is left to a person', () => {
    for (const text of [
      'Reference,Qty,Manufacturer,MPN,2nd source\nU1,1,u-blox,LARA-R6,Quectel EC25-E\n',
      'Reference,Qty,Manufacturer,MPN,Alt. MPN\nU1,1,u-blox,LARA-R6,"SIM7600, EC25-E"\n',
      'Part Number,Description,Qty,AVL 1\nP-1,modem,1,Quectel EC25-E\n',
      'Reference   Qty   Manufacturer   MPN\nU1          1     Quectel        EC25-E\nU2          1     ST             STM32\n',
    ]) {
      const { bom, findings, source } = reviewText(text);
      const finding = findings.find(({ vendor }) => vendor === 'quectel');
      const component = bom?.components[finding?.component ?? -1];
      const claim = finding?.evidence[0]?.claim;
      assert.ok(bom && component && claim, text);
      assert.equal(typeof formatOf(text).replaceVendor?.(source, bom, component, 'Telit', claim), 'string', text);
    }
  });

  test('a row of a second table is edited by its own columns', () => {
    const text = 'Manufacturer,Model,MPN\nAxis,P1,P1\n\nName,MPN,Brand,Quantity\nmodem,EC25-E,Quectel,1\n';
    assert.equal(replaced(text, 'Telit'), text.replace('EC25-E,Quectel', 'to be chosen,Telit'));
  });
});

test('a row that is of the new maker already keeps the model that was chosen for it', () => {
  const text = 'Manufacturer,Model,Qty\nAxis Communications,P3265-V,2\n';
  const { bom, source } = reviewText(text);
  const format = formatOf(text);
  const component = bom?.components[0];
  const from = component?.claims.find(({ role }) => role === 'manufacturer');
  assert.ok(bom && component && from && format.replaceVendor);
  assert.deepEqual(format.replaceVendor(source, bom, component, 'Axis Communications', from), []);
  assert.notDeepEqual(format.replaceVendor(source, bom, component, 'Bosch', from), []);
});

suite('fields of another type than text', () => {
  const type = (more: string) => `manufacturer: Hikvision\nmodel: DS-2CD2043G2-I\nslug: x\n${more}`;
  const cases: readonly (readonly [string, string])[] = [
    ['front_image: true\n', 'front_image: false\n'],
    ['rear_image: yes # both\n', 'rear_image: false # both\n'],
    ['rear_image: off\n', 'rear_image: off\n'],
    ["description: 'yes'\n", 'description: ""\n'],
    ['front_image: false\n', 'front_image: false\n'],
    ['"front_image": true\nrear_image: true\n', '"front_image": false\nrear_image: false\n'],
    ['part_number: 302701234\n', 'part_number: ""\n'],
    ['u_height: 1\nis_full_depth: true\n', 'u_height: 1\nis_full_depth: true\n'],
  ];
  for (const [before, after] of cases) {
    test(`${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
      assert.equal(replaced(type(before)).split('\n').slice(3).join('\n'), after);
    });
  }

  const manifest = (more: string) =>
    `deviceManifest: "1.0"\nsites: []\ndevices:\n  - id: d\n    manufacturer: Hikvision\n    model: M\n${more}`;
  for (const notes of ['notes: true', 'notes: [a, b]', 'notes: { a: b }']) {
    test(`a note is not written over ${notes}`, () => {
      const text = manifest(`    ${notes}\n`);
      assert.match(edited(text, 'annotate', 'look at Axis'), /cannot be edited/);
    });
  }
  for (const status of ['status: true', 'status: [in-service]']) {
    test(`a mark is not written over ${status}`, () => {
      assert.match(edited(manifest(`    ${status}\n`), 'markReplaced', 'Axis'), /cannot be edited/);
    });
  }
});

suite('a note that was written on another day', () => {
  const texts: Readonly<Record<string, string>> = {
    'CycloneDX 1.6':
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"device","name":"a","bom-ref":"r"}]}',
    'CycloneDX 1.4': '{"bomFormat":"CycloneDX","specVersion":"1.4","components":[{"type":"device","name":"a"}]}',
    'CycloneDX XML':
      '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="device" bom-ref="r"><name>a</name></component></components></bom>',
    'CycloneDX XML 1.4':
      '<bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components><component type="device"><name>a</name></component></components></bom>',
    'SPDX 2.3': '{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","packages":[{"name":"a","SPDXID":"SPDXRef-a"}]}',
    'SPDX tag-value': 'SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nPackageName: a\nSPDXID: SPDXRef-a\n',
    'SPDX YAML': 'spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\npackages:\n  - name: a\n    SPDXID: SPDXRef-a\n',
    'device manifest': 'deviceManifest: "1.0"\nsites: []\ndevices:\n  - id: a\n    model: M\n',
    'a table': 'Name,Manufacturer,Model,Notes\ncam,Hikvision,DS-2CD2043G2-I,old\n',
  };
  const says = 'Alternative to look at: Axis.';
  for (const [format, text] of Object.entries(texts)) {
    test(`is not written again: ${format}`, () => {
      const noted = (before: string, date: string) => {
        const { bom, source } = reviewText(before);
        const component = bom?.components.find(({ name, device }) => name?.value === 'a' || device !== undefined);
        assert.ok(bom && component);
        const note = { text: `Review of ${date}: ${says} ${date}`, says, date };
        const edits = formatOf(before).annotate?.(source, bom, component, note);
        assert.ok(edits && typeof edits !== 'string', String(edits));
        return edits;
      };
      const edits = noted(text, '2026-11-22');
      assert.ok(edits.length > 0);
      const after = applyEdits(text, edits);
      assert.deepEqual(noted(after, '2027-01-01'), [], after);
    });
  }
});

suite('members of another kind than an edit needs', () => {
  const document = (more: string, root = '') =>
    `{"bomFormat":"CycloneDX","specVersion":"1.6",${root}"metadata":{"lifecycles":[{"phase":"design"}]},"components":[{"type":"device","bom-ref":"r","name":"a"${more}}]}`;
  const first = (text: string) => {
    const { bom, source } = reviewText(text);
    const component = bom?.components[0];
    assert.ok(bom && component);
    return { bom, source, component, format: formatOf(text) };
  };
  for (const annotations of ['{}', 'true', '"x"', '{"a":1}', 'null']) {
    test(`nothing is added to "annotations": ${annotations}`, () => {
      const { bom, source, component, format } = first(document('', `"annotations":${annotations},`));
      assert.deepEqual(format.annotate?.(source, bom, component, { text: 't', date: '2026-11-22' }), []);
    });
  }
  for (const supplier of ['true', '7', 'null']) {
    test(`no second supplier is stated beside "supplier": ${supplier}`, () => {
      const text = document(`,"supplier":${supplier},"cpe":"cpe:2.3:h:hikvision:x:1:*:*:*:*:*:*:*"`);
      const { bom, source, component, format } = first(text);
      const claim = component.claims.find(({ role }) => role === 'cpe');
      assert.ok(claim);
      assert.equal(typeof format.replaceVendor?.(source, bom, component, 'Axis', claim), 'string');
    });
  }
});
