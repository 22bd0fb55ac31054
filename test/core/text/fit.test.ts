import assert from 'node:assert/strict';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import { about, cutMiddle, cutWords } from '../../../server/src/core/text/fit.ts';
import { message } from '../../../server/src/core/text/message.ts';

const long = message('long', `prohibited${' by an act'.repeat(6)}`);
const short = message('short', 'prohibited');

suite('A sentence that has to fit', () => {
  test('is said whole where there is room', () => {
    assert.equal(about('camera', [long, short]).text, `camera: ${long.text}`);
  });

  test('is said whole where it fits to the unit', () => {
    const exact = message('exact', 'y'.repeat(100 - 'camera: '.length));
    assert.equal(about('camera', [exact, short]).text, `camera: ${exact.text}`);
    const name = 'n'.repeat(24);
    const full = message('full', 'y'.repeat(100 - name.length - 2));
    assert.equal(about(name, [full, short]).text, `${name}: ${full.text}`);
  });

  test('cuts a long name in its middle', () => {
    const { text } = about('a'.repeat(60) + 'b'.repeat(60), [short]);
    assert.equal(text.length, 100);
    assert.match(text, /^a+…b+: prohibited$/);
  });

  test('takes the shorter form before the name becomes unreadable', () => {
    const name = 'DS-2CD2143G2-I hardware revision 1.2';
    const { text } = about(name, [message('longest', 'x'.repeat(90)), short]);
    assert.equal(text, `${name}: prohibited`);
  });

  test('fits in French too, by the words that are said there', () => {
    const french = languageOf('fr');
    const said = message('finding.listed', '{who}, listed, no restriction found for {whom}{by}{ahead}', {
      who: 'Hikvision',
      whom: 'us-federal-contractor',
      by: '',
      ahead: '',
    });
    const text = french.say(about('n'.repeat(40), [said]));
    assert.ok(text.length <= 100, text);
    assert.match(text, /^n+…?n*\u00a0: Hikvision, inscrit, aucune restriction trouvée pour us-federal-contractor$/);
  });

  test('names and words are cut between signs and words', () => {
    assert.equal(cutMiddle('0123456789', 10), '0123456789');
    assert.equal(cutMiddle('01234567890', 10), '012345…890');
    for (const most of [18, 19, 20, 21, 22, 23]) {
      const cut = cutMiddle('📹'.repeat(40), most);
      assert.doesNotMatch(cut, /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
      assert.ok(cut.length <= most);
    }
    assert.equal(cutWords('Treasury Board announcement of 30 October', 24), 'Treasury Board…');
    assert.equal(cutWords('short', 24), 'short');
  });
});
