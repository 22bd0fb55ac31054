import assert from 'node:assert/strict';
import { detectFormat, formats, read } from '../../../server/src/core/read/index.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { slowTest } from '../../support/tier.ts';

/** The one format that claims a text. */
function formatOf(text: string): string | undefined {
  const source = new Source(text);
  const claiming = formats.filter(format => format.detect(source)).map(({ id }) => id);
  assert.ok(claiming.length <= 1, `${claiming}`);
  assert.equal(detectFormat(source)?.id, claiming[0]);
  return claiming[0];
}

suite('detecting a format', () => {
  test('by content, wherever the deciding key stands', () => {
    assert.equal(formatOf('{"bomFormat": "CycloneDX"}'), 'cyclonedx-json');
    assert.equal(
      formatOf('{"components": [{"name": "spdxVersion"}], "version": 1, "bomFormat": "CycloneDX"}'),
      'cyclonedx-json',
    );
    assert.equal(formatOf('{"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json"}'), 'cyclonedx-json');
    assert.equal(formatOf('{"specVersion": "1.4", "components": []}'), 'cyclonedx-json');
    assert.equal(formatOf('{"packages": [], "spdxVersion": "SPDX-2.3"}'), 'spdx-2-json');
    assert.equal(formatOf('{"SPDXID": "SPDXRef-DOCUMENT"}'), 'spdx-2-json');
    assert.equal(formatOf('{"packages": [], "creationInfo": {}}'), 'spdx-2-json');
    assert.equal(formatOf('\ufeff\r\n {"bomFormat": "CycloneDX"}'), 'cyclonedx-json');
  });

  test('never from what only looks like it', () => {
    for (const text of [
      '',
      ' ',
      'null',
      '1',
      '"bomFormat"',
      '[]',
      '{}',
      '{"name": "bomFormat"}',
      '{"properties": {"bomFormat": {"type": "string"}}}',
      '{"components": []}',
      '{"packages": {}}',
      'bomFormat',
      '[',
      '{'.repeat(1000),
    ]) {
      assert.equal(formatOf(text), undefined, text.slice(0, 40));
    }
  });

  test('a document that says it is of two formats is of the one it says first', () => {
    assert.equal(formatOf('{"bomFormat": "CycloneDX", "spdxVersion": "SPDX-2.3"}'), 'cyclonedx-json');
    assert.equal(formatOf('{"spdxVersion": "SPDX-2.3", "bomFormat": "CycloneDX"}'), 'spdx-2-json');
  });

  test('broken documents are recognised too', () => {
    for (const text of [
      '{\n  "bomFormat" "CycloneDX"',
      '\n  "bomFormat": "CycloneDX",\n  "components": []\n}',
      '{{\n  "bomFormat": "CycloneDX"\n}',
      '{\n  "bomFo\nrmat": "CycloneDX",\n  "specVersion": "1.6",\n  "components": []\n}',
    ]) {
      assert.equal(formatOf(text), 'cyclonedx-json', text);
    }
  });

  test('what is no SBOM gives no bill and a problem that says so', () => {
    for (const [text, code] of [
      ['', 'empty-document'],
      ['\ufeff \n', 'empty-document'],
      ['null', 'unknown-format'],
      ['[', 'unknown-format'],
      ['[1, 2', 'unknown-format'],
      ['hello', 'unknown-format'],
    ] as const) {
      const { bom, problems, format } = read(new Source(text));
      assert.deepEqual([bom, format, problems.map(problem => problem.code)], [undefined, undefined, [code]], text);
    }
  });
});

suite('bad input', function () {
  this.timeout(120_000);

  test('deep nesting anywhere in a document is a problem and costs nothing else', () => {
    const deep = '['.repeat(100_000);
    for (const text of [
      deep,
      `{"bomFormat":"CycloneDX","x":${deep}`,
      `{"bomFormat":"CycloneDX","components":${deep}`,
    ]) {
      assert.ok(read(new Source(text)).problems.some(({ severity }) => severity === 'error'));
    }
    const closed = `${deep}${']'.repeat(100_000)}`;
    const { bom, problems } = read(new Source(`{"bomFormat":"CycloneDX","x":${closed},"components":[{"name":"c"}]}`));
    assert.equal(bom?.componentCount, 1);
    assert.ok(problems.some(({ code }) => code === 'nested-too-deep'));
    const nested = `${'{"name":"n","components":['.repeat(50_000)}`;
    assert.ok(read(new Source(`{"bomFormat":"CycloneDX","components":[${nested}`)).bom);
  });

  slowTest('a text of 100 MB without structure, and one value of that size', () => {
    const large = 'a'.repeat(100_000_000);
    assert.equal(read(new Source(large)).bom, undefined);
    const { bom } = read(new Source(`{"bomFormat":"CycloneDX","components":[{"name":"${large}"},{"name":"c"}]}`));
    assert.equal(bom?.componentCount, 2);
    assert.equal(bom.components[0]?.name?.value.length, large.length);
  });

  slowTest('long runs of one character are read in one go, whatever the character', () => {
    for (const character of ['{', '}', '[', ']', '"', ',', ':', '\\', 'x', '/', '\n', ' ', '\u0000', '📷']) {
      for (const start of [
        '',
        '{"bomFormat":"CycloneDX","components":[',
        '{\n  "bomFormat": "CycloneDX",\n  "components": [\n',
      ]) {
        const { problems } = read(new Source(start + character.repeat(200_000)));
        assert.ok(problems.length > 0 && problems.length <= 101, `${start}${character}`);
      }
    }
  });

  test('keys that mean something to JavaScript leave no trace', () => {
    const text =
      '{"bomFormat":"CycloneDX","__proto__":{"components":[]},"constructor":1,"components":[{"__proto__":{"name":"evil"},"name":"c","toString":"x"}]}';
    const { bom } = read(new Source(text));
    assert.deepEqual(
      bom?.components.map(({ name }) => name?.value),
      ['c'],
    );
    assert.equal(({} as { name?: string }).name, undefined);
  });
});
