import assert from 'node:assert/strict';
import { fingerprint } from '../../../server/src/core/identity/fingerprint.ts';
import { component } from '../../support/bom.ts';

const camera = component(['supplier: Hikvision', 'group: site'], { kind: 'device', name: stated('Camera') });

function stated(value: string) {
  return { value, span: { start: 0, end: 0 } };
}

function of(one: typeof camera): string {
  return fingerprint(one, 'hikvision', 'restricted-vendor');
}

suite('fingerprints', () => {
  test('are 32 hex digits', () => assert.match(of(camera), /^[0-9a-f]{32}$/));

  const same: readonly (readonly [string, typeof camera])[] = [
    [
      'another place and reference',
      { ...camera, index: 7, parent: 3, ref: stated('ref-2'), span: { start: 9, end: 99 } },
    ],
    ['another version', { ...camera, version: stated('2.0') }],
    [
      'the supplier in another spelling',
      component(['supplier: HIKVISION Ltd.', 'group: site'], { kind: 'device', name: stated('Camera') }),
    ],
    ['more said about it', { ...camera, claims: [...camera.claims, ...component(['description: A camera']).claims] }],
  ];
  for (const [what, other] of same) test(`survive ${what}`, () => assert.equal(of(other), of(camera)));

  test('survive a new version in the purl', () => {
    const at = (version: string) =>
      component([`purl: pkg:npm/%40huaweicloud/core@${version}?arch=x`], { name: stated('core') });
    assert.equal(of(at('1.0')), of(at('2.0')));
  });

  const different: readonly (readonly [string, typeof camera])[] = [
    ['name', { ...camera, name: stated('Recorder') }],
    ['group', component(['supplier: Hikvision', 'group: other'], { kind: 'device', name: stated('Camera') })],
    ['supplier', component(['supplier: Dahua', 'group: site'], { kind: 'device', name: stated('Camera') })],
    ['address', { ...camera, claims: [...camera.claims, ...component(['mac: 44:47:CC:00:00:01']).claims] }],
    ['package', { ...camera, claims: [...camera.claims, ...component(['purl: pkg:npm/camera']).claims] }],
    [
      'platform name',
      { ...camera, claims: [...camera.claims, ...component(['cpe: cpe:2.3:h:a:b:1:*:*:*:*:*:*:*']).claims] },
    ],
  ];
  for (const [what, other] of different) test(`tell another ${what}`, () => assert.notEqual(of(other), of(camera)));

  test('tell vendors and rules apart', () => {
    assert.notEqual(fingerprint(camera, 'dahua', 'restricted-vendor'), of(camera));
    assert.notEqual(fingerprint(camera, 'hikvision', 'licence-expression'), of(camera));
    assert.notEqual(fingerprint(undefined, null, 'a'), fingerprint(undefined, null, 'b'));
  });
});
