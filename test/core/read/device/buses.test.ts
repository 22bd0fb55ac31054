import assert from 'node:assert/strict';
import { companyEnd } from '../../../../server/src/core/read/device/text/leading-company.ts';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { reviewText } from '../../../support/review.ts';
import { claimsOf, readDevices } from './support.ts';

const huawei = 'Huawei Technologies Co., Ltd.';

function all(text: string): readonly (readonly string[])[] {
  const { bom, source } = readDevices(text);
  assert.equal(bom.componentCount, bom.components.length);
  return bom.components.map(each => claimsOf(source, each));
}

/** Vendors that are marked, each with the text that is marked. */
function marks(text: string): readonly string[] {
  const { findings, source } = reviewText(text, ['us-federal-agency']);
  return findings
    .filter(({ rule }) => rule === 'restricted-vendor')
    .map(({ vendor, span }) => `${vendor}: ${source.slice(span)}`);
}

suite('what lspci prints', () => {
  test('plain: the company in front of the name made the chip', () => {
    assert.deepEqual(
      all(
        `00:00.0 Host bridge: Intel Corporation Device 2020 (rev 07)\n05:00.0 VGA compatible controller: ${huawei} Hi171x Series [iBMC chip] (rev 01)\n`,
      ),
      [
        ['manufacturer=Intel Corporation', 'name=Intel Corporation Device 2020'],
        [`manufacturer=${huawei}`, `name=${huawei} Hi171x Series [iBMC chip]`],
      ],
    );
  });

  test('-n: ids alone', () => {
    const text = '00:00.0 0600: 8086:2020 (rev 07)\n05:00.0 Class 0300: 19e5:1711 (rev 01)\n1a:00.0 0200: 19e5:1822\n';
    assert.deepEqual(all(text), [['pci-id=8086:2020'], ['pci-id=19e5:1711'], ['pci-id=19e5:1822']]);
    assert.deepEqual(marks(text), ['huawei: 19e5:1711', 'huawei: 19e5:1822']);
  });

  test('-nn: names and ids, and ids that the registry has no name for', () => {
    assert.deepEqual(
      all(
        `0000:02:00.0 VGA compatible controller [0300]: ${huawei} Hi171x Series [19e5:1711] (rev 01) (prog-if 00 [VGA controller])\r\n03:00.0 Ethernet controller [0200]: Device [19e5:1822]\r\n04:00.0 Ethernet controller: Device 19e5:1823 (rev 01)\r\n`,
      ),
      [
        [`manufacturer=${huawei}`, `name=${huawei} Hi171x Series`, 'pci-id=19e5:1711'],
        ['pci-id=19e5:1822'],
        ['pci-id=19e5:1823'],
      ],
    );
  });

  test('a subsystem is the board around a chip, and who made it is another fact', () => {
    const text = `3b:00.0 Ethernet controller [0200]: Intel Corporation X710 [8086:1572] (rev 02)\n\tSubsystem: ${huawei} Device [19e5:d11c]\n\tKernel driver in use: i40e\n`;
    assert.deepEqual(all(text), [
      ['manufacturer=Intel Corporation', 'name=Intel Corporation X710', 'pci-id=8086:1572'],
      [`manufacturer=${huawei}`, `name=${huawei} Device`, 'pci-id=19e5:d11c'],
    ]);
    assert.deepEqual(marks(text), [`huawei: ${huawei}`]);
    const chip = `5e:00.0 Non-Volatile memory controller: Yangtze Memory Technologies Co.,Ltd PC300 (rev 03)\n\tSubsystem: Dell Device 2020\n\tFlags: bus master\n`;
    assert.deepEqual(marks(chip), ['ymtc: Yangtze Memory Technologies Co.,Ltd']);
    assert.deepEqual(marks('00:02.0 0280: 8086:4df0\n\tSubsystem: 1eac:1001\n'), ['quectel: 1eac:1001']);
  });

  test('a board of the company that made the chip says nothing new, an empty one nothing', () => {
    const count = (text: string) => readDevices(text).bom.componentCount;
    assert.equal(count(`05:00.0 VGA: ${huawei} Hi171x Series\n\tSubsystem: ${huawei} Device 7a02\n`), 1);
    assert.equal(count('05:00.0 0300: 19e5:1711\n\tSubsystem: 19e5:7a02\n'), 1);
    assert.equal(count('05:00.0 0300: 19e5:1711\n\tSubsystem: 0000:0000\n'), 1);
    assert.equal(count('05:00.0 0300: 19e5:1711\n\tSubsystem: ffff:ffff\n'), 1);
    assert.equal(count('05:00.0 0300: 19e5:1711\n\tSubsystem: 1028:0001\n'), 2);
  });

  test('-mm: maker, device, maker and kind of the board', () => {
    assert.deepEqual(
      all(
        `02:00.0 "VGA compatible controller [0300]" "${huawei} [19e5]" "Hi1710 [1711]" -r01 "" ""\n03:00.0 "Ethernet controller" "Intel Corporation" "X710" -r02 -p00 "${huawei}" "Device d11c"\n04:00.0 "0200" "19e5" "1822" -r45 "1028" "0001"\n`,
      ),
      [
        [`manufacturer=${huawei}`, 'pci-id=19e5', 'name=Hi1710'],
        ['manufacturer=Intel Corporation', 'name=X710'],
        [`manufacturer=${huawei}`, `name=${huawei}`],
        ['pci-id=19e5', 'name=1822'],
        ['pci-id=1028'],
      ],
    );
  });

  test('-vmm: records, with names, ids or both; -vm calls the slot the device', () => {
    assert.deepEqual(
      all(
        `Slot:\t00:1f.0\r\nClass:\tISA bridge [0601]\r\nVendor:\tIntel Corporation [8086]\r\nDevice:\tC621 [a1c1]\r\nSVendor:\t${huawei} [19e5]\r\nSDevice:\tDevice [d129]\r\n\r\nSlot:\t05:00.0\r\nVendor:\t19e5\r\nDevice:\t1711\r\n`,
      ),
      [
        ['manufacturer=Intel Corporation', 'pci-id=8086', 'name=C621'],
        [`manufacturer=${huawei}`, `name=${huawei}`, 'pci-id=19e5'],
        ['pci-id=19e5', 'name=1711'],
      ],
    );
    assert.deepEqual(
      all(
        'Device:\t03:00.0\nClass:\tNetwork controller\nVendor:\tTP-LINK Technologies Co., Ltd.\nDevice:\tTL-WN951N\n',
      ),
      [['manufacturer=TP-LINK Technologies Co., Ltd.', 'name=TL-WN951N']],
    );
  });

  test('-v and -vv: what stands below a device speaks of it', () => {
    const text = `00:00.0 Host bridge: Intel Corporation Sky Lake-E (rev 07)\n\tSubsystem: ${huawei} Device d129\n\tControl: I/O- Mem- BusMaster-\n\tCapabilities: [90] Express (v2) Root Port (Slot-), MSI 00\n\t\tDevCap:\tMaxPayload 128 bytes\n\n1a:00.0 Ethernet controller: ${huawei} Hi1822\n\tRegion 0: Memory at f0000000\n`;
    assert.deepEqual(marks(text), [`huawei: ${huawei}`, `huawei: ${huawei}`]);
    assert.equal(readDevices(text).bom.componentCount, 3);
  });

  test('-tv: a tree with names; -t: one without, which is told', () => {
    const named =
      '-[0000:00]-+-00.0  Intel Corporation 440FX\n           +-01.0-[01]----00.0  Huawei Technologies Co., Ltd. Hi1822\n           +-02.0-[02-03]--+-00.0  Quectel Wireless Solutions Co., Ltd. RM520N [1eac:1002]\n           \\-1f.0  Intel Corporation Device 7a06\n';
    assert.deepEqual(marks(named), [`huawei: ${huawei}`, 'quectel: Quectel Wireless Solutions Co., Ltd.']);
    assert.equal(readDevices(named).bom.componentCount, 4);
    const bare = '-+-[0000:3a]-+-05.0\n |           \\-05.2\n \\-[0000:00]-+-00.0\n             \\-1c.0-[01]----00.0\n';
    const { bom, problems } = readDevices(bare);
    assert.equal(bom.componentCount, 4);
    assert.deepEqual(
      problems.map(({ code, span }) => `${code} ${bare.slice(span.start, span.end)}`),
      ['unnamed-devices 05.0'],
    );
  });
});

suite('what lsusb prints', () => {
  test('a line for each device', () => {
    const text =
      'Bus 001 Device 001: ID 1d6b:0002 Linux Foundation 2.0 root hub\nBus 001 Device 002: ID 12d1:1506 Huawei Technologies Co., Ltd. Modem\nBus 001 Device 003: ID 2c7c:0125\nBus 001 Device 004: ID 1234:5678 Nobody Knows This\n';
    assert.equal(readDevices(text).bom.format, 'lsusb-text');
    assert.deepEqual(all(text), [
      ['usb-id=1d6b:0002', 'manufacturer=Linux Foundation', 'name=Linux Foundation 2.0 root hub'],
      ['usb-id=12d1:1506', `manufacturer=${huawei}`, `name=${huawei} Modem`],
      ['usb-id=2c7c:0125'],
      ['usb-id=1234:5678', 'name=Nobody Knows This'],
    ]);
  });

  test('-v: what a device calls itself', () => {
    const text =
      "\nBus 002 Device 003: ID 0bda:8153 Realtek Semiconductor Corp. RTL8153\nCouldn't open device, some information will be missing\nDevice Descriptor:\n  bLength                18\n  idVendor           0x0bda Realtek Semiconductor Corp.\n  idProduct          0x8153 RTL8153\n  iManufacturer           1 TP-Link\n  iProduct                2 UE300\nDevice Status:     0x0000\n\nBus 001 Device 001: ID 1d6b:0002 Linux Foundation 2.0 root hub\nDevice Descriptor:\n  iManufacturer           3 Linux 5.10.0-8-amd64 xhci-hcd\n";
    assert.deepEqual(all(text), [
      [
        'usb-id=0bda:8153',
        'manufacturer=Realtek Semiconductor Corp.',
        'name=Realtek Semiconductor Corp. RTL8153',
        'manufacturer=TP-Link',
        'model-number=UE300',
      ],
      ['usb-id=1d6b:0002', 'manufacturer=Linux Foundation', 'name=Linux Foundation 2.0 root hub'],
    ]);
    assert.deepEqual(marks(text), ['tp-link: TP-Link']);
  });

  test('-tv: a device once, however many interfaces it has; -t: no ids, which is told', () => {
    const root = '/:  Bus 001.Port 001: Dev 001, Class=root_hub, Driver=xhci_hcd/6p, 480M\n';
    const branch = '    |__ Port 002: Dev 004, If 0, Class=Vendor Specific Class, Driver=option, 480M\n';
    const id = '        ID 2c7c:0125 Quectel Wireless Solutions Co., Ltd. EC25 LTE modem\n';
    const text = `${root}    ID 1d6b:0002 Linux Foundation 2.0 root hub\n${branch}${id}${branch.replace('If 0', 'If 1')}${id}`;
    assert.deepEqual(marks(text), ['quectel: Quectel Wireless Solutions Co., Ltd.']);
    assert.equal(readDevices(text).bom.componentCount, 2);
    const { bom, problems } = readDevices(root + branch);
    assert.deepEqual(
      bom.components.map(({ name }) => name?.value),
      ['root_hub', 'Vendor Specific Class'],
    );
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unnamed-devices'],
    );
  });
});

suite('what options and other tools of both add', () => {
  test('registers, paths of bridges, a device without its place, usb-devices', () => {
    const dumped = `00:03.0 Ethernet controller: ${huawei} Hi1822 (rev 45)\n00: e5 19 22 18 06 04 10 00 45 00 00 02 10 00 80 00\n10: 0c 00 00 f0 00 00 00 00 0c 00 10 f0 00 00 00 00\n`;
    assert.deepEqual(marks(dumped), [`huawei: ${huawei}`]);
    assert.deepEqual(marks(`00:1c.0/00.0 Ethernet controller: ${huawei} Hi1822\n`), [`huawei: ${huawei}`]);
    assert.deepEqual(marks('00:1c.0/01:00.0 0200: 19e5:1822\n'), ['huawei: 19e5:1822']);
    assert.deepEqual(marks(`Device: ID 12d1:1506 ${huawei} Modem\nDevice Descriptor:\n  bLength 18\n`), [
      `huawei: ${huawei}`,
    ]);
    const listed =
      '\nT:  Bus=01 Lev=01 Prnt=01 Port=02 Cnt=01 Dev#=  4 Spd=480 MxCh= 0\nD:  Ver= 2.00 Cls=ef(misc ) Sub=02 Prot=01 MxPS=64 #Cfgs=  1\nP:  Vendor=2c7c ProdID=0125 Rev=03.18\nS:  Manufacturer=Quectel\nS:  Product=EC25-AF\nC:  #Ifs= 5 Cfg#= 1 Atr=a0 MxPwr=500mA\n';
    assert.deepEqual(all(listed), [['usb-id=2c7c', 'manufacturer=Quectel', 'model-number=EC25-AF']]);
  });
});

suite('what stands around the lists of both', () => {
  test('a log before them, prompts between them, both in one text', () => {
    const text = `[    0.000000] Linux version 5.10.0-8-amd64\n[    1.234567] pci 0000:00:1f.0: [8086:a145] type 00 class 0x060100\nroot@host:~# lspci\n00:03.0 Ethernet controller: ${huawei} Hi1822 Family (rev 45)\nroot@host:~# lsusb\nBus 001 Device 004: ID 12d1:1506 ${huawei} Modem\nroot@host:~# lsusb -t\n/:  Bus 01.Port 1: Dev 1, Class=root_hub, Driver=xhci_hcd/6p, 480M\n`;
    assert.equal(readDevices(text).bom.componentCount, 2);
    assert.equal(marks(text).length, 2);
    assert.deepEqual(readDevices(text).problems, []);
  });

  test('prose and code that speak of them are no lists', () => {
    for (const text of [
      '00:10 Start of the film\n00:20 Something\n',
      '00:10.5 Start of the film\n00:20.5 Something\n',
      'Bus 001 Device 002: see the manual\n',
      '# README\n\nRun `lsusb`:\n\nBus 001 Device 001: ID 1d6b:0002 Linux Foundation 2.0 root hub\n\nand so on and on\n',
      'The card is\n01:00.0 VGA: NVIDIA Corporation GA102\nand it does not work.\nWhat can be done?\n',
      'Slot: 4\nVendor: Huawei\nDevice: server\n',
      'tree\n+-- 00.0\n\\-- 01.0\n',
    ]) {
      assert.equal(detectFormat(new Source(text)), undefined, text);
    }
  });

  test('where the name of a company ends', () => {
    for (const [company, device] of [
      ['Huawei Technologies Co., Ltd.', 'Hi171x Series'],
      ['Intel Corporation', '440FX - 82441FX PMC [Natoma]'],
      ['Advanced Micro Devices, Inc.', '[AMD/ATI] Navi 21'],
      ['Broadcom Inc. and subsidiaries', 'NetXtreme BCM5720'],
      ['Kingston Technology Company, Inc.', 'OM3PDP3 NVMe SSD'],
      ['Yangtze Memory Technologies Co.,Ltd', 'PC300'],
      ['Red Hat, Inc.', 'Virtio network device'],
      ['Mellanox Technologies', 'MT27800 Family'],
      ['TP-Link', 'Archer T2U'],
      ['ZTE WCDMA Technologies MSM', 'MF831'],
    ] as const) {
      assert.equal(`${company} ${device}`.slice(0, companyEnd(`${company} ${device}`)), company);
    }
    assert.equal(companyEnd('Nobody Knows This'), undefined);
    assert.equal(companyEnd('Inc. Something'), undefined);
  });
});
