import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Checked, Validation } from '../../server/src/host/validator.ts';
import { validatorOf } from '../../server/src/validate/validate.ts';
import { lineTags } from '../../server/src/validate/xml-tags.ts';
import { corpusEntries, corpusText } from '../support/corpus.ts';
import { expected, publicDocuments, root } from '../support/shared.ts';
import { schemaErrors } from '../support/xsd.ts';

const validateAll = validatorOf(join(root, 'dist/sbom-schema'));

async function validate(text: string): Promise<Validation> {
  const [validation] = await validateAll([text]);
  assert.ok(validation);
  return validation;
}

function bom(components: string, version = '1.6'): string {
  return `<?xml version="1.0" encoding="UTF-16"?>\n<x:bom xmlns:x="http://cyclonedx.org/schema/bom/${version}" version="1"><x:components>${components}</x:components></x:bom>`;
}

function component(content: string, attributes = 'type="library"'): string {
  return `<x:component ${attributes}><x:name>a</x:name>${content}</x:component>`;
}

function checked(validation: Validation): Checked {
  assert.equal(validation.state, 'checked', JSON.stringify(validation));
  return validation as Checked;
}

suite('Validation of CycloneDX in XML', function () {
  this.timeout(60_000);

  suite('marks what is wrong, where it is', () => {
    const cases: readonly (readonly [name: string, text: string, mark: string, message: string])[] = [
      [
        'the value of an attribute',
        bom(component('', "type='gadget'") + component('')),
        'enumeration: gadget',
        '“gadget” is not allowed here; allowed are application, framework, library, container, platform, operating-system, device, device-driver, firmware, file, machine-learning-model, data, cryptographic-asset.',
      ],
      [
        'an element in the wrong place, not the one of the same name before it',
        bom(component('<x:version>1</x:version>') + component('<x:purl>pkg:a/b</x:purl><x:version>1</x:version>')),
        'element-not-expected: x:version',
        '',
      ],
      [
        'an element that lacks something',
        bom(component('<x:licenses><x:license/></x:licenses>')),
        'element-missing: x:license',
        'The element “license” is not complete; expected in it: id, name.',
      ],
      [
        'a text',
        bom(component('<x:licenses><x:license><x:id>\n  Apache 2 </x:id></x:license></x:licenses>')),
        'enumeration: Apache 2',
        '“\\u000a  Apache 2 ” is not allowed here: it is none of the 826 known values.',
      ],
      [
        'an attribute that is missing',
        bom(component('', 'bom-ref="a"')),
        'attribute-missing: x:component',
        'The attribute “type” is required here and missing.',
      ],
      [
        'an attribute that is not known',
        bom('<x:component type="library"><x:name\n  foo = "1">a</x:name></x:component>'),
        'attribute-unknown: foo',
        'There is no attribute “foo” here.',
      ],
      [
        'an identifier that is there twice',
        bom(component('', 'type="library" bom-ref="a&gt;"') + component('', 'bom-ref="a>" type="file"')),
        'duplicate: a>',
        '“a>” is the “bom-ref” of another element too.',
      ],
      [
        'an empty identifier',
        bom(component('', 'type="library" bom-ref=""')),
        'length: ',
        'The value is too short: 0 characters, where 1 are the least.',
      ],
    ];
    for (const [name, text, mark, message] of cases) {
      test(name, async () => {
        const { errors } = checked(await validate(text));
        assert.deepEqual(
          errors.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`),
          [mark],
        );
        if (message !== '') assert.equal(errors[0]?.message.text, message);
      });
    }
  });

  test('several documents at once, each with what is wrong in it, whatever its values say', async () => {
    const right = bom(component(''));
    const forged = `gadget\nx.0:1: Element 'y': This element is not expected.\nx.1 validates`;
    const wrong = (type: string) => bom(component('', `type="${type}"`));
    const texts = [right, wrong('gadget'), wrong('device'), bom('', '9.9'), wrong(forged), bom('<x:component>'), right];
    const marks = (await validateAll([...texts, bom(component('', 'type="gizmo"'), '1.4')])).map(validation =>
      validation.state === 'unchecked' ? validation.code : validation.errors.map(({ code }) => code).join(),
    );
    assert.deepEqual(marks, ['', 'enumeration', '', 'no-schema', 'enumeration', 'syntax', '', 'enumeration']);
    assert.deepEqual(await validateAll([]), []);
  });

  test('far down in a long document too', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => component(`<x:version>${at}</x:version>`)).join('\n');
    const text = bom(`${many}${component('', 'type="gadget"')}${component('')}`);
    const { errors } = checked(await validate(text));
    assert.equal(errors.length, 1);
    assert.equal(errors[0]?.span.start, text.indexOf('gadget'));
  });

  test('text that is no XML, and a document type', async () => {
    const { schema, errors } = checked(await validate(bom('<x:component>')));
    assert.equal(schema, 'XML');
    assert.ok(errors.length > 0);
    const hostile = bom(component('')).replace('?>\n', '?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n');
    const refused = await validate(hostile);
    assert.match(refused.state === 'unchecked' ? refused.reason.text : '', /document type/);
  });

  test('deeper nesting than our reader follows is no error of the document', async () => {
    const open = '<x:component type="file"><x:name>a</x:name><x:components>';
    const validation = await validate(bom(open.repeat(600) + '</x:components></x:component>'.repeat(600)));
    assert.equal(validation.state === 'unchecked' && validation.code, 'stopped');
  });

  test('other versions have no schema', async () => {
    const validation = await validate(bom('', '9.9'));
    assert.equal(validation.state === 'unchecked' && validation.code, 'no-schema');
  });

  test('tags with comments, instructions, CDATA and quotes between them', () => {
    const document = '<a b="x>y"><!-- <c> --><?p <d>?><e/><![CDATA[<f>]]><g>\n</g></a>';
    const { text, elementAt } = lineTags(document);
    assert.equal(text.replace(/\n(?=\/?>)/g, ''), document);
    const names = Array.from({ length: 8 }, (_, line) => {
      const tag = elementAt(line + 1);
      return tag && document.slice(tag.span.start, tag.span.end);
    });
    assert.deepEqual(names, [undefined, '<a b="x>y">', '<e/>', '<g>', undefined, '<g>', '<a b="x>y">', undefined]);
  });

  test('says of public documents what the official schema says', async () => {
    const folder = publicDocuments();
    const counts = { valid: 0, invalid: 0 };
    const entries = corpusEntries(folder).filter(
      ({ format, serialisation, parse }) => format === 'cyclonedx' && serialisation === 'xml' && parse === 'ok',
    );
    // each document starts a parser of its own, twice here: a sample, every version among it
    for (const { file, version } of entries.filter((_, at) => at % expected(40, 1) === 0)) {
      const text = corpusText(folder, file);
      const ours = await validate(text);
      if (ours.state === 'unchecked') continue;
      const official = await schemaErrors(text, `${version}`);
      assert.equal(ours.errors.length === 0, official.length === 0, `${file}: ${official[0]}`);
      for (const { span, message } of ours.errors) assert.ok(span.end > 0, `${file}: ${message.text}`);
      counts[official.length === 0 ? 'valid' : 'invalid']++;
    }
    assert.ok(counts.valid > 3 && counts.invalid >= expected(1, 0), JSON.stringify(counts));
  });
});
