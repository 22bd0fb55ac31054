import assert from 'node:assert/strict';
import { matchesOf, verdictOf } from '../../support/matching.ts';

suite('roles and what they allow', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['supplier: Hikvision', 'hikvision error name:Hikvision'],
    ['manufacturer: Hikvision', 'hikvision error name:Hikvision'],
    ['provider: Hikvision', 'hikvision error name:Hikvision'],
    ['originator: Hikvision', 'hikvision warning name:Hikvision - cap.originator'],
    ['author: Hikvision', 'hikvision information name:Hikvision'],
    ['publisher: AO Kaspersky Lab', 'kaspersky information name:AO Kaspersky Lab'],
    ['licensor: Hikvision', 'hikvision information name:Hikvision'],
    ['data-owner: Hikvision', 'hikvision information name:Hikvision'],
    ['copyright: Hikvision', ''],
    ['description: Hikvision', ''],
    ['name: Hikvision', ''],
    ['property: Hikvision', ''],
    ['document-actor: Hikvision', ''],
    ['supplier: Annke', 'hikvision information name:Annke - cap.possible-oem'],
    ['supplier: Pyronix', 'hikvision warning name:Pyronix - cap.unverified-relation'],
    ['supplier: Acme Cameras (Hikvision)', 'hikvision warning name:Hikvision - cap.bracketed'],
  ];
  for (const [claim, verdict] of cases) test(claim, () => assert.equal(verdictOf([claim]), verdict));

  test('a person marks nothing, but for information where all that is said is the name of a company', () => {
    const told = (role: 'supplier' | 'manufacturer' | 'originator' | 'author', value: string) =>
      verdictOf([{ role, party: 'person', value, span: { start: 0, end: value.length } }]);
    assert.equal(told('supplier', 'Hikvision'), 'hikvision information name:Hikvision - cap.stated-person');
    assert.equal(told('manufacturer', 'HIKVISION'), 'hikvision information name:Hikvision - cap.stated-person');
    assert.equal(told('originator', '海康威视'), 'hikvision information name:海康威视 - cap.stated-person');
    for (const value of [
      'Hua Wei',
      'Honor',
      'Honor Zhang',
      'Jane Huawei',
      'Eugene Kaspersky',
      'Li Hikvision',
      'Hikvison',
    ])
      assert.equal(told('supplier', value), '', value);
    assert.equal(told('author', 'Hikvision'), '');
  });
});

suite('what makes good for a weakness', () => {
  test('an originator on a device', () => {
    assert.equal(verdictOf(['originator: Hikvision'], { kind: 'device' }), 'hikvision error name:Hikvision');
  });
  test('an originator with an identifier', () => {
    assert.equal(verdictOf(['originator: Hikvision', 'mac: 44:47:CC:00:00:01']), 'hikvision error name:Hikvision');
  });
  test('an originator with a guess stays', () => {
    const claims = ['originator: Huawei', 'cpe: cpe:2.3:a:huawei:x:1:*:*:*:*:*:*:*'];
    assert.equal(verdictOf(claims), 'huawei warning name:Huawei - cap.originator');
  });
  test('an originator with a weak name and a site stays', () => {
    const claims = ['originator: ZTE', 'url: https://www.zte.com.cn/'];
    assert.equal(verdictOf(claims), 'zte warning name:ZTE - cap.originator');
  });
  test('a brand that may be relabelled with a model of the vendor', () => {
    const claims = ['supplier: Annke', 'model-number: DS-2CD2143G2-I'];
    assert.equal(verdictOf(claims, { kind: 'device' }), 'hikvision warning model:Hikvision camera - cap.relabeller');
  });
});

suite('a stated maker is not overruled by an inference', () => {
  const device = { kind: 'device' };
  const model = 'model-number: DS-2CD2143G2-I';
  const mac = 'mac: 44:47:CC:00:00:01';
  const cpe = 'cpe: cpe:2.3:h:hikvision:x:1:*:*:*:*:*:*:*';
  for (const [claims, verdict] of [
    [[model], 'hikvision error model:Hikvision camera'],
    [['manufacturer: Axis', model], 'hikvision information model:Hikvision camera - cap.contradicted'],
    [['originator: Axis', model], 'hikvision information model:Hikvision camera - cap.contradicted'],
    [['manufacturer: Axis', mac], 'hikvision information mac:4447CC - cap.contradicted'],
    [['manufacturer: Axis', cpe], 'hikvision information cpe:hikvision - cap.contradicted'],
    [['manufacturer: Axis', 'fcc-id: 2ADTD-X1'], 'hikvision information fcc-id:2adtd - cap.contradicted'],
    [['manufacturer: Axis', 'pen: 39165'], 'hikvision information pen:39165 - cap.contradicted'],
    [
      ['manufacturer: Axis', 'url: https://www.hikvision.com/'],
      'hikvision information domain:hikvision.com - cap.contradicted',
    ],
    // two of different kinds agree; the same one twice does not
    [['manufacturer: Axis', model, mac], 'hikvision warning model:Hikvision camera - cap.identifiers-agree'],
    [['manufacturer: Axis', cpe, mac], 'hikvision warning cpe:hikvision - cap.identifiers-agree'],
    [['manufacturer: Axis', mac, 'mac: 04:03:12:00:00:01'], 'hikvision information mac:4447CC - cap.contradicted'],
    [
      ['manufacturer: Axis', model, 'url: https://www.hikvision.com/'],
      'hikvision information model:Hikvision camera - cap.contradicted',
    ],
    // a guess, and a part inside, agree with nothing
    [
      ['manufacturer: Axis', model, 'cpe: cpe:2.3:a:hikvision:x:1:*:*:*:*:*:*:*'],
      'hikvision information cpe:hikvision - cap.contradicted',
    ],
    [
      ['manufacturer: Axis', 'pen: 39165', 'cpe: cpe:2.3:a:hikvision:x:1:*:*:*:*:*:*:*'],
      'hikvision information cpe:hikvision - cap.contradicted',
    ],
    // a supplier may be a distributor
    [['supplier: Ingram Micro', model], 'hikvision warning model:Hikvision camera - cap.supplied'],
    [['supplier: Ingram Micro', cpe], 'hikvision error cpe:hikvision'],
    // what names nobody, or the vendor, contradicts nothing
    [['manufacturer: Unknown', model], 'hikvision error model:Hikvision camera'],
    [['manufacturer: Axis', 'manufacturer: Hikvision', model], 'hikvision error name:Hikvision'],
    [['supplier: Hikvision', 'manufacturer: Axis', model], 'hikvision error name:Hikvision'],
    [['manufacturer: Axis', 'supplier: Annke', model], 'hikvision warning model:Hikvision camera - cap.relabeller'],
    // a part inside is no contradiction
    [['manufacturer: Axis', 'fcc-id: Contains FCC ID: 2ADTD-X1'], 'hikvision warning fcc-id:2adtd - cap.contained'],
  ] as const) {
    test(claims.join(', '), () => assert.equal(verdictOf(claims, device), verdict));
  }

  test('one that a source says was sold has sold the vendor’s equipment', () => {
    const [match] = matchesOf(['manufacturer: Lorex Technology Inc.', 'mac: 08:ED:ED:00:00:01'], device);
    assert.deepEqual([match?.vendor, match?.ceiling, match?.other?.as], ['dahua', 'warning', 'relabeller']);
  });
  test('what contradicts is at most a relabelled product, and says who is stated', () => {
    const [match] = matchesOf(['manufacturer: Axis', model], device);
    assert.deepEqual([match?.relation, match?.other?.as, match?.other?.claim.value], ['possible-oem', 'maker', 'Axis']);
  });
  test('a part inside is no second identifier of the product', () => {
    const [match] = matchesOf(['manufacturer: Axis', model, 'fcc-id: Contains FCC ID: 2ADTD-X1'], device);
    const found = match?.evidence.find(({ claim }) => claim.role === 'model-number');
    assert.equal(found?.cap?.reason.id, 'cap.contradicted');
  });
  test('a person makes nothing', () => {
    const person = { role: 'manufacturer', party: 'person', value: 'Jo Doe', span: { start: 0, end: 6 } } as const;
    assert.equal(verdictOf([person, model], device), 'hikvision error model:Hikvision camera');
  });
});

suite('a brand that is a common word', () => {
  test('marks a device', () =>
    assert.equal(verdictOf(['manufacturer: Tapo'], { kind: 'device' }), 'dahua error name:Tapo'));
  test('is no company', () => assert.equal(verdictOf(['manufacturer: Tapo GmbH'], { kind: 'device' }), ''));
});

suite('places', () => {
  test('what a component was derived from is its origin', () => {
    const [match] = matchesOf(['supplier: Hikvision'], { place: 'ancestor' });
    assert.deepEqual([match?.tier, match?.ceiling], ['origin', 'warning']);
  });
  test('a tool marks nothing', () => assert.equal(verdictOf(['supplier: Hikvision'], { place: 'tool' }), ''));
});

suite('the evidence of a match', () => {
  const [match, ...others] = matchesOf(
    [
      'description: A camera by Hikvision',
      'url: https://www.hikvision.com/',
      'mac: 44:47:CC:00:00:01',
      'author: Hikvision',
      'cpe: cpe:2.3:h:hikvision:x:1:*:*:*:*:*:*:*',
      'manufacturer: Hikvision Europe B.V.',
    ],
    { kind: 'device' },
  );

  test('is one match with all of it, strongest first', () => {
    assert.equal(others.length, 0);
    assert.deepEqual(
      match?.evidence.map(({ claim }) => claim.role),
      ['manufacturer', 'cpe', 'mac', 'url', 'author', 'description'],
    );
  });
  test('gives the match its entity, relation and tier', () => {
    assert.deepEqual([match?.entity, match?.relation, match?.tier], ['hikvision', 'affiliate', 'stated']);
  });
  test('tells what was compared', () => {
    assert.deepEqual(
      match?.evidence.map(({ normalised }) => normalised),
      ['hikvision europe', 'h:hikvision:x', '4447CC000001', 'www.hikvision.com', 'hikvision', 'hikvision'],
    );
  });

  test('names each vendor once', () => {
    const matches = matchesOf(['supplier: Hikvision', 'manufacturer: Dahua Technology', 'mac: 08:ED:ED:00:00:01']);
    assert.deepEqual(
      matches.map(one => [one.vendor, one.evidence.length]),
      [
        ['hikvision', 1],
        ['dahua', 2],
      ],
    );
  });
});

suite('relations', () => {
  const relation = (value: string) => matchesOf([`supplier: ${value}`])[0]?.relation;
  test('the vendor itself', () => assert.equal(relation('Hikvision Digital Technology'), 'self'));
  test('a company of the data', () => assert.equal(relation('Hikvision Canada Inc.'), 'affiliate'));
  test('a company abroad that the data does not know', () =>
    assert.equal(relation('Hikvision Poland Sp. z o.o.'), 'affiliate'));
  test('a company at home', () => assert.equal(relation('Hikvision (China) Co., Ltd.'), 'self'));
  test('a brand', () => assert.equal(relation('EZVIZ'), 'brand'));
});
