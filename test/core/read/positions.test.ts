import assert from 'node:assert/strict';
import { read } from '../../../server/src/core/read/index.ts';
import { decodeText } from '../../../server/src/core/text/decode.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { generate, generated } from '../../support/generator.ts';
import { skipLoudly, tools } from '../../support/shared.ts';

/** `line:character-line:character` of the claims of one role. */
function ranges(text: string, role = 'manufacturer'): string[] {
  const source = new Source(text);
  return (read(source).bom?.components ?? []).flatMap(({ claims }) =>
    claims
      .filter(claim => claim.role === role)
      .map(({ span }) => {
        const { start, end } = source.rangeOf(span);
        return `${start.line}:${start.character}-${end.line}:${end.character}`;
      }),
  );
}

const lines = (end: string, indent = '  ') =>
  [
    '{',
    `${indent}"bomFormat": "CycloneDX",`,
    `${indent}"components": [`,
    `${indent}${indent}{ "name": "📷 门口", "manufacturer": { "name": "杭州海康威视📷" }, "version": "1" },`,
    `${indent}${indent}{ "name": "x", "manufacturer": { "name": "Hik" } }`,
    `${indent}]`,
    '}',
  ].join(end);

suite('places of claims', () => {
  test('columns are UTF-16 units, also behind emoji and Chinese, and lines end as in the protocol', () => {
    for (const end of ['\n', '\r\n', '\r']) assert.deepEqual(ranges(lines(end)), ['3:50-3:58', '4:46-4:49']);
    assert.deepEqual(ranges(lines('\n', '\t')), ['3:48-3:56', '4:44-4:47']);
  });

  test('one long line', () => {
    const text = lines('');
    const start = text.indexOf('杭');
    assert.deepEqual(ranges(text)[0], `0:${start}-0:${start + 8}`);
  });

  test('a byte-order mark is no column, whether the bytes had it or the text still has it', () => {
    const marked = Buffer.from(`\ufeff${lines('\n')}`);
    assert.deepEqual(ranges(decodeText(marked).value), ['3:50-3:58', '4:46-4:49']);
    assert.deepEqual(ranges(`\ufeff${lines('\n')}`), ['3:50-3:58', '4:46-4:49']);
    const utf16 = Buffer.from(`\ufeff${lines('\r\n')}`, 'utf16le');
    assert.deepEqual(ranges(decodeText(utf16).value), ['3:50-3:58', '4:46-4:49']);
  });

  test('escapes are covered as they stand', () => {
    const text =
      '{"bomFormat":"CycloneDX","components":[{"manufacturer":{"name":"\\u534e\\u4e3a \\"x\\""},"name":"n"}]}';
    const source = new Source(text);
    const claim = read(source).bom?.components[0]?.claims[0];
    assert.ok(claim);
    assert.deepEqual([claim.value, source.slice(claim.span)], ['华为 "x"', '\\u534e\\u4e3a \\"x\\"']);
  });
});

suite('generated documents', function () {
  this.timeout(120_000);

  for (const id of ['cyclonedx-json', 'spdx-2-json']) {
    const { format, styles } = generated.get(id) ?? { format: '', styles: [] };
    for (const style of styles) {
      test(`${id}, ${style}: everything planted is claimed by its component at its place`, function () {
        const folder = tools() ?? skipLoudly(this, 'generator');
        const { text, components, planted } = generate(folder, format, style, 200, 7);
        const source = new Source(text);
        const { bom, problems } = read(source);
        assert.deepEqual(problems, []);
        assert.equal(bom?.componentCount, components);
        const claims = new Map<string, string>();
        for (const component of bom.components) {
          for (const { span } of component.claims)
            claims.set(JSON.stringify(source.rangeOf(span)), component.name?.value ?? '');
        }
        assert.equal(planted.length, 36);
        for (const { range, component, disguise } of planted) {
          assert.equal(claims.get(JSON.stringify(range)), component, `${disguise} of ${component}`);
        }
      });
    }
  }
});
