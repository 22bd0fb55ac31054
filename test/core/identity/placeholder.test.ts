import assert from 'node:assert/strict';
import {
  isNoAssertion,
  isPlaceholder,
  isWithheld,
  saysNothing,
} from '../../../server/src/core/identity/placeholder.ts';

const each = (texts: string): readonly string[] => texts.split('|');

suite('values that say nothing', () => {
  test('in any place, whole values only', () => {
    const nothing = each(
      'NOASSERTION|NONE|n/a|N.A.|-|–|…|?|???|xxx|unknown|"unknown"|(unknown)|TBD|t.b.d.|to be confirmed!|Default string|null|' +
        'unbekannt|k.A.|Keine Angabe|n.v.t.|Non renseigné|INCONNUE|néant|s/d|Não informado|Nessuno|Okänd|ikke angivet|Tuntematon|' +
        'nieznany|nie dotyczy|Neznámý|nincs megadva|Неизвестно|Н/Д|не вказано|άγνωστο|bilinmiyor|غير معروف|לא ידוע|未知|無|不详|待定|暂无|なし|該当なし|' +
        '알 수 없음|해당없음|không rõ|ไม่ทราบ|Tidak diketahui| unknown |ＵＮＫＮＯＷＮ|un\u200bknown',
    );
    assert.deepEqual(
      nothing.filter(value => !saysNothing(value) || !isPlaceholder(value)),
      [],
    );
    const something = each(
      'None Ltd.|Unknown Worlds Entertainment|Nil Corporation|NEMA|NA-7|0|7|无锡|无印良品|ナシヨナル|Nessuno Srl|Inconnu SA|TBS|VOID Acoustics|Neznámý s.r.o.|Unbekannt GmbH|N/A Networks|X',
    );
    assert.deepEqual(something.filter(saysNothing), []);
  });

  test('in the place of a name: what templates ask for, and the elements of SPDX 3', () => {
    const placeholders = each(
      'Organization: NOASSERTION|ORGANIZATION：unknown|Person: N/A|organisation : -|Tool: none|Supplier: TBD|<supplier>|{{ vendor }}|$' +
        '{VENDOR}|%VENDOR%|@VENDOR@|[company name]|Vendor|Hersteller|供应商|メーカー|其他|NoAssertionElement|NoneElement|core_NoAssertionElement|' +
        'https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement|https://spdx.org/rdf/3.1/terms/Core/NoneElement|' +
        'expandedlicensing_NoAssertionLicense|000|Various vendors|unknown supplier|#N/A|#REF!|#VALUE!|Sin marca|Ohne Marke|sans marque|无品牌|' +
        'See datasheet|siehe Datenblatt|Voir fiche technique|See Note 3|customer supplied|Any',
    );
    assert.deepEqual(
      placeholders.filter(value => !isPlaceholder(value)),
      [],
    );
    const names = each(
      'Vendor Corp.|Hersteller GmbH|Organization: Acme|Person: Jane Roe|Other Ocean|Test Research, Inc.|SpdxOrganization|Foo Fighters|Nobody Studios|Anyka|See Electronics|Siehe Technik GmbH|Any.Run|Marque Audio|#Hashtag Labs',
    );
    assert.deepEqual(names.filter(isPlaceholder), []);
    assert.equal(saysNothing('Vendor'), false);
  });

  test('what is withheld names nobody either, and is kept apart from what is not known', () => {
    const withheld = each(
      'REDACTED|[withheld]|Organization: Confidential|LicenseRef-withheld|Non divulgué|vertraulich|机密|Trade-Secret',
    );
    assert.deepEqual(
      withheld.filter(value => !isWithheld(value)),
      [],
    );
    assert.deepEqual(
      each('REDACTED|[withheld]|Organization: Confidential|Non divulgué').filter(value => !isPlaceholder(value)),
      [],
    );
    const others = each('NOASSERTION|unknown|TBD|Confidential Computing GmbH|Redacted Labs|-');
    assert.deepEqual(others.filter(isWithheld), []);
  });

  test('fields of SPDX', () => {
    assert.deepEqual(
      each('NOASSERTION|none|NOASSERTION-x|| |NoneElement|https://example.org/NONE|Nonesuch').map(isNoAssertion),
      [true, true, true, true, true, true, false, false],
    );
  });
});
