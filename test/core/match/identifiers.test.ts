import { strict as assert } from 'node:assert';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import type { Vendor } from '../../../server/src/core/signatures/types/vendor.ts';
import { bom, component } from '../../support/bom.ts';
import { matchesOf, verdictOf } from '../../support/matching.ts';
import { smallSet } from '../../support/small-set.ts';

type Case = readonly [claim: string, verdict: string];

function check(cases: readonly Case[], kind = 'library'): void {
  for (const [claim, verdict] of cases) {
    test(`${claim} of a ${kind}`, () => assert.equal(verdictOf([claim], { kind }), verdict));
  }
}

suite('CPE vendors', () => {
  check([
    ['cpe: cpe:2.3:o:hikvision:ds-2cd_firmware:5:*:*:*:*:*:*:*', 'hikvision warning cpe:hikvision'],
    ['cpe: cpe:2.3:h:hisilicon:hi3516:-:*:*:*:*:*:*:*', 'huawei warning cpe:hisilicon'],
    ['cpe: cpe:/o:HIKVISION:x', 'hikvision warning cpe:hikvision'],
    ['cpe: cpe:2.3:a:huawei:huawei:1:*:*:*:*:*:*:*', ''],
    ['cpe: cpe:2.3:o:hikvisionx:x:1:*:*:*:*:*:*:*', ''],
    ['cpe: cpe:2.3:o:hikoki:hikvision:1:*:*:*:*:*:*:*', ''],
  ]);
  check([['cpe: cpe:2.3:o:hikvision:x:5:*:*:*:*:*:*:*', 'hikvision error cpe:hikvision']], 'firmware');
  check(
    [['cpe: cpe:2.3:a:hikvision:x:5:*:*:*:*:*:*:*', 'hikvision warning cpe:hikvision - cap.guessed-cpe']],
    'device',
  );

  test('part a counts beside an identifier of the vendor', () => {
    const claims = ['cpe: cpe:2.3:a:hikvision:sdk:1:*:*:*:*:*:*:*', 'purl: pkg:maven/com.hikvision/sdk@1'];
    assert.equal(verdictOf(claims), 'hikvision warning cpe:hikvision');
  });
  test('and not beside the open-source namespace from which it was guessed', () => {
    const claims = ['cpe: cpe:2.3:a:huawei:push:1:*:*:*:*:*:*:*', 'purl: pkg:maven/com.huawei.hms/push@1'];
    assert.equal(verdictOf(claims), 'huawei information purl:maven/com.huawei - cap.open-source');
  });
  test('nor does the site of its author make open source more than that', () => {
    const claims = ['url: https://developer.huawei.com/push', 'purl: pkg:maven/com.huawei.hms/push@1'];
    assert.equal(verdictOf(claims), 'huawei information purl:maven/com.huawei - cap.open-source');
  });
  test('two guesses do not make one fact', () => {
    assert.equal(verdictOf(['cpe: cpe:2.3:a:huawei:a:1:*:*:*:*:*:*:*', 'cpe: cpe:2.3:a:huawei:b:1:*:*:*:*:*:*:*']), '');
  });
});

suite('package URLs and groups', () => {
  check([
    ['purl: pkg:maven/com.huawei.hms/push@6', 'huawei information purl:maven/com.huawei - cap.open-source'],
    ['purl: pkg:maven/com.huaweifoo/push@6', ''],
    ['purl: pkg:npm/%40huaweicloud/x@1', 'huawei information purl:npm/@huaweicloud - cap.open-source'],
    ['purl: pkg:npm/@HuaweiCloud/x', 'huawei information purl:npm/@huaweicloud - cap.open-source'],
    ['purl: pkg:npm/huaweicloud', ''],
    [
      'purl: pkg:golang/github.com/huaweicloud/sdk-go/core@v1.0',
      'huawei information purl:golang/github.com/huaweicloud - cap.open-source',
    ],
    ['purl: pkg:pypi/huaweicloudsdkecs@3', 'huawei information purl:pypi/huaweicloudsdk* - cap.open-source'],
    ['purl: pkg:pypi/my-huaweicloudsdk', ''],
    ['purl: pkg:maven/com.hikvision.sdk/isapi@1', 'hikvision warning domain:hikvision.com'],
    ['purl: pkg:npm/http-link-header@1.1.4', ''],
    ['purl: pkg:npm/node-hikvision-api@1?download_url=https://hikvision.com/x', ''],
    ['purl: pkg:generic/x@1?download_url=https://www.hikvision.com/fw.zip', 'hikvision warning domain:hikvision.com'],
    ['group: com.huawei.hms', 'huawei information purl:maven/com.huawei - cap.open-source'],
    ['group: @huaweicloud', 'huawei information purl:npm/@huaweicloud - cap.open-source'],
    ['group: com.hikvision', 'hikvision warning domain:hikvision.com'],
    ['group: hikvision', ''],
    ['purl: not a purl', ''],
  ]);

  test('a client by somebody else is no evidence, however it is described', () => {
    const claims = ['purl: pkg:npm/node-hikvision-api@1', 'url: https://www.hikvision.com/', 'author: Hikvision'];
    assert.equal(verdictOf(claims), '');
  });
});

suite('hardware addresses', () => {
  check([
    ['mac: 44:47:CC:1A:2B:3C', 'hikvision warning mac:4447CC - cap.interface-registrant'],
    ['mac: 4447cc1a2b3c', 'hikvision warning mac:4447CC - cap.interface-registrant'],
    ['mac: B0:B3:53:6F:00:01', 'hikvision warning mac:B0B3536 - cap.interface-registrant'],
    ['mac: B0:B3:53:5F:00:01', ''],
    ['mac: 46:47:CC:1A:2B:3C', ''],
  ]);
  check([['mac: 44:47:CC:1A:2B:3C', 'hikvision warning mac:4447CC - cap.interface-registrant']], 'device');

  const property = (label: string, value: string) =>
    verdictOf([{ role: 'property', label, value, span: { start: 10, end: 10 + value.length } }]);
  test('in a property made for one', () => {
    assert.equal(property('device:mac', '0403.12ab.cdef'), 'hikvision warning mac:040312 - cap.interface-registrant');
    assert.equal(
      property('acme:wlanMacAddress', '44-47-CC-1A-2B-3C'),
      'hikvision warning mac:4447CC - cap.interface-registrant',
    );
  });
  test('not in any other', () => {
    assert.equal(property('build:commit', '4447cc1a2b3c'), '');
    assert.equal(property('syft:location', '/44:47:CC:1A:2B:3C'), '');
  });
});

suite('domains', () => {
  check([
    ['url: https://www.hikvision.com/en/products/', 'hikvision warning domain:hikvision.com'],
    ['download: https://support.kaspersky.com/kes12', 'kaspersky warning domain:kaspersky.com'],
    ['email: sales@HIKVISION.com', 'hikvision warning domain:hikvision.com'],
    ['url: https://nothikvision.com/', ''],
    ['url: https://hikvision.com.example.org/', ''],
    ['url: https://example.org/hikvision.com', ''],
    ['url: https://github.com/huaweicloud/sdk', 'huawei information hosting:github.com/huaweicloud - cap.hosting-site'],
    ['url: git@github.com:HuaweiCloud/sdk.git', 'huawei information hosting:github.com/huaweicloud - cap.hosting-site'],
    ['url: https://huaweicloud.github.io/docs', 'huawei information hosting:github.com/huaweicloud - cap.hosting-site'],
    [
      'url: https://www.npmjs.com/package/@huaweicloud/x',
      'huawei information hosting:npmjs.com/@huaweicloud - cap.hosting-site',
    ],
    ['url: https://github.com/someone/huaweicloud', ''],
    ['swid: regid.2016-01.com.hikvision,camera', 'hikvision warning domain:hikvision.com'],
    ['author: Wang Nan <wangnan0@huawei.com>', ''],
    ['copyright: 2015 Wang Nan <wangnan0@huawei.com>, 2015 Huawei Inc.', ''],
  ]);
  test('the address of a person who wrote something is a mention', () => {
    const value = 'wangnan0@huawei.com';
    assert.equal(verdictOf([{ role: 'email', party: 'person', value, span: { start: 0, end: value.length } }]), '');
  });
  test('a link to an advisory or a manual is no origin', () => {
    for (const label of ['advisories', 'documentation', 'license']) {
      assert.equal(
        verdictOf([{ role: 'url', label, value: 'https://www.huawei.com/psirt', span: { start: 0, end: 28 } }]),
        '',
      );
    }
  });
});

suite('hardware ids', () => {
  check(
    [
      ['usb-id: 12d1:1506', 'huawei error usb-id:12d1'],
      ['usb-id: 0x12D1', 'huawei error usb-id:12d1'],
      ['usb-id: USB\\VID_12D1&PID_1506', 'huawei error usb-id:12d1'],
      ['usb-id: 1506:12d1', ''],
      ['pci-id: 19e5:1822', 'huawei error pci-id:19e5'],
      ['pci-id: PCI\\VEN_19E5&DEV_1822', 'huawei error pci-id:19e5'],
      ['pci-id: pci:v000019E5d00001822', 'huawei error pci-id:19e5'],
      ['fcc-id: 2ADTD-DS2CD2043', 'hikvision error fcc-id:2adtd'],
      ['fcc-id: FCC ID: 2ADTDDS2CD', 'hikvision error fcc-id:2adtd'],
      ['fcc-id: 2ADT', ''],
      ['fcc-id: A2ADTD', ''],
      ['pen: 39165', 'hikvision error pen:39165'],
      ['pen: 1.3.6.1.4.1.39165.1.2', 'hikvision error pen:39165'],
      ['pen: 1.3.6.1.4.1.391651', ''],
      ['pen: 139165', ''],
    ],
    'device',
  );
});

suite('model numbers', () => {
  check(
    [
      ['model-number: DS-2CD2143G2-I', 'hikvision error model:Hikvision camera'],
      ['model-number: iDS-2CD7A46G0/P-IZHS', 'hikvision error model:Hikvision camera'],
      ['model-number: XDS-2CD2143', ''],
      ['model-number: DS18B20', ''],
      ['model-number: Hi3516DV300', 'huawei error model:HiSilicon SoC'],
      ['model-number: Hi3000', ''],
      ['model-number: MF644Cdw', ''],
    ],
    'device',
  );
  const named = (value: string, kind: string, claims: readonly string[] = []) =>
    verdictOf(claims, { kind, name: { value, span: { start: 0, end: value.length } } });

  test('in the name of a device they reach a warning', () => {
    assert.equal(named('SoC Hi3516DV300', 'hardware'), 'huawei warning model:HiSilicon SoC - cap.from-name');
  });
  test('in the name of a library they prove nothing', () => assert.equal(named('Hi3516DV300', 'library'), ''));
  test('one that others use counts beside another sign of the vendor', () => {
    assert.equal(named('MF79U', 'device'), '');
    assert.equal(named('MF79U', 'device', ['usb-id: 19d2:1405']), 'zte error usb-id:19d2');
  });
  test('a model makes good for a weak name', () => {
    assert.equal(named('MF79U', 'application', ['model-number: MF79U', 'supplier: ZTE']), 'zte error name:ZTE');
  });
});

suite('signatures and what only looks like them', () => {
  /** `signature` of each piece of evidence that some vendor has with these changes of one of them. */
  function signaturesOf(claim: string, id: string, change: (vendor: Vendor) => Partial<Vendor>): readonly string[] {
    const vendors = smallSet.vendors.map(vendor => (vendor.id === id ? { ...vendor, ...change(vendor) } : vendor));
    const document = bom(component([claim], { kind: 'device' }));
    return matchBom(document, buildLookups({ ...smallSet, vendors }), '2026-11-22').flatMap(({ evidence }) =>
      evidence.map(({ signature }) => signature),
    );
  }
  const confusable = (value: string) => (vendor: Vendor) => ({
    confusables: [...vendor.confusables, { value, why: 'test' }],
  });
  const same = () => ({});

  test('what lies below a namespace is the vendor’s only where the data says so', () => {
    assert.equal(
      verdictOf(['purl: pkg:npm/%40ezuikit/player@1']),
      'hikvision information purl:npm/@ezuikit - cap.open-source',
    );
    assert.equal(verdictOf(['purl: pkg:npm/%40ezuikit/sub/player@1']), '');
    assert.equal(verdictOf(['purl: pkg:npm/%40ezuikit.other/player@1']), '');
    assert.match(verdictOf(['purl: pkg:maven/com.huawei.hms/push@1']), /maven\/com\.huawei/);
  });

  test('a confusable scope, package in a scope, or package is not the vendor’s', () => {
    const purl = 'purl: pkg:npm/%40huaweicloud/fake@1';
    assert.deepEqual(signaturesOf(purl, 'huawei', same), ['purl:npm/@huaweicloud']);
    for (const value of ['@huaweicloud/*', '@huaweicloud', '@huaweicloud/fake', 'fake']) {
      assert.deepEqual(signaturesOf(purl, 'huawei', confusable(value)), [], value);
    }
    assert.deepEqual(signaturesOf(purl, 'huawei', confusable('@huaweicloud/other')), ['purl:npm/@huaweicloud']);
  });

  test('letters of a scope in capitals make no other of it', () => {
    const purl = 'purl: pkg:npm/%40HuaweiCloud/fake@1';
    assert.deepEqual(signaturesOf(purl, 'huawei', same), ['purl:npm/@huaweicloud']);
    for (const value of ['@huaweicloud/*', '@huaweicloud', '@huaweicloud/fake']) {
      assert.deepEqual(signaturesOf(purl, 'huawei', confusable(value)), [], value);
    }
  });

  test('a company counts from the day on which it came into the group, and no longer on the day it left', () => {
    const robot = (more: object) => (vendor: Vendor) => ({
      entities: vendor.entities.map(entity => (entity.id === 'hikrobot' ? { ...entity, ...more } : entity)),
    });
    const of = (more: object) => signaturesOf('supplier: Hikrobot', 'hikvision', robot(more)).length;
    assert.deepEqual([of({ since: '2026-11-22' }), of({ since: '2026-11-23' })], [1, 0]);
    assert.deepEqual([of({ until: '2026-11-23' }), of({ until: '2026-11-22' })], [1, 0]);
  });

  test('nor is a confusable model number', () => {
    const claim = 'model-number: DS-2CD2043';
    assert.equal(signaturesOf(claim, 'hikvision', same).length, 1);
    assert.deepEqual(signaturesOf(claim, 'hikvision', confusable('DS-2CD2043')), []);
    assert.equal(signaturesOf(claim, 'hikvision', confusable('DS-2CD2044')).length, 1);
  });

  test('the code of a grantee has five characters where it begins with a digit, else three', () => {
    const grantee = (value: string) => (vendor: Vendor) => ({
      identifiers: {
        ...vendor.identifiers,
        fcc: [
          { value, entity: 'huawei', provenance: { sources: ['test'], asOf: '2026', confidence: 'high' as const } },
        ],
      },
    });
    assert.deepEqual(signaturesOf('fcc-id: QISE5573', 'huawei', grantee('qis')), ['fcc-id:qis']);
    assert.deepEqual(signaturesOf('fcc-id: QISE5573', 'huawei', grantee('qise5')), []);
    assert.deepEqual(signaturesOf('fcc-id: FCC ID: 2ADTD-X1', 'hikvision', grantee('2ad')), []);
    assert.deepEqual(signaturesOf('fcc-id: 2ABCD-X1', 'huawei', grantee('2abcd')), ['fcc-id:2abcd']);
    assert.deepEqual(signaturesOf('fcc-id: 1ABCD-X1', 'huawei', grantee('1abcd')), [], 'no code begins with 1');
  });

  test('a company that left the group is told beside what names the group, and proves nothing', () => {
    const [match] = matchesOf(['manufacturer: Dahua Technology', 'supplier: Lorex Technology Inc.'], {
      kind: 'device',
    });
    assert.deepEqual(
      match?.evidence.map(({ signature, tier }) => [signature, tier]),
      [
        ['name:Dahua Technology', 'stated'],
        ['name:Lorex Technology Inc.', 'mention'],
      ],
    );
    assert.deepEqual(matchesOf(['supplier: Lorex Technology Inc.'], { kind: 'device' }), []);
  });
});
