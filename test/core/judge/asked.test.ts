import assert from 'node:assert/strict';
import { askedParty, questionId, withDeclarations } from '../../../server/src/core/judge/asked.ts';
import { bom as bomWith, component } from '../../support/bom.ts';
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

suite('The question about a component', () => {
  const switchOf = (more: object) => ({ type: 'device', name: 'switch', ...more });
  const product = (name: string) => ({ metadata: { component: { type: 'device', name } } });
  const bomOf = (text: string) => {
    const { bom } = reviewText(text);
    assert.ok(bom);
    return bom;
  };
  const idOf = (text: string) => {
    const bom = bomOf(text);
    const component = bom.components.find(({ name }) => name?.value === 'switch');
    assert.ok(component);
    return questionId(component, bom);
  };

  test('is another in another product', () => {
    const [one, same, other, alone] = [product('P'), product('P'), product('Q'), {}].map(more =>
      idOf(cyclonedx([switchOf({})], more)),
    );
    assert.equal(one, same);
    assert.notEqual(one, other);
    assert.notEqual(one, alone);
  });

  const declaration = (question: string, maker: string) => ({ question, maker, file: 'a.csv', place: 'line 1' });

  test('is answered beside what the document states, and never of a tool', () => {
    const text = cyclonedx([switchOf({ manufacturer: { name: 'Acme' } })]);
    const bom = bomOf(text);
    const told = withDeclarations(bom, [declaration(idOf(text), 'Telit'), declaration(idOf(text), 'unknown')]);
    assert.deepEqual([...told.of.keys()], [0]);
    assert.equal(told.of.get(0)?.length, 2);
    const [declared] = told.bom.components;
    assert.deepEqual(
      declared?.claims.map(({ role, value }) => `${role} ${value}`),
      ['name switch', 'manufacturer Acme', 'declared-maker Telit'],
    );
    // the answer stands nowhere in the document: it is told at the component's name
    assert.deepEqual(declared?.claims.at(-1)?.span, bom.components[0]?.name?.span);
    const tool = { ...bom, components: bom.components.map(one => ({ ...one, place: 'tool' as const })) };
    assert.equal(withDeclarations(tool, [declaration(idOf(text), 'Telit')]).of.size, 0);
  });

  test('leaves a document as it is where nobody answers', () => {
    const bom = bomOf(cyclonedx([switchOf({})]));
    assert.equal(withDeclarations(bom, [declaration('q000000000000000', 'Telit')]).bom, bom);
  });

  test('leaves all else of a device as it is', () => {
    const table =
      'manufacturer,model,serial,alternate manufacturer,alternate part number\nAcme,X1,7,Beta,B2\nAcme,X2,8,,\n';
    const bom = bomOf(table);
    assert.ok(bom.components.some(({ insteadOf }) => insteadOf !== undefined));
    for (const component of bom.components) {
      const told = withDeclarations(bom, [declaration(questionId(component, bom), 'Telit')]);
      const declared = told.bom.components[component.index];
      assert.equal(declared?.claims.length, component.claims.length + 1);
      const { claims: _, ...others } = declared ?? component;
      for (const [key, value] of Object.entries(others)) {
        assert.deepEqual(value, component[key as keyof typeof component], key);
      }
      assert.deepEqual([declared?.device, declared?.insteadOf], [component.device, component.insteadOf]);
    }
  });

  test('is told where a component begins that has neither name nor reference', () => {
    const nameless = bomWith(component([], { span: { start: 3, end: 9 } }));
    const [part] = nameless.components;
    assert.ok(part);
    const [answered] = withDeclarations(nameless, [declaration(questionId(part, nameless), 'Telit')]).bom.components;
    assert.deepEqual(answered?.claims.at(-1)?.span, { start: 3, end: 3 });
  });

  test('goes to nobody around a component that is around itself', () => {
    const bom = bomOf(cyclonedx([switchOf({}), { type: 'device', name: 'board' }]));
    const [first, second] = bom.components;
    assert.ok(first && second);
    const circle = [
      { ...first, claims: [], parent: 1 },
      { ...second, claims: [], parent: 0 },
    ];
    const [one] = circle;
    assert.ok(one);
    assert.equal(askedParty(one, { ...bom, components: circle }), undefined);
  });
});
