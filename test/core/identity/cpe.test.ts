import assert from 'node:assert/strict';
import { parseCpe } from '../../../server/src/core/identity/cpe.ts';

/** part, vendor, product, version. */
function parts(text: string): readonly string[] | undefined {
  const cpe = parseCpe(text);
  return cpe && [cpe.part, cpe.vendor, cpe.product, cpe.version];
}

suite('CPE names', () => {
  const cases: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['cpe:2.3:o:hikvision:ds-2cd:5.7.1:*:*:*:*:*:*:*', ['o', 'hikvision', 'ds-2cd', '5.7.1']],
    ['CPE:2.3:H:HiSilicon:Hi3516:-:*:*:*:*:*:*:*', ['h', 'hisilicon', 'hi3516', '-']],
    ['cpe:2.3:o:zte:zxhn_firmware:2.0\\+build1:*:*:*:*:*:*:*', ['o', 'zte', 'zxhn_firmware', '2.0+build1']],
    ['cpe:2.3:a:foo\\:bar:baz\\\\:1:*:*:*:*:*:*:*', ['a', 'foo:bar', 'baz\\', '1']],
    ['cpe:/o:hikvision:ds-2cd:5', ['o', 'hikvision', 'ds-2cd', '5']],
    ['cpe:/a:xiongmai_technologies:uc-httpd', ['a', 'xiongmai_technologies', 'uc-httpd', '']],
    ['cpe:/a:tp%2dlink:x', ['a', 'tp-link', 'x', '']],
    ['cpe:/a:%02hik:x', ['a', '*hik', 'x', '']],
    [' cpe:/h:huawei', ['h', 'huawei', '', '']],
    ['cpe:2.3:a', undefined],
    ['cpe:2.3:a:', undefined],
    ['cpe:2.3', undefined],
    ['hikvision', undefined],
    ['', undefined],
    [`cpe:2.3:a:${'\\'.repeat(5000)}`, undefined],
  ];
  for (const [text, expected] of cases) {
    test(JSON.stringify(text.slice(0, 60)), () => assert.deepEqual(parts(text), expected));
  }
});
