import assert from 'node:assert/strict';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

function nested(depth: number): string {
  const head = '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[';
  return `${head}${'{"name":"a","components":['.repeat(depth)}${']}'.repeat(depth)}]}`;
}

suite('components in components', () => {
  test('are read as deep as any real document goes', () => {
    const { bom, problems } = read(new Source(nested(200)));
    assert.deepEqual([bom?.componentCount, problems], [200, []]);
  });
  test('too deep is what is told, and nothing that is not wrong', () => {
    const { bom, problems } = read(new Source(nested(20_000)));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['nested-too-deep'],
    );
    assert.ok((bom?.components.length ?? 0) >= 200, 'what stands above is kept');
  });
});
