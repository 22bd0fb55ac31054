import assert from 'node:assert/strict';
import { annotatedTable } from '../../server/src/core/annotated-table.ts';
import { documentBuilder } from '../../server/src/core/report/build.ts';
import type { ReportFinding } from '../../server/src/core/report/model.ts';
import { decodeText } from '../../server/src/core/text/decode.ts';
import { encodeText } from '../../server/src/core/text/encode.ts';
import { reviewText } from '../support/review.ts';
import { signatures } from '../support/signatures.ts';

function findingsOf(bytes: Uint8Array, profiles: readonly string[] = ['ca-federal']): readonly ReportFinding[] {
  const review = reviewText(decodeText(bytes).value, profiles);
  return documentBuilder(signatures())({ path: 'list.csv', review }).findings;
}

function annotated(input: string | Uint8Array, profiles?: readonly string[]): Uint8Array {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const table = annotatedTable(bytes, findingsOf(bytes, profiles));
  assert.ok(table, 'no table');
  return table;
}

const text = (bytes: Uint8Array) => decodeText(bytes).value;
const statement = 'the statement of 27 June 2025 (prohibited for ca-federal)';
const source =
  'https://globalnews.ca/news/11266032/ottawa-orders-chinese-tech-firm-hikvision-close-canadian-operations-national-security/';

suite('tables with what was found in them', () => {
  test('rows and columns stay; four columns say level, vendor, instrument and source', () => {
    assert.equal(
      text(annotated('Manufacturer,Model,MAC\nHikvision,DS-2CD2043G2-I,\nAxis,P3245-LV,00:40:8C:00:00:01\n')),
      `Manufacturer,Model,MAC,bomwarden level,bomwarden vendor,bomwarden instrument,bomwarden source\n` +
        `Hikvision,DS-2CD2043G2-I,,error,Hikvision,${statement},${source}\nAxis,P3245-LV,00:40:8C:00:00:01,,,,\n`,
    );
  });

  test('delimiter, quotes, line ends, preamble, blank and short rows and a missing last line end are the table’s own', () => {
    const table =
      '\ufeffInventory\r\n\r\n"Hersteller";"Modell";"MAC"\r\n"Hikvision";"DS-2CD2043G2-I"\r\n\r\n"Bosch";"";""\r\n"Axis";"two\r\nlines";"x"';
    assert.equal(
      Buffer.from(annotated(table)).toString(),
      '\ufeffInventory\r\n\r\n"Hersteller";"Modell";"MAC";"bomwarden level";"bomwarden vendor";"bomwarden instrument";"bomwarden source"\r\n' +
        `"Hikvision";"DS-2CD2043G2-I";;"error";"Hikvision";"${statement}";"${source}"\r\n\r\n"Bosch";"";"";"";"";"";""\r\n"Axis";"two\r\nlines";"x";"";"";"";""`,
    );
  });

  test('the encoding stays: UTF-16 both ways, GB18030, and bytes that are no text', () => {
    const table = '制造商,型号,数量,备注\n海康威视,DS-2CD2043G2-I,2,大门\n安讯士,P3245-LV,1,侧门\n';
    const little = Buffer.concat([Uint8Array.of(0xff, 0xfe), encodeText(table, 'utf-16le')]);
    const big = Buffer.concat([Uint8Array.of(0xfe, 0xff), encodeText(table, 'utf-16be')]);
    const chinese = encodeText(table, 'gb18030');
    assert.equal(Buffer.from(chinese).subarray(0, 6).toString('hex'), 'd6c6d4ecc9cc');
    const expected = text(annotated(table));
    for (const bytes of [little, big, chinese]) {
      const result = annotated(bytes);
      assert.deepEqual([...result.subarray(0, 2)], [...bytes.subarray(0, 2)]);
      assert.equal(text(result), expected);
    }
    const damaged = Buffer.concat([
      Buffer.from('Manufacturer,Model,MAC\nHikvision,a'),
      Uint8Array.of(0xff),
      Buffer.from('b,\n'),
    ]);
    assert.ok(
      Buffer.from(annotated(damaged)).includes(
        Buffer.concat([Buffer.from('a'), Uint8Array.of(0xff), Buffer.from('b,,error')]),
      ),
    );
  });

  test('words of Québec have their letters in GB18030 too', () => {
    const table = encodeText('制造商,型号,数量,备注\n海康威视,DS-2CD2043G2-I,2,大门\n', 'gb18030');
    assert.match(text(annotated(table, ['ca-qc-public-body'])), /the Québec order/);
  });

  test('where nothing binds it is said who names the vendor elsewhere', () => {
    const table = annotated('Manufacturer,Model,MAC\nDahua,IPC-HFW2431S,\n');
    assert.match(text(table), /,information,Dahua,.*Section 889 \(named elsewhere for ca-federal\)/);
  });

  test('no cell that is added calculates, and several findings of a row share its cells', () => {
    const [finding] = findingsOf(Buffer.from('Manufacturer,Model,MAC\nHikvision,DS-2CD2043G2-I,\n'));
    assert.ok(finding);
    const bytes = Buffer.from('Manufacturer,Model,MAC\nHikvision,DS-2CD2043G2-I,\n');
    const more = { ...finding, vendorName: '=cmd|calc', level: 'warning' as const };
    const table = annotatedTable(bytes, [{ ...more, vendorName: '=cmd|calc' }, finding]);
    assert.match(text(table ?? bytes), /,error,"Hikvision; =cmd\|calc",/);
    const alone = annotatedTable(bytes, [more]);
    assert.match(text(alone ?? bytes), /,warning,"'=cmd\|calc",/);
  });

  test('what was given back is read as before, and what is no table is not given back', () => {
    const table = 'Manufacturer,Model,MAC\nHikvision,DS-2CD2043G2-I,\nAxis,P3245-LV,00:40:8C:00:00:01\n';
    const levels = (bytes: Uint8Array) => findingsOf(bytes).map(({ level, range }) => `${level} ${range.start.line}`);
    assert.deepEqual(levels(annotated(table)), levels(Buffer.from(table)));
    assert.equal(annotatedTable(Buffer.from('{"a": 1}'), []), undefined);
  });

  test('Markdown keeps its form, and prose around it stays', () => {
    const table = '# Cameras\n\n| Make | Model | MAC |\n|---|---|---|\n| Axis | P1 | x |\n\nThat is all.\n';
    assert.equal(
      text(annotated(table)),
      '# Cameras\n\n| Make | Model | MAC | bomwarden level | bomwarden vendor | bomwarden instrument | bomwarden source |\n|---|---|---| --- | --- | --- | --- |\n| Axis | P1 | x |  |  |  |  |\n\nThat is all.\n',
    );
  });
});
