import assert from 'node:assert/strict';
import { type Spec, Validation } from '@cyclonedx/cyclonedx-library';
import type { Role } from '../../../../server/src/core/model/claim.ts';
import { cyclonedxJson } from '../../../../server/src/core/read/cyclonedx/json.ts';
import { applyEdits } from '../../../../server/src/core/text/edit.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

function plan(specVersion: string, component: object): string {
  const bom = { bomFormat: 'CycloneDX', specVersion, version: 1, components: [{ type: 'device', ...component }] };
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}

/** Replaces the maker that the first claim of a role gives away. */
function replaced(text: string, role: Role, vendor = 'Axis "C" AB'): string {
  const source = new Source(text);
  const { bom } = cyclonedxJson.read(source);
  const component = bom?.components[0];
  const from = component?.claims.find(claim => claim.role === role);
  assert.ok(bom && component && from);
  const edits = cyclonedxJson.replaceVendor?.(source, bom, component, vendor, from);
  assert.ok(typeof edits === 'object', String(edits));
  return applyEdits(text, edits);
}

const camera = {
  'bom-ref': 'cam',
  supplier: { name: 'Hikvision', url: ['https://www.hikvision.com'], contact: [{ email: 'a@hikvision.com' }] },
  name: 'DS-2CD2047',
  version: '5.7.1',
  description: 'Camera at the gate',
  cpe: 'cpe:2.3:h:hikvision:ds-2cd2047:-:*:*:*:*:*:*:*',
  purl: 'pkg:generic/hikvision/ds@1',
  properties: [
    { name: 'device:mac', value: '44:47:CC:1A:2B:3C' },
    { name: 'site', value: 'gate' },
  ],
};

suite('planning with another maker in CycloneDX JSON', function () {
  this.timeout(60_000);

  for (const version of ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']) {
    test(`${version}: valid before and after; the maker's identifiers, addresses and model are gone`, async () => {
      const { properties, ...rest } = camera;
      const before = plan(version, version === '1.2' ? rest : camera);
      const validator = new Validation.JsonStrictValidator(version as Spec.Version);
      assert.equal(await validator.validate(before), null);
      const after = replaced(before, 'supplier');
      assert.equal(await validator.validate(after), null);
      assert.deepEqual(JSON.parse(after).components[0], {
        type: 'device',
        'bom-ref': 'cam',
        supplier: { name: 'Axis "C" AB' },
        name: 'to be chosen',
        ...(version < '1.4' && { version: 'to be chosen' }),
        description: 'Camera at the gate',
        ...(version !== '1.2' && { properties: [{ name: 'site', value: 'gate' }] }),
      });
    });
  }

  test('a vendor that only an identifier gives away: its makers give way, and one is stated where none was', () => {
    const stated = JSON.parse(replaced(plan('1.6', camera), 'cpe'));
    assert.equal(stated.components[0].supplier.name, 'Axis "C" AB');
    const { supplier, ...unstated } = camera;
    const added = JSON.parse(replaced(plan('1.6', unstated), 'cpe'));
    assert.deepEqual(added.components[0].supplier, { name: 'Axis "C" AB' });
  });

  test('properties that only identified the old product go as a whole', () => {
    const after = replaced(
      plan('1.6', { ...camera, properties: [{ name: 'mac', value: '44:47:CC:1A:2B:3C' }] }),
      'supplier',
    );
    assert.equal(JSON.parse(after).components[0].properties, undefined);
  });

  test('a name without a model in it stays, and twice is once', () => {
    const once = replaced(plan('1.6', { ...camera, name: 'Gate camera' }), 'supplier');
    assert.equal(JSON.parse(once).components[0].name, 'Gate camera');
    assert.equal(replaced(once, 'supplier'), once);
  });
});
