import assert from 'node:assert/strict';
import { checkCpe } from '../../../server/src/core/identity/cpe-check.ts';

const stars = (count: number) => ':*'.repeat(count);

suite('what is wrong with a CPE name', () => {
  const right = [
    `cpe:2.3:o:hikvision:ds-2cd:5.7.1${stars(7)}`,
    `CPE:2.3:H:HiSilicon:Hi3516:-${stars(7)}`,
    `cpe:2.3:o:zte:zxhn_firmware:2.0\\+build1${stars(7)}`,
    `cpe:2.3:a:foo\\:bar:baz\\\\:1${stars(7)}`,
    `cpe:2.3:*:pl\\/java:x:1.?:*:*:en-us:*:*:*:*`,
    `cpe:2.3:-:a:*b:c*${stars(7)}`,
    `cpe:2.3:a:microsoft:internet_explorer:8.\\*:sp?${stars(6)}`,
    'cpe:/o:hikvision:ds-2cd:5',
    'cpe:/a:tp%2dlink:x::~~~android~~',
    'cpe:/',
  ];
  for (const text of right) test(`nothing: ${text}`, () => assert.equal(checkCpe(text), undefined));

  const wrong: readonly (readonly [text: string, code: string, marked: string, corrected?: string])[] = [
    [`cpe:2.3:a:x:y:1`, 'cpe-too-few', 'cpe:2.3:a:x:y:1', `cpe:2.3:a:x:y:1${stars(7)}`],
    [`cpe:2.3:a:x:y:1:2${stars(7)}`, 'cpe-too-many', ':*'],
    [`cpe:2.3:O:x:y::${'*:'.repeat(6)}*`, 'cpe-empty-field', '::', `cpe:2.3:o:x:y:*${stars(7)}`],
    [`cpe:2.3:a:x:y:1:*:*:*:*:*:*:`, 'cpe-empty-field', ':', `cpe:2.3:a:x:y:1${stars(7)}`],
    [`cpe:2.3:s:x:y:1${stars(7)}`, 'cpe-part', 's'],
    [`cpe:2.3:a:pl/java:y:1${stars(7)}`, 'cpe-character', '/', `cpe:2.3:a:pl\\/java:y:1${stars(7)}`],
    [`cpe:2.3:a:x:y:1+git~2${stars(7)}`, 'cpe-character', '+', `cpe:2.3:a:x:y:1\\+git\\~2${stars(7)}`],
    [`cpe:2.3:a:some maker:y:1${stars(7)}`, 'cpe-character', ' '],
    [`cpe:2.3:a:müller:y:1${stars(7)}`, 'cpe-character', 'ü'],
    [`cpe:2.3:a:x:a*b:1${stars(7)}`, 'cpe-character', '*'],
    [`cpe:2.3:a:x:??:1${stars(7)}`, 'cpe-character', '??'],
    [`cpe:2.3:a:x:a%2bb:1${stars(7)}`, 'cpe-character', '%'],
    [`cpe:2.3:a:x:y:1:*:*:german:*:*:*:*`, 'cpe-language', 'german'],
    [`cpe:2.3:a:x:y\\`, 'cpe-character', '\\'],
    [' cpe:/a:x:y ', 'cpe-space-around', ' cpe:/a:x:y ', 'cpe:/a:x:y'],
    ['cpe:/a:x y:z', 'cpe-character', ' '],
    ['cpe:/a:x+y:z', 'cpe-character', '+', 'cpe:/a:x%2by:z'],
    ['cpe:/a:x:y:*', 'cpe-character', '*', 'cpe:/a:x:y:'],
    ['cpe:/a:x:%zz', 'cpe-character', '%'],
    ['cpe:/a:1:2:3:4:5:6:7', 'cpe-too-many', ':7'],
    ['cpe:/x:y:z', 'cpe-part', 'x'],
    ['cpe:2.4:a:x:y', 'cpe-scheme', 'cpe:2.4:'],
    ['hikvision ds-2cd', 'cpe-scheme', 'hikvision ds-2cd'],
    ['pkg:npm/x@1', 'cpe-is-purl', 'pkg:npm/x@1'],
    ['', 'cpe-scheme', ''],
  ];
  for (const [text, code, marked, corrected] of wrong) {
    test(`${code}: ${text}`, () => {
      const fault = checkCpe(text);
      assert.ok(fault);
      assert.deepEqual(
        [fault.code, text.slice(fault.span.start, fault.span.end), fault.corrected],
        [code, marked, corrected],
      );
      if (fault.corrected !== undefined) assert.equal(checkCpe(fault.corrected), undefined);
    });
  }

  test('a text of any length is looked at, and a very long one is none', () => {
    for (const piece of ['a', '\\', ':', '*', '%', ':*', '\\:']) {
      assert.ok(checkCpe(`cpe:2.3:a:${piece.repeat(900)}!`));
      assert.ok(checkCpe(`cpe:/a:${piece.repeat(900)}!`));
      assert.equal(checkCpe(`cpe:2.3:${piece.repeat(5000)}`)?.code, 'cpe-too-long');
    }
  });
});
