import assert from 'node:assert/strict';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { claimsOf, readDevices } from './support.ts';

const manifest = `# a list of ours
deviceManifest: "1.0"
sites:
  - { id: annex, name: Ottawa annex, organizationKind: national-government, jurisdiction: ca }
defaults:
  site: annex
  supplier: Example Integrators Ltd.
  status: in-service
devices:
  - id: cam-01
    name: Loading dock
    kind: camera
    manufacturer: Hikvision
    model: DS-2CD2043G2-I
    firmware: { version: V5.7.18, build: "240826" }
    network: { mac: ["44:47:CC:xx:xx:xx"] }
    installedOn: 2021-03-04
  - id: cam-02
    brand: Example Rebrand
    model: 22e1
    status: proposed
    quantity: 3
    supplier: { name: Another Ltd., url: "https://another.example" }
    network: { streams: ["rtsp://admin:hunter2@192.0.2.10:554/cam/realmonitor?channel=1&subtype=0"] }
    components:
      - { kind: soc, manufacturer: HiSilicon, model: 0123, identifiers: { compatible: ["hisilicon,hi3516cv500"] } }
`;

suite('device lists in YAML', () => {
  test('our manifest: sites, defaults, statuses, parts and what is stated by whom', () => {
    const { bom, problems, source } = readDevices(manifest);
    assert.deepEqual(problems, []);
    assert.equal(bom.format, 'device-manifest');
    assert.equal(bom.specVersion?.value, '1.0');
    assert.equal(bom.componentCount, 3);
    const [dock, second, soc] = bom.components;
    assert.deepEqual(claimsOf(source, dock), [
      'name=Loading dock',
      'manufacturer=Hikvision',
      'model-number=DS-2CD2043G2-I',
      'mac=44:47:CC:xx:xx:xx',
      'supplier=Example Integrators Ltd.',
    ]);
    assert.deepEqual(claimsOf(source, second), [
      'manufacturer=Example Rebrand',
      'model-number=22e1',
      'supplier=Another Ltd.',
      'url=https://another.example',
      'stream=192.0.2.10:554/cam/realmonitor?channel=1&subtype=0',
    ]);
    assert.deepEqual(claimsOf(source, soc), [
      'manufacturer=HiSilicon',
      'model-number=0123',
      'compatible=hisilicon,hi3516cv500',
    ]);
    assert.deepEqual([soc?.kind, soc?.parent, soc?.device?.status], ['hardware', 1, 'proposed']);
    assert.deepEqual(
      [dock?.version?.value, dock?.device?.kind, dock?.device?.installedOn],
      ['V5.7.18', 'camera', '2021-03-04'],
    );
    assert.deepEqual(
      [second?.device?.quantity, second?.device?.status, dock?.device?.status],
      [3, 'proposed', 'in-service'],
    );
    assert.deepEqual([dock?.device?.site, dock?.device?.siteIndex], ['Ottawa annex', 0]);
    assert.deepEqual(
      bom.sites?.map(site => [site.name, site.organisationKind, site.jurisdiction, site.sensitive]),
      [['Ottawa annex', 'national-government', 'CA', false]],
    );
    assert.deepEqual(bom.lifecycles, []);
  });

  test('the same manifest in JSON; a list of proposed devices only is a plan', () => {
    const { bom, source } = readDevices(
      '{"deviceManifest":"1.0","devices":[{"name":"A","manufacturer":{"name":"ZTE","aliases":["中兴"],"pen":3902},"status":"proposed"}]}',
    );
    assert.deepEqual(claimsOf(source, bom.components[0]), [
      'name=A',
      'manufacturer=ZTE',
      'manufacturer=中兴',
      'pen=3902',
    ]);
    assert.deepEqual(bom.lifecycles, ['design']);
  });

  test('what the manifest does not know is told at its place', () => {
    const { problems, source } = readDevices(
      'deviceManifest: "9"\nsites: [{ name: A, organizationKind: royal }]\ndevices:\n  - manufactuer: Hikvision\n    status: maybe\n    site: B\n    installedOn: soon\n    x-own: 1\n',
    );
    assert.deepEqual(
      problems.map(({ code, span }) => `${code} ${source.slice(span)}`),
      [
        'unknown-version 9',
        'unknown-organization-kind royal',
        'unknown-member manufactuer',
        'unknown-status maybe',
        'unknown-date soon',
        'unknown-site ',
      ],
    );
  });

  test('a device type of NetBox, with values that a parser would bend', () => {
    const { bom, source } = readDevices(
      "---\n# comment\nmanufacturer: 'Hikvision'\nmodel: 22e1\nslug: hikvision-22e1\npart_number: 0123\nu_height: 0\n",
    );
    assert.equal(bom.format, 'netbox-device-type');
    assert.deepEqual(claimsOf(source, bom.components[0]), [
      'manufacturer=Hikvision',
      'model-number=22e1',
      'model-number=0123',
    ]);
    assert.deepEqual(bom.lifecycles, ['design']);
  });

  test('Frigate and go2rtc: addresses of streams without who logs in', () => {
    const frigate = readDevices(
      'go2rtc:\n  streams:\n    door: [ "rtsp://{USER}:{PASSWORD}@192.0.2.52:554/cam/realmonitor?channel=1&subtype=0" ]\ncameras:\n  hall:\n    ffmpeg:\n      inputs:\n        - path: rtsp://user:se/c@ret@192.0.2.110:554/ISAPI/Streaming/Channels/101\n          roles: [detect]\n',
    );
    assert.deepEqual(
      frigate.bom.components.map(each => claimsOf(frigate.source, each)),
      [
        ['name=door', 'stream=192.0.2.52:554/cam/realmonitor?channel=1&subtype=0'],
        ['name=hall', 'stream=192.0.2.110:554/ISAPI/Streaming/Channels/101'],
      ],
    );
    const relay = readDevices(
      'streams:\n  a: rtsp://192.0.2.1/user=admin_password=hunter2_channel=1\n  b:\n    - "ffmpeg:rtsp://x:hunter2@192.0.2.2/Streaming/Channels/101#video=copy"\n    - ring:?refresh_token=hunter2\n',
    );
    assert.equal(relay.bom.format, 'go2rtc-yaml');
    assert.deepEqual(
      relay.bom.components.map(each => claimsOf(relay.source, each)),
      [
        ['name=a', 'stream=rtsp://192.0.2.1'],
        ['name=b', 'stream=192.0.2.2/Streaming/Channels/101#video=copy'],
      ],
    );
  });

  test('other YAML is none of ours', () => {
    for (const text of [
      'name: x\nversion: 1\nservices:\n  web:\n    image: nginx\n',
      'manufacturer: x\nmodel: y\n',
      'items:\n  - manufacturer: Hikvision\n    model: A\n    slug: a\n',
      'cameras:\n  - name: front\n',
      'streams:\n  events:\n    subjects: ["x.>"]\n',
      'devices:\n  - name: x\n    manufacturer: Hikvision\n',
      'text: |\n  deviceManifest: "1.0"\n',
    ]) {
      assert.equal(detectFormat(new Source(text)), undefined, text);
    }
  });

  test('a module type of NetBox has no slug, and what is built into a type is a part of it', () => {
    const module = 'manufacturer: Huawei\nmodel: CR5D0L5XFA70\n';
    const items = 'inventory-items:\n  - name: SoC\n    manufacturer: HiSilicon\n    part_id: Hi1620\n';
    const { bom, source } = readDevices(`---\n${module}comments: x\n${items}`);
    assert.deepEqual(
      bom.components.map(each => [each.parent, each.kind, ...claimsOf(source, each)]),
      [
        [undefined, 'device', 'manufacturer=Huawei', 'model-number=CR5D0L5XFA70'],
        [0, 'hardware', 'name=SoC', 'manufacturer=HiSilicon', 'model-number=Hi1620'],
      ],
    );
    for (const more of [
      'part_number: x\n',
      'interfaces:\n  - name: x\n',
      '"power-ports":\n  - name: x\n',
      'weight: 3\n',
    ]) {
      assert.equal(readDevices(module + more).bom.format, 'netbox-device-type', more);
    }
    for (const text of [
      module,
      `${module}logger: x\n`,
      `${module}comments: x\nversion: "3"\n`,
      'model: x\ncomments: y\ninterfaces:\n',
    ]) {
      assert.equal(detectFormat(new Source(text)), undefined, text);
    }
  });
});
