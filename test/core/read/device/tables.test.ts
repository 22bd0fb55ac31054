import assert from 'node:assert/strict';
import { headerOf } from '../../../../server/src/core/read/device/csv/headers.ts';
import { areDecimals, isLeftOff, quantityOf } from '../../../../server/src/core/read/device/csv/quantity.ts';
import { isKnownMaker, isKnownModel, knownMakerAt } from '../../../../server/src/core/read/device/known.ts';
import { leadingMaker } from '../../../../server/src/core/read/device/leading-maker.ts';
import { statedDate } from '../../../../server/src/core/read/device/status.ts';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import type { Message } from '../../../../server/src/core/text/message.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { reviewText } from '../../../support/review.ts';
import { signatures } from '../../../support/signatures.ts';
import { claimsOf, readDevices } from './support.ts';

/** The id of what is said of the component, without its name. */
function aboutOf({ id, fit }: Message): string {
  return fit?.forms[0]?.id ?? id;
}

function rows(text: string): readonly (readonly string[])[] {
  const { bom, source } = readDevices(text);
  assert.equal(bom.format, 'device-csv');
  assert.equal(bom.componentCount, bom.components.length);
  return bom.components.map(each => claimsOf(source, each));
}

/** The makers that are read, row by row, and where from. */
function makers(text: string): readonly string[] {
  return rows(text).map(
    claims => claims.find(claim => claim.startsWith('manufacturer='))?.slice('manufacturer='.length) ?? '',
  );
}

function isTable(text: string): boolean {
  return detectFormat(new Source(text))?.id === 'device-csv';
}

suite('headers as tools and people write them', () => {
  test('what a column holds, by its header', () => {
    for (const [field, headers] of [
      [
        'manufacturer',
        'manf|MF|Mfg|MFG_NAME|Manufacturer_Name|Manufacturer 1|Manufacturer0|#Manufacturer|*Manufacturer|Hersteller / Marke|device.manufacturer|制造商(Manufacturer)|Camera Manufacturer|Fabricante|Producent|Produttore|Fabrikant|Výrobce|Tillverkare|Üretici|Производитель|Hãng|Hãng sản xuất|メーカー|제조사|廠商|Fabricant de la caméra',
      ],
      ['brand', 'Marca|Merk|Značka|Марка|Thương hiệu|ブランド|브랜드'],
      [
        'part',
        'manf#|MP|MPN|mfg#|Mfr. P/N|Manufacture Part Number|Manufacturer Item Number|Manufacturer_Part_Number|MFRPN|Référence fabricant|Número de parte|Codice produttore|Numer katalogowy producenta|Číslo dílu výrobce|Артикул производителя|メーカー型番|부품번호|制造商料号',
      ],
      [
        'model',
        'Model No.|Machine Type|Platform|Modelo|Modello|Modèle de la caméra|Модель|Модель камеры|型式|모델명|Modelnummer|Merk en type|设备型号|Mã model',
      ],
      [
        'serial',
        'S/N|Nº de serie|Numéro de série|Matricola|Серийный номер|シリアル番号|시리얼번호|Sériové číslo|Số serial',
      ],
      ['quantity', 'Qty.|Qty (pcs)|Cantidad|Quantità|Aantal|Ilość|Množství|Antal|Adet|Кол-во|Số lượng|数量|수량|Qté'],
      ['supplier-part', 'digikey#|LCSC Part #|Mouser Part Number|Farnell#|JLCPCB Part #'],
      ['unfitted', 'DNP|Do Not Populate|DNF'],
      ['interface-vendor', 'MAC Vendor|NIC Vendor|OUI'],
    ] as const) {
      for (const header of headers.split('|')) assert.equal(headerOf(header).field, field, header);
    }
  });

  test('numbers and words for alternates', () => {
    for (const [header, field, ordinal, alternate] of [
      ['Manufacturer 2', 'manufacturer', 2, false],
      ['Mfr. 3', 'manufacturer', 3, false],
      ['MPN2', 'part', 2, false],
      ['Manufacturer_2_Name', 'manufacturer', 2, false],
      ['Mfr #2', 'manufacturer', 2, false],
      ['AVL 3', 'source', 3, false],
      ['Alt. MPN', 'part', undefined, true],
      ['Alt MPN 2', 'part', 2, true],
      ['Alternate Manufacturer', 'manufacturer', undefined, true],
      ['Second Source MPN', 'part', undefined, true],
      ['2nd source', 'source', undefined, true],
      ['ALT_MPN', 'part', undefined, true],
      ['MPN_ALT1', 'part', 1, true],
      ['AltMfr', 'manufacturer', undefined, true],
      ['2nd_source_mpn', 'part', undefined, true],
      ['Alternator', undefined, undefined, false],
      ['Alternates', 'source', undefined, true],
      ['Substitute Part', 'part', undefined, true],
      ['Alternativer Hersteller', 'manufacturer', undefined, true],
      ['替代型号', 'part', undefined, true],
      ['Supplier 2', 'supplier', 2, false],
      ['Secondary MAC', 'mac', undefined, false],
      ['IPv4 Address', 'address', undefined, false],
    ] as const) {
      assert.deepEqual(headerOf(header), { field, ordinal, alternate }, header);
    }
  });

  test('words beside which a maker or a model is another thing', () => {
    for (const header of [
      'Business Model',
      'Car make model year',
      'Pricing model',
      'Manufacturer Lifecycle 1',
      'Replaced brand',
      'Competitor brand',
      'Model year',
      'Brand colour',
      '#',
      '',
    ]) {
      assert.equal(headerOf(header).field, undefined, header);
    }
  });
});

suite('tables as tools write them', () => {
  test('KiCost, SnapEDA, Fusion, JLCPCB, PLM and monitoring exports name their makers', () => {
    for (const text of [
      'Refs,Qty,Value,Footprint,manf,manf#,digikey#\nU1,1,EC25,LGA,Quectel,EC25EFA-512-STD,2958-ND\n',
      'Qty;Value;Device;Package;Parts;Description;MF;MP\n1;EC25;EC25;LGA;U1;modem;Quectel;EC25EFA-512-STD\n',
      'Item\tQuantity\tReference\tPart\tPCB Footprint\tMfr\tMfr PN\n1\t1\tU1\tEC25\tLGA\tQuectel\tEC25-E\n',
      'Level,Item Number,Rev,Description,Qty,Ref Des,Mfr. Name,Mfr. Part Number\n1,100-1,A,modem,1.000,U1,Quectel,EC25-E\n',
      'Designator,Quantity,Manufacturer_0,MPN_0,SKU_0\nU1,1,Quectel,EC25-E,1\n',
      'hostname,sysName,hardware,os,version,vendor,serial\ngw,gw,EC25-E,linux,1,Quectel,1\n',
      'Part Number^Manufacturer^Quantity\nEC25-E^Quectel^1\n',
    ]) {
      assert.deepEqual(makers(text), ['Quectel'], text);
    }
  });

  test('a number column, a title, a comment or a bracket decides nothing', () => {
    const table = 'Manufacturer,Model,Serial Number,IP Address\nHikvision,DS-2CD2143G2-I,F1,192.0.2.1\n';
    for (const lead of [
      '# Inventory\n',
      '# Inventory,,,\n# Generated by tool,,,\n',
      '// exported\n',
      '--- Inventory ---\n',
      '*** Inventory ***\n',
      '[Inventory]\n',
      '| Inventory |\n',
      'Site report\nPrinted 2026-01-01\nBy: someone\n\n',
      `${'a line of a log\n'.repeat(30)}`,
    ]) {
      assert.deepEqual(makers(lead + table), ['Hikvision'], lead);
    }
    assert.deepEqual(makers('#,Reference,Qty,Value,Manufacturer,MPN\n1,U1,1,EC25,Quectel,EC25-E\n'), ['Quectel']);
    assert.deepEqual(makers('#Reference,Qty,Value,Manufacturer,MPN\nU1,1,EC25,Quectel,EC25-E\n'), ['Quectel']);
  });

  test('what a tool writes below a table is no part, and does not hide the table', () => {
    const trailer =
      '\n\n"Component Groups:","2"\n"Component Count:","2 (2 SMD)"\n"Fitted Components:","2"\n"Number of PCBs:","1"\n"Total components:","2"\n"Schematic Version:","1.0"\n"BoM Date:","2024-01-01"\n"KiCad Version:","Eeschema 7"\n';
    for (const headers of [
      '"Component","Description","Part","References","Value","Footprint","Quantity Per PCB","Manufacturer","MPN"\n"1","modem","EC25","U1","EC25","LGA","1","Quectel","EC25-E"\n',
      '"Manufacturer","MPN","Description","References","Quantity"\n"Quectel","EC25-E","modem","U1","1"\n',
      '"References","Value","Quantity","Manufacturer","MPN"\n"U1","EC25","1","Quectel","EC25-E"\n',
    ]) {
      assert.deepEqual(makers(headers + trailer), ['Quectel'], headers);
    }
  });

  test('Markdown tables are tables, other text around them aside', () => {
    for (const text of [
      '| Manufacturer | Model | Serial Number | Site |\n|---|:-:|---|---|\n| Hikvision | DS-2CD2143G2-I | 1 | A |\n',
      '# Cameras\n\nAll of them.\n\n| Manufacturer | Model | Serial Number |\n| --- | --- | --- |\n| **Hikvision** | `DS-2CD2143G2-I` | 1 |\n\nThat is all.\n',
      'Manufacturer | Model | Serial Number\n--- | --- | ---\n[Hikvision](https://www.hikvision.com) | DS-2CD2143G2-I | 1\n',
      '+--------------+----------------+\n| Manufacturer | Model          |\n+--------------+----------------+\n| Hikvision    | DS-2CD2143G2-I |\n+--------------+----------------+\n',
    ]) {
      assert.deepEqual(makers(text), ['Hikvision'], text);
    }
  });

  test('columns that only stand below each other, at the places of the document', () => {
    const text =
      'Inventory of 2026\n\nHOSTNAME     VENDOR                        MODEL              SERIAL\n---------    ---------------------------   ----------------   ------\ngate         Hangzhou Hikvision Digital    DS-2CD2143G2-I     F1\nhall         Axis                          P3245-LV\ndock                                       IPC-HDW2431T       F3\n';
    assert.deepEqual(rows(text), [
      ['name=gate', 'manufacturer=Hangzhou Hikvision Digital', 'model-number=DS-2CD2143G2-I'],
      ['name=hall', 'manufacturer=Axis', 'model-number=P3245-LV'],
      ['name=dock', 'model-number=IPC-HDW2431T'],
    ]);
    for (const prose of [
      'Name  Model  Serial\nare words that  stand in prose, and nothing stands below them\nin columns.\n',
      'usage: tool [options]\n\n  --model     Model to use\n  --vendor    Vendor name\n  --serial    Serial number\n',
    ]) {
      assert.equal(isTable(prose), false, prose);
    }
  });

  test('what Eagle calls a part is a designator, and a list of what to order is one too', () => {
    const eagle = readDevices(
      'Part,Value,Device,Package,Description,DIGIKEY\nC1,8pF,CAP,0402,Capacitor,1276-ND\nU1,EC25,EC25,LGA,modem,\n',
    );
    assert.deepEqual(
      eagle.bom.components.map(({ ref }) => ref?.value),
      ['C1', 'U1'],
    );
    assert.ok(isTable('References\tQty\tMouser\tFarnell\nC1-C6\t6\t80-C0603\t1288255\n'));
  });

  test('code and help that speak of makers and models are none', () => {
    for (const text of [
      "case $prev in\n  '-p'|'--pid')\n    return 0\n    ;;\nesac\n",
      '#args: [-h] [-u] [-p|-pv] [-t | [-m] [-fs]] [pid|pid-range|comm-regex]\nperf script\n',
      ' - OS: [e.g. Linux, Windows or Mac]\n - Python version [e.g. 3.5]\n',
      'asset.display_mac_address;asset.name;definition.cpe;definition.cve;definition.cvss3.base_score;definition.synopsis\na;b;cpe:/a:x:y;CVE-1;9;x\n',
      'Manufacturer, model\n',
      'Model,DS-2CD2143G2-I,Serial\n1,2,3\n',
    ]) {
      assert.equal(isTable(text), false, text);
    }
  });

  test('cells tell where headers do not', () => {
    for (const text of [
      'Model,Serial Number,Location\nDS-2CD2143G2-I,F1,Gate\n',
      'Device Name,Model,Location,Status\ncam1,DS-2CD2143G2-I,Gate,Active\n',
      'Manufacturer,Model,Location\nHikvision,DS-2CD2143G2-I,Gate\n',
      'Vendor,Model,Location\nHikvision,X1,Gate\n',
      'Manufacturer,Model,Firmware\nHikvision,DS-2CD2143G2-I,5.5\n',
      'Manufacturer,Model,Year,Price\nHikvision,DS-2CD2143G2-I,2020,3\n',
      'Wer,Was,Wo\nHikvision,DS-2CD2143G2-I,Tor\nAxis,P3245-LV,Halle\n',
      'Merk;Type;Aantal\nHikvision;DS-2CD2143G2-I;4\n',
      'cam1,Hikvision,DS-2CD2143G2-I,192.0.2.1\ncam2,Axis,P3245-LV,192.0.2.2\n',
    ]) {
      assert.ok(isTable(text), text);
      const { bom, source } = readDevices(text);
      const claims = claimsOf(source, bom.components[0]);
      assert.ok(
        claims.includes('model-number=DS-2CD2143G2-I') || claims.includes('manufacturer=Hikvision'),
        `${text}: ${claims}`,
      );
    }
    assert.equal(rows('cam1,Hikvision,DS-2CD2143G2-I,192.0.2.1\ncam2,Axis,P3245-LV,192.0.2.2\n').length, 2);
  });

  test('a column that names things tells by the makers and models in its cells', () => {
    for (const [text, maker] of [
      ['Device;Serial\nHikvision DS-2CD2143G2-I;F1\nAxis P3245-LVE;A2\n', 'Hikvision'],
      ['Asset,IP,Location\nDahua IPC-HFW1230S,192.0.2.1,Gate\nTP-Link Archer C7,192.0.2.2,Hall\n', 'Dahua'],
      ['Unit,Location\nHikvision camera DS-2CD2143G2-I,Gate\nBosch FLEXIDOME,Hall\n', 'Hikvision'],
      ['Equipment\tSerial No\nHuawei AR6121\tX1\nCisco ISR 4331\tX2\n', 'Huawei'],
      ['Item,Location\nHytera PD785,Car 1\nMotorola DP4400,Car 2\n', 'Hytera'],
      ['Asset Tag,Asset,Assigned To\n100,Huawei MateBook D14,Bob\n101,Dell Latitude 7420,Eve\n', 'Huawei'],
      ['Asset,Location\nHikvision DS-2CD2143G2-I,Gate\nLadder,Hall\nLamp,Hall\nDesk,Hall\n', 'Hikvision'],
      ['Hardware,S/N\nHikvision DS-2CD2143G2-I,F1\n', 'Hikvision'],
      ['Item,Price,Qty\nHikvision DS-2CD2143G2-I,100,2\nDahua IPC-HFW1230S,90,1\n', 'Hikvision'],
      ['Room,Device,Serial\n1.01,Hikvision DS-2CD2143G2-I,F1\n1.02,Lamp,F2\n', 'Hikvision'],
      ['Gerät;Seriennummer;Standort\nHikvision DS-2CD2143G2-I;F1;Tor\n', 'Hikvision'],
      ['Name,Description,Serial\ncam1,Hikvision DS-2CD2143G2-I 4MP dome,1\n', 'Hikvision'],
      ['Type,Serial\nHikvision DS-2CD2143G2-I,1\n', 'Hikvision'],
      ['Device,Location\nDS-2CD2143G2-I,Gate\nIPC-HFW1230S,Hall\n', ''],
    ] as const) {
      assert.ok(isTable(text), text);
      assert.equal(makers(text)[0], maker, text);
    }
    // What people call a thing states no maker where a column is there for makers.
    assert.deepEqual(makers('Device,Manufacturer,Serial\nHikvision NVR DS-7608,Axis,1\nDahua NVR4108,,2\n'), [
      'Axis',
      '',
    ]);
    assert.deepEqual(
      makers('Device,IP,MAC,CPE\nHikvision,192.0.2.1,44:47:cc:00:00:01,\nDesk lamp 3000,192.0.2.2,,\n'),
      ['', ''],
    );
  });

  test('words that people call things by, and what is said of products, make no list of devices', () => {
    for (const text of [
      'Device,Serial\nGate camera,1\nHall camera 2,2\n',
      'Device,Location\nP1234-5,Shelf\nSD-01,Rack\nBC12,Hall\n',
      'Item,Location\nApple 3-pack A1B2,Shelf\nCanon in D 1680,Hall\n',
      'Asset,Location\nBosch drill GSR12,Shelf\nLadder,Hall\n',
      'Device,Reason\nHikvision DS-2CD2143G2-I,NDAA\nDahua IPC-HFW1230S,NDAA\n',
      'Product,CVE,Location\nHikvision DS-2CD2143G2-I,CVE-2021-36260,web\n',
      'Product,Rating,Site\nHuawei P30,4.5,shop\nSamsung S10,4.4,shop\n',
      'Name,Description,Location\nshelf,Bracket for Hikvision DS-2CD2143G2-I,A\n',
      'Title,Location\nHuawei P30 bans explained in 2020,News\n',
      'Unit,Location\nHikvision office,Hangzhou\nDahua office,Hangzhou\n',
      'name,version\nCisco IOS,15.2\nHuawei VRP8,8.1\n',
      'Name,Location\nHikvision 2024 annual meeting of all the partners and of everybody who was ever invited there,Hall\n',
      'Player,Unit,Location\nBob,T34,Map\nEve,IPC,Map\n',
    ]) {
      assert.equal(isTable(text), false, text);
    }
  });

  test('lists of weaknesses and guesses, cars, drugs and people are none', () => {
    for (const text of [
      'Plugin,Plugin Name,Severity,IP Address,MAC Address,CPE,Synopsis,Solution,CVE\n1,x,High,192.0.2.1,44:47:cc:00:00:01,cpe:/a:x:y,a,b,CVE-1\n',
      'IP,Hostname,MAC,CVE,CVSS,QID,Vendor\n192.0.2.1,cam,44:47:cc:00:00:01,CVE-1,9.8,1,Hikvision\n',
      'IP,DNS,MAC,OS,Vendor,Vuln ID,Severity,Fix\n192.0.2.1,cam,44:47:cc:00:00:01,Linux,Hikvision,CVE-1,9.8,update\n',
      'IP,Hostname,MAC,Vendor,CVE ID,EPSS\n192.0.2.1,cam,44:47:cc:00:00:01,Hikvision,CVE-1,0.9\n',
      'host,os_match,os_accuracy,vendor,cpe\n192.0.2.1,Linux,98,Hikvision,cpe:/o:linux:linux_kernel\n',
      'vin,make,model,serial number,year\n1,Toyota,Corolla,1,2020\n',
      'make,model,year,price\nToyota,Corolla,2020,20000\n',
      'country,manufacturer,vaccine,total\nCanada,Moderna,mRNA-1273,1000\n',
      'name,company,email\nDahua Lin,MIT,x@example.org\n',
      'date,vendor,invoice,amount\n2026-01-01,Huawei Canada,1,10\n',
      'source,target,weight\nHuawei,ZTE,3\n',
      'Manufacturer,Units shipped,Share\nHuawei,10,20%\nSamsung,12,24%\n',
    ]) {
      assert.equal(isTable(text), false, text);
    }
  });

  test('a column that may name somebody and is not read is told, with its place', () => {
    const text =
      'Name,Model,Serial,Preferred maker next year,Old brand\ncam,P3245-LV,1,Axis,Hikvision\ncam,P3245-LV,2,,Dahua\n';
    const { problems } = readDevices(text);
    assert.deepEqual(
      problems.map(({ code, severity, span, unread }) => [code, severity, text.slice(span.start, span.end), unread]),
      [
        ['column-not-read', 'warning', 'Preferred maker next year', { part: 1 }],
        ['column-not-read', 'warning', 'Old brand', { part: 1 }],
      ],
    );
    assert.deepEqual(reviewText(text).coverage.unread, { part: 2 });
    assert.deepEqual(readDevices('Name,Model,Serial,Colour,Price\ncam,P3245-LV,1,red,3\n').problems, []);
  });
});

suite('columns of others', () => {
  test('what is replaced, compared or fits to it names nobody who made it', () => {
    for (const [text, unread] of [
      ['Site,New maker,New model,Old maker,Old model,Serial\nA,Axis,P3245,Hikvision,DS-2CD2143G2-I,1\n', 2],
      ['MPN,Manufacturer,Qty,Cross reference manufacturer,Cross reference MPN\nLARA-R6,u-blox,1,Quectel,EC25-E\n', 1],
      ['Our part number,Description,Qty,Compatible with brand\nB-1,Bracket,3,Hikvision\n', 1],
      ['MPN,Manufacturer,Qty,Mating part manufacturer\nX1,Molex,1,Quectel\n', 1],
    ] as const) {
      const { findings, coverage } = reviewText(text, ['ca-federal', 'us-federal-agency']);
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        [],
        text,
      );
      assert.deepEqual(coverage.unread, { part: unread }, text);
    }
  });

  test('makers side by side, in a list of the banned, of buys or of people make no list of devices', () => {
    for (const text of [
      'Feature,Hikvision,Axis,Dahua\nPoE,yes,yes,no\n4K,yes,no,yes\n',
      'Vendor,Status,Reason\nHuawei,Banned,NDAA\nZTE,Banned,NDAA\n',
      'symbol,company,price,quantity\n002415,Hikvision,30,100\n',
      'name,role,vendor,location\nBob,Engineer,Huawei,Ottawa\n',
      'name,version,license,vendor\nhuaweicloud-sdk,3.1,Apache-2.0,Huawei\n',
      'Manufacturer,Product,Lot Number,Quantity,Expiry\nPfizer,Comirnaty,EY1,10,2026\n',
    ]) {
      assert.equal(isTable(text), false, text);
    }
  });
});

suite('rows that are no devices', () => {
  test('headers that stand there again, titles, sums and borders are left out', () => {
    for (const text of [
      'Manufacturer,Model,Serial Number,Location\nAxis,P3245,1,Hall\nManufacturer,Model,Serial Number,Location\nHikvision,DS-7608NI-K2,2,Rack\n',
      'Manufacturer,Model,Serial Number,Location\nAxis,P3245,1,Hall\nManufacturer,Model,,\nHikvision,DS-7608NI-K2,2,Rack\n',
      'Cameras\nManufacturer,Model,Serial Number,Location\nAxis,P3245,1,Hall\n\nRecorders\nMANUFACTURER,MODEL,SERIAL NUMBER,LOCATION\nHikvision,DS-7608NI-K2,2,Rack\n',
      'Manufacturer,Model,Qty,Location\nCameras,,,\nAxis,P3245,1,Hall\nSubtotal,,1,\nRecorders,,,\nHikvision,DS-7608NI-K2,2,Rack\nGrand total,,3,\n',
      'Manufacturer,Model,Qty,Location\nAxis,P3245,1,Hall\n,Total:,1,\n,,,\nHikvision,DS-7608NI-K2,2,Rack\nSumme,,3,\nPrepared by:,Somebody,,\n',
      'Manufacturer,Model,Serial\nAxis,P3245,1\nTotal devices,1,\nHikvision,DS-7608NI-K2,2\nTotal,2\n',
      'RefDes,Qty,Manufacturer,MPN\nU1,1,Axis,P3245\nU2,1,Hikvision,DS-7608NI-K2\nApproved by,,,\nSheet 1 of 1,,,\nRevision,B,,\nDate,2024-01-01,,\nChecked,yy,,\nGenerated by Tool 1,,,\n',
      'Hersteller;Modell;Anzahl\nAxis;P3245;1\nZwischensumme;;1\nHikvision;DS-7608NI-K2;2\nGesamtsumme;;3\n',
    ]) {
      assert.deepEqual(makers(text), ['Axis', 'Hikvision'], text);
    }
  });

  test('a table below another has columns of its own', () => {
    const text =
      'Manufacturer,Model,Serial Number\nAxis,P3245,1\n\nRecorders\nName,IP Address,Brand,Model\nnvr,192.0.2.1,Hikvision,DS-7608NI-K2\n';
    assert.deepEqual(rows(text), [
      ['manufacturer=Axis', 'model-number=P3245'],
      ['name=nvr', 'manufacturer=Hikvision', 'model-number=DS-7608NI-K2'],
    ]);
  });

  test('one that names somebody is told, as nothing was read of it', () => {
    const text = 'Manufacturer,Model,Qty,Site\nHikvision cameras\n,DS-2CD2143G2-I,2,A\nTotal Hikvision,,2,\n';
    const { bom, problems } = readDevices(text);
    assert.equal(bom.componentCount, 1);
    assert.deepEqual(
      problems.map(({ code, span, unread }) => [code, text.slice(span.start, span.end), unread]),
      [
        ['row-not-read', 'Hikvision cameras', { text: 1 }],
        ['row-not-read', 'Total Hikvision', { text: 1 }],
      ],
    );
    assert.deepEqual(readDevices('Manufacturer,Model,Qty,Site\nCameras\nAxis,P1,2,A\nTotal,,2,\n').problems, []);
  });

  test('a device that names nobody stays one', () => {
    assert.equal(rows('Name,Manufacturer,Model,Serial\ncam-17,,,\nGate,,,F1\nHall,,P1,\n').length, 3);
    assert.equal(rows('RefDes,Qty,Manufacturer,MPN\nU1,1,Axis,P1\nU2,,,\nR1 R2,,,\nU3,some,,\nMODEM,,,\n').length, 5);
    assert.deepEqual(makers('Manufacturer,Model,Serial\nHikvision,,\nTotal Security,T1,1\n'), [
      'Hikvision',
      'Total Security',
    ]);
  });
});

suite('what nobody is named for', () => {
  test('a part number without a maker is told of a maker that is unknown', () => {
    const { coverage } = reviewText(
      'Reference,Qty,Value,Manufacturer,MPN\nU1,1,X,,EC25-E\nU2,1,X,ST,STM32F1\nR1,1,10k,,\n',
    );
    assert.deepEqual(coverage, {
      components: 3,
      withOrganisation: 1,
      identifiersOnly: 2,
      nothing: 0,
      makerUnknown: 1,
    });
  });
});

suite('how many there are', () => {
  test('quantities in every common form', () => {
    for (const [cells, quantity] of [
      [
        '2|2x|x2|×2|2 pcs|2 Stk.|2 шт.|2台|2 ea|Qty: 2|2+|1+1|=1+1|~2|ca. 2|002|2.0|2,0|2 (1 spare)|٢|２|1½|1-2|1 to 2|1..2|2x1',
        2,
      ],
      ["1,000|1.000|1 000|1\u00a0000|1'000|1e3|1,000 pcs|1.000,00|999-1000", 1000],
      ['0|DNP|DNF|none|0 pcs|no pop', 0],
      ['two|2/4|1 of 2|-2|=A1*2|abc|1;2|99999999999', undefined],
    ] as const) {
      for (const cell of cells.split('|')) assert.equal(quantityOf(cell), quantity, cell);
    }
    assert.equal(quantityOf('1.000', true), 1);
    assert.ok(areDecimals(['1.000', '12.000', '0.500 EA']));
    assert.ok(!areDecimals(['1.000', '12', '3.000']));
  });

  test('those of a table; one that cannot be read is told', () => {
    const text = 'Manufacturer,Model,Quantity\nAcme,M1,"1,000"\nAcme,M2,some\nAcme,M3,-\nAcme,M4,\nAcme,M5,0\n';
    const { bom, problems } = readDevices(text);
    assert.deepEqual(
      bom.components.map(({ device }) => device?.quantity),
      [1000, 1, 1, 1, 0],
    );
    assert.deepEqual(
      problems.map(({ code, span, unread }) => [code, text.slice(span.start, span.end), unread]),
      [['unreadable-quantity', 'some', { value: 1 }]],
    );
    const decimals = readDevices('MPN,Qty\nA1,1.000\nA2,2.000\nA3,12.000\n').bom.components;
    assert.deepEqual(
      decimals.map(({ device }) => device?.quantity),
      [1, 2, 12],
    );
  });

  test('what is not fitted is none, and its mark says so', () => {
    assert.ok(isLeftOff('DNP', 'unfitted') && isLeftOff('x', 'unfitted') && isLeftOff('No', 'fitted'));
    assert.ok(!isLeftOff('', 'unfitted') && !isLeftOff('no', 'unfitted') && !isLeftOff('yes', 'fitted'));
    for (const text of [
      'Reference,Qty,Value,Manufacturer,MPN,DNP\nU1,1,EC25,Quectel,EC25-E,DNP\n',
      'Reference,Qty,Value,Manufacturer,MPN\nU1,DNP,EC25,Quectel,EC25-E\n',
      'Reference,Qty,Value,Manufacturer,MPN,Fitted\nU1,1,EC25,Quectel,EC25-E,No\n',
    ]) {
      const [finding] = reviewText(text, ['us-federal-agency']).findings;
      assert.equal(finding?.vendor, 'quectel', text);
      assert.ok(finding.level === 'information' || finding.level === 'none', text);
      assert.equal(aboutOf(finding.message), 'finding.none-fitted', text);
    }
  });
});

suite('what may be fitted instead', () => {
  test('alternates are parts of their own, in whatever columns they stand', () => {
    for (const text of [
      'Designator,Qty,Manufacturer 1,Manufacturer Part Number 1,Manufacturer 2,Manufacturer Part Number 2\nU1,1,u-blox,SARA-R410,Quectel,BG96MA-128-SGN\n',
      'Designator,Qty,Manufacturer,MPN,Mfr. 2,MPN 2\nU1,1,u-blox,SARA-R410,Quectel,BG96MA-128-SGN\n',
      'Designator,Qty,Manufacturer,MPN,Alt. Manufacturer,Alt. MPN\nU1,1,u-blox,SARA-R410,Quectel,BG96MA-128-SGN\n',
      'Designator,Qty,Manufacturer,MPN,Manufacturer,MPN\nU1,1,u-blox,SARA-R410,Quectel,BG96MA-128-SGN\n',
      'Designator,Qty,Manufacturer,MPN,2nd source\nU1,1,u-blox,SARA-R410,Quectel BG96MA-128-SGN\n',
      'Designator,Qty,Manufacturer,MPN,Alternates\nU1,1,u-blox,SARA-R410,Quectel: BG96MA-128-SGN\n',
      'Designator,Qty,AVL 1,AVL 2\nU1,1,u-blox SARA-R410,Quectel BG96MA-128-SGN\n',
      'Designator,Qty,Manufacturer_0,MPN_0,Manufacturer_1,MPN_1\nU1,1,u-blox,SARA-R410,Quectel,BG96MA-128-SGN\n',
      'Designator,Qty,Part Number,Part Number\nU1,1,u-blox: SARA-R410,Quectel: BG96MA-128-SGN\n',
    ]) {
      const { bom } = readDevices(text);
      assert.deepEqual(
        bom.components.map(({ place, insteadOf, device }) => [
          place,
          insteadOf,
          device?.quantity,
          device?.manufacturer?.value,
        ]),
        [
          ['component', undefined, 1, 'u-blox'],
          ['alternate', 0, 0, 'Quectel'],
        ],
        text,
      );
      const findings = reviewText(text, ['us-federal-agency']).findings.filter(({ vendor }) => vendor === 'quectel');
      assert.deepEqual(
        findings.map(({ component, message, level }) => [component, aboutOf(message), level]),
        [[1, 'finding.alternate', 'warning']],
        text,
      );
    }
  });

  test('several in one cell, and none where a row has none', () => {
    const text =
      'Designator,Qty,Manufacturer,MPN,Alternates\nU1,1,u-blox,SARA-R410,"Quectel BG96MA-128-SGN; SIMCom SIM7000, Telit ME310"\nU2,1,Nexperia,"BSS138PW,115","BSS138LT1G"\nU3,1,ST,STM32,\n';
    const { bom } = readDevices(text);
    assert.deepEqual(
      bom.components.map(({ insteadOf, name }) => [insteadOf, name?.value]),
      [
        [undefined, 'SARA-R410'],
        [0, 'BG96MA-128-SGN'],
        [0, 'SIM7000'],
        [0, 'ME310'],
        [undefined, 'BSS138PW,115'],
        [4, 'BSS138LT1G'],
        [undefined, 'STM32'],
      ],
    );
  });

  test('rows of their own, as PLM systems write them', () => {
    for (const text of [
      'Item Number,Name,Quantity,Manufacturer,Manufacturer Item Number,AML Status\n100,modem,1,u-blox,LARA-R6,Preferred\n,,,Quectel,EC25-E,Alternate\n200,mcu,1,ST,STM32F1,Preferred\n',
      'Item Number,Name,Quantity,Manufacturer,MPN,AVL Status\n100,modem,1,u-blox,LARA-R6,Preferred\n100,modem,1,Quectel,EC25-E,Second source\n200,mcu,1,ST,STM32F1,\n',
      'Ref Des,Qty,Mfr. Name,Mfr. Part Number\nU1,1,u-blox,LARA-R6\n,,Quectel,EC25-E\nU2,1,ST,STM32F1\n',
    ]) {
      assert.deepEqual(
        readDevices(text).bom.components.map(({ insteadOf, device }) => [device?.manufacturer?.value, insteadOf]),
        [
          ['u-blox', undefined],
          ['Quectel', 0],
          ['ST', undefined],
        ],
        text,
      );
    }
    const merged = 'Manufacturer,MPN,Qty\nYageo,RC0402,2\n,RC0603,3\n';
    assert.ok(readDevices(merged).bom.components.every(({ place }) => place === 'component'));
  });

  test('lists in the columns of alternates, piece by piece', () => {
    const names = (text: string) =>
      readDevices(text).bom.components.map(({ device }) => [device?.manufacturer?.value, device?.model?.value]);
    assert.deepEqual(names('Ref,Qty,Manufacturer,MPN,Alt. MPN\nU1,1,u-blox,LARA-R6,"EC25-E, SIM7600"\n'), [
      ['u-blox', 'LARA-R6'],
      [undefined, 'EC25-E'],
      [undefined, 'SIM7600'],
    ]);
    assert.deepEqual(
      names('Ref,Qty,Manufacturer,MPN,Alt. Mfr,Alt. MPN\nU1,1,u-blox,LARA-R6,Quectel; SIMCom,EC25-E; SIM7600\n'),
      [
        ['u-blox', 'LARA-R6'],
        ['Quectel', 'EC25-E'],
        ['SIMCom', 'SIM7600'],
      ],
    );
    assert.deepEqual(
      names('Ref,Qty,Manufacturer,MPN,Manufacturer 2\nU1,1,u-blox,X1,"Huawei Technologies Co., Ltd."\n'),
      [
        ['u-blox', 'X1'],
        ['Huawei Technologies Co., Ltd.', undefined],
      ],
    );
    assert.deepEqual(names('Ref,Qty,Manufacturer,MPN,Alt. MPN\nQ1,1,ST,X1,"BSS138PW,115"\n'), [
      ['ST', 'X1'],
      [undefined, 'BSS138PW,115'],
    ]);
    assert.deepEqual(names('Part Number,Description,Qty,AVL,AVL 2\nP-100,modem,1,u-blox LARA-R6,Quectel EC25-E\n'), [
      ['u-blox', 'P-100'],
      ['Quectel', 'EC25-E'],
    ]);
  });

  test('what is built into a device is a part of it, and says nothing of who made the whole', () => {
    const text =
      'Name,Manufacturer,Model,Serial,Modem Manufacturer,Modem Model,CPU Model\nrouter,Cisco,C1111,1,Quectel,EC25-E,Cortex-A7\nplain,Cisco,C900,2,,,\n';
    assert.deepEqual(
      readDevices(text).bom.components.map(({ parent, place, device }) => [
        parent,
        place,
        device?.manufacturer?.value,
        device?.model?.value,
      ]),
      [
        [undefined, 'component', 'Cisco', 'C1111'],
        [0, 'component', 'Quectel', 'EC25-E'],
        [0, 'component', undefined, 'Cortex-A7'],
        [undefined, 'component', 'Cisco', 'C900'],
      ],
    );
    // Where nothing else is named, the table is one of modems.
    assert.deepEqual(makers('Site,Modem Manufacturer,Modem Model,IMEI,Serial\nA,Quectel,EC25-E,1,2\n'), ['Quectel']);
  });

  test('a second supplier is no alternate, and two devices in a row are two', () => {
    const { bom } = readDevices('Manufacturer,MPN,Supplier 1,Supplier 2,Qty\nYageo,RC0402,Mouser,Digi-Key,5\n');
    assert.equal(bom.components.length, 1);
    const two = readDevices(
      'Site,Manufacturer,Model,Serial,Manufacturer,Model\nA,Axis,P3245,1,Hikvision,DS-7608NI-K2\n',
    );
    assert.deepEqual(
      two.bom.components.map(({ place, device }) => [place, device?.quantity]),
      [
        ['component', 1],
        ['component', 1],
      ],
    );
  });
});

suite('makers and models by which a table is known', () => {
  test('every vendor of the signatures is among them', () => {
    // Of those that only a list names, nothing but the name is known.
    const vendors = signatures().vendors.filter(({ list }) => list === undefined);
    assert.ok(vendors.length > 20);
    for (const { display } of vendors) assert.ok(isKnownMaker(display), display);
  });

  test('names with what belongs to them, and what begins with one', () => {
    for (const name of [
      'Hikvision',
      'HIKVISION',
      'Hangzhou Hikvision Digital Technology Co., Ltd.',
      'Quectel Wireless Solutions',
      '华为',
      'TP-Link',
    ])
      assert.ok(isKnownMaker(name), name);
    for (const name of ['', 'Toyota', 'Moderna', 'Acme', 'Lindahua', 'A long text about Hikvision and others'])
      assert.ok(!isKnownMaker(name), name);
    for (const [text, maker] of [
      ['Hikvision DS-2CD2143G2-I', 'Hikvision'],
      ['HIKVISION: DS-2CD2143G2-I', 'HIKVISION'],
      ['Dahua - IPC-HDW2431T', 'Dahua'],
      ['Hikvision/DS-2CD2143G2-I', 'Hikvision'],
      ['Quectel-EC25', 'Quectel'],
      ['TP-Link Archer C7', 'TP-Link'],
      ['广和通 L610', '广和通'],
      ['Some Maker X100', 'Some Maker'],
    ] as const) {
      assert.equal(leadingMaker(text), maker, text);
    }
    for (const text of ['DS-2CD2143G2-I', 'Hikvision', 'EC25-E', '']) assert.equal(leadingMaker(text), undefined, text);
    assert.equal(knownMakerAt('Axis P3245'), 4);
    assert.ok(isKnownModel('DS-2CD2143G2-I') && isKnownModel('EC25EFA-512-STD') && !isKnownModel('Corolla'));
  });
});

test('a day that no month has is left out of a date, and so is such a month', () => {
  const dates = [
    '2023-02-28',
    '2023-12-31',
    '2023-12-32',
    '2023-12-99',
    '2023-12-00',
    '2023-13-01',
    '2023/1/5',
    '5/1/2023',
  ];
  assert.deepEqual(dates.map(statedDate), [
    '2023-02-28',
    '2023-12-31',
    '2023-12',
    '2023-12',
    '2023-12',
    '2023',
    '2023-01-05',
    undefined,
  ]);
});

test('rows of which most have more cells than there are headers make no table, one that fits among them included', () => {
  const wide = (n: number) => Array.from({ length: n }, (_, at) => `a,b,c,d,${at}\n`).join('');
  const devices = (rows: string) => reviewText(`manufacturer,model,serial\n${rows}`).bom?.components.length ?? 0;
  assert.equal(devices('Hikvision,DS-1,7\nDahua,IPC-1,8\n'), 2);
  assert.equal(devices(`Hikvision,DS-1,7\n${wide(3)}`), 0);
  assert.equal(devices(wide(3)), 0);
});
