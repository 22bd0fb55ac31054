import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readUnusualXml } from '../../../server/src/core/syntax/xml.ts';
import type { XmlElement, XmlHandler } from '../../../server/src/core/syntax/xml-handler.ts';
import { readPlainXml } from '../../../server/src/core/syntax/xml-plain.ts';
import { Problems } from '../../../server/src/core/text/problems.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { corpusEntries } from '../../support/corpus.ts';
import { damages } from '../../support/damage.ts';
import { corpus, skipLoudly } from '../../support/shared.ts';

const seed = 20_261_129;

/** That many attributes of one element. */
const attributes = (count: number): string => Array.from({ length: count }, (_, nth) => ` a${nth}=""`).join('');

/** Everything that a reader tells, in its order. */
class Told implements XmlHandler {
  readonly mostDepth = 30;
  readonly all: unknown[] = [];

  open(element: XmlElement): void {
    this.all.push(['open', element]);
  }

  text(value: string, where: Span): void {
    this.all.push(['text', value, where]);
  }

  close(end: number): void {
    this.all.push(['close', end]);
  }
}

/** Whether the plain reader takes a text; it must then tell what `saxes` tells. */
function isTaken(text: string): boolean {
  const told = new Told();
  const problems = new Problems();
  if (!readPlainXml(text, told, problems)) return false;
  const expected = readUnusualXml(new Source(text), () => new Told());
  assert.deepEqual(
    { told: told.all, problems: problems.list },
    { told: expected.value.all, problems: expected.problems },
  );
  return true;
}

suite('XML that is plain', () => {
  const taken: readonly (readonly [string, string])[] = [
    ['a document', '<?xml version="1.0" encoding="UTF-8"?>\n<bom xmlns="u">\n  <a b="c">d</a>\n  <e/>\n</bom>\n'],
    ['other line ends', '<a>\r\n<b>x\r\ny\rz</b>\r</a>\r\n'],
    ['references', '<a b="&lt;&quot;&apos;&#65;&#x1F600;">&amp;&gt; &#13;&#10; &#x9; x&amp;</a>'],
    ['comments, around the root too', '<!-- a --><a><!----> <!-- <b> & --></a>\n<!-- c -->\n'],
    ['CDATA', '<a>x<![CDATA[<b> & ]] ]>\r\n]]>y<![CDATA[]]></a>'],
    ['attributes of every spelling', '<a b = "1"\n c=\'2"\' d="&amp;\'"/>'],
    ['white space in tags', '<a ><b /></a\n>'],
    ['prefixes', '<x:a xmlns:x="u" xmlns="v"><x:b/><c x:d="e"/></x:a>'],
    ['letters beyond ASCII in texts', '<a b="é">杭州 😀</a>'],
    ['an end of CDATA that is written as one should', '<a>]] ></a>'],
    ['names that begin alike', '<a><ab/><a/><abc>x</abc><ab>y</ab></a>'],
    ['deeper than anybody reads', '<a>'.repeat(40) + '</a>'.repeat(40)],
    ['as many attributes as are held against each other', `<a${attributes(64)}/>`],
    ['a declaration with more', "<?xml version='1.0'  encoding='utf-8' standalone=\"yes\" ?><a/>"],
  ];
  for (const [what, text] of taken) {
    test(`${what}: taken, and told as by saxes`, () => assert.ok(isTaken(text)));
  }

  const refused: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['no element', '<!-- a -->'],
    ['white space before the document', ' <a/>'],
    ['a byte-order mark', '\ufeff<a/>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an instruction', '<a><?b c?></a>'],
    ['version 1.1', '<?xml version="1.1"?><a/>'],
    ['a declaration that is not first', ' <?xml version="1.0"?><a/>'],
    ['an entity of its own', '<a>&b;</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['a reference to half a character', '<a>&#xD800;</a>'],
    ['a reference beyond all characters', '<a>&#x110000;</a>'],
    ['a reference with a capital X', '<a>&#X41;</a>'],
    ['a reference that does not end', '<a>&amp</a>'],
    ['an ampersand alone', '<a>b & c &amp;</a>'],
    ['an end of CDATA in a text', '<a>]]></a>'],
    ['a control character', '<a>\u0001</a>'],
    ['half a character', '<a>\ud800</a>'],
    ['a name beyond ASCII', '<é/>'],
    ['a name that goes on beyond ASCII', '<aé/>'],
    ['a tag that is not closed', '<a><b></a>'],
    ['a tag that nothing opens', '<a/></b>'],
    ['the end in a tag', '<a><b'],
    ['the end in a text', '<a>b'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>b'],
    ['text before the root', 'b<a/>'],
    ['an attribute that stands twice', '<a b="1" b="2"/>'],
    ['attributes without white space', '<a b="1"c="2"/>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['an attribute without a value', '<a b/>'],
    ['a less-than sign in an attribute', '<a b="<"/>'],
    ['a line end in an attribute', '<a b="c\nd"/>'],
    ['a comment with two dashes', '<a><!-- b -- c --></a>'],
    ['a comment that does not end', '<a><!-- b'],
    ['CDATA outside', '<![CDATA[b]]><a/>'],
    ['CDATA that does not end', '<a><![CDATA[b</a>'],
    ['white space before a name', '< a/>'],
    ['more attributes than are held against each other', `<a${attributes(65)}/>`],
  ];
  for (const [what, text] of refused) {
    test(`${what}: left to saxes`, () => assert.ok(!isTaken(text)));
  }

  test('one thing wrong anywhere: either the same is told or it is left to saxes', () => {
    const text =
      '<?xml version="1.0"?>\n<!-- é --><a xmlns="u" b=\'1\'>\n <c d="e&amp;f"/>x &lt; y<![CDATA[z]]>\n <g>h</g >\n</a>\n';
    for (const [, damage] of damages) for (let at = 0; at <= text.length; at++) isTaken(damage(text, at));
    for (const sign of ['<', '>', '&', '/', '=', '-', "'", ']']) {
      for (let at = 0; at <= text.length; at++) isTaken(text.slice(0, at) + sign + text.slice(at));
    }
  });

  test('signs in any order: the same', () => {
    const parts = [
      '<',
      '>',
      '</',
      '/>',
      '<a>',
      '</a>',
      '<b c="d">',
      '</b>',
      '<a/>',
      'x',
      ' ',
      '\r\n',
      '&amp;',
      '&#65;',
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '="',
      "'",
      'é',
      '😀',
      '<?xml version="1.0"?>',
      '<!',
      ' e="f"',
    ];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map(some => some.join(''));
    fc.assert(
      fc.property(texts, text => {
        isTaken(text);
        isTaken(`<a>${text}</a>`);
      }),
      { numRuns: 3000, seed },
    );
  });

  test('documents of the corpus', function () {
    const folder = corpus() ?? skipLoudly(this, 'corpus');
    const files = corpusEntries(folder).filter(
      ({ serialisation }) => serialisation === 'xml' || serialisation === 'rdfxml',
    );
    const small = files
      .map(({ file }) => readFileSync(join(folder, file), 'utf8'))
      .filter(text => text.length < 50_000);
    const count = small.filter(isTaken).length;
    assert.ok(count > 0.8 * small.length, `${count} of ${small.length}`);
  });
});
