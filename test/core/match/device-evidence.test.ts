import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import type { Claim } from '../../../server/src/core/model/claim.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../../support/bom.ts';
import { signatures } from '../../support/signatures.ts';

const lookups = buildLookups(signatures());

/** `vendor ceiling tier signature` of each match of a device with these claims, judged with the shipped signatures. */
function matchesOf(...claims: (string | Claim)[]): string[] {
  return matchBom(bom(component(claims, { kind: 'device' })), lookups, '2026-11-22').map(
    ({ vendor, ceiling, tier, evidence }) => `${vendor} ${ceiling} ${tier} ${evidence[0].signature}`,
  );
}

function claim(role: Claim['role'], label: string, value: string): Claim {
  return { role, label, value, span: { start: 0, end: value.length } };
}

suite('evidence on devices', () => {
  test('a maker stated by name, in its own script and with its legal form', () => {
    assert.deepEqual(matchesOf('manufacturer: Hangzhou Hikvision Digital Technology'), [
      'hikvision error stated name:Hangzhou Hikvision Digital Technology Co., Ltd.',
    ]);
    assert.equal(matchesOf('manufacturer: 广和通')[0]?.startsWith('fibocom error stated'), true);
    assert.deepEqual(matchesOf('manufacturer: Axis Communications AB'), []);
    assert.deepEqual(matchesOf('manufacturer: Bosch'), []);
    assert.deepEqual(matchesOf('manufacturer: Hanwha Vision'), []);
  });

  test('the prefix of a devicetree string; dh is DH electronics and not Dahua', () => {
    assert.deepEqual(matchesOf('compatible: hisilicon,hi3516cv500'), ['huawei error identifier compatible:hisilicon']);
    assert.deepEqual(matchesOf('compatible: dh,imx6q-dhcom-pdk2'), []);
    assert.deepEqual(matchesOf('compatible: nothisilicon,x'), []);
    assert.deepEqual(matchesOf('compatible: hisilicon'), []);
  });

  test('SNMP enterprise numbers; 8409 is ztevision and others do not exist', () => {
    assert.deepEqual(matchesOf('pen: .1.3.6.1.4.1.39165.1.1'), ['hikvision error identifier pen:39165']);
    assert.deepEqual(matchesOf('pen: 1.3.6.1.4.1.37496'), ['dahua error identifier pen:37496']);
    for (const other of ['8409', '50001', '1004849', '391651', '368', '36849']) {
      assert.deepEqual(matchesOf(`pen: 1.3.6.1.4.1.${other}.1`), []);
    }
  });

  test('the namespace of a device says whose software it runs', () => {
    for (const host of ['www.hikvision.com', 'www.isapi.org']) {
      const [match] = matchesOf(`namespace: http://${host}/ver20/XMLSchema`);
      assert.equal(match?.startsWith('hikvision warning identifier namespace:'), true);
    }
    assert.deepEqual(matchesOf('namespace: http://www.onvif.org/ver10/device/wsdl'), []);
  });

  test('what services say: known texts and coined names as whole words', () => {
    for (const text of ['DNVRS-Webs', 'App-webs/', 'RTSP realm="Hikvision"', 'Hikvision IP camera httpd']) {
      assert.match(matchesOf(`banner: ${text}`)[0] ?? '', /^hikvision warning identifier/, text);
    }
    assert.match(matchesOf('banner: Dahua Rtsp Server')[0] ?? '', /^dahua warning/);
    assert.match(matchesOf('banner: uc-httpd 1.0.0')[0] ?? '', /^xiongmai warning/);
    assert.match(matchesOf('banner: Huawei Versatile Routing Platform Software')[0] ?? '', /^huawei warning/);
    for (const text of ['Webs', 'lindahua httpd', 'pandahua', 'Nat_dss_OnvifS_HIK_V5', 'nginx', 'ztevision']) {
      assert.deepEqual(matchesOf(`banner: ${text}`), [], text);
    }
    assert.deepEqual(matchesOf(claim('banner', 'http-title', 'Hikvision guide')), []);
  });

  test('the path of a stream that only one maker has is information, and a mention where anybody is named', () => {
    assert.match(
      matchesOf('stream: rtsp://192.0.2.1:554/cam/realmonitor?channel=1&subtype=0')[0] ?? '',
      /^dahua information identifier stream:/,
    );
    for (const path of ['/ISAPI/Streaming/Channels/101', '/Streaming/channels/2', '/Streaming/tracks/101']) {
      assert.match(
        matchesOf(`stream: 192.0.2.1:554${path}`)[0] ?? '',
        /^hikvision information identifier stream:/,
        path,
      );
    }
    for (const path of [
      '/h264/ch1/main/av_stream',
      '/stream1',
      '/live/ch0',
      '/Streaming/',
      '/cam/realmonitor',
      '/axis-media/media.amp',
    ]) {
      assert.deepEqual(matchesOf(`stream: 192.0.2.1:554${path}`), [], path);
    }
    assert.deepEqual(
      matchBom(
        bom(component(['manufacturer: Axis', 'stream: 192.0.2.1/cam/realmonitor?channel=1'], { kind: 'device' })),
        lookups,
        '2026-11-22',
      ),
      [],
    );
    const [match] = matchBom(
      bom(component(['manufacturer: Dahua', 'stream: 192.0.2.1/cam/realmonitor?channel=1'], { kind: 'device' })),
      lookups,
      '2026-11-22',
    );
    assert.deepEqual(
      match?.evidence.map(({ tier }) => tier),
      ['stated', 'mention'],
    );
  });

  test('addresses: of universal ones the registrant, of local, group and masked ones nothing', () => {
    assert.match(matchesOf('mac: 44:47:cc:00:00:01')[0] ?? '', /^hikvision warning identifier mac:4447CC/);
    assert.match(matchesOf('mac: 4447.cc00.0001')[0] ?? '', /^hikvision warning/);
    for (const mac of ['46:47:cc:00:00:01', '45:47:cc:00:00:01', '44:47:CC:xx:xx:xx', '12:34:56:12:34:56']) {
      assert.deepEqual(matchesOf(`mac: ${mac}`), [], mac);
    }
    assert.match(
      matchesOf(claim('mac', 'registrant', 'Hangzhou Hikvision Digital Technology'))[0] ?? '',
      /^hikvision warning identifier/,
    );
  });

  test('a host that a device talks to is information, its own address is more', () => {
    assert.match(matchesOf(claim('url', 'dns-name', 'dev.hik-connect.com'))[0] ?? '', /^hikvision information origin/);
    assert.match(matchesOf(claim('url', 'mud-url', 'https://www.hikvision.com/mud'))[0] ?? '', /^hikvision warning/);
  });

  test('model series stand alone where they are precise', () => {
    assert.match(matchesOf('model-number: DS-2CD2043G2-I')[0] ?? '', /^hikvision error identifier model:/);
    assert.match(matchesOf('model-number: IPC-HFW2431S')[0] ?? '', /^dahua error identifier model:/);
    for (const other of ['DS220+', 'DS-530', 'DS18B20', 'DS-7000', 'SD845', 'TL072BCP', 'P3245-LV']) {
      assert.deepEqual(matchesOf(`model-number: ${other}`), [], other);
    }
  });
});
