import assert from 'node:assert/strict';
import { detectFormat, read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

/** `name: role=value …` of each device; undefined where the text is no list of devices. */
function devices(text: string): readonly string[] | undefined {
  const { bom, format } = read(new Source(text));
  if (!format?.id.startsWith('listed-devices')) return undefined;
  return bom?.components.map(
    ({ name, claims }) => `${name?.value}: ${claims.map(({ role, value }) => `${role}=${value}`).join(' ')}`,
  );
}

suite('lists of devices in JSON and YAML of no known shape', () => {
  test('an array of objects under a key, each with its maker and model', () => {
    const text =
      '{"devices":[{"camera_name":"front","manufacturer":"Dahua","model":"IPC-HDW4431C-A","ip_address":"192.0.2.5"},{"make":"Axis","model":"P3245-LV"}]}';
    assert.deepEqual(devices(text), [
      'front: name=front manufacturer=Dahua model-number=IPC-HDW4431C-A',
      'P3245-LV: manufacturer=Axis model-number=P3245-LV',
    ]);
  });
  test('makers and models as objects, and devices within devices', () => {
    const text =
      '[{"vendor":{"name":"Hikvision"},"model":{"name":"DS-7616NI-K2"},"serial":"A1","channels":[{"brand":"Dahua","model":"IPC-HDW4431C-A","mac":"44:47:cc:00:00:01"}]}]';
    assert.deepEqual(devices(text), [
      'DS-7616NI-K2: manufacturer=Hikvision model-number=DS-7616NI-K2',
      'IPC-HDW4431C-A: manufacturer=Dahua model-number=IPC-HDW4431C-A mac=44:47:cc:00:00:01',
    ]);
    const { bom } = read(new Source(text));
    assert.equal(bom?.components[1]?.parent, 0);
  });
  test('objects by name in YAML are named by their keys', () => {
    const text =
      'all:\n  hosts:\n    cam-1:\n      manufacturer: Hikvision\n      model: DS-2CD2143G2-I\n      location: Gate\n    sw-1:\n      vendor: Huawei\n      model: S5720\n      ip_address: 192.0.2.9\n';
    assert.deepEqual(devices(text), [
      'cam-1: manufacturer=Hikvision model-number=DS-2CD2143G2-I',
      'sw-1: manufacturer=Huawei model-number=S5720',
    ]);
  });
  test('who sold it is no maker where one is named', () => {
    const text = '[{"manufacturer":"ZTE","vendor":"Acme Trading","model":"C320","serial_number":"1"}]';
    assert.deepEqual(devices(text), ['C320: manufacturer=ZTE supplier=Acme Trading model-number=C320']);
  });
  test('every claim stands at its own place', () => {
    const text = '{"olts":[{"name":"O\\u006cT","ip":"10.10.0.1","vendor":"ZTE","model":"C320"}]}';
    const { bom } = read(new Source(text));
    for (const { value, span } of bom?.components[0]?.claims ?? []) {
      assert.equal(JSON.parse(`"${text.slice(span.start, span.end)}"`), value);
    }
  });
  const none: readonly (readonly [what: string, text: string])[] = [
    ['a list of weaknesses', '[{"vendor":"Hikvision","model":"DS-2CD2143G2-I","cve":"CVE-2021-36260","location":"x"}]'],
    ['a catalogue', '{"items":[{"brand":"Hikvision","model":"DS-2CD2143G2-I","price":99}]}'],
    ['cars', '{"cars":[{"make":"Volvo","model":"V60","location":"Oslo"}]}'],
    ['the processor of a computer', '{"host":"pc1","cpu_vendor":"Huawei","cpu_model":"Kunpeng 920","location":"x"}'],
    ['makers without products', '{"vendors":[{"vendor":"Hikvision","location":"Hangzhou"},{"vendor":"Dahua"}]}'],
    [
      'a schema',
      '{"$schema":"https://json-schema.org/draft/2020-12/schema","vendor":"Hikvision","model":"x","serial":"1"}',
    ],
    ['prefixes of addresses', '[{"vendor":"Huawei","mac":"00:e0:fc:00:00:00","prefix":"00e0fc"}]'],
    ['YAML of a workflow', 'jobs:\n  a:\n    vendor: Hikvision\n    model: DS-2CD2143G2-I\n    location: x\n'],
  ];
  for (const [what, text] of none) test(`${what}: none`, () => assert.equal(devices(text), undefined));
  test('what another format claims is left to it', () => {
    assert.equal(
      detectFormat(new Source('{"bomFormat":"CycloneDX","components":[{"vendor":"ZTE","model":"C320","serial":"1"}]}'))
        ?.id,
      'cyclonedx-json',
    );
    assert.equal(
      detectFormat(new Source('manufacturer: Hikvision\nmodel: DS-2CD2143G2-I\nslug: hikvision-ds-2cd2143g2-i\n'))?.id,
      'netbox-device-type',
    );
  });
  test('deep nesting ends', () => {
    const deep = `${'{"a":['.repeat(3000)}{"vendor":"ZTE","model":"C320","serial":"1"}${']}'.repeat(3000)}`;
    assert.equal(devices(deep), undefined);
  });
});
