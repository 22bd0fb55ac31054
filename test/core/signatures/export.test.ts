import assert from 'node:assert/strict';
import { policyFormats } from '../../../server/src/core/signatures/export/index.ts';
import { namesOf } from '../../../server/src/core/signatures/export/policy.ts';
import type { Vendor } from '../../../server/src/core/signatures/types/vendor.ts';
import { parseYaml } from '../../../server/src/core/syntax/yaml.ts';
import { signatures } from '../../support/signatures.ts';

const set = signatures();
const source = { set, vendors: set.vendors, chosenBy: 'all of them' };

function vendor(id: string): Vendor {
  const found = set.vendors.find(one => one.id === id);
  assert.ok(found);
  return found;
}

suite('policies of other tools', () => {
  test('Dependency-Track: CPE vendors with their bounds, one policy per vendor', () => {
    const { policies } = JSON.parse(policyFormats['dependency-track'](source));
    const hikvision = policies.find(({ name }: { name: string }) => name === 'bomwarden: Hikvision');
    assert.deepEqual(hikvision.policyConditions[0], {
      subject: 'CPE',
      operator: 'MATCHES',
      value: 'cpe:2.3:*:hikvision:*',
    });
    assert.ok(policies.every(({ violationState }: { violationState: string }) => violationState === 'WARN'));
  });
  for (const name of ['sbomqs', 'dependency-review'] as const) {
    test(`${name}: is YAML`, () => assert.deepEqual(parseYaml(policyFormats[name](source)).problems, []));
  }
  test('sbomqs: names stand whole, whatever their case, and nothing of them is a pattern', () => {
    const text = policyFormats.sbomqs(source);
    assert.ok(text.includes(JSON.stringify('(?i)^Hangzhou Hikvision Digital Technology Co\\., Ltd\\.$')));
    assert.ok(!/"\(\?i\)\^(ZTE|DJI|Honor|Lorex|Autel)\$"/.test(text), 'a weak word alone is nobody');
  });
  test('neither possible relabels nor companies that were sold are names of a vendor', () => {
    assert.ok(!namesOf(vendor('hikvision')).includes('Annke'));
    assert.ok(!namesOf(vendor('dahua')).includes('Lorex Technology Inc.'));
  });
  test('open source that a vendor gives away is denied to nobody', () => {
    for (const name of ['dependency-review', 'dependency-track'] as const) {
      assert.ok(!/huaweicloud|opentiny/.test(policyFormats[name](source)), name);
    }
  });
  test('csv: everything with its sources, and no cell calculates', () => {
    const lines = policyFormats.csv(source).trimEnd().split('\r\n');
    assert.ok(lines.length > 3000);
    assert.ok(lines.some(line => line.startsWith('hikvision,hikvision,self,mac,4447CC,')));
    assert.ok(lines.every(line => !/(^|,)"?[=+@-]/.test(line)));
  });
});
