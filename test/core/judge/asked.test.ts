import assert from 'node:assert/strict';
import { askedParty } from '../../../server/src/core/judge/asked.ts';
import { reviewText } from '../../support/review.ts';
import { cyclonedx } from '../../support/rule.ts';

/** Who is asked about each component, by its name. */
function asked(product: object, components: readonly object[]): Readonly<Record<string, string | undefined>> {
  const { bom } = reviewText(cyclonedx(components, { metadata: { component: { type: 'device', ...product } } }));
  assert.ok(bom);
  return Object.fromEntries(bom.components.map(one => [one.name?.value, askedParty(one, bom)]));
}

suite('Who is asked about a component', () => {
  const part = { type: 'device', name: 'part' };

  test('who supplies it, else who supplies what it is built into', () => {
    const board = { type: 'device', name: 'board', supplier: { name: 'Beta' } };
    const own = { ...part, supplier: { name: 'Gamma' } };
    assert.deepEqual(asked({ name: 'product', supplier: { name: 'Acme' } }, [{ ...board, components: [part] }]), {
      product: 'Acme',
      board: 'Beta',
      part: 'Beta',
    });
    assert.equal(asked({ name: 'product' }, [{ ...board, components: [own] }])['part'], 'Gamma');
  });

  test('else who supplies or made the product; nobody is asked about what it made itself', () => {
    assert.deepEqual(asked({ name: 'product', supplier: { name: 'Acme' } }, [part]), { product: 'Acme', part: 'Acme' });
    assert.deepEqual(asked({ name: 'product', manufacturer: { name: 'Acme' } }, [part]), {
      product: undefined,
      part: 'Acme',
    });
  });

  test('a placeholder is nobody', () => {
    const supplier = { name: 'redacted' };
    assert.deepEqual(asked({ name: 'product', supplier: { name: 'Acme' } }, [{ ...part, supplier }]), {
      product: 'Acme',
      part: 'Acme',
    });
  });
});
