import assert from 'node:assert/strict';
import { Paths } from '../../../../server/src/core/judge/index.ts';
import { licenceExpression } from '../../../../server/src/core/judge/rules/licence-expression.ts';
import type { FindingDraft } from '../../../../server/src/core/judge/rules/rule.ts';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { context } from '../../../support/builders.ts';
import { shipped } from '../../../support/judging.ts';

/** Findings of a CycloneDX component with these licences, and the text that each marks. */
function check(licences: object): readonly (FindingDraft & { readonly marked: string })[] {
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ type: 'library', name: 'x', licenses: licences }],
  };
  const source = new Source(JSON.stringify(document));
  const { bom } = read(source);
  assert.ok(bom);
  const input = { source, bom, judged: [], contexts: [context()], lookups: shipped(), paths: new Paths(bom) };
  const found = licenceExpression.find(input);
  return found.map(finding => ({ ...finding, marked: source.slice(finding.span) }));
}

suite('rule licence-expression', () => {
  test('marks the offending word of an expression', () => {
    const [finding, ...more] = check([{ expression: 'MIT AND (GPL-2.0-only OR Apache 2.0)' }]);
    assert.equal(finding?.marked, 'Apache 2.0');
    assert.equal(finding?.level, 'warning');
    assert.equal(finding?.component, 0);
    assert.deepEqual([finding?.vendor, more], [null, []]);
  });

  test('marks a wrong id, and offers the spelling that was probably meant for the whole value', () => {
    const [finding] = check([{ license: { id: 'Apache 2' } }]);
    assert.equal(finding?.correction?.text, 'Apache-2.0');
  });

  test('leaves right ones and free text alone', () => {
    assert.deepEqual(
      check([{ license: { id: 'MIT' } }, { license: { name: 'Our own licence' } }, { expression: 'MIT OR ISC' }]),
      [],
    );
  });

  test('never turns "no licence" into the licence of that name', () => {
    assert.equal(check([{ license: { id: 'UNLICENSED' } }])[0]?.correction, undefined);
  });

  test('an expression that is nested without end is a finding, not a crash', () => {
    const [finding] = check([{ expression: '('.repeat(100_000) }]);
    assert.ok(finding);
    assert.ok(finding.message.text.length < 500);
  });
});
