import assert from 'node:assert/strict';
import { fieldOf } from '../../../../server/src/core/read/device/csv/headers.ts';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { claimsOf, readDevices } from './support.ts';

function isTable(text: string): boolean {
  return detectFormat(new Source(text))?.id === 'device-csv';
}

suite('device tables', () => {
  test('a parts list of KiCad is a plan: makers, sellers and part numbers at their cells', () => {
    const { bom, source } = readDevices(
      '"Reference","Qty","Value","Description","Datasheet","Manufacturer","ManufacturerPartNum","Distributor","DistributorPartNum"\r\n' +
        '"U1","1","Hi3516","Camera SoC","","HiSilicon","Hi3516CV500","Example Distribution",""\r\n' +
        '"U2 U3","2","TL072","Dual op-amp","https://www.ti.com/lit/ds/symlink/tl072b.pdf","Texas Instruments","TL072BCP","Mouser","595-TL072BCP"\r\n',
    );
    assert.equal(bom.format, 'device-csv');
    assert.equal(bom.componentCount, 2);
    assert.deepEqual(bom.lifecycles, ['design']);
    const [first, second] = bom.components;
    assert.deepEqual(claimsOf(source, first), [
      'model-number=Hi3516',
      'description=Camera SoC',
      'manufacturer=HiSilicon',
      'model-number=Hi3516CV500',
      'supplier=Example Distribution',
    ]);
    assert.equal(first?.kind, 'hardware');
    assert.equal(first?.ref?.value, 'U1');
    assert.equal(second?.device?.quantity, 2);
    assert.equal(source.slice(first?.span ?? { start: 0, end: 0 }).startsWith('"U1"'), true);
  });

  test('Chinese headers are understood, and a maker in front of a model number is one', () => {
    const { bom, source } = readDevices(
      '模块名称,型号 / 规格,数量,单价（元）,说明\n主控 MCU,STM32F407ZGT6,1,85.00,Cortex-M4\n蜂窝模组,广和通 L610,1,259.00,LTE 模组\n',
    );
    assert.deepEqual(claimsOf(source, bom.components[1]), [
      'name=蜂窝模组',
      'model-number=广和通 L610',
      'description=LTE 模组',
      'manufacturer=广和通',
    ]);
    assert.equal(
      bom.components[0]?.claims.some(({ role }) => role === 'manufacturer'),
      false,
    );
  });

  test('headers of all kinds of tables are understood', () => {
    for (const [field, headers] of [
      [
        'manufacturer',
        'Manufacturer|Mfr|Mfg|Maker|Make|Manufacturer Name|MFG_NAME|制造商|厂家|製造商|Hersteller|Fabricant',
      ],
      ['brand', 'Brand|品牌|Marke|Marque'],
      [
        'part',
        'MPN|ManufacturerPartNum|Manufacturer Part Number|Mfr Part #|Part Number|part_number|型号|型号 / 规格|Mfr. #:|Manufacturer #|Part #|Herstellernummer|Référence fabricant',
      ],
      ['supplier', 'Supplier|Distributor|Distributor1|Supplier 3|供应商|供應商|Lieferant|Fournisseur'],
      ['vendor', 'Vendor'],
      ['supplier-part', 'LCSC Part #|Digi-Key Part Number|JLCPCB Part #|Mouser #|Vendor Part Number|Supplier #'],
      ['model', 'Model|Make/Model|device_type|ModelName|设备型号|Modell|Modèle'],
      ['serial', 'Serial|Serial Number|S/N|序列号|Seriennummer|Numéro de série'],
      ['mac', 'MAC|MAC Address|HardwareMac|MacAddress|MAC地址|MAC-Adresse|Adresse MAC'],
      ['address', 'IP|IPAddress|IP address|HardwareAddress|IP地址|IP-Adresse|Adresse IP'],
      ['firmware', 'Firmware|Firmware Version|固件版本|Firmwareversion|Version du firmware'],
      ['purchased', 'Purchase Date|purchased_on|购买日期|Kaufdatum|Date d’achat'],
      ['installed', 'Install Date|安装日期|Einbaudatum|Date d’installation'],
      ['secret', 'HardwarePassword|HardwareUsername|Password|密码|Kennwort|Mot de passe'],
    ] as const) {
      for (const header of headers.split('|')) assert.equal(fieldOf(header), field, header);
    }
  });

  test('German and French inventories with semicolons', () => {
    const german = readDevices(
      'Bezeichnung;Hersteller;Modell;MAC-Adresse;Stückzahl;Standort;Zustand;Kaufdatum\nTor;Dahua;IPC-HFW2431S;3C:EF:8C:00:00:01;2;Halle 1;geplant;2026-03-01\n',
    );
    const gate = german.bom.components[0];
    assert.deepEqual(claimsOf(german.source, gate), [
      'name=Tor',
      'manufacturer=Dahua',
      'model-number=IPC-HFW2431S',
      'mac=3C:EF:8C:00:00:01',
    ]);
    assert.deepEqual(gate?.device, {
      kind: undefined,
      quantity: 2,
      status: 'planned',
      site: 'Halle 1',
      siteIndex: undefined,
      manufacturer: { value: 'Dahua', span: gate?.claims[1]?.span },
      model: { value: 'IPC-HFW2431S', span: gate?.claims[2]?.span },
      purchasedOn: '2026-03-01',
      installedOn: undefined,
      replaceBy: undefined,
    });
    assert.deepEqual(german.bom.lifecycles, []);
    const french = readDevices(
      'Désignation;Fabricant;Modèle;Numéro de série;Adresse IP;Quantité\nCaméra;Axis;P3245-LV;ACCC8E000001;192.0.2.7;1\n',
    );
    assert.deepEqual(claimsOf(french.source, french.bom.components[0]), [
      'name=Caméra',
      'manufacturer=Axis',
      'model-number=P3245-LV',
    ]);
  });

  test('an export of NetBox or Nautobot', () => {
    const { bom, source } = readDevices(
      'name,role,manufacturer,device_type,status,site,rack,position,face,serial,asset_tag\ncam-01,Camera,Hikvision,DS-2CD2043G2-I,active,Annex,,,,SN0001,A-1\n',
    );
    const [camera] = bom.components;
    assert.deepEqual(claimsOf(source, camera), [
      'name=cam-01',
      'manufacturer=Hikvision',
      'model-number=DS-2CD2043G2-I',
    ]);
    assert.equal(camera?.kind, 'device');
    assert.equal(camera?.device?.status, 'in-service');
    assert.equal(camera?.device?.site, 'Annex');
  });

  test('the type of a device in the tables that NetBox shows is its model', () => {
    const { bom, source } = readDevices(
      'Name,Status,Tenant,Site,Location,Rack,Role,Manufacturer,Type,IP Address\ncam-01,Active,,Annex,,,Camera,Hikvision,DS-2CD2043G2-I,192.0.2.1/24\n',
    );
    const [camera] = bom.components;
    assert.deepEqual(claimsOf(source, camera), [
      'name=cam-01',
      'manufacturer=Hikvision',
      'model-number=DS-2CD2043G2-I',
    ]);
    assert.equal(camera?.device?.kind, 'camera');
  });

  test('maker and model in one cell, and numbers of makers', () => {
    const { bom, source } = readDevices(
      'Camera,Make/Model,IP Address,Serial #\nGate,Hikvision DS-2CD2043G2-I,192.0.2.1,S1\n',
    );
    assert.ok(claimsOf(source, bom.components[0]).includes('manufacturer=Hikvision'));
    const mouser = readDevices(
      'Index,Quantity,Mouser #:,Mfr. #:,Manufacturer:,Description:\n1,2,863-X,FM150-AE,Fibocom,Module\n',
    );
    assert.deepEqual(claimsOf(mouser.source, mouser.bom.components[0]), [
      'model-number=FM150-AE',
      'manufacturer=Fibocom',
      'description=Module',
    ]);
  });

  test('a table below hundreds of lines of text', () => {
    const table = 'Manufacturer,Model,Serial,MAC\nHikvision,X9,1,44:47:CC:1A:2B:3C\n';
    for (const above of ['x\n'.repeat(70), 'note of the site\n'.repeat(2_000), '\n'.repeat(5_000)]) {
      assert.equal(detectFormat(new Source(above + table))?.id, 'device-csv', above.slice(0, 5));
    }
  });

  test('parts lists of Altium with a preamble, JLCPCB and Digi-Key', () => {
    const altium = readDevices(
      'Bill of Materials,,,,\nSource Data From:,board.PrjPcb,,,\n,,,,\nDesignator,Quantity,Manufacturer 1,Manufacturer Part Number 1,Supplier 1\nU1,1,Quectel,EC25-E,LCSC\nR1,1,Yageo,RC0402,LCSC\n',
    );
    assert.deepEqual(claimsOf(altium.source, altium.bom.components[0]), [
      'manufacturer=Quectel',
      'model-number=EC25-E',
      'supplier=LCSC',
    ]);
    assert.ok(isTable('Comment,Designator,Footprint,LCSC Part #\nHi3518,U1,QFN-68,C12345\n100n,C1,0402,C1525\n'));
    const digikey = 'Index,Quantity,Digi-Key Part Number,Manufacturer Part Number,Description,Customer Reference\n';
    assert.ok(isTable(`${digikey}1,2,296-1,TL072,OPAMP,U1\n`));
  });

  test('vendor is the maker in an inventory and the seller beside a maker', () => {
    const inventory = readDevices('Host,Vendor,Model,MAC\ncam,Hikvision,DS-2CD2043G2-I,44:47:CC:00:00:01\n');
    assert.ok(claimsOf(inventory.source, inventory.bom.components[0]).includes('manufacturer=Hikvision'));
    const parts = readDevices('Manufacturer,MPN,Vendor,Qty\nYageo,RC0402,Mouser,5\n');
    assert.ok(claimsOf(parts.source, parts.bom.components[0]).includes('supplier=Mouser'));
  });

  test('logins and passwords of a video system make no claim, formulas are plain text', () => {
    const { bom, source } = readDevices(
      'IPAddress;Port;Username;Password;ModelName;ProductType;SerialNumber;MacAddress;Stream URL;Notes\n' +
        '192.0.2.64;80;admin;hunter2;DS-2CD2143G2-I;Camera;1;44:47:CC:00:00:01;rtsp://admin:hunter2@192.0.2.64/Streaming/Channels/101;pw hunter2\n' +
        '192.0.2.65;80;admin;hunter2;=HYPERLINK("x");Camera;1;;;\n',
    );
    assert.equal(JSON.stringify(bom.components.map(({ claims }) => claims)).includes('hunter2'), false);
    assert.equal(
      bom.components.some(each => claimsOf(source, each).some(claim => claim.includes('hunter2'))),
      false,
    );
    assert.deepEqual(claimsOf(source, bom.components[1]), ['model-number==HYPERLINK("x")']);
  });

  test('a value is the text of its cell, whatever a spreadsheet would make of it', () => {
    const { bom } = readDevices('Manufacturer,Part Number,Qty\n0123,22e1,007\n"Acme ""West""",1/2,x\n');
    assert.deepEqual(
      bom.components.map(({ claims }) => claims.map(({ value }) => value)),
      [
        ['0123', '22e1'],
        ['Acme "West"', '1/2'],
      ],
    );
    assert.equal(bom.components[0]?.device?.quantity, 7);
  });

  test('tables of other things are none of ours', () => {
    for (const text of [
      'make,model,year,price\nToyota,Corolla,2020,20000\n',
      'manufacturer,model,displ,year,cyl\naudi,a4,1.8,1999,4\n',
      'sku,name,brand,price,quantity,description\n1,Shirt,Acme,9,3,blue\n',
      'Name,Company,Email\nDahua Lin,MIT,x@example.org\n',
      'date,open,high,low,close\n2020-01-01,1,2,3,4\n',
      'id;name;value\n1;a;2\n',
      'const manufacturer, model, mac, serial, quantity;\nfoo(1, 2);\n',
      'manufacturer: Hikvision\nmodel: X\n',
      'Manufacturer, Model, MAC address and serial number are what we store.\nThis is prose, not a table.\nReally.\n',
      '',
      ',',
    ]) {
      assert.equal(isTable(text), false, text);
    }
  });

  test('damage stays in its row', () => {
    const { bom, problems } = readDevices(
      'Manufacturer,Model,MAC\n"Acme,M1,00:11:22:33:44:55\nHikvision,DS-2CD2043G2-I,44:47:CC:00:00:01\n',
    );
    assert.equal(bom.componentCount, 2);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['csv-unclosed-quote'],
    );
    assert.equal(bom.components[1]?.claims[0]?.value, 'Hikvision');
  });
});
