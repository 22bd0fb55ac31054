import assert from 'node:assert/strict';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { bomOf, camera, claims, context, creation, hik, text } from './support.ts';

/** `code «text» message` of every problem. */
function problems(document: string): readonly string[] {
  const source = new Source(document);
  return read(source).problems.map(({ code, span, message }) => `${code} «${source.slice(span)}» ${message}`);
}

const file = (more: object) => ({
  type: 'software_File',
  spdxId: 'urn:f',
  creationInfo: '_:c',
  name: 'fw.bin',
  ...more,
});
const link = (relationshipType: string, from: string, ...to: string[]) => ({
  type: 'Relationship',
  spdxId: `urn:${relationshipType}`,
  relationshipType,
  from,
  to,
});
const cpe = 'cpe:2.3:h:hikvision:x:-:*:*:*:*:*:*:*';

suite('objects of SPDX 3 that are no elements', () => {
  const detail = { type: 'ExternalIdentifier', '@id': '_:e', externalIdentifierType: 'cpe23', identifier: cpe };
  const found = [`camera: cpe ${cpe} [cpe23]`];

  test('are found by their ids, before and behind whatever names them, alone and in lists', () => {
    assert.deepEqual(claims(text(detail, camera({ externalIdentifier: ['_:e'] }))), found);
    assert.deepEqual(claims(text(camera({ externalIdentifier: '_:e' }), detail)), found);
    assert.deepEqual(claims(text(camera({ externalIdentifier: [{ '@id': '_:e' }] }), detail)), found);
  });

  test('of one with more values than every element may claim the rest is told once, with its place and number', () => {
    const values = Array.from({ length: 103 }, (_, at) => `https://a.example/${at}/`);
    const many = { type: 'ExternalRef', '@id': '_:e', externalRefType: 'other', locator: values };
    const other = { ...camera({ externalRef: ['_:e'] }), spdxId: 'urn:b', name: 'b' };
    const document = text(many, camera({ externalRef: ['_:e'] }), other);
    assert.deepEqual(problems(document), [
      'too-many-values «https://a.example/100/» Of the 103 values of this object the first 100 are read: 3 are not.',
    ]);
    const [told] = read(new Source(document)).problems;
    assert.deepEqual(told?.unread, { value: 3 });
    const few = { ...many, locator: values.slice(0, 100) };
    assert.deepEqual(problems(text(few, camera({ externalRef: ['_:e'] }))), []);
  });

  test('of an agent with more addresses than every package may claim the rest is told once', () => {
    const identifiers = Array.from({ length: 102 }, (_, at) => ({
      type: 'ExternalIdentifier',
      externalIdentifierType: 'email',
      identifier: `a${at}@b.example`,
    }));
    const agent = { ...hik, externalIdentifier: identifiers };
    const second = { ...camera({ suppliedBy: 'urn:hik' }), spdxId: 'urn:b', name: 'b' };
    const document = text(agent, camera({ suppliedBy: 'urn:hik' }), second);
    assert.deepEqual(problems(document), [
      'too-many-values «a100@b.example» Of the 102 addresses of this agent the first 100 are read: 2 are not.',
    ]);
    const fewer = { ...agent, externalIdentifier: identifiers.slice(0, 100) };
    assert.deepEqual(problems(text(fewer, camera({ suppliedBy: 'urn:hik' }))), []);
  });

  test('may stand in one element and be named by another', () => {
    const other = { ...camera({ externalIdentifier: ['_:e'] }), spdxId: 'urn:b', name: 'b' };
    const twice = [...found, `b: cpe ${cpe} [cpe23]`];
    assert.deepEqual(claims(text(camera({ externalIdentifier: [detail] }), other)), twice);
  });

  test('references, hashes and content identifiers are found in the same way', () => {
    const nodes = [
      { type: 'ExternalRef', '@id': '_:r', externalRefType: 'altDownloadLocation', locator: ['https://a.example/f'] },
      { type: 'Hash', '@id': '_:h', algorithm: 'sha256', hashValue: 'abc' },
      {
        type: 'software_ContentIdentifier',
        '@id': '_:i',
        software_contentIdentifierType: 'gitoid',
        software_contentIdentifierValue: 'gitoid:blob:sha1:1',
      },
    ];
    const own = { externalRef: ['_:r'], verifiedUsing: ['_:h'], software_contentIdentifier: ['_:i'] };
    assert.deepEqual(claims(text(camera(own), ...nodes)), [
      'camera: download https://a.example/f [altDownloadLocation]',
      'camera: hash abc [sha256]',
      'camera: hash gitoid:blob:sha1:1 [gitoid]',
    ]);
  });

  test('what names them is kept beside what they state', () => {
    const document = text(detail, camera({ externalIdentifier: ['_:e'] }));
    const claim = bomOf(document).components[0]?.claims.find(({ role }) => role === 'cpe');
    assert.equal(document.slice(claim?.via?.start, claim?.via?.end), '_:e');
  });

  test('one that is not there is told where it is named', () => {
    assert.deepEqual(problems(text(camera({ externalIdentifier: ['_:x'] }))), [
      'unresolved-reference «_:x» This identifier is “_:x”, which does not stand in the document.',
    ]);
    assert.deepEqual(problems(text(camera({ externalRef: '_:x' }))), [
      'unresolved-reference «_:x» This reference is “_:x”, which does not stand in the document.',
    ]);
  });

  test('identifiers of an agent are found by their ids too', () => {
    const mail = {
      type: 'ExternalIdentifier',
      '@id': '_:m',
      externalIdentifierType: 'email',
      identifier: 'a@b.example',
    };
    const agent = { ...hik, externalIdentifier: ['_:m'] };
    assert.deepEqual(claims(text(camera({ suppliedBy: 'urn:hik' }), agent, mail)), [
      'camera: supplier Hikvision (organization)',
      'camera: email a@b.example (organization) [supplier]',
    ]);
  });

  test('how elements were made may be a blank node, a list, or stand in the element', () => {
    for (const creationInfo of ['_:c', ['_:c'], { type: 'CreationInfo', specVersion: '3.0.1' }]) {
      const graph = [...(typeof creationInfo === 'object' && !Array.isArray(creationInfo) ? [] : [creation])];
      const document = JSON.stringify({ '@context': context, '@graph': [camera({ creationInfo }), ...graph] });
      const { specVersion, defects } = bomOf(document);
      assert.deepEqual([specVersion?.value, defects.danglingRefs], ['3.0.1', []]);
    }
  });
});

suite('individuals of SPDX 3', () => {
  const nobody = [
    'NoAssertionElement',
    'NoneElement',
    'https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement',
    'https://spdx.org/rdf/3.0.0/terms/Core/NoneElement',
    'spdx:Core/NoAssertionElement',
    'NOASSERTION',
  ];
  for (const supplier of nobody) {
    test(`${supplier} supplies nothing`, () => {
      for (const suppliedBy of [supplier, [supplier], { '@id': supplier }]) {
        const document = text(camera({ suppliedBy }));
        assert.deepEqual(claims(document), []);
        const { unstated } = bomOf(document).components[0] ?? {};
        assert.equal(document.slice(unstated?.span.start, unstated?.span.end), supplier);
      }
    });
  }

  for (const supplier of ['SpdxOrganization', 'https://spdx.org/rdf/3.0.1/terms/Core/SpdxOrganization']) {
    test(`${supplier} is an organisation`, () =>
      assert.deepEqual(claims(text(camera({ suppliedBy: supplier }))), [
        'camera: supplier SpdxOrganization (organization)',
      ]));
  }

  test('what the standard itself has is missing in no document', () => {
    const ids = [
      'SpdxOrganization',
      'spdx:Core/SpdxOrganization',
      'https://spdx.org/rdf/3.0.1/terms/Core/NoneElement',
      'urn:gone',
    ];
    const { danglingRefs } = bomOf(text(camera({}), link('dependsOn', 'urn:cam', ...ids))).defects;
    assert.deepEqual(
      danglingRefs.map(({ value }) => value),
      ['urn:gone'],
    );
  });

  test('an id of one’s own that ends like one is none', () => {
    const own = { ...hik, spdxId: 'https://a.example/NoneElement' };
    assert.deepEqual(claims(text(camera({ suppliedBy: own.spdxId }), own)), [
      'camera: supplier Hikvision (organization)',
    ]);
  });

  test('nothing brought in is no gap, and what nobody asserts is one', () => {
    const gaps = (to: string) =>
      bomOf(text(camera({}), link('contains', 'urn:cam', to))).defects.gaps.map(({ value }) => value);
    assert.deepEqual([gaps('NoneElement'), gaps('NoAssertionElement')], [[], ['NoAssertionElement']]);
  });
});

suite('agents of SPDX 3', () => {
  const named = ['camera: manufacturer Hikvision (organization)'];

  test('stand under several members, of other profiles and versions too', () => {
    for (const key of ['manufacturedBy', 'hardware_manufacturedBy', 'hardware_productAgent', 'manufacturer']) {
      assert.deepEqual(claims(text(camera({ [key]: 'urn:hik' }), hik)), named, key);
    }
    assert.deepEqual(claims(text(camera({ supplier: 'urn:hik' }), hik)), ['camera: supplier Hikvision (organization)']);
    const address = 'https://spdx.org/rdf/3.0.1/terms/Core/originatedBy';
    assert.deepEqual(claims(text(camera({ [address]: [{ '@id': 'urn:hik' }] }), hik)), [
      'camera: originator Hikvision (organization)',
    ]);
  });

  test('are named by relationships too', () => {
    for (const type of ['suppliedBy', 'SUPPLIED_BY', 'availableFrom']) {
      assert.deepEqual(claims(text(link(type, 'urn:cam', 'urn:hik'), camera({}), hik)), [
        `camera: supplier Hikvision (organization) [${type}]`,
      ]);
    }
  });

  test('a member that is not known and may name somebody is told', () => {
    assert.deepEqual(problems(text(camera({ assembledBy: 'urn:hik', software_vendor: 'Hikvision' }), hik)), [
      'unread-member «assembledBy» “assembledBy” may name somebody and is not read.',
      'unread-member «software_vendor» “software_vendor” may name somebody and is not read.',
    ]);
  });

  test('one that is not there is told once, with how many name it', () => {
    const other = { ...camera({ originatedBy: ['urn:x'] }), spdxId: 'urn:b' };
    assert.deepEqual(problems(text(camera({ suppliedBy: 'urn:x' }), other)), [
      'unresolved-reference «urn:x» The supplier is “urn:x”, which does not stand in the document: who that is, is not known, and one more element names it.',
    ]);
    const map = { type: 'SpdxDocument', spdxId: 'urn:d', import: [{ type: 'ExternalMap', externalSpdxId: 'urn:x' }] };
    assert.match(problems(text(camera({ suppliedBy: 'urn:x' }), map))[0] ?? '', /stands in another document/);
    const single = JSON.stringify({ '@context': context, ...camera({ suppliedBy: '_:x' }) });
    assert.match(problems(single)[0] ?? '', /«_:x»/);
  });

  test('one without a name, and what is no reference, is told', () => {
    const { name: _, ...nameless } = hik;
    assert.deepEqual(problems(text(camera({ suppliedBy: 'urn:hik' }), nameless)), [
      'unresolved-reference «urn:hik» The supplier is an element that states no name.',
    ]);
    assert.match(problems(text(camera({ suppliedBy: 'urn:hik' }), { ...hik, name: ' ' }))[0] ?? '', /no name/);
    assert.deepEqual(problems(text(camera({ suppliedBy: 5 }))), [
      'unexpected-value «5» "suppliedBy" is a number where a text or a list is expected; it is not read.',
    ]);
  });

  test('a list in an object of its own is a list', () => {
    for (const key of ['@set', '@list']) {
      assert.deepEqual(claims(text(camera({ suppliedBy: { [key]: ['urn:hik'] } }), hik)), [
        'camera: supplier Hikvision (organization)',
      ]);
    }
  });

  test('a relationship may begin with the agent; one that nobody knows is told', () => {
    for (const [type, role] of [
      ['supplies', 'supplier'],
      ['manufactures', 'manufacturer'],
    ] as const) {
      assert.deepEqual(claims(text(camera({}), hik, link(type, 'urn:hik', 'urn:cam'))), [
        `camera: ${role} Hikvision (organization) [${type}]`,
      ]);
    }
    const told = (from: string, to: string, type = 'other') => problems(text(camera({}), hik, link(type, from, to)));
    assert.match(told('urn:cam', 'urn:hik')[0] ?? '', /^unread-member «urn:hik» This relationship, “other”/);
    assert.match(told('urn:hik', 'urn:cam')[0] ?? '', /^unread-member «urn:cam»/);
    assert.deepEqual([told('urn:cam', 'urn:hik', 'reportedBy'), told('urn:cam', 'urn:cam')], [[], []]);
  });

  test('an element of no known type may be one', () => {
    const company = { type: 'x_Company', spdxId: 'urn:co', name: 'Hikvision' };
    assert.deepEqual(claims(text(camera({ suppliedBy: 'urn:co' }), company)), ['camera: supplier Hikvision']);
  });
});

suite('artifacts of SPDX 3 that are no packages', () => {
  test('are components where something says whose they are', () => {
    assert.deepEqual(claims(text(file({ suppliedBy: 'urn:hik' }), hik)), ['fw.bin: supplier Hikvision (organization)']);
    const snippet = { ...file({ originatedBy: ['urn:hik'] }), type: 'software_Snippet' };
    assert.deepEqual(claims(text(hik, snippet)), ['fw.bin: originator Hikvision (organization)']);
    const identified = file({ externalIdentifier: [{ externalIdentifierType: 'cpe23', identifier: cpe }] });
    assert.deepEqual(claims(text(identified)), [`fw.bin: cpe ${cpe} [cpe23]`]);
    const named = file({ externalIdentifier: ['_:e'] });
    const detail = { type: 'ExternalIdentifier', '@id': '_:e', externalIdentifierType: 'cpe23', identifier: cpe };
    assert.deepEqual(claims(text(named, detail)), [`fw.bin: cpe ${cpe} [cpe23]`]);
    const board = { ...file({ suppliedBy: 'urn:hik' }), type: 'x_Board' };
    assert.deepEqual(claims(text(board, hik)), ['fw.bin: supplier Hikvision (organization)']);
  });

  test('are components where a relationship says so', () => {
    const { components, componentCount } = bomOf(text(file({}), link('availableFrom', 'urn:f', 'urn:hik'), hik));
    assert.deepEqual(
      components.map(({ name, kind, claims: all }) => [
        name?.value,
        kind,
        all.find(({ role }) => role === 'supplier')?.value,
      ]),
      [['fw.bin', 'file', 'Hikvision']],
    );
    assert.equal(componentCount, 0, 'what the document lists are packages');
  });

  test('are none otherwise: a document may list a million files', () => {
    assert.equal(bomOf(text(file({ software_copyrightText: 'Copyright Huawei' }), camera({}))).components.length, 1);
  });

  test('statements about weaknesses and licences are none, whoever supplied those', () => {
    const weakness = { ...file({ suppliedBy: 'urn:hik' }), type: 'security_VexNotAffectedVulnAssessmentRelationship' };
    assert.equal(bomOf(text(weakness, hik)).components.length, 0);
  });

  test('hardware of 3.1 is listed, with its number', () => {
    const board = { type: 'hardware_PhysicalHardware', spdxId: 'urn:b', name: 'b', hardware_partNumber: 'EC25-AF' };
    const [component] = bomOf(text(board)).components;
    assert.deepEqual([component?.kind, component?.claims.at(-1)?.role], ['hardware', 'model-number']);
  });
});

suite('linked data that is not shortened', () => {
  const terms = 'https://spdx.org/rdf/3.0.1/terms';
  const id = (value: string) => [{ '@id': value }];
  const value = (text: string) => [{ '@value': text }];

  test('members, types and words in full are what they are in short', () => {
    const graph = [
      {
        '@id': 'urn:cam',
        '@type': [`${terms}/Software/Package`],
        [`${terms}/Core/name`]: value('camera'),
        [`${terms}/Core/suppliedBy`]: id('urn:hik'),
        [`${terms}/Software/primaryPurpose`]: id(`${terms}/Software/SoftwarePurpose/device`),
        [`${terms}/Software/packageVersion`]: value('1'),
        [`${terms}/Core/externalIdentifier`]: id('_:e'),
      },
      {
        '@id': '_:e',
        '@type': [`${terms}/Core/ExternalIdentifier`],
        [`${terms}/Core/externalIdentifierType`]: id(`${terms}/Core/ExternalIdentifierType/cpe23`),
        [`${terms}/Core/identifier`]: value(cpe),
      },
      { '@id': 'urn:hik', '@type': [`${terms}/Core/Organization`], [`${terms}/Core/name`]: value('Hikvision') },
      { '@id': '_:c', '@type': [`${terms}/Core/CreationInfo`], [`${terms}/Core/specVersion`]: value('3.0.1') },
    ];
    const document = JSON.stringify({ '@context': {}, '@graph': graph });
    assert.deepEqual(
      claims(document),
      [`camera: cpe ${cpe} [cpe23]`, 'camera: supplier Hikvision (organization)'].sort(),
    );
    assert.equal(bomOf(document).components[0]?.kind, 'device');
  });

  test('prefixes and the spelling of drafts are understood', () => {
    const draft = { type: 'Package', spdxId: 'urn:p', name: 'p', packageVersion: '1', packageUrl: 'pkg:a/b' };
    const bom = bomOf(text({ ...draft, suppliedBy: 'urn:hik' }, { ...hik, type: 'spdx:Core/Organization' }));
    assert.equal(bom.componentCount, 1);
    assert.deepEqual(bom.components[0]?.claims.map(({ role }) => role).sort(), ['name', 'purl', 'supplier']);
    assert.equal(bom.components[0]?.version?.value, '1');
  });
});
