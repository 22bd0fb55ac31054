import assert from 'node:assert/strict';
import type { Bom } from '../../../../server/src/core/model/component.ts';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { placesOf } from '../../../support/rule.ts';
import { slowTest } from '../../../support/tier.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const terms = 'http://spdx.org/rdf/terms#';
const own = 'http://a.example/d#SPDXRef-';

function rdfXml(body: string, attributes = ''): string {
  return `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="${rdf}" xmlns:s="${terms}"${attributes}>\n${body}\n</rdf:RDF>\n`;
}

const document = `<s:SpdxDocument rdf:about="${own}DOCUMENT"><s:specVersion>SPDX-2.3</s:specVersion></s:SpdxDocument>`;
const camera = (members: string, more = '') =>
  rdfXml(`${document}<s:Package rdf:about="${own}cam"><s:name>cam</s:name>${members}</s:Package>${more}`);

function bomOf(text: string): Bom {
  const { bom, format } = read(new Source(text));
  assert.equal(format?.id, 'spdx-2-rdf');
  assert.ok(bom);
  return bom;
}

/** `name: role value` of every claim but the name, the text being what stands at its place. */
function claims(text: string): readonly string[] {
  const source = new Source(text);
  return bomOf(text).components.flatMap(({ name, claims: all }) =>
    all.flatMap(({ role, span }) => (role === 'name' ? [] : [`${name?.value}: ${role} ${source.slice(span)}`])),
  );
}

function problems(text: string): readonly string[] {
  const source = new Source(text);
  return read(source).problems.map(({ code, span }) => `${code} «${source.slice(span)}»`);
}

suite('SPDX 2 in RDF/XML, whatever its form', () => {
  const supplied = 'Organization: Hikvision';
  const forms: readonly (readonly [what: string, text: string])[] = [
    [
      'typed',
      rdfXml(
        `${document}<s:Package rdf:about="${own}cam" s:name="cam"><s:supplier>${supplied}</s:supplier></s:Package>`,
      ),
    ],
    [
      'described',
      rdfXml(
        `${document}<rdf:Description rdf:about="${own}cam"><rdf:type rdf:resource="${terms}Package"/>` +
          `<s:name>cam</s:name><s:supplier>${supplied}</s:supplier></rdf:Description>`,
      ),
    ],
    [
      'described, its class behind its members and as a node',
      rdfXml(
        `<rdf:Description rdf:about="${own}cam"><s:name>cam</s:name><s:supplier>${supplied}</s:supplier>` +
          `<rdf:type><rdf:Description rdf:about="${terms}Package"/></rdf:type></rdf:Description>${document}`,
      ),
    ],
    [
      'all in attributes',
      rdfXml(`${document}<s:Package rdf:about="${own}cam" s:name="cam" s:supplier="${supplied}"/>`),
    ],
    [
      'its class in an attribute',
      rdfXml(
        `${document}<rdf:Description rdf:type="${terms}Package" rdf:about="${own}cam" s:name="cam" s:supplier="${supplied}"/>`,
      ),
    ],
    [
      'in pieces that are joined',
      rdfXml(
        `<rdf:Description rdf:about="${own}cam"><s:supplier>${supplied}</s:supplier></rdf:Description>${document}` +
          `<rdf:Description rdf:about="${own}cam"><rdf:type rdf:resource="${terms}Package"/></rdf:Description>` +
          `<s:Package rdf:about="${own}cam"><s:name>cam</s:name></s:Package>`,
      ),
    ],
    [
      'in pieces under a local name',
      rdfXml(
        `${document}<s:Package rdf:nodeID="c"><s:name>cam</s:name></s:Package>` +
          `<rdf:Description rdf:nodeID="c"><s:supplier>${supplied}</s:supplier></rdf:Description>`,
      ),
    ],
    [
      'inside the property that names it',
      rdfXml(
        `<s:SpdxDocument rdf:about="${own}DOCUMENT"><s:specVersion>SPDX-2.3</s:specVersion><s:describesPackage>` +
          `<s:Package rdf:about="${own}cam"><s:name>cam</s:name><s:supplier>${supplied}</s:supplier></s:Package>` +
          '</s:describesPackage></s:SpdxDocument>',
      ),
    ],
    [
      'inside, without a node of its own',
      rdfXml(
        `<s:SpdxDocument rdf:about="${own}DOCUMENT"><s:specVersion>SPDX-2.3</s:specVersion>` +
          `<s:describesPackage rdf:parseType="Resource"><s:name>cam</s:name><s:supplier>${supplied}</s:supplier>` +
          '</s:describesPackage></s:SpdxDocument>',
      ),
    ],
    [
      'the attributes of a property',
      rdfXml(
        `<s:SpdxDocument rdf:about="${own}DOCUMENT"><s:specVersion>SPDX-2.3</s:specVersion>` +
          `<s:describesPackage rdf:resource="${own}cam" s:name="cam" s:supplier="${supplied}"/></s:SpdxDocument>`,
      ),
    ],
    [
      'of no class, as its members tell',
      rdfXml(
        `${document}<rdf:Description rdf:about="${own}cam"><s:name>cam</s:name><s:supplier>${supplied}</s:supplier></rdf:Description>`,
      ),
    ],
    [
      'in another prefix and a default namespace',
      `<r:RDF xmlns:r="${rdf}" xmlns="${terms}"><SpdxDocument r:about="#d"><specVersion>SPDX-2.3</specVersion></SpdxDocument>` +
        `<r:Description r:about="#SPDXRef-cam"><r:type r:resource="${terms}Package"/><name>cam</name>` +
        `<supplier>${supplied}</supplier></r:Description></r:RDF>`,
    ],
    [
      'namespaces declared where they are used',
      `<RDF xmlns="${rdf}"><Package xmlns="${terms}" xmlns:ns1="${rdf}" ns1:about="#SPDXRef-cam"><name>cam</name>` +
        `<supplier>${supplied}</supplier></Package><SpdxDocument xmlns="${terms}"><specVersion>SPDX-2.3</specVersion></SpdxDocument></RDF>`,
    ],
    [
      'by ids and a base',
      rdfXml(
        `${document}<s:Package rdf:ID="SPDXRef-cam"><s:name>cam</s:name></s:Package>` +
          `<rdf:Description rdf:about="${own}cam"><s:supplier>${supplied}</s:supplier></rdf:Description>`,
        ' xml:base="http://a.example/d"',
      ),
    ],
    [
      'relative here and absolute there',
      rdfXml(
        `${document}<s:Package rdf:about="#SPDXRef-cam"><s:name>cam</s:name></s:Package>` +
          `<rdf:Description rdf:about="${own}cam"><s:supplier>${supplied}</s:supplier></rdf:Description>`,
      ),
    ],
  ];
  for (const [what, text] of forms) {
    test(what, () => {
      const { components, componentCount, specVersion } = bomOf(text);
      assert.deepEqual(claims(text), ['cam: supplier Hikvision']);
      assert.deepEqual([components.length, componentCount, specVersion?.value], [1, 1, 'SPDX-2.3']);
      assert.deepEqual(problems(text), []);
    });
  }

  test('a class alone makes a package, as an attribute and as an element', () => {
    const classes = [` rdf:type="${terms}Package"/>`, `><rdf:type rdf:resource="${terms}Package"/></rdf:Description>`];
    for (const type of classes) {
      assert.equal(bomOf(rdfXml(`${document}<rdf:Description rdf:about="#p" s:name="p"${type}`)).componentCount, 1);
    }
  });

  test('a document without a root of RDF is one node', () => {
    const text = `<s:SpdxDocument xmlns:s="${terms}" xmlns:rdf="${rdf}" rdf:about="${own}DOCUMENT"><s:specVersion>SPDX-2.3</s:specVersion>
      <s:describesPackage><s:Package rdf:about="${own}cam"><s:name>cam</s:name><s:supplier>Organization: H</s:supplier></s:Package></s:describesPackage></s:SpdxDocument>`;
    assert.deepEqual(claims(text), ['cam: supplier H']);
  });

  test('references, checksums and relationships may stand by themselves', () => {
    const text = camera(
      '<s:externalRef rdf:nodeID="r"/><s:checksum rdf:resource="#sum"/><s:relationship rdf:nodeID="rel"/>',
      `<s:ExternalRef rdf:nodeID="r"><s:referenceType rdf:resource="http://spdx.org/rdf/references/purl"/><s:referenceLocator>pkg:a/b</s:referenceLocator></s:ExternalRef>` +
        '<s:Checksum rdf:about="#sum"><s:checksumValue>abc</s:checksumValue></s:Checksum>' +
        `<s:Relationship rdf:nodeID="rel" s:relationshipType="CONTAINS"><s:relatedSpdxElement rdf:nodeID="lib"/></s:Relationship>` +
        '<s:Package rdf:nodeID="lib"><s:name>lib</s:name></s:Package>',
    );
    assert.deepEqual(claims(text), ['cam: purl pkg:a/b', 'cam: hash abc']);
    assert.deepEqual(bomOf(text).dependencies, [{ from: 0, to: 1 }]);
  });

  test('a container and a collection state each thing in them', () => {
    const node = '<s:ExternalRef s:referenceLocator="pkg:a/b"/><s:ExternalRef s:referenceLocator="pkg:c/d"/>';
    const collection = `<s:externalRef rdf:parseType="Collection">${node}</s:externalRef>`;
    const items = node.replaceAll('<s:E', '<rdf:li><s:E').replaceAll('/>', '/></rdf:li>');
    const bag = `<s:externalRef><rdf:Bag>${items}</rdf:Bag></s:externalRef>`;
    for (const members of [collection, bag]) {
      assert.deepEqual(claims(camera(members)), ['cam: purl pkg:a/b', 'cam: purl pkg:c/d'], members);
    }
  });

  test('nodes that name each other in a circle end', () => {
    const licence = '<s:licenseDeclared rdf:nodeID="l"/>';
    const text = camera(
      licence,
      '<s:ConjunctiveLicenseSet rdf:nodeID="l"><s:member rdf:nodeID="l"/></s:ConjunctiveLicenseSet>',
    );
    assert.equal(bomOf(text).components[0]?.licences.length, 0);
  });

  test('SPDX 3 is not taken for it', () => {
    const text = rdfXml('<s:Package/>').replace(terms, 'https://spdx.org/rdf/3.0.1/terms/Software/');
    assert.equal(read(new Source(text)).format, undefined);
  });
});

suite('whom RDF names', () => {
  const somebody = (type: string, name: string) => `<${type} rdf:nodeID="o"><${name}>Hikvision</${name}></${type}>`;

  test('a supplier may be a node with a name', () => {
    const foaf = ' xmlns:f="http://xmlns.com/foaf/0.1/"';
    for (const [type, name] of [
      ['s:Organization', 's:name'],
      ['f:Organization', 'f:name'],
      ['rdf:Description', 'f:name'],
    ] as const) {
      const inside = `<s:supplier>${somebody(type, name)}</s:supplier>`;
      const text = camera(inside).replace(' xmlns:s=', `${foaf} xmlns:s=`);
      assert.deepEqual(claims(text), ['cam: supplier Hikvision']);
      const apart = camera('<s:supplier rdf:nodeID="o"/>', somebody(type, name)).replace(
        ' xmlns:s=',
        `${foaf} xmlns:s=`,
      );
      assert.deepEqual(claims(apart), ['cam: supplier Hikvision']);
    }
  });

  test('a literal with mark-up is its text', () => {
    const text = camera('<s:supplier rdf:parseType="Literal">Organization: <b>Hik<i>vision</i></b> Ltd.</s:supplier>');
    const claim = bomOf(text).components[0]?.claims.find(({ role }) => role === 'supplier');
    assert.equal(claim?.value, 'Hikvision Ltd.');
    assert.deepEqual(problems(text), []);
  });

  test('nobody, in a word of the vocabulary', () => {
    const text = camera(`<s:supplier rdf:resource="${terms}noassertion"/>`);
    assert.deepEqual([claims(text), problems(text)], [[], []]);
    assert.equal(bomOf(text).components[0]?.unstated?.value, 'noassertion');
  });

  test('what is named and not described is told, at its place', () => {
    assert.deepEqual(problems(camera('<s:supplier rdf:resource="http://b.example/o#hik"/>')), [
      'unresolved-reference «http://b.example/o#hik»',
    ]);
    assert.deepEqual(problems(camera('<s:originator rdf:nodeID="gone"/>')), ['unresolved-reference «gone»']);
    assert.deepEqual(problems(camera('<s:externalRef rdf:nodeID="gone"/>')), ['unresolved-reference «gone»']);
    assert.deepEqual(problems(camera('<s:supplier/>')), ['unresolved-reference «s:supplier»']);
  });

  test('what may name somebody under a name that nobody knows is told', () => {
    const dc = ' xmlns:dc="http://purl.org/dc/terms/"';
    const other = camera('<dc:publisher>Hikvision</dc:publisher><dc:title>x</dc:title>').replace(
      ' xmlns:s=',
      `${dc} xmlns:s=`,
    );
    assert.deepEqual(problems(other), ['unread-member «dc:publisher»']);
    assert.deepEqual(problems(camera('<s:assembledBy>Hikvision</s:assembledBy>')), ['unread-member «s:assembledBy»']);
    const board = rdfXml(`${document}<s:Board rdf:about="#b"><s:vendor>Hikvision</s:vendor></s:Board>`);
    assert.deepEqual(problems(board), ['unread-member «s:vendor»']);
    const attribute = camera('').replace('<s:Package ', '<s:Package s:vendorName="Hikvision" ');
    assert.deepEqual(problems(attribute), ['unread-member «s:vendorName»']);
  });

  test('files and snippets with a supplier are components', () => {
    for (const type of ['File', 'Snippet']) {
      const file = `<s:${type} rdf:about="${own}f"><s:name>fw.bin</s:name><s:supplier>Organization: H</s:supplier></s:${type}>`;
      const text = rdfXml(document + file);
      assert.deepEqual([claims(text), bomOf(text).componentCount], [['fw.bin: supplier H'], 0]);
    }
    const silent = rdfXml(`${document}<s:File rdf:about="${own}f"><s:fileName>x.c</s:fileName></s:File>`);
    assert.equal(bomOf(silent).components.length, 0);
  });
});

suite('licences in RDF', () => {
  const licences = (text: string) => bomOf(text).components[0]?.licences.map(({ form, value }) => `${form} ${value}`);
  const spdx = 'http://spdx.org/licenses/';

  test('a node is the licence that it describes, whatever it is called', () => {
    const extracted =
      '<s:ExtractedLicensingInfo rdf:nodeID="A3"><s:licenseId>LicenseRef-3</s:licenseId></s:ExtractedLicensingInfo>';
    const text = camera('<s:licenseDeclared rdf:nodeID="A3"/>', extracted);
    assert.deepEqual(licences(text), ['expression LicenseRef-3']);
    assert.deepEqual(placesOf('licence-expression', text), []);
    const listed = `<s:licenseDeclared><s:ListedLicense rdf:about="${spdx}MIT"><s:licenseId>MIT</s:licenseId></s:ListedLicense></s:licenseDeclared>`;
    assert.deepEqual(licences(camera(listed)), ['expression MIT']);
    assert.deepEqual(licences(camera('<s:licenseDeclared rdf:nodeID="A9"/>')), []);
  });

  test('an exception is an exception', () => {
    const withException = (exception: string) =>
      camera(
        `<s:licenseConcluded><s:WithExceptionOperator><s:licenseException>${exception}</s:licenseException>` +
          `<s:member rdf:resource="${spdx}GPL-2.0-only"/></s:WithExceptionOperator></s:licenseConcluded>`,
      );
    const node = (id: string) =>
      `<s:LicenseException rdf:about="${spdx}${id}"><s:licenseExceptionId>${id}</s:licenseExceptionId></s:LicenseException>`;
    const right = withException(node('Autoconf-exception-2.0'));
    assert.deepEqual(licences(right), ['exception Autoconf-exception-2.0', 'expression GPL-2.0-only']);
    assert.deepEqual(placesOf('licence-expression', right), []);
    assert.deepEqual(placesOf('licence-expression', withException(node('Nonsense-exception'))), ['Nonsense-exception']);
    const byAddress = right.replace(
      /<s:licenseException>.*<\/s:licenseException>/,
      `<s:licenseException rdf:resource="${spdx}LLVM-exception"/>`,
    );
    assert.deepEqual(licences(byAddress), ['exception LLVM-exception', 'expression GPL-2.0-only']);
  });

  slowTest(
    'members of sets beyond what one document may cost are told once, with the first place and their number',
    () => {
      const members = Array.from(
        { length: 2000 },
        (_, at) => `<s:member rdf:resource="http://spdx.org/licenses/L${at}"/>`,
      );
      const set = `<s:ConjunctiveLicenseSet rdf:about="${own}set">${members.join('')}</s:ConjunctiveLicenseSet>`;
      const packageOf = (at: number) =>
        `<s:Package rdf:about="${own}p${at}"><s:name>p${at}</s:name><s:licenseConcluded rdf:resource="${own}set"/></s:Package>`;
      const packages = (count: number) => Array.from({ length: count }, (_, at) => packageOf(at)).join('');
      const toldOf = (count: number) => read(new Source(rdfXml(document + packages(count) + set))).problems;
      assert.deepEqual(toldOf(100), []);
      const [told, ...others] = toldOf(103);
      assert.deepEqual(others, []);
      assert.equal(
        told?.message,
        'The sets of licences have more than 200000 members: 6000 from here on are not read.',
      );
      assert.deepEqual(told?.unread, { value: 6000 });
      assert.ok((told?.span.start ?? 0) > 0);
    },
  );

  test('of a set every member counts, those described elsewhere too', () => {
    const set = '<s:licenseDeclared rdf:nodeID="set"/>';
    const nodes =
      `<s:DisjunctiveLicenseSet rdf:nodeID="set"><s:member rdf:resource="${spdx}MIT"/><s:member rdf:nodeID="own"/>` +
      `<s:member><s:OrLaterOperator><s:member rdf:resource="${spdx}GPL-2.0"/></s:OrLaterOperator></s:member></s:DisjunctiveLicenseSet>` +
      '<s:ExtractedLicensingInfo rdf:nodeID="own"><s:licenseId>LicenseRef-1</s:licenseId></s:ExtractedLicensingInfo>';
    assert.deepEqual(licences(camera(set, nodes)), ['expression MIT', 'expression LicenseRef-1', 'expression GPL-2.0']);
  });
});
