import assert from 'node:assert/strict';
import type { Bom, Component } from '../../../../server/src/core/model/component.ts';
import { cyclonedxXml } from '../../../../server/src/core/read/cyclonedx/xml.ts';
import { applyEdits, type TextEdit } from '../../../../server/src/core/text/edit.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { schemaErrors } from '../../../support/xsd.ts';

const note = { text: 'Look at “Axis” & <others> instead \u{1f4f7}', date: '2026-11-22' };

const styles: Readonly<Record<string, (text: string) => string>> = {
  'two spaces': text => text,
  tabs: text => text.replaceAll('  ', '\t'),
  CRLF: text => text.replaceAll('\n', '\r\n'),
  'one line': text => text.replaceAll(/\n\s*/g, ''),
  'a prefix': text => text.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x='),
};

/** Every style for one version, and every version in one style: the validator takes its time. */
function stylesFor(version: string): [string, (text: string) => string][] {
  return Object.entries(styles).slice(0, version === '1.6' ? undefined : 1);
}

function document(version: string, more = '', root = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bom xmlns="http://cyclonedx.org/schema/bom/${version}" version="1">
  <components>
    <component type="library">
      <name>util</name>
      <version>1</version>
    </component>
    <component type="device">
      <supplier>
        <name>Hikvision</name>
      </supplier>
      <name>camera</name>
      <version>2</version>
${more}    </component>
  </components>
  <dependencies/>
${root}</bom>
`;
}

function named(text: string, name: string): { source: Source; bom: Bom; component: Component } {
  const source = new Source(text);
  const { bom } = cyclonedxXml.read(source);
  const component = bom?.components.find(each => each.name?.value === name);
  assert.ok(bom && component);
  return { source, bom, component };
}

function annotate(text: string, name = 'camera'): readonly TextEdit[] | string {
  const { source, bom, component } = named(text, name);
  return cyclonedxXml.annotate?.(source, bom, component, note) ?? 'no annotate';
}

function annotated(text: string, name?: string): string {
  const edits = annotate(text, name);
  assert.ok(typeof edits !== 'string', String(edits));
  return applyEdits(text, edits);
}

suite('noting something in CycloneDX XML', function () {
  this.timeout(60_000);

  for (const version of ['1.3', '1.4', '1.5', '1.6', '1.7']) {
    for (const [style, styled] of stylesFor(version)) {
      test(`${version}, ${style}: valid before, valid after, and twice is once`, async () => {
        const text = styled(document(version));
        assert.deepEqual(await schemaErrors(text, version), []);
        const after = annotated(text);
        assert.notEqual(after, text);
        assert.deepEqual(await schemaErrors(after, version), []);
        assert.deepEqual(annotate(after), []);
        assert.ok(after.includes('&amp; &lt;others&gt;'));
        assert.equal(after.includes('\n'), text.includes('\n'));
      });
    }
  }

  test('what stands there already keeps its place: the order is that of the schema', async () => {
    const more =
      '      <externalReferences/>\n      <components/>\n      <evidence/>\n      <x:more xmlns:x="urn:x"/>\n';
    const after = annotated(document('1.4', more));
    assert.match(after, /<externalReferences\/>\n {6}<properties>\n {8}<property name="bomwarden:review">/);
    assert.match(after, /<\/properties>\n {6}<components\/>/);
    assert.deepEqual(await schemaErrors(after, '1.4'), []);
    const root = '  <formulation/>\n  <x:more xmlns:x="urn:x"/>\n';
    const later = annotated(document('1.6', '      <tags/>\n', root));
    assert.match(later, /<\/annotations>\n {2}<formulation\/>/);
    assert.deepEqual(await schemaErrors(later, '1.6'), []);
  });

  test('a second note joins the first, and a component without bom-ref gets one', async () => {
    const both = annotated(annotated(document('1.6')), 'util');
    assert.deepEqual(await schemaErrors(both, '1.6'), []);
    assert.equal(both.match(/<annotation>/g)?.length, 2);
    assert.match(both, /<component type="device" bom-ref="bomwarden-1">/);
    assert.match(both, /<component type="library" bom-ref="bomwarden-2">/);
    const properties = annotated(document('1.4', '      <properties/>\n'));
    assert.deepEqual(await schemaErrors(properties, '1.4'), []);
  });

  test('a document that cannot take a note says why', () => {
    assert.match(String(annotate(document('1.2'))), /1\.2 has no place/);
    assert.match(String(annotate(document('1.1'))), /1\.1 has no place/);
    assert.match(String(annotate(document('x'))), /version/);
    assert.match(String(annotate(document('1.6').replace('</bom>', ''))), /syntax errors/);
    const signed = document('1.6', '', '  <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>\n');
    assert.match(String(annotate(signed)), /signed/);
  });
});

suite('planning another maker in CycloneDX XML', function () {
  this.timeout(60_000);

  function replaced(text: string): string {
    const { source, bom, component } = named(text, 'camera DS-2CD');
    const from = component.claims.find(({ role }) => role === 'supplier' || role === 'purl');
    assert.ok(from);
    const edits = cyclonedxXml.replaceVendor?.(source, bom, component, 'Axis & Co', from);
    assert.ok(typeof edits === 'object', String(edits));
    return applyEdits(text, edits);
  }

  for (const version of ['1.3', '1.6']) {
    for (const [style, styled] of stylesFor(version)) {
      test(`${version}, ${style}: the maker is another, what identified the old one is gone`, async () => {
        const more =
          '      <purl>pkg:generic/x@1</purl>\n      <externalReferences><reference type="website"><url>https://www.hikvision.com</url></reference></externalReferences>\n' +
          '      <properties>\n        <property name="device:mac">44:47:CC:1A:2B:3C</property>\n        <property name="room">1</property>\n      </properties>\n';
        const text = styled(
          document(version, more)
            .replace('camera', 'camera DS-2CD')
            .replace('<name>Hikvision</name>', '<name>Hikvision</name><url>https://www.hikvision.com</url>'),
        );
        assert.deepEqual(await schemaErrors(text, version), []);
        const after = replaced(text);
        assert.deepEqual(await schemaErrors(after, version), []);
        assert.ok(!/hikvision|purl|44:47|DS-2CD/i.test(after), after);
        assert.ok(after.includes('Axis &amp; Co') && after.includes('>1</'));
        assert.equal(after.includes('>2</'), false);
        assert.equal(after.includes('to be chosen'), true);
      });
    }
  }

  test('where no maker is stated, one is added first', async () => {
    const text = document('1.6', '      <purl>pkg:generic/x@1</purl>\n')
      .replace(/<supplier>[\s\S]*<\/supplier>\s*/, '')
      .replace('camera', 'camera DS-2CD');
    const after = replaced(text);
    assert.match(
      after,
      /<component type="device">\n {6}<supplier>\n {8}<name>Axis &amp; Co<\/name>\n {6}<\/supplier>\n {6}<name>to be chosen/,
    );
    assert.deepEqual(await schemaErrors(after, '1.6'), []);
  });

  test('a name in CDATA stays in CDATA, one in pieces is not touched', () => {
    const text = document('1.6').replace('camera', 'camera DS-2CD');
    assert.match(replaced(text.replace('Hikvision', '<![CDATA[Hikvision]]>')), /<!\[CDATA\[Axis & Co\]\]>/);
    const { source, bom, component } = named(text.replace('Hikvision', 'Hik<!-- -->vision'), 'camera DS-2CD');
    const [from] = component.claims;
    assert.ok(from);
    assert.equal(typeof cyclonedxXml.replaceVendor?.(source, bom, component, 'Axis', from), 'string');
  });
});
