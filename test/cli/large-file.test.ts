import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewLargeFile } from '../../server/src/cli/large-file.ts';
import { documentBuilder } from '../../server/src/core/report/build.ts';
import type { ReportDocument } from '../../server/src/core/report/model.ts';
import { decodeText } from '../../server/src/core/text/decode.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { profile, reviewer } from '../support/review.ts';
import { signatures } from '../support/signatures.ts';

const options = { contexts: [profile('ca-federal')], rules: {}, waivers: [] };
const build = documentBuilder(signatures());

suite('large tables', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-'));
  });
  teardown(() => rmSync(folder, { recursive: true }));

  function inPieces(bytes: Uint8Array, from: number): ReportDocument | undefined {
    const file = join(folder, 'table.csv');
    writeFileSync(file, bytes);
    return reviewLargeFile('table.csv', file, reviewer(), options, build, from);
  }

  function whole(bytes: Uint8Array): ReportDocument {
    return build({ path: 'table.csv', review: reviewer().review(new Source(decodeText(bytes).value), options) });
  }

  function assertSame(text: string, least: number): void {
    const bytes = new TextEncoder().encode(text);
    const expected = whole(bytes);
    assert.ok(expected.findings.length >= least, `${expected.findings.length} findings`);
    for (const from of [200, 333, 1024, 5000]) {
      const document = inPieces(bytes, Math.min(from, bytes.length));
      assert.deepEqual(document, expected, `pieces of ${from}`);
    }
  }

  const makers = [
    'Hikvision',
    'Axis',
    '"Huawei Technologies Co., Ltd."',
    '海康威视',
    '',
    'ZTE',
    'Dahua',
    'Reolink',
    '-',
    'OEM',
    'to be chosen',
  ];
  const models = [
    'DS-2CD2043G2-I',
    'P3245-LV',
    'S5720',
    '广和通 L610',
    '',
    'RLC-410W',
    'IPC-HFW2431S',
    'Huawei AP7060',
  ];
  const macs = ['44:47:CC:00:00:01', '00:40:8C:00:00:01', '', '-', '46:47:CC:00:00:01', '4447.cc00.0001'];
  const names = ['cam', 'Dock 😀', '"two\nlines"', '"two\r\nlines, and a ""quote"""', 'DS-2CD2143G2-I at the gate', ''];

  function rows(count: number, ending: string): string {
    const of = (list: readonly string[], at: number) => list[at % list.length] ?? '';
    return Array.from({ length: count }, (_, at) =>
      [of(names, at), of(makers, at * 7 + 1), of(models, at * 5), of(macs, at * 3), String(at), 'SN1'].join(','),
    ).join(ending);
  }
  const header = 'Name,Manufacturer,Model,MAC,Quantity,Serial';

  test('say the same in pieces as whole, at the same places', () => {
    assertSame(`${header}\n${rows(400, '\n')}\n`, 200);
    assertSame(`${header}\r\n${rows(400, '\r\n')}`, 200);
    assertSame(`${header}\r${rows(120, '\r')}`, 50);
  });

  test('a preamble, blank lines and a byte-order mark move nothing', () => {
    assertSame(`Inventory of,all\nsites,\n\n${header}\n\n${rows(60, '\n\n')}\n\n`, 20);
    const marked = new TextEncoder().encode(`\ufeff${header}\n${rows(60, '\n')}\n`);
    assert.deepEqual(inPieces(marked, 300), whole(marked));
  });

  test('headers once more, titles, sums, a table below another and what is not read', () => {
    const part = rows(60, '\n');
    assertSame(`${header}\n${part}\n\nSite 2\n${header}\n${part}\nTotal,,,,120,\n`, 40);
    const other = 'Vendor,IP Address,Model,Old brand';
    const below = Array.from({ length: 40 }, (_, at) => `${makers[at % 8]},192.0.2.${at},${models[at % 8]},Dahua`).join(
      '\n',
    );
    assertSame(`${header}\n${part}\nHikvision recorders\n${other}\n${below}\n${header}\n${part}\n`, 60);
    assertSame(`Serial,Previous maker\u0020here,${header}\n${part.replaceAll('SN1', 'many')}\n`, 0);
  });

  test('alternates in columns and rows, quantities that cannot be read', () => {
    const columns = 'Item,Part Number,Manufacturer,Quantity,Manufacturer 2,MPN 2';
    const rowOf = (at: number) =>
      `P${at},EC21-${at},${makers[at % 11]},${at % 9 === 0 ? 'some' : at},${makers[(at * 3) % 11]},${models[at % 8]}`;
    assertSame(`${columns}\n${Array.from({ length: 120 }, (_, at) => rowOf(at)).join('\n')}\n`, 60);
    const plm = 'Item,Manufacturer,MPN,Quantity';
    const lines = Array.from({ length: 100 }, (_, at) =>
      at % 3 === 0 ? `I${at},${makers[at % 8]},M${at},1` : `,${makers[at % 8]},N${at},`,
    );
    assertSame(`${plm}\n${lines.join('\n')}\n`, 40);
  });

  test('damage is told at the same places', () => {
    assertSame(`${header}\n${rows(30, '\n')}\n"x" y,Hikvision,M1,,1,\n${rows(30, '\n')}\n`, 20);
    const clean = Array.from({ length: 30 }, (_, at) => `cam,Hikvision,M1,,${at},SN1`).join('\n');
    assertSame(`${header}\n${clean}\n"open,Hikvision,M1,,1,\n${clean}\n`, 61);
  });

  test('tables without a maker, with a seller, with identifiers', () => {
    assertSame(
      `Model,Supplier,CPE,sysObjectID,Stream URL,Quantity\n${Array.from({ length: 80 }, (_, at) => `${['L610', '广和通 L610', 'Hikvision X1', ''][at % 4]},${['', 'Hikvision', 'Mouser'][at % 3]},${['', 'cpe:2.3:h:dahuasecurity:x:-:*:*:*:*:*:*:*'][at % 2]},${['1.3.6.1.4.1.39165.1', ''][at % 2]},${['rtsp://a:b@x.hik-connect.com/1', 'rtsp://192.0.2.1/Streaming/Channels/1'][at % 2]},1`).join('\n')}\n`,
      40,
    );
  });

  test('what is small, no table or no UTF-8 is left to be read whole', () => {
    const bytes = new TextEncoder().encode(`${header}\n${rows(20, '\n')}\n`);
    assert.equal(inPieces(bytes, bytes.length + 1), undefined);
    assert.equal(inPieces(new TextEncoder().encode('a,b\n1,2\n'.repeat(100)), 100), undefined);
    assert.equal(inPieces(Uint8Array.from([...bytes, 0xff, 0x0a]), 100), undefined);
  });
});
