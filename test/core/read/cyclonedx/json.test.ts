import assert from 'node:assert/strict';
import type { Bom } from '../../../../server/src/core/model/component.ts';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

function reading(document: object): ReturnType<typeof read> {
  return read(new Source(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', ...document }, undefined, 2)));
}

/** Reads a document given as a value, in which nothing may be wrong. */
function bomOf(document: object): Bom {
  const { bom, problems } = reading(document);
  assert.deepEqual(problems, []);
  assert.ok(bom);
  return bom;
}

/** Claims of each component, `place name: role value (party) [label]`; the claim of the name itself left out. */
function claimsOf(bom: Bom): string[] {
  return bom.components.flatMap(({ place, name, claims }) =>
    claims
      .filter(({ value }) => value !== name?.value)
      .map(({ role, value, party, label }) =>
        [`${place} ${name?.value ?? '-'}:`, role, value, party && `(${party})`, label && `[${label}]`]
          .filter(Boolean)
          .join(' '),
      ),
  );
}

/** Claims of a component with these members, without what stands before the role. */
function ofComponent(members: object): string[] {
  const bom = bomOf({ components: [{ type: 'device', name: 'c', ...members }] });
  return claimsOf(bom).map(line => line.replace('component c: ', ''));
}

/** Claims of all components of a document with one component of these members. */
function ofAll(members: object): string[] {
  return claimsOf(bomOf({ components: [{ type: 'device', name: 'c', ...members }] }));
}

suite('reading CycloneDX JSON: who is named where', () => {
  test('manufacturer of the metadata made the document and is no claim on the product; manufacture made the product', () => {
    const bom = bomOf({
      metadata: {
        manufacturer: { name: 'Who wrote this' },
        manufacture: { name: 'Who built the camera' },
        supplier: { name: 'Who sold it' },
        component: { type: 'device', name: 'camera' },
      },
    });
    assert.deepEqual(claimsOf(bom), [
      'tool -: document-actor Who wrote this (organization) [manufacturer]',
      'product camera: manufacturer Who built the camera (organization)',
      'product camera: supplier Who sold it (organization)',
    ]);
    assert.equal(bom.components[bom.product ?? -1]?.name?.value, 'camera');
  });

  test('organisations of a component, with their addresses and the mail of their contacts', () => {
    const contact = [{ name: 'Ann', email: 'ann@example.org' }];
    assert.deepEqual(
      ofComponent({
        supplier: { name: 'S', url: ['https://s.example'], contact },
        manufacturer: { name: 'M', url: 'https://m.example' },
        publisher: 'P',
        author: 'A',
        authors: [{ name: 'B', email: 'b@example.org' }],
        group: 'com.example',
        description: 'd',
        copyright: '2026 C',
      }),
      [
        'supplier S (organization)',
        'url https://s.example [supplier]',
        'email ann@example.org',
        'manufacturer M (organization)',
        'url https://m.example [manufacturer]',
        'publisher P',
        'author A',
        'author B (person)',
        'email b@example.org (person)',
        'group com.example',
        'description d',
        'copyright 2026 C',
      ],
    );
  });

  test('a contact with the registered name of a company is that company, a person is not', () => {
    const supplier = (name: string) => ({ supplier: { contact: [{ name }] } });
    for (const name of ['Hangzhou Hikvision Digital Technology Co., Ltd.', 'Acme GmbH', '华为技术有限公司']) {
      assert.deepEqual(ofComponent(supplier(name)), [`supplier ${name} (person)`]);
    }
    for (const name of ['Ann Other', 'Huawei Wang', 'Support']) assert.deepEqual(ofComponent(supplier(name)), []);
  });

  test('identifiers', () => {
    assert.deepEqual(
      ofComponent({
        cpe: 'cpe:2.3:h:v:p:*',
        purl: 'pkg:npm/%40v/p@1',
        swid: { tagId: 'swidgen-1', name: 'W', url: 'https://w.example' },
        omniborId: ['gitoid:blob:sha1:a'],
        swhid: ['swh:1:cnt:b'],
        hashes: [{ alg: 'SHA-256', content: 'cc' }],
      }),
      [
        'cpe cpe:2.3:h:v:p:*',
        'purl pkg:npm/%40v/p@1',
        'swid swidgen-1',
        'name W [swid]',
        'url https://w.example [swid]',
        'hash gitoid:blob:sha1:a [omniborId]',
        'hash swh:1:cnt:b [swhid]',
        'hash cc [SHA-256]',
      ],
    );
  });

  test('external references: distributions are downloads, hashes count', () => {
    assert.deepEqual(
      ofComponent({
        externalReferences: [
          { type: 'website', url: 'https://a.example' },
          { url: 'https://b.example/fw.bin', type: 'distribution', hashes: [{ alg: 'MD5', content: 'dd' }] },
        ],
      }),
      ['url https://a.example [website]', 'hash dd [MD5]', 'download https://b.example/fw.bin [distribution]'],
    );
  });

  test('properties: a hardware address, bus ids and a model number are identifiers where name and value are clear', () => {
    const property = (name: string, value: string) => ({ name, value });
    assert.deepEqual(
      ofComponent({
        properties: [
          property('anything', '44:47:CC:1A:2B:3C'),
          property('anything', '0403.12ab.cdef'),
          property('device:mac-address', '4447cc1a2b3c'),
          property('commit', '4447cc1a2b3c'),
          property('usb:id', '2bdf:0001'),
          property('pci-id', '19e5:1710'),
          property('ratio', '2bdf:0001'),
          property('device:fcc-id', 'PADIPC'),
          property('enterprise-number', '39165'),
          property('cdx:device:model-number', 'DS-2CD'),
          property('maker', 'M'),
        ],
      }),
      [
        'mac 44:47:CC:1A:2B:3C [anything]',
        'mac 0403.12ab.cdef [anything]',
        'mac 4447cc1a2b3c [device:mac-address]',
        'property 4447cc1a2b3c [commit]',
        'usb-id 2bdf:0001 [usb:id]',
        'pci-id 19e5:1710 [pci-id]',
        'property 2bdf:0001 [ratio]',
        'fcc-id PADIPC [device:fcc-id]',
        'pen 39165 [enterprise-number]',
        'model-number DS-2CD [cdx:device:model-number]',
        'property M [maker]',
      ],
    );
  });

  test('who grants a licence is an author; who received it is no maker', () => {
    const licensing = {
      licensor: { organization: { name: 'L' } },
      licensee: { organization: { name: 'E' } },
      purchaser: { individual: { name: 'P' } },
    };
    assert.deepEqual(ofComponent({ licenses: [{ license: { name: 'Commercial', licensing } }] }), [
      'licensor L (organization)',
      'document-actor E (organization) [document-actor]',
      'document-actor P (person) [document-actor]',
    ]);
    const bom = bomOf({
      components: [{ name: 'c', licenses: [{ expression: 'MIT OR ISC' }, { license: { id: 'MIT' } }] }],
    });
    assert.deepEqual(
      bom.components[0]?.licences.map(({ form, value }) => `${form} ${value}`),
      ['expression MIT OR ISC', 'id MIT'],
    );
  });

  test('pedigree: ancestors at any depth have claims of their own, what came from the component claims nothing', () => {
    const ancestor = {
      name: 'a',
      supplier: { name: 'A' },
      pedigree: { ancestors: [{ name: 'b', cpe: 'cpe:2.3:o:b:*' }] },
    };
    assert.deepEqual(
      ofAll({
        pedigree: {
          ancestors: [ancestor],
          descendants: [{ name: 'd', supplier: { name: 'D' } }],
          variants: [{ name: 'v', purl: 'pkg:npm/v' }],
          commits: [{ url: 'https://git.example/1', author: { name: 'N', email: 'n@example.org' } }],
        },
      }),
      [
        'component c: url https://git.example/1 [commit]',
        'component c: author N (person) [commit]',
        'component c: email n@example.org (person) [commit]',
        'ancestor a: supplier A (organization)',
        'ancestor b: cpe cpe:2.3:o:b:*',
        'ancestor d: document-actor D (organization) [supplier]',
        'ancestor v: document-actor pkg:npm/v [purl]',
      ],
    );
    const { components } = bomOf({ components: [{ name: 'c', pedigree: { ancestors: [ancestor] } }] });
    assert.deepEqual(
      components.map(({ parent }) => parent),
      [undefined, 0, 1],
    );
  });

  test('evidence: identity as an object and as a list, copyright, licensors', () => {
    const purl = { field: 'purl', concludedValue: 'pkg:npm/x', confidence: 1 };
    assert.deepEqual(ofComponent({ evidence: { identity: purl } }), ['purl pkg:npm/x [evidence purl]']);
    assert.deepEqual(
      ofComponent({
        evidence: {
          identity: [
            purl,
            { field: 'cpe', concludedValue: 'cpe:2.3:a:x:*' },
            { field: 'version', concludedValue: '1' },
          ],
          copyright: [{ text: '2026 X' }],
        },
      }),
      [
        'purl pkg:npm/x [evidence purl]',
        'cpe cpe:2.3:a:x:* [evidence cpe]',
        'property 1 [evidence version]',
        'copyright 2026 X',
      ],
    );
  });

  test('data: who owns it is named, who keeps it is no maker', () => {
    const governance = {
      owners: [{ organization: { name: 'O' } }],
      custodians: [{ organization: { name: 'C' } }],
      stewards: [{ contact: { name: 'S' } }],
    };
    const claims = [
      'data-owner O (organization)',
      'document-actor C (organization) [document-actor]',
      'document-actor S (person) [document-actor]',
    ];
    assert.deepEqual(ofComponent({ data: [{ type: 'dataset', governance }] }), claims);
    assert.deepEqual(ofComponent({ modelCard: { modelParameters: { datasets: [{ governance }] } } }), claims);
  });

  test('services, nested ones too: provider, endpoints, where data goes', () => {
    const bom = bomOf({
      services: [
        {
          'bom-ref': 's',
          name: 's',
          group: 'g',
          provider: { name: 'P', url: ['https://p.example'] },
          endpoints: ['https://e.example'],
          data: [{ flow: 'inbound', classification: 'x', source: ['https://from.example'] }],
          services: [{ name: 't', provider: { name: 'Q' } }],
        },
      ],
    });
    assert.deepEqual(claimsOf(bom), [
      'service s: group g',
      'service s: provider P (organization)',
      'service s: url https://p.example [provider]',
      'service s: url https://e.example [endpoint]',
      'service s: url https://from.example [data source]',
      'service t: provider Q (organization)',
    ]);
    assert.deepEqual(
      bom.components.map(({ kind, parent }) => [kind, parent]),
      [
        ['service', undefined],
        ['service', 0],
      ],
    );
    assert.equal(bom.componentCount, 0);
  });

  test('tools and authors are document actors, what went into making the product is a component', () => {
    const tool = { vendor: 'V', name: 'scanner', hashes: [{ alg: 'MD5', content: 'a' }] };
    assert.deepEqual(
      claimsOf(bomOf({ metadata: { tools: [tool], authors: [{ name: 'A', email: 'a@example.org' }] } })),
      [
        'tool scanner: document-actor V (organization) [supplier]',
        'tool scanner: document-actor a [MD5]',
        'tool -: document-actor A (person) [author]',
        'tool -: document-actor a@example.org (person) [email]',
      ],
    );
    const components = [
      { name: 'scanner', manufacturer: { name: 'M' }, components: [{ name: 'part', supplier: { name: 'S' } }] },
    ];
    const services = [{ name: 'cloud', provider: { name: 'P' } }];
    const expected = [
      'tool scanner: document-actor M (organization) [manufacturer]',
      'tool part: document-actor S (organization) [supplier]',
      'tool cloud: document-actor P (organization) [provider]',
    ];
    assert.deepEqual(claimsOf(bomOf({ metadata: { tools: { components, services } } })), expected);
    assert.deepEqual(claimsOf(bomOf({ formulation: [{ components, services }] })), [
      'component scanner: manufacturer M (organization)',
      'component part: supplier S (organization)',
      'service cloud: provider P (organization)',
    ]);
  });

  test('targets of declarations are components, though not of the list', () => {
    const targets = { organizations: [{ name: 'O' }], components: [{ name: 'c', supplier: { name: 'S' } }] };
    const bom = bomOf({ declarations: { targets } });
    assert.deepEqual(claimsOf(bom), ['component c: supplier S (organization)']);
    assert.equal(bom.componentCount, 0);
  });

  test('a member of a supplier that may be its name is told where there is no name', () => {
    for (const [entity, unread] of [
      ['{"company":"Dahua Technology"}', ['company']],
      ['{"organization":{"name":"Dahua Technology"},"url":["https://dahua.example"]}', ['organization']],
      ['{"legalName":"Dahua Technology","supplier_name":"Dahua"}', ['legalName', 'supplier_name']],
      ['{"value":"Dahua Technology"}', ['value']],
      ['{"name":"Acme","legalName":"Acme Inc."}', []],
      ['{"bom-ref":"a","address":{"country":"CA"},"phone":"1"}', []],
    ] as const) {
      const text = `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"device","name":"a","supplier":${entity}}]}`;
      const { problems } = read(new Source(text));
      assert.deepEqual(
        problems.filter(({ code }) => code === 'unread-member').map(({ span }) => text.slice(span.start, span.end)),
        unread,
        entity,
      );
    }
  });

  test('a supplier stated as a plain text is read, with a problem', () => {
    const { bom, problems } = reading({
      components: [{ name: 'c', supplier: 'S', licenses: { license: { id: 'MIT' } } }],
    });
    assert.deepEqual(bom && claimsOf(bom), ['component c: supplier S (organization)']);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['supplier-not-object'],
    );
    assert.equal(bom?.components[0]?.licences[0]?.value, 'MIT');
  });

  test('empty and missing values claim nothing', () => {
    assert.deepEqual(
      ofComponent({ supplier: { name: '' }, manufacturer: {}, publisher: '  ', group: null, hashes: [{}] }),
      [],
    );
  });
});

suite('reading CycloneDX JSON: the document', () => {
  test('nested components count, those of the product and of ancestors do not', () => {
    const bom = bomOf({
      metadata: { component: { name: 'p', components: [{ name: 'inside' }] } },
      components: [
        {
          name: 'a',
          components: [{ name: 'b', components: [{ name: 'c' }] }],
          pedigree: { ancestors: [{ name: 'x' }] },
        },
      ],
    });
    assert.equal(bom.componentCount, 3);
    assert.deepEqual(
      bom.components.map(({ place, name, parent }) => `${place} ${name?.value} ${parent}`),
      [
        'product p undefined',
        'component inside 0',
        'component a undefined',
        'component b 2',
        'component c 3',
        'ancestor x 2',
      ],
    );
  });

  test('kind, ref, version and the whole object of a component', () => {
    const text = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ type: 'Firmware', 'bom-ref': 'r', name: 'n', version: '1' }],
    });
    const source = new Source(text);
    const component = read(source).bom?.components[0];
    assert.ok(component);
    assert.deepEqual(
      [component.kind, component.ref?.value, component.name?.value, component.version?.value],
      ['firmware', 'r', 'n', '1'],
    );
    assert.equal(source.slice(component.span), '{"type":"Firmware","bom-ref":"r","name":"n","version":"1"}');
  });

  test('dependencies join components by ref, in whatever order; what is not there is left out', () => {
    const bom = bomOf({
      dependencies: [{ ref: 'p', dependsOn: ['a', 'nowhere'] }, { ref: 'a', dependsOn: ['s'] }, { ref: 'x' }],
      metadata: { component: { name: 'p', 'bom-ref': 'p' } },
      components: [{ name: 'a', 'bom-ref': 'a' }],
      services: [{ name: 's', 'bom-ref': 's' }],
    });
    assert.deepEqual(bom.dependencies, [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
  });

  test('a ref that two components have is told of at its second place', () => {
    const components = [
      { name: 'a', 'bom-ref': 'r' },
      { name: 'b', 'bom-ref': 'r' },
    ];
    const { bom, problems } = reading({ components, dependencies: [{ ref: 'r', dependsOn: ['r'] }] });
    assert.deepEqual(problems, []);
    assert.deepEqual(bom?.defects.repeatedRefs, [{ component: 1, first: 0 }]);
    assert.deepEqual(bom?.dependencies, [{ from: 0, to: 0 }]);
  });

  test('signatures, life cycles and stated gaps', () => {
    assert.equal(bomOf({}).signed, false);
    assert.equal(bomOf({ signature: { algorithm: 'RS256' } }).signed, true);
    assert.equal(bomOf({ components: [{ name: 'c', signature: {} }] }).signed, true);
    const lifecycles = [{ phase: 'Design' }, { name: 'own phase' }];
    assert.deepEqual(bomOf({ metadata: { lifecycles } }).lifecycles, ['design', 'own phase']);
    const gapsOf = (...aggregates: string[]) =>
      bomOf({ compositions: aggregates.map(aggregate => ({ aggregate })) }).defects.gaps.map(({ value }) => value);
    assert.deepEqual(gapsOf('complete', 'not_specified'), []);
    assert.deepEqual(gapsOf('incomplete_first_party_only', 'unknown'), ['incomplete_first_party_only', 'unknown']);
  });

  test('every version is read; of an unknown or missing one the reader is told', () => {
    for (const version of ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']) {
      assert.equal(bomOf({ specVersion: version, components: [{ name: 'c' }] }).specVersion?.value, version);
    }
    const told = (document: object) => {
      const { bom, problems } = reading({ components: [{ name: 'c', purl: 'pkg:npm/x' }], ...document });
      assert.equal(bom?.componentCount, 1);
      return problems.map(({ code, severity }) => `${severity} ${code}`);
    };
    assert.deepEqual(told({ specVersion: '1.9', novelty: [1] }), ['information unknown-version']);
    assert.deepEqual(told({ specVersion: '2.0', novelty: [1] }), ['information draft-version']);
    assert.deepEqual(told({ specVersion: '2.1', novelty: [1] }), ['error other-major-version']);
    assert.deepEqual(told({ specVersion: undefined }), ['warning missing-version']);
  });

  test('a misspelled key at the root costs nothing', () => {
    const { bom, problems } = reading({ componets: [{ name: 'c' }] });
    assert.equal(bom?.componentCount, 1);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['misspelled-key'],
    );
  });

  test('values of the wrong kind anywhere are passed over', () => {
    for (const wrong of [null, 1, true, 'x', [], {}, [[]], [null], [1], ['x'], [{}], { x: 1 }]) {
      const keys = [
        'metadata',
        'components',
        'services',
        'dependencies',
        'compositions',
        'formulation',
        'declarations',
      ];
      for (const key of keys) assert.ok(reading({ [key]: wrong }).bom, key);
      const inner = [
        'supplier',
        'hashes',
        'licenses',
        'pedigree',
        'evidence',
        'properties',
        'externalReferences',
        'swid',
        'name',
        'purl',
      ];
      for (const key of inner) {
        const { bom } = reading({
          components: [{ [key]: wrong }, { name: 'next' }],
          metadata: { component: wrong, tools: wrong },
        });
        assert.equal(bom?.componentCount, 2, key);
      }
    }
  });
});

test('a maker that only the metadata states stands on the metadata', () => {
  const text = `{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"manufacturer":{"name":"Acme"}},"components":[]}`;
  const { bom } = read(new Source(text));
  const maker = bom?.components.find(({ claims }) => claims.some(({ value }) => value === 'Acme'));
  assert.equal(text.slice(maker?.span.start, maker?.span.end), '{"manufacturer":{"name":"Acme"}}');
});
