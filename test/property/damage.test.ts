import assert from 'node:assert/strict';
import fc from 'fast-check';
import { read } from '../../server/src/core/read/index.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { damages, jackson, survival } from '../support/damage.ts';

/** A bill with what nests, lists and inlines, so that damage can fall into every kind of place. */
function bill(count: number): object {
  const component = (n: number): object => ({
    type: 'device',
    'bom-ref': `c${n}`,
    supplier: { name: `Supplier ${n}`, url: [`https://s${n}.example`] },
    name: `name-${n}`,
    version: `${n}.0`,
    hashes: [{ alg: 'SHA-256', content: `${n}`.padStart(64, 'a') }],
    licenses: [{ license: { id: 'MIT' } }],
    purl: `pkg:npm/name-${n}@${n}.0`,
    ...(n % 4 === 0 && { components: [{ type: 'library', 'bom-ref': `n${n}`, name: `nested-${n}`, publisher: 'P' }] }),
    properties: [{ name: 'device:mac', value: '44:47:CC:1A:2B:3C' }],
  });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'device', 'bom-ref': 'root', name: 'product', manufacturer: { name: 'M' } } },
    components: Array.from({ length: count }, (_, n) => component(n)),
    dependencies: [{ ref: 'root', dependsOn: ['c0', 'c1'] }],
  };
}

function packages(count: number): object {
  return {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'n',
    packages: Array.from({ length: count }, (_, n) => ({
      SPDXID: `SPDXRef-${n}`,
      name: `name-${n}`,
      supplier: `Organization: Supplier ${n} (a@s${n}.example)`,
      downloadLocation: 'NONE',
      externalRefs: [
        { referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: `cpe:2.3:h:s${n}:*` },
      ],
    })),
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-0' },
    ],
  };
}

const layouts: ReadonlyMap<string, string> = new Map([
  ['CycloneDX, two spaces', JSON.stringify(bill(14), undefined, 2)],
  ['CycloneDX, tabs and CRLF', JSON.stringify(bill(14), undefined, '\t').replaceAll('\n', '\r\n')],
  ['CycloneDX, as Jackson prints it', jackson(bill(14))],
  ['SPDX, four spaces', JSON.stringify(packages(14), undefined, 4)],
]);

suite('one damage in a pretty-printed document costs one component', function () {
  this.timeout(120_000);

  for (const [layout, text] of layouts) {
    test(`${layout}: at least 99.5 % of all else is kept, and what is broken is told`, () => {
      let [kept, of] = [0, 0];
      for (const [name, damage] of damages) {
        for (let at = name.length; at < text.length; at += 41) {
          const result = survival(text, at, damage);
          assert.ok(result.told, `${name} at ${at}`);
          kept += result.kept;
          of += result.of;
        }
      }
      assert.ok(kept / of >= 0.995, `${((100 * kept) / of).toFixed(3)} % kept`);
    });

    test(`${layout}: every bracket, quote, comma and colon that is missing alone`, () => {
      const structural = [...text.matchAll(/[{}[\]",:]/g)].map(({ index }) => index).filter((_, n) => n % 3 === 0);
      let [kept, of] = [0, 0];
      for (const at of structural) {
        const result = survival(text, at, (whole, where) => whole.slice(0, where) + whole.slice(where + 1));
        kept += result.kept;
        of += result.of;
      }
      assert.ok(kept / of >= 0.995, `${((100 * kept) / of).toFixed(3)} % kept`);
    });
  }
});

suite('whatever a document has gone through', function () {
  this.timeout(120_000);
  const texts = [...layouts.values(), JSON.stringify(bill(14)), JSON.stringify(packages(14))];

  /** Reads, and checks that every span lies in the text and holds what is claimed there as the text writes it. */
  function check(text: string): void {
    const source = new Source(text);
    const { bom, problems } = read(source);
    const inside = ({ start, end }: { start: number; end: number }) => 0 <= start && start <= end && end <= text.length;
    for (const { span } of problems) assert.ok(inside(span));
    assert.ok(problems.length <= 101);
    for (const { span, claims } of bom?.components ?? []) {
      assert.ok(inside(span));
      for (const claim of claims) {
        assert.ok(inside(claim.span));
        const raw = source.slice(claim.span);
        if (!raw.includes('\\')) assert.equal(raw, claim.value);
      }
    }
  }

  test('truncated at each 64th part, it is read as far as it goes', () => {
    for (const text of texts) {
      let before = 0;
      for (let part = 0; part <= 64; part++) {
        const cut = text.slice(0, Math.floor((text.length * part) / 64));
        check(cut);
        const count = read(new Source(cut)).bom?.componentCount ?? 0;
        assert.ok(count >= before, `${part}`);
        before = count;
      }
      assert.ok(before >= 14);
    }
  });

  test('characters changed, dropped and inserted anywhere never throw and never point outside', () => {
    const change = fc.record({
      at: fc.nat(),
      drop: fc.nat(3),
      insert: fc.string({ maxLength: 3, unit: fc.constantFrom(...'"{}[]:,\\\n\r\t ax1/*\ufeff\0') }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 12 }), (text, changes) => {
        check(
          changes.reduce((hurt, { at, drop, insert }) => {
            const where = at % (hurt.length + 1);
            return hurt.slice(0, where) + insert + hurt.slice(where + drop);
          }, text),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('any text at all is read or refused', () => {
    const soup = fc.string({
      maxLength: 200,
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '\n',
        '  ',
        'bomFormat',
        '"components":',
        '"name": "x"',
        '\\',
        '/*',
        '//',
        '1',
        'null',
        '\ufeff',
      ),
    });
    fc.assert(
      fc.property(soup, text => check(text)),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(soup, text => check(`{"bomFormat":"CycloneDX","components":[${text}`)),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(soup, text => check(`{\n  "bomFormat": "CycloneDX",\n  "components": [\n    ${text}`)),
      { numRuns: 2000 },
    );
  });
});
