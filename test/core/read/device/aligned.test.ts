import assert from 'node:assert/strict';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

suite('tables whose columns stand below each other, with wide cells', () => {
  const makersOf = (text: string): readonly string[] =>
    (read(new Source(text)).bom?.components ?? []).map(
      ({ claims }) => claims.find(({ role }) => role === 'manufacturer')?.value ?? '-',
    );
  test('Chinese cells take two columns a sign', () => {
    const text =
      '设备名称      厂商        型号               序列号\n前门摄像机    海康威视    DS-2CD2143G2-I     A1\n后门摄像机    大华        IPC-HDW2431T       A2\n录像机        Axis        S3008              A3\n';
    assert.deepEqual(makersOf(text), ['海康威视', '大华', 'Axis']);
    const { bom } = read(new Source(text));
    for (const { value, span } of bom?.components.flatMap(({ claims }) => claims) ?? []) {
      assert.equal(text.slice(span.start, span.end), value);
    }
  });
  test('Japanese and Korean ones too, under headers of either width', () => {
    const text =
      'Name          Manufacturer  Model           Serial\n正面カメラ    ハイク        DS-2CD2143G2-I  A1\n정문 카메라   다후아        IPC-HDW2431T    A2\nback door     Axis          P3245-LV        A3\n';
    assert.deepEqual(makersOf(text), ['ハイク', '다후아', 'Axis']);
  });
  test('a table set by signs and not by width is read as before', () => {
    const text =
      'Name          Manufacturer  Model           Serial\nfront door    Hikvision     DS-2CD2143G2-I  A1\nback door     Axis          P3245-LV        A2\n';
    assert.deepEqual(makersOf(text), ['Hikvision', 'Axis']);
  });
  test('prose in Chinese is no table', () =>
    assert.deepEqual(makersOf('厂商 型号 序列号\n这是一段 没有表格 的文字\n海康威视 是 厂商\n'), []));
});
