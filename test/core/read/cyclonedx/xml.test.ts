import assert from 'node:assert/strict';
import type { Bom } from '../../../../server/src/core/model/component.ts';
import { detectFormat, read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

const namespace = 'http://cyclonedx.org/schema/bom/1.6';

function document(body: string): string {
  return `<?xml version="1.0"?>\n<bom xmlns="${namespace}" version="1">${body}</bom>`;
}

function bomOf(text: string): Bom {
  const { bom, format } = read(new Source(text));
  assert.equal(format?.id, 'cyclonedx-xml');
  assert.ok(bom);
  return bom;
}

/** `role value [text at its span]` of every claim. */
function claimsOf(text: string): string[] {
  return bomOf(text).components.flatMap(({ claims }) =>
    claims.map(({ role, value, span }) => `${role} ${value} [${text.slice(span.start, span.end)}]`),
  );
}

suite('reading CycloneDX XML', () => {
  test('the version is that of the namespace, with its place', () => {
    const text = document('<components/>');
    const { specVersion } = bomOf(text);
    assert.equal(specVersion?.value, '1.6');
    assert.equal(text.slice(specVersion?.span.start, specVersion?.span.end), '1.6');
    assert.equal(bomOf('<bom/>').specVersion, undefined);
    assert.equal(bomOf('<b:bom xmlns:b=" http://cyclonedx.org/schema/bom/1.1 "/>').specVersion?.value, '1.1');
  });

  test('a claim is the text node, entities and CDATA included', () => {
    const text = document(
      '<components><component type="device"><supplier><name>\n  Hik&#x76;ision &amp; Co </name></supplier>' +
        '<name><![CDATA[camera]]></name></component></components>',
    );
    assert.deepEqual(claimsOf(text), ['supplier Hikvision & Co [Hik&#x76;ision &amp; Co]', 'name camera [camera]']);
  });

  test('attributes hold what JSON has in members', () => {
    const text = document(
      '<components><component type="Firmware" bom-ref="a"><name>n</name><hashes><hash alg="MD5">abc</hash></hashes>' +
        '<swid tagId="x" name="y"/><properties><property name="p">v</property></properties></component></components>',
    );
    const [component] = bomOf(text).components;
    assert.equal(component?.kind, 'firmware');
    assert.equal(component?.ref?.value, 'a');
    assert.deepEqual(claimsOf(text), ['name n [n]', 'hash abc [abc]', 'swid x [x]', 'name y [y]', 'property v [v]']);
  });

  test('nested components, and lists that carry attributes', () => {
    const bom = bomOf(
      document(
        '<components x="1"><component type="device"><name>a</name><components><component type="library"><name>b</name>' +
          '</component></components></component></components>',
      ),
    );
    assert.equal(bom.componentCount, 2);
    assert.equal(bom.components[1]?.parent, 0);
  });

  test('dependencies are nested elements', () => {
    const bom = bomOf(
      document(
        '<components><component bom-ref="a"><name>a</name></component><component bom-ref="b"><name>b</name></component>' +
          '</components><dependencies><dependency ref="a"><dependency ref="b"/></dependency></dependencies>',
      ),
    );
    assert.deepEqual(bom.dependencies, [{ from: 0, to: 1 }]);
  });

  test('tools are a list of tools, or an object of components and services', () => {
    const vendor = '<metadata><tools><tool><vendor>V</vendor><name>t</name></tool></tools></metadata>';
    assert.deepEqual(claimsOf(document(vendor)), ['document-actor V [V]', 'document-actor t [t]']);
    const component =
      '<metadata><tools><components><component type="application"><name>t</name></component></components></tools></metadata>';
    assert.deepEqual(claimsOf(document(component)), ['document-actor t [t]']);
  });

  test('elements of other namespaces are left out, a signature is noticed', () => {
    const text = document(
      '<components><component><x:supplier xmlns:x="urn:x"><name>Other</name></x:supplier><name>n</name></component>' +
        '</components><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><name>S</name></Signature>',
    );
    assert.deepEqual(claimsOf(text), ['name n [n]']);
    assert.equal(bomOf(text).signed, true);
    assert.equal(bomOf(document('')).signed, false);
  });

  test('an empty supplier is nobody, a supplier that is text is told', () => {
    const empty = read(new Source(document('<components><component><supplier/></component></components>')));
    assert.deepEqual(empty.problems, []);
    const plain = read(
      new Source(document('<components><component><supplier>Acme</supplier></component></components>')),
    );
    assert.deepEqual(
      plain.problems.map(problem => problem.code),
      ['supplier-not-object'],
    );
    assert.equal(plain.bom?.components[0]?.claims[0]?.value, 'Acme');
  });

  test('other XML is not CycloneDX', () => {
    for (const text of ['<project/>', '<bom xmlns="urn:other"/>', '<Document/>', '<!-- <bom>', '<bom', '<', '']) {
      const isBom = text === '<bom';
      assert.equal(detectFormat(new Source(text))?.id, isBom ? 'cyclonedx-xml' : undefined, text);
    }
    assert.equal(
      detectFormat(new Source(`<!-- a --><!DOCTYPE bom [<!ENTITY a "<x>">]><bom xmlns='${namespace}'/>`))?.id,
      'cyclonedx-xml',
    );
  });
});
