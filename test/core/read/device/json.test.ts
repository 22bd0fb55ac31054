import assert from 'node:assert/strict';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { claimsOf, readDevices } from './support.ts';

/** Claims of every component, by its name, and what the list says of each. */
function devices(value: unknown): { format: string; claims: Record<string, readonly string[]>; count: number } {
  const { bom, source } = readDevices(typeof value === 'string' ? value : JSON.stringify(value, null, 1));
  const claims: Record<string, readonly string[]> = {};
  for (const component of bom.components) claims[component.name?.value ?? '?'] = claimsOf(source, component);
  return { format: bom.format, claims, count: bom.componentCount };
}

suite('device lists in JSON', () => {
  test('the device registry of Home Assistant', () => {
    const registry = {
      version: 1,
      minor_version: 8,
      key: 'core.device_registry',
      data: {
        devices: [
          {
            id: '0123',
            name: 'Driveway',
            name_by_user: null,
            manufacturer: 'Hikvision',
            model: 'DS-2CD2143G2-I',
            sw_version: 'V5.7.3',
            connections: [
              ['mac', '44:47:cc:00:00:01'],
              ['upnp', 'uuid:1'],
            ],
            configuration_url: 'http://admin:hunter2@192.0.2.64',
          },
          { id: '2', name: 'Nameless', manufacturer: null, model: 'Unknown' },
        ],
        deleted_devices: [{ id: '3', name: 'Gone' }],
      },
    };
    assert.deepEqual(devices(registry), {
      format: 'home-assistant-devices',
      claims: {
        Driveway: [
          'name=Driveway',
          'manufacturer=Hikvision',
          'model-number=DS-2CD2143G2-I',
          'mac=44:47:cc:00:00:01',
          'url=192.0.2.64',
        ],
        Nameless: ['name=Nameless'],
      },
      count: 2,
    });
  });

  test('devices, types and inventory items from the interface of NetBox', () => {
    const device = {
      id: 7,
      url: 'https://netbox.example.org/api/dcim/devices/7/',
      name: 'cam-01',
      device_type: { id: 1, manufacturer: { id: 2, name: 'Hikvision', slug: 'hikvision' }, model: 'DS-2CD2043G2-I' },
      role: { id: 3, name: 'Camera' },
      site: { id: 4, name: 'Annex' },
      status: { value: 'planned', label: 'Planned' },
    };
    const expected = ['name=cam-01', 'manufacturer=Hikvision', 'model-number=DS-2CD2043G2-I'].slice(1);
    assert.deepEqual(devices({ count: 1, next: null, results: [device] }), {
      format: 'netbox-json',
      claims: { 'cam-01': ['name=cam-01', ...expected] },
      count: 1,
    });
    assert.equal(devices([device, device]).count, 2);
    const { bom } = readDevices(JSON.stringify(device));
    assert.equal(bom.components[0]?.device?.status, 'planned');
    assert.equal(bom.components[0]?.device?.site, 'Annex');
    assert.equal(bom.components[0]?.device?.kind, 'camera');
    const type = {
      id: 1,
      url: 'x',
      manufacturer: { name: 'Dahua' },
      model: 'IPC-HFW2431S',
      slug: 's',
      part_number: 'P',
    };
    assert.deepEqual(devices({ results: [type] }).claims, {
      'IPC-HFW2431S': ['manufacturer=Dahua', 'model-number=IPC-HFW2431S', 'model-number=P'],
    });
    const item = {
      id: 1,
      url: 'x',
      device: { id: 7 },
      name: 'SoC',
      manufacturer: { name: 'HiSilicon' },
      part_id: 'Hi3516',
    };
    assert.deepEqual(devices({ results: [item] }).claims, {
      SoC: ['name=SoC', 'manufacturer=HiSilicon', 'model-number=Hi3516'],
    });
  });

  test('fwupd: vendor ids are USB and PCI ids, and LVFS is no maker', () => {
    const list = {
      Devices: [
        {
          Name: 'ME936',
          DeviceId: 'a1',
          InstanceIds: ['USB\\VID_12D1&PID_15BB'],
          Plugin: 'modem_manager',
          Vendor: 'Huawei',
          VendorId: 'USB:0x12D1|PCI:0x19E5',
          Version: '1.0',
        },
        { Name: 'X', DeviceId: 'a2', Plugin: 'cpu', Vendor: 'LVFS' },
      ],
    };
    assert.deepEqual(devices(list), {
      format: 'fwupd-json',
      claims: {
        ME936: [
          'model-number=ME936',
          'usb-id=USB\\\\VID_12D1&PID_15BB',
          'manufacturer=Huawei',
          'usb-id=USB:0x12D1',
          'pci-id=PCI:0x19E5',
        ],
        X: ['model-number=X'],
      },
      count: 2,
    });
  });

  test('lshw: a tree of hardware, ids in brackets and the address of an interface', () => {
    const tree = {
      id: 'host',
      class: 'system',
      claimed: true,
      handle: 'DMI:0001',
      vendor: 'To Be Filled By O.E.M.',
      children: [
        {
          id: 'core',
          class: 'bus',
          children: [
            {
              id: 'network',
              class: 'network',
              handle: 'PCI:0000:01:00.0',
              product: 'Hi1822 Family [19E5:1822]',
              vendor: 'Huawei Technologies Co., Ltd. [19E5]',
              serial: '00:18:82:00:00:01',
            },
            { id: 'bridge', class: 'bridge' },
          ],
        },
      ],
    };
    const { bom, source } = readDevices(JSON.stringify([tree]));
    assert.equal(bom.format, 'lshw-json');
    assert.equal(bom.componentCount, bom.components.length);
    assert.deepEqual(
      bom.components.map(({ kind, parent }) => [kind, parent]),
      [
        ['device', undefined],
        ['hardware', 0],
        ['hardware', 1],
      ],
    );
    assert.deepEqual(claimsOf(source, bom.components[2]), [
      'model-number=Hi1822 Family',
      'pci-id=19E5:1822',
      'manufacturer=Huawei Technologies Co., Ltd.',
      'pci-id=19E5',
      'mac=00:18:82:00:00:01',
    ]);
  });

  test('MUD: the maker is optional, the hosts a device talks to stand in its rules', () => {
    const rules = {
      acl: [
        { aces: { ace: [{ matches: { ipv4: { 'ietf-acldns:dst-dnsname': 'dev.hik-connect.com', protocol: 6 } } }] } },
        { aces: { ace: [{ matches: { ipv4: { 'ietf-acldns:src-dnsname': 'dev.hik-connect.com' } } }] } },
      ],
    };
    const mud = {
      'mud-url': 'https://cam.example.com/m',
      'mfg-name': 'Hangzhou Hikvision',
      'model-name': 'DS-2CD2043G2-I',
    };
    assert.deepEqual(devices({ 'ietf-mud:mud': mud, 'ietf-access-control-list:acls': rules }), {
      format: 'mud-json',
      claims: {
        'DS-2CD2043G2-I': [
          'url=https://cam.example.com/m',
          'manufacturer=Hangzhou Hikvision',
          'model-number=DS-2CD2043G2-I',
          'url=dev.hik-connect.com',
        ],
      },
      count: 1,
    });
  });

  test('Zabbix and LibreNMS: object ids, and no community strings', () => {
    const host = {
      hostid: '10084',
      host: 'cam-1',
      inventory: { vendor: 'Dahua', model: 'IPC-HFW2431S', macaddress_a: '3C:EF:8C:00:00:01', notes: 'pw hunter2' },
      macros: [{ macro: '{$SNMP_COMMUNITY}', value: 'hunter2' }],
      items: [
        { key_: 'system.objectid[sysObjectID.0]', lastvalue: '.1.3.6.1.4.1.37496.1' },
        { key_: 'system.uptime', lastvalue: '1' },
      ],
    };
    assert.deepEqual(devices({ jsonrpc: '2.0', result: [host], id: 1 }), {
      format: 'zabbix-json',
      claims: {
        'cam-1': [
          'name=cam-1',
          'manufacturer=Dahua',
          'model-number=IPC-HFW2431S',
          'mac=3C:EF:8C:00:00:01',
          'pen=.1.3.6.1.4.1.37496.1',
        ],
      },
      count: 1,
    });
    const device = {
      device_id: 1,
      hostname: 'ap-1',
      community: 'hunter2',
      sysObjectID: '.1.3.6.1.4.1.2011.2.240',
      sysDescr: 'Huawei Versatile Routing Platform',
      hardware: 'AR169',
    };
    const { bom, source } = readDevices(JSON.stringify({ status: 'ok', devices: [device] }));
    assert.equal(bom.format, 'librenms-json');
    assert.deepEqual(claimsOf(source, bom.components[0]), [
      'name=ap-1',
      'pen=.1.3.6.1.4.1.2011.2.240',
      'banner=Huawei Versatile Routing Platform',
      'model-number=AR169',
    ]);
  });

  test('other JSON is none of ours, and half of ours is read as far as it goes', () => {
    for (const value of [
      { name: 'x', version: '1.0.0', manufacturer: 'y', model: 'z' },
      { devices: [{ id: 1, name: 'x' }] },
      { results: [{ id: 1, name: 'x' }] },
      { Devices: [{ Name: 'x' }] },
      [{ id: 'x', class: 'y' }],
      [],
      [[]],
      null,
      'x',
    ]) {
      assert.equal(detectFormat(new Source(JSON.stringify(value))), undefined, JSON.stringify(value));
    }
    const half =
      '{"key":"core.device_registry","data":{"devices":[{"id":"1","name":"A","manufacturer":"Hikvision"},{"id":"2","manu';
    const { bom, problems } = readDevices(half);
    assert.equal(bom.components[0]?.claims.length, 2);
    assert.ok(problems.length > 0);
  });
});
