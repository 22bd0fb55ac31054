import assert from 'node:assert/strict';
import { Enclosures, namesVendor, subjectOf } from '../../../server/src/core/judge/subject.ts';
import { matchBom } from '../../../server/src/core/match/index.ts';
import type { Bom, Component } from '../../../server/src/core/model/component.ts';
import { bom, component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';

/** Whether the only match of a document is built into another maker's product. */
function builtIn(document: Bom): boolean {
  const [match, ...others] = matchBom(document, shipped(), '2026-11-22');
  assert.ok(match && others.length === 0, 'one match');
  return subjectOf(match, new Enclosures(document, shipped()), shipped()).builtIn;
}

const hikvision = 'supplier: Hangzhou Hikvision Digital Technology Co., Ltd.';
const named = (value: string): Partial<Component> => ({ name: { value, span: { start: 0, end: value.length } } });

/** A product and what the document lists below it. */
function productOf(maker: string | undefined, ...parts: readonly Component[]): Bom {
  const claims = maker === undefined ? [] : [`supplier: ${maker}`];
  return { ...bom(component(claims, { place: 'product', kind: 'device' }), ...parts), product: 0 };
}

suite('judge: what a component is part of', () => {
  test('without a product it stands alone', () => {
    assert.equal(builtIn(bom(component([hikvision]))), false);
  });

  test('in a product of which no maker is stated it stands alone', () => {
    assert.equal(builtIn(productOf(undefined, component([hikvision]))), false);
  });

  test('in a product of which only a person or a placeholder is stated it stands alone', () => {
    const by = (value: string, party?: 'person') =>
      bom(
        component([{ role: 'supplier', value, span: { start: 0, end: value.length }, ...(party ? { party } : {}) }], {
          place: 'product',
          kind: 'device',
        }),
        component([hikvision], { kind: 'firmware' }),
      );
    assert.equal(builtIn({ ...by('Acme GmbH'), product: 0 }), true);
    assert.equal(builtIn({ ...by('Jane Doe', 'person'), product: 0 }), false);
    assert.equal(builtIn({ ...by('n/a'), product: 0 }), false);
    assert.equal(builtIn({ ...productOf(undefined, component([hikvision], { kind: 'firmware' })) }), false);
  });

  test('software and firmware in a product of another maker are built in', () => {
    assert.equal(builtIn(productOf('Acme GmbH', component([hikvision], { kind: 'library' }))), true);
    assert.equal(builtIn(productOf('Acme GmbH', component([hikvision], { kind: 'firmware' }))), true);
  });

  test('a device or an application in a list that somebody else put together stands alone', () => {
    assert.equal(builtIn(productOf('Acme GmbH', component([hikvision], { kind: 'device' }))), false);
    assert.equal(builtIn(productOf('Acme GmbH', component([hikvision], { kind: 'application' }))), false);
  });

  test('a processor or a radio module in a product of another maker is built in', () => {
    const soc = component(['manufacturer: HiSilicon Technologies Co., Ltd.'], {
      kind: 'device',
      ...named('Hi3516DV300'),
    });
    const module = component(['manufacturer: Huawei'], { kind: 'device', ...named('ME909s LTE module') });
    assert.equal(builtIn(productOf('Acme GmbH', soc)), true);
    assert.equal(builtIn(productOf('Acme GmbH', module)), true);
  });

  test('a part nested in a device of another maker is built in, whoever made the product', () => {
    const door = component(['supplier: Northgate Access GmbH'], { kind: 'device' });
    const part = component([hikvision], { kind: 'device', parent: 1 });
    assert.equal(builtIn(productOf(undefined, door, part)), true);
  });

  test('what is nested in a product of the vendor is the vendor’s', () => {
    const camera = component(['cpe: cpe:2.3:h:hikvision:ds-2cd2143g2-i:-:*:*:*:*:*:*:*'], { kind: 'device' });
    const firmware = component([hikvision], { kind: 'firmware', parent: 1 });
    const document = productOf('Acme GmbH', camera, firmware);
    const matches = matchBom(document, shipped(), '2026-11-22');
    assert.deepEqual(
      matches.map(match => subjectOf(match, new Enclosures(document, shipped()), shipped()).builtIn),
      [false, false],
    );
  });

  test('in a product of a company of the vendor’s name it is the vendor’s', () => {
    const document = productOf('Hikvision Europe B.V.', component([hikvision], { kind: 'library' }));
    const match = matchBom(document, shipped(), '2026-11-22').find(({ component }) => component === 1);
    assert.ok(match);
    assert.equal(subjectOf(match, new Enclosures(document, shipped()), shipped()).builtIn, false);
  });

  test('the product itself stands alone, whoever supplied it', () => {
    const product = component(['supplier: Acme GmbH', 'model-number: DS-2CD2143G2-I'], {
      place: 'product',
      kind: 'firmware',
    });
    assert.equal(builtIn({ ...bom(product), product: 0 }), false);
  });

  test('a name that only looks alike is not the vendor’s', () => {
    assert.equal(namesVendor('Hikoki Power Tools', 'hikvision', shipped()), false);
    assert.equal(namesVendor('Dahua Machinery', 'dahua', shipped()), false);
    assert.equal(namesVendor('Hikvision Europe B.V.', 'hikvision', shipped()), true);
    assert.equal(namesVendor('Hikvision Europe B.V.', 'dahua', shipped()), false);
    for (const { confusables, id } of shipped().set.vendors) {
      for (const { value } of confusables) assert.equal(namesVendor(value, id, shipped()), false, value);
    }
  });

  test('nesting that never ends ends', () => {
    const one = component([hikvision], { kind: 'library', parent: 1 });
    const other = component([], { kind: 'library', parent: 0 });
    assert.equal(builtIn(bom(one, other)), false);
  });
});
