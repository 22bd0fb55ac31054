import assert from 'node:assert/strict';
import { hostOf } from '../../../server/src/core/identity/domain.ts';
import { printable } from '../../../server/src/core/text/printable.ts';
import { reviewText } from '../../support/review.ts';

/** `vendor tier` of each mark of a component, sorted. */
function marks(component: object): readonly string[] {
  const text = JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ name: 'x', ...component }],
  });
  return marked(text);
}

function marked(text: string): readonly string[] {
  const { findings } = reviewText(text, ['us-federal-agency']);
  return findings
    .filter(({ rule }) => rule === 'restricted-vendor')
    .map(({ vendor, tier }) => `${vendor} ${tier}`)
    .sort();
}

const device = (name: string): object => ({ type: 'device', supplier: { name } });

suite('names that show something else than their letters', () => {
  const names: readonly string[] = [
    'Hikvision&reg;',
    '&#72;ikvision',
    'H&#x69;kvision Digital Technology',
    'Hikvision&amp;trade; Digital Technology',
    'Hangzhou&nbsp;Hikvision&nbsp;Digital&nbsp;Technology Co., Ltd.',
    'Hik&shy;vision',
    '\u202enoisivkiH',
    '\u202enoisivkiH\u202c Digital Technology',
    'ʜɪᴋᴠɪꜱɪᴏɴ',
    '🅷🅸🅺🆅🅸🆂🅸🅾🅽',
    '🄷🄸🄺🅅🄸🅂🄸🄾🄽',
    'ℍ𝕚𝕜𝕧𝕚𝕤𝕚𝕠𝕟',
    'Ｈｉｋｖｉｓｉｏｎ',
    'Нikvisiоn',
    'Hikvisi\u0585n',
    'Ꮋikvision',
    'Hik\u{e0041}vision',
    'Hik\u3164vision',
    'Hik\ufe0fvision',
    'Hik\u200b\u2060vision',
    '海 康 威 视',
    '海·康·威·视 数字技术',
    'H i k v i s i o n',
    'Acme\nHikvision',
    'Organization: Hikvision',
    '%48ikvision',
    '%E6%B5%B7%E5%BA%B7%E5%A8%81%E8%A7%86',
    '\\u0048ikvision',
    'Hangzhou \\x48ikvision Digital Technology',
    '\u001b[31mHikvision\u001b[0m',
  ];
  for (const name of names) test(printable(name), () => assert.deepEqual(marks(device(name)), ['hikvision stated']));

  const others: readonly string[] = [
    'R&D Systems',
    'Smith &amp; Sons',
    'AT&T;',
    '海 底 捞',
    '\u202enoisivileT',
    'B&uuml;ro',
    'Hik&amp;Vis',
    '100%48ikvision',
    '%zz%ff Hik%76',
    'C:\\users\\hikvision1',
  ];
  for (const name of others) test(`not ${printable(name)}`, () => assert.deepEqual(marks(device(name)), []));
});

suite('places in which a name may hide', () => {
  test('a registered name where a person should stand', () => {
    const legal = 'Hangzhou Hikvision Digital Technology Co., Ltd.';
    assert.deepEqual(marks(device(`Person: ${legal}`)), ['hikvision stated']);
    assert.deepEqual(marks({ type: 'device', authors: [{ name: legal }] }), ['hikvision authorship']);
    assert.deepEqual(marks({ type: 'device', authors: [{ name: '杭州海康威视数字技术股份有限公司' }] }), [
      'hikvision authorship',
    ]);
    assert.deepEqual(marks(device('Person: Hikvision')), ['hikvision stated']);
    for (const name of ['Person: Hua Wei', 'Person: Honor Zhang', 'Person: Eugene Kaspersky'])
      assert.deepEqual(marks(device(name)), [], name);
  });

  test('a bare group, but not one that only repeats a package URL', () => {
    assert.deepEqual(marks({ type: 'device', group: 'Hikvision' }), ['hikvision origin']);
    assert.deepEqual(marks({ type: 'firmware', group: 'Hangzhou Hikvision Digital Technology Co., Ltd.' }), [
      'hikvision origin',
    ]);
    assert.deepEqual(marks({ type: 'library', group: 'huawei', purl: 'pkg:generic/huawei/sdk@1' }), []);
    for (const group of ['honor', 'tools', 'autel', 'hik', 'nothikvision', 'zte/tools'])
      assert.deepEqual(marks({ type: 'device', group }), [], group);
  });

  test('the creator in a package URL of a SWID tag, by name or domain', () => {
    assert.deepEqual(marks({ type: 'application', purl: 'pkg:swid/Hikvision/hikvision.com/iVMS-4200@3.11' }), [
      'hikvision identifier',
    ]);
    assert.deepEqual(marks({ type: 'device', purl: 'pkg:swid/Acme/hikvision.com/X@1' }), ['hikvision identifier']);
    assert.deepEqual(marks({ type: 'device', purl: 'pkg:swid/Zhejiang%20Dahua%20Technology/X@1' }), [
      'dahua identifier',
    ]);
    assert.deepEqual(marks({ type: 'device', purl: 'pkg:swid/Acme/acme.example/Hikvision@1' }), []);
  });

  test('what went into making the product', () => {
    const formula = {
      components: [{ type: 'device', name: 'x', supplier: { name: 'Hikvision' } }],
      services: [{ name: 'y', provider: { name: 'Huawei Technologies Co., Ltd.' } }],
    };
    const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', formulation: [formula] });
    assert.deepEqual(
      marked(text).map(mark => mark.split(' ')[0]),
      ['hikvision', 'huawei'],
    );
  });

  test('addresses as programs read them', () => {
    for (const url of [
      'https://%68ikvision.com/x',
      'https://hikvision%2ecom',
      'https:\\\\hikvision.com\\x',
      'https:/hikvision.com',
      'https:///hikvision.com',
      'https:hikvision.com/x',
      'hxxps://hikvision[.]com/x',
      'https[:]//hikvision[.]com',
      'h**ps://hikvision.com',
      'https://hikvision。com',
      'https://hik\tvision.com',
      'ftp:\\\\hikvision.com',
    ])
      assert.equal(hostOf(url), 'hikvision.com', url);
    for (const url of ['C:\\hikvision.com', 'https:', 'mailto:a.b', 'urn:a.b', 'https://[::1]/'])
      assert.equal(hostOf(url), undefined, url);
    assert.equal(hostOf('https://%zz.com'), '%zz.com');
  });
});

suite('what nobody sees is shown', () => {
  test('tags, fillers, selectors, and blanks that are letters', () => {
    assert.equal(printable('a\u{e0041}b'), 'a\\udb40\\udc41b');
    assert.equal(printable('a\u{e0101}b'), 'a\\udb40\\udd01b');
    for (const sign of '\u3164\u115f\u1160\uffa0\ufe00\ufe0f\u034f\u180b\u2800\u17b4') {
      assert.equal(printable(`a${sign}b`), `a\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}b`);
    }
    assert.equal(printable('é 海 🅷 𝄞'), 'é 海 🅷 𝄞');
  });
});
