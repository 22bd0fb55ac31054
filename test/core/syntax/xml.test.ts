import assert from 'node:assert/strict';
import { readXml } from '../../../server/src/core/syntax/xml.ts';
import type { XmlElement, XmlHandler } from '../../../server/src/core/syntax/xml-handler.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { slowTest } from '../../support/tier.ts';

/** Writes what it is told as one line: `<name a=v>`, text with its place in the document, `</>`. */
class Outline implements XmlHandler {
  readonly mostDepth = 100;
  line = '';
  readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }

  open(element: XmlElement): void {
    const namespace = element.namespace === '' ? '' : `{${element.namespace}}`;
    const attributes = element.attributes.map(a => ` ${a.name}=${a.value}[${this.source.slice(a.span)}]`);
    this.line += `<${namespace}${element.name}${attributes.join('')}>`;
  }

  text(value: string, where: Span): void {
    if (value.trim() !== '') this.line += `${value.trim()}[${this.source.slice(where).trim()}]`;
  }

  close(): void {
    this.line += '</>';
  }
}

function outline(text: string): string {
  const source = new Source(text);
  return readXml(source, () => new Outline(source)).value.line;
}

function problems(text: string): string[] {
  const source = new Source(text);
  return readXml(source, () => new Outline(source)).problems.map(p => `${p.code} ${p.span.start}-${p.span.end}`);
}

suite('xml', () => {
  test('elements, attributes and text come with their places', () => {
    assert.equal(
      outline('<?xml version="1.0"?>\n<a b="1"><c>Hik</c><d/></a>'),
      '<a b=1[1]><c>Hik[Hik]</></><d></></>'.replace('</></><d>', '</><d>'),
    );
    assert.deepEqual(problems('<?xml version="1.0"?>\n<a b="1"><c>Hik</c><d/></a>'), []);
  });

  test('tags that touch each other are told apart', () => {
    assert.equal(outline('<a><b><c/></b></a>'), '<a><b><c></></></>');
    assert.deepEqual(problems('<a><b><c/></b></a>'), []);
  });

  test('the five entities and character references are resolved, no others', () => {
    assert.equal(outline('<a>&#x48;&#105;&amp;k</a>'), '<a>Hi&k[&#x48;&#105;&amp;k]</>');
    assert.equal(outline('<!DOCTYPE a [<!ENTITY e "Hikvision">]><a>&e;</a>'), '<a>&e;[&e;]</>');
    assert.deepEqual(problems('<!DOCTYPE a [<!ENTITY e "v">]><a>&amp;</a>'), ['xml-doctype-refused 0-30']);
  });

  test('CDATA is text without its brackets, and comments are none', () => {
    assert.equal(outline('<a><![CDATA[A & B]]></a>'), '<a>A & B[A & B]</>');
    assert.equal(outline('<a>Hik<!-- no -->vision</a>'), '<a>Hik[Hik]vision[vision]</>');
  });

  test('any prefix stands for its namespace', () => {
    assert.equal(
      outline('<x:a xmlns:x="u"><x:b/><c xmlns="v"><d/></c><e/></x:a>'),
      '<{u}a xmlns:x=u[u]><{u}b></><{v}c xmlns=v[v]><{v}d></></><e></></>',
    );
  });

  test('line ends, tabs and characters beyond the basic plane keep their offsets', () => {
    assert.equal(outline('<a>\r\n\t<b c="😀">海康</b>\r<d>e</d></a>'), '<a><b c=😀[😀]>海康[海康]</><d>e[e]</></>');
  });

  suite('damage stays where it is', () => {
    const document = (broken: string) => `<bom>\n  <c>\n    <n>a</n>\n${broken}\n  <c>\n    <n>b</n>\n  </c>\n</bom>`;
    const rest = '<c><n>b[b]</></></>';
    for (const [what, broken] of [
      ['a closing tag without its bracket', '    <v>1</v>\n  /c>'],
      ['a closing tag that lost its slash', '    <v>1</v>\n  <c>'],
      ['a closing tag of another name', '    <v>1</v>\n  </d>'],
      ['an element that is not closed', '    <v>1\n  </c>'],
      ['an attribute without its last quote', '    <v w="1>1</v>\n  </c>'],
      ['an attribute without its first quote', '    <v w=1">1</v>\n  </c>'],
      ['a tag without its bracket', '    <v w="1"\n  </c>'],
      ['a bare ampersand', '    <v>1 & 2</v>\n  </c>'],
      ['a comment that does not end', '    <!-- <v>1</v>\n  </c>'],
      ['a processing instruction that does not end', '    <v>1</v>\n  <?c>'],
      ['a closing tag too many', '    </v></v>\n  </c>'],
    ] as const) {
      test(what, () => {
        assert.ok(outline(document(broken)).endsWith(rest), outline(document(broken)));
        assert.notDeepEqual(problems(document(broken)), []);
      });
    }
  });

  test('an element of the same name at the same column inside another is right in a well-formed text', () => {
    assert.equal(outline('<a>\n<b>\n<b>\nx\n</b>\n</b>\n</a>'), '<a><b><b>x[x]</></></>');
    assert.equal(outline('<a>\n <b>\n <b>\nx\n </b>\n </b>\n</a>'), '<a><b><b>x[x]</></></>');
  });

  test('what ends too early is closed', () => {
    assert.equal(outline('<a><b>x'), '<a><b>x[x]</></>');
    assert.equal(outline('<a><b c='), '<a><b></></>');
    assert.equal(outline('<a><![CDATA[x'), '<a></>');
  });

  test('what ends in the middle of a comment says so where the text ends', () => {
    for (const [text, place] of [
      ['<a><!-- x', '3-9'],
      ['<a><!-- x -', '3-11'],
      ['<a><!-- x --', '12-12'],
    ] as const) {
      assert.equal(problems(text)[0], `xml-malformed ${place}`, text);
    }
  });

  test('text that is no XML at all gives a problem and nothing else', () => {
    for (const text of ['null', '<', '&', '</a>', '{"a": 1}', '<<<<', '\u0000']) {
      assert.notDeepEqual(problems(text), [], text);
      assert.equal(outline(text).replaceAll(/<[^>]*>/g, ''), '', text);
    }
  });

  test('what is nested too deep is left out, and told once', () => {
    const text = `${'<a>'.repeat(150)}x${'</a>'.repeat(150)}`;
    assert.equal(outline(text), '<a>'.repeat(100) + '</>'.repeat(100));
    assert.deepEqual(problems(text), ['xml-too-deep 300-301']);
  });

  slowTest('hostile nesting and endless damage end soon', () => {
    const many = 20_000;
    for (const text of [
      '<a>'.repeat(many),
      '</a>'.repeat(many),
      '<a>'.repeat(many) + '</b>'.repeat(many),
      '<!--'.repeat(many),
      '<a>&'.repeat(many),
      `<a>${'&x;'.repeat(many)}</a>`,
      `<a>${'\u0001'.repeat(many)}</a>`,
      '<a b="'.repeat(many),
      `<a ${Array.from({ length: many }, (_, i) => `xmlns:p${i}="u"`).join(' ')}>${'<b xmlns:q="v"/>'.repeat(many)}</a>`,
    ]) {
      assert.ok(problems(text).length <= 101);
    }
  });
});
