import assert from 'node:assert/strict';
import { reviewText } from '../../support/review.ts';

const named = { name: 'Hikvision' };

function cyclonedx(component: object): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ type: 'device', name: 'a', publisher: 'Acme', ...component }],
  });
}

function spdx(key: string): string {
  return JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    packages: [{ SPDXID: 'SPDXRef-a', name: 'a', originator: 'Organization: Acme', [key]: 'Organization: Hikvision' }],
  });
}

const yaml = (member: string) =>
  `spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nname: d\npackages:\n- SPDXID: SPDXRef-a\n  name: a\n  originator: "Organization: Acme"\n  ${member}\n`;

/** The vendor is named, or something is told at the key. */
function isClean(text: string): boolean {
  const { findings, problems } = reviewText(text);
  const isNamed = findings.some(({ rule }) => rule === 'restricted-vendor');
  return !isNamed && !problems.some(({ code }) => ['unread-member', 'unexpected-value', 'other-kind'].includes(code));
}

/** `supplier` as it should not be written. */
const spellings: Readonly<Record<string, string>> = {
  'a blank behind': 'supplier ',
  'a blank before': ' supplier',
  'a tab': 'supplier\t',
  'a line end': 'supplier\n',
  'a no-break space': 'supplier\u00a0',
  'an ideographic space': '\u3000supplier',
  'a zero-width space': 'sup\u200bplier',
  'a byte-order mark': '\ufeffsupplier',
  'a soft hyphen': 'sup\u00adplier',
  'a text direction': '\u202esupplier',
  'zero-width joiners everywhere': [...'supplier'].join('\u200d'),
  'full-width letters': 'ｓｕｐｐｌｉｅｒ',
  'a Cyrillic letter': 'suppl\u0456er',
  'a combining mark': 'suppli\u0301er',
  'an accent': 'suppliér',
  'upper case': 'SUPPLIER',
  'a capital': 'Supplier',
};

suite('Keys that somebody has written otherwise', () => {
  for (const [what, key] of Object.entries(spellings)) {
    test(`${what}: CycloneDX is read, and SPDX read or told`, () => {
      const { findings, problems } = reviewText(cyclonedx({ [key]: named }));
      assert.ok(findings.some(({ rule }) => rule === 'restricted-vendor'));
      assert.ok(problems.some(({ code }) => code === 'misspelled-key'));
      assert.equal(isClean(spdx(key)), false);
      assert.equal(isClean(yaml(`${JSON.stringify(key)}: "Organization: Hikvision"`)), false);
    });
  }

  for (const key of ['vendor', 'maker', 'supplier.name', 'suppliers', 'ＶＥＮＤＯＲ', 'made by']) {
    test(`a member of a component that may name somebody is told: ${key}`, () => {
      assert.equal(isClean(cyclonedx({ [key]: named })), false);
    });
  }

  test('the name in an organisation, in other writing', () => {
    for (const key of ['Name', 'name ', 'na\u200bme', 'NAME', 'ｎａｍｅ'])
      assert.equal(isClean(cyclonedx({ supplier: { [key]: 'Hikvision' } })), false, key);
  });

  test('YAML escapes, tags, anchors, explicit keys and lists', () => {
    for (const member of [
      '"suppl\\x69er": "Organization: Hikvision"',
      '"s\\u0075pplier": "Organization: Hikvision"',
      '"\\U00000073upplier": "Organization: Hikvision"',
      "'supplier': 'Organization: Hikvision'",
      'supplier:\n  - "Organization: Hikvision"',
      'supplier:\n    - Organization: Hikvision',
      'supplier: ["Organization: Hikvision"]',
      '? supplier\n  : "Organization: Hikvision"',
      '!!str supplier: "Organization: Hikvision"',
      '&k supplier: "Organization: Hikvision"',
      'supplier: |\n    Organization: Hikvision',
      'supplier: >-\n    Organization:\n    Hikvision',
      'supplier: "Organization: Hik\\x76ision"',
    ])
      assert.equal(isClean(yaml(member)), false, member);
  });

  test('members that say nothing of anybody stay untold', () => {
    const { problems } = reviewText(
      cyclonedx({ supplier: { name: 'Acme' }, 'x-note': 'a', 'bom-ref': 'b', colour: 'c' }),
    );
    assert.deepEqual(problems, []);
  });
});
