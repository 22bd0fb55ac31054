import assert from 'node:assert/strict';
import { makerChanged } from '../../../../server/src/core/judge/rules/maker-changed.ts';
import { createReviewer } from '../../../../server/src/core/review.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { signatures } from '../../../support/signatures.ts';

const contexts = [{ profile: null, jurisdictions: [], parties: [], activities: [], purposes: [], asOf: '2026-11-22' }];
const text = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    { type: 'device', name: 'a', manufacturer: { name: 'Axis' }, properties: [{ name: 'factory', value: 'Lund' }] },
    { type: 'device', name: 'b', supplier: { name: 'NOASSERTION' } },
    { type: 'device', name: 'c', supplier: { name: 'Confidential' } },
  ],
});

suite('maker-changed', () => {
  const reviewer = createReviewer(signatures());
  const found = (tellsMakers: boolean) =>
    reviewer
      .review(new Source(text), { contexts, rules: {}, waivers: [], tellsMakers })
      .findings.filter(({ rule }) => rule === makerChanged.id);

  test('a document alone has none', () => {
    assert.deepEqual(found(false), []);
  });

  test('for a comparison each place is told that says whose a component is', () => {
    assert.deepEqual(
      found(true).map(({ span, whose }) => `${whose?.component} ${whose?.field} ${text.slice(span.start, span.end)}`),
      [
        '0 name a',
        '0 maker Axis',
        '0 factory Lund',
        '1 name b',
        '1 supplier NOASSERTION',
        '2 name c',
        '2 supplier Confidential',
      ],
    );
  });

  test('what is unknown and what is withheld are kept apart', () => {
    const kinds = found(true).map(({ whose }) => `${whose?.maker.kind} ${whose?.supplier.kind}`);
    assert.deepEqual([...new Set(kinds)], ['stated unknown', 'unknown unknown', 'unknown withheld']);
  });
});

/** What is said of each component of a document, by its name. */
function whoseOf(components: readonly object[], more: object = {}) {
  const document = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components, ...more });
  const { findings } = createReviewer(signatures()).review(new Source(document), {
    contexts,
    rules: {},
    waivers: [],
    tellsMakers: true,
  });
  const found = findings.flatMap(({ rule, whose }) => (rule === makerChanged.id && whose ? [whose] : []));
  return new Map(found.map(whose => [whose.name, whose]));
}

suite('maker-changed: by what a component is known again', () => {
  const identities = (component: object) =>
    (whoseOf([{ type: 'device', name: 'x', ...component }]).get('x')?.identities ?? []).map(
      one => JSON.parse(one)[0] as string,
    );
  const mac = { properties: [{ name: 'device:mac', value: '00:11:22:33:44:55' }] };

  test('who has the same maker, then all of it, then its own numbers, its model, its package, its place and its name', () => {
    assert.deepEqual(identities({ manufacturer: { name: 'Axis' }, purl: 'pkg:generic/x@1', ...mac }), [
      'made',
      'all',
      'own',
      'model',
      'package',
      'placed',
      'name',
    ]);
    assert.deepEqual(identities({}), ['all', 'model', 'placed', 'name']);
  });

  test('what a tool concluded is no identity', () => {
    const identity = { field: 'purl', concludedValue: 'pkg:generic/y@1', confidence: 0.5 };
    assert.deepEqual(identities({ evidence: { identity } }), ['all', 'model', 'placed', 'name']);
  });

  test('version and reference are part of the closest identity alone, and neither maker nor supplier', () => {
    const of = (more: object) =>
      whoseOf([{ type: 'device', 'bom-ref': 'r', name: 'x', version: '1', ...more }]).get('x')?.identities ?? [];
    const [closest, ...others] = of({});
    assert.notEqual(of({ version: '2' })[0], closest);
    assert.deepEqual(of({ version: '2' }).slice(1), others);
    assert.notEqual(of({ 'bom-ref': 's' })[0], closest);
    assert.deepEqual(of({ 'bom-ref': 's' }).slice(1), others);
    assert.deepEqual(
      of({ supplier: { name: 'Axis' } }).filter(one => !one.startsWith('["made"')),
      [closest, ...others],
    );
  });

  test('of two kinds of goods that are called alike neither is the other', () => {
    const names = ['device', 'library'].map(type => whoseOf([{ type, name: 'x' }]).get('x'));
    const [device, library] = names;
    assert.ok(device && library);
    assert.deepEqual(
      device.identities.filter(one => library.identities.includes(one)),
      [],
    );
    assert.notEqual(device.seat, library.seat);
  });

  test('of two components with other names neither is the other, whatever else they have in common', () => {
    const all = whoseOf(['x', 'y'].map(name => ({ type: 'device', name, manufacturer: { name: 'Axis' } })));
    const [x, y] = [all.get('x'), all.get('y')];
    assert.ok(x && y);
    assert.deepEqual(
      x.identities.filter(one => y.identities.includes(one)),
      [],
    );
  });

  test('tools and what something was made from are nobody’s', () => {
    const tools = { metadata: { tools: { components: [{ type: 'application', name: 'scanner' }] } } };
    const made = { type: 'library', name: 'a', pedigree: { ancestors: [{ type: 'library', name: 'older' }] } };
    assert.deepEqual([...whoseOf([made], tools).keys()], ['a']);
  });

  test('a blank name is none', () => {
    const of = (more: object) => whoseOf([{ type: 'device', name: 'x', ...more }]).get('x')?.maker;
    assert.deepEqual(of({ manufacturer: { name: '   ' } }), { kind: 'unknown' });
  });

  test('NOASSERTION in the place of a supplier is told where it stands', () => {
    const document = [
      'SPDXVersion: SPDX-2.3',
      'SPDXID: SPDXRef-DOCUMENT',
      'PackageName: camera',
      'SPDXID: SPDXRef-1',
      'PackageSupplier: NOASSERTION',
      '',
    ].join('\n');
    const { findings } = createReviewer(signatures()).review(new Source(document), {
      contexts,
      rules: {},
      waivers: [],
      tellsMakers: true,
    });
    assert.deepEqual(
      findings
        .filter(({ rule }) => rule === makerChanged.id)
        .map(({ whose, span }) => `${whose?.field} ${document.slice(span.start, span.end)} ${whose?.supplier.kind}`),
      ['name camera unknown', 'supplier NOASSERTION unknown'],
    );
  });

  test('a maker in another script is known by the vendor that both are', () => {
    const keys = (name: string) => {
      const maker = whoseOf([{ type: 'device', name: 'x', manufacturer: { name } }]).get('x')?.maker;
      return maker?.kind === 'stated' ? maker.keys : [];
    };
    const [latin, chinese] = [keys('Hikvision'), keys('海康威视')];
    assert.ok(latin.includes('vendor hikvision'));
    assert.deepEqual(
      latin.filter(key => chinese.includes(key)),
      ['vendor hikvision'],
    );
  });
});
