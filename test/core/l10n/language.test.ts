import assert from 'node:assert/strict';
import { languageFor, languageOf } from '../../../server/src/core/l10n/language.ts';
import { inset, joined, message, quote } from '../../../server/src/core/text/message.ts';

const french = languageOf('fr');
const by = (act: string) =>
  message('finding.prohibited', '{who}, prohibited for {whom}{by}{ahead}', {
    who: message('who.self', '{vendor}', { vendor: 'ZTE' }),
    whom: message('whom.chosen', '{profile}', { profile: 'ca-federal' }),
    by: message('finding.by', ' ({act})', { act: quote(act) }),
    ahead: '',
  });

suite('A language', () => {
  test('English is what the messages say', () => {
    assert.equal(languageOf('en').say(by('Section 889')), 'ZTE, prohibited for ca-federal (Section 889)');
  });

  test('parts are said too, and what is cited stays as it is, in quotation marks', () => {
    assert.equal(french.say(by('Section 889')), 'ZTE, interdit pour ca-federal («\u00a0Section 889\u00a0»)');
    assert.deepEqual(french.pieces(by('Section 889')), [
      { text: 'ZTE, interdit pour ca-federal («\u00a0', quoted: false },
      { text: 'Section 889', quoted: true },
      { text: '\u00a0»)', quoted: false },
    ]);
  });

  test('numbers choose by the rules of the language: zero is singular in French', () => {
    const errors = (n: number) => message('count.errors', { one: '{n} error', other: '{n} errors' }, { n });
    assert.deepEqual([0, 1, 2].map(errors).map(french.say), ['0 erreur', '1 erreur', '2 erreurs']);
    assert.deepEqual([0, 1, 2].map(errors).map(languageOf('en').say), ['0 errors', '1 error', '2 errors']);
  });

  test('a sentence inside another one has no full stop', () => {
    const text = message('licence-expression', 'licence “{token}”: {why}', {
      token: 'X',
      why: inset(message('weakened.mention', 'The vendor is only mentioned.')),
    });
    assert.equal(text.text, 'licence “X”: The vendor is only mentioned');
    assert.equal(french.say(text), 'licence «\u00a0X\u00a0»\u00a0: Le fournisseur n’est que mentionné');
  });

  test('lists stand side by side', () => {
    const names = joined([quote('A'), 'B', message('goods.other', 'other goods')], '; ');
    const text = message('profiles', 'Profiles: {profiles}.', { profiles: names });
    assert.equal(text.text, 'Profiles: A; B; other goods.');
    assert.equal(french.say(text), 'Profils\u00a0: «\u00a0A\u00a0»; B; d’autres produits.');
  });

  test('what the catalogue does not have is said in English, as a citation', () => {
    assert.equal(french.say(message('no-such-message', 'It is {what}.', { what: 'so' })), '«\u00a0It is so.\u00a0»');
  });

  test('nothing in an argument is filled in again', () => {
    const text = message('who.contains', 'contains a part of {vendor}', { vendor: '{vendor}{n}$&' });
    assert.equal(text.text, 'contains a part of {vendor}{n}$&');
    assert.equal(french.say(text), 'contient une pièce de {vendor}{n}$&');
  });

  test('a locale finds its language, English where there is none', () => {
    for (const [locale, tag] of [
      ['fr', 'fr'],
      ['fr-CA', 'fr'],
      ['FR_ca', 'fr'],
      ['en-GB', 'en'],
      ['de', 'en'],
      ['frr', 'en'],
      ['', 'en'],
      [undefined, 'en'],
    ] as const) {
      assert.equal(languageFor(locale).tag, tag, locale);
    }
  });
});
