import assert from 'node:assert/strict';
import { askedParty, questionId } from '../../../../server/src/core/judge/asked.ts';
import type { Bom } from '../../../../server/src/core/model/component.ts';
import type { Declaration } from '../../../../server/src/core/model/declaration.ts';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { reviewText } from '../../../support/review.ts';
import { cyclonedx } from '../../../support/rule.ts';

const rule = 'declared-by-supplier';

function bomOf(text: string): Bom {
  const { bom } = read(new Source(text));
  assert.ok(bom);
  return bom;
}

function idsOf(text: string): ReadonlyMap<string, string> {
  const bom = bomOf(text);
  return new Map(bom.components.map(component => [component.name?.value ?? '', questionId(component, bom)]));
}

const modem = { type: 'device', name: 'modem', manufacturer: { name: 'Quectel Wireless Solutions' } };
const text = cyclonedx([modem, { type: 'device', name: 'switch' }]);
const answer = (component: string, more: Partial<Declaration>): Declaration => ({
  question: idsOf(text).get(component) ?? '',
  file: 'a.csv',
  place: 'line 7',
  ...more,
});

function told(...declared: readonly Declaration[]) {
  const { findings } = reviewText(text, [], { declared });
  return findings.filter(finding => finding.rule === rule).map(({ level, message }) => `${level} ${message.text}`);
}

suite('rule declared-by-supplier', () => {
  test('tells who declared what, when and where', () => {
    assert.deepEqual(told(), []);
    assert.deepEqual(told(answer('switch', { maker: 'Cisco', by: 'Jane', on: '2026-11-20' })), [
      'information switch: the supplier declares: made by “Cisco” (Jane, 2026-11-20, a.csv, line 7)',
    ]);
    assert.deepEqual(told(answer('switch', { part: 'yes', on: '2026' })), [
      'warning switch: the supplier declares: it or a part of it is made by a vendor asked about (unsigned, 2026, a.csv, line 7)',
    ]);
    assert.deepEqual(told(answer('switch', { part: 'not-known', by: 'Jane' })), [
      'information switch: the supplier declares: not known who made all of its parts (Jane, undated, a.csv, line 7)',
    ]);
    assert.deepEqual(told(answer('modem', { maker: 'Telit', part: 'no' })), [
      'information modem: the supplier declares: made by “Telit”, no part of it is made by a vendor asked about (unsigned, undated, a.csv, line 7); what was found stands',
    ]);
    assert.deepEqual(told({ ...answer('modem', {}), question: 'q000000000000000', maker: 'Telit' }), []);
  });

  test('two answers are told both', () => {
    const answers = [answer('switch', { maker: 'Cisco' }), answer('switch', { maker: 'Juniper', file: 'b.csv' })];
    assert.equal(told(...answers).length, 2);
    const { findings } = reviewText(text, [], { declared: answers });
    assert.equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, findings.length);
  });

  test('asked is the nearest who supplies', () => {
    const nested = { type: 'device', name: 'board', supplier: { name: 'Beta' }, components: [modem] };
    const product = (more: object) => ({ metadata: { component: { type: 'device', name: 'P', ...more } } });
    const asked = (document: string) => {
      const bom = bomOf(document);
      const component = bom.components.find(({ name }) => name?.value === 'modem');
      return component && askedParty(component, bom);
    };
    assert.equal(
      asked(cyclonedx([{ ...modem, supplier: { name: 'Own' } }], product({ supplier: { name: 'A' } }))),
      'Own',
    );
    assert.equal(asked(cyclonedx([nested], product({ supplier: { name: 'A' } }))), 'Beta');
    assert.equal(asked(cyclonedx([modem], product({ supplier: { name: 'A' } }))), 'A');
    assert.equal(asked(cyclonedx([modem], product({ manufacturer: { name: 'M' } }))), 'M');
    assert.equal(asked(cyclonedx([modem], product({ supplier: { name: 'NOASSERTION' } }))), undefined);
    assert.equal(asked(cyclonedx([modem])), undefined);
  });

  test('a question keeps its id when versions, order and spelling of the supplier change', () => {
    const of = (name: string, version: string, components: readonly object[]) =>
      idsOf(
        cyclonedx(components, { metadata: { component: { type: 'device', name: 'P', version, supplier: { name } } } }),
      );
    const first = of('Acme GmbH', '1', [modem, { type: 'device', name: 'switch' }]).get('modem');
    assert.match(first ?? '', /^q[0-9a-f]{15}$/);
    assert.equal(
      of('ACME', '2', [
        { type: 'device', name: 'switch' },
        { ...modem, version: '9' },
      ]).get('modem'),
      first,
    );
    assert.notEqual(of('Other', '1', [modem]).get('modem'), first);
  });
});
