import assert from 'node:assert/strict';
import { judgeMatch } from '../../../../server/src/core/judge/index.ts';
import { restrictedVendor } from '../../../../server/src/core/judge/rules/restricted-vendor.ts';
import type { FindingDraft } from '../../../../server/src/core/judge/rules/rule.ts';
import { matchBom } from '../../../../server/src/core/match/index.ts';
import type { Bom, Component } from '../../../../server/src/core/model/component.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { bom, component } from '../../../support/bom.ts';
import { profileContext, shipped } from '../../../support/judging.ts';

function findings(document: Bom, profiles: readonly (string | null)[], asOf = '2026-11-22'): readonly FindingDraft[] {
  const contexts = profiles.map(profile => profileContext(profile, asOf));
  const lookups = shipped();
  const judged = matchBom(document, lookups, asOf).map(match => ({
    match,
    judgements: contexts.map(context => judgeMatch(match, document, context, lookups)),
  }));
  return restrictedVendor.find({ source: new Source(''), bom: document, judged, contexts, lookups });
}

function says(supplier: string, profile: string | null, kind = 'device', asOf?: string): string {
  const [finding] = findings(bom(component([`supplier: ${supplier}`], { kind })), [profile], asOf);
  return `${finding?.level}: ${finding?.message.text}`;
}

suite('rule restricted-vendor', () => {
  test('a prohibition that is only announced says so', () => {
    assert.equal(
      says('Hikvision', 'ca-federal'),
      'error: Hikvision component: prohibited for ca-federal by the statement of 27 June 2025 (announced; no legal text found)',
    );
  });

  test('a weaker mark says what was not found, and what restricts elsewhere, the same country first', () => {
    assert.match(
      says('Dahua Technology', 'ca-federal'),
      /^information: Dahua component: no instrument found that binds ca-federal as of 2026-11-22; restricted elsewhere by the Québec order of December 2023, /,
    );
  });

  test('an undefined term is named', () => {
    assert.match(
      says('EZVIZ', 'ca-federal'),
      /^warning: EZVIZ component \(Hikvision group\): cannot be determined for ca-federal under the statement of 27 June 2025 \(announced; no legal text found\): The statement says “Hikvision products” and does not define /,
    );
  });

  test('a limit on purposes is told', () => {
    assert.match(
      says('Hikvision', 'us-federal-agency'),
      /^warning: Hikvision component: restricted for us-federal-agency by Section 889 and 1 more: purpose-limited/,
    );
    assert.equal(
      says('ZTE Corporation', 'us-federal-agency'),
      'error: ZTE component: prohibited for us-federal-agency by Section 889',
    );
  });

  test('a list that restricts nobody here says that', () => {
    assert.equal(
      says('Tiandy', 'us-private'),
      'information: Tiandy component: named in the Entity List; none of that restricts us-private today',
    );
    assert.match(says('Tiandy', 'ca-federal'), /named elsewhere in the Entity List$/);
  });

  test('what becomes prohibited later is told ahead', () => {
    assert.match(
      says('SMIC', 'us-federal-contractor'),
      /^information: SMIC component: named in .*; becomes prohibited on 2027-12-23 by Section 5949$/,
    );
    assert.match(
      says('SMIC', 'us-federal-contractor', 'device', '2027-12-23'),
      /^error: .*prohibited for us-federal-contractor by Section 5949/,
    );
  });

  test('without a profile it asks for one', () => {
    assert.match(
      says('Hikvision', null),
      /^warning: Hikvision component: falls under the statement of 27 June 2025 \(announced\), .* and \d+ more; choose who you review for to see what that means$/,
    );
  });

  test('no instrument, no mark, and still a finding', () => {
    assert.equal(
      says('Honor Device Co., Ltd.', 'us-importer'),
      'none: Honor component: no instrument found that names Honor as of 2026-11-22',
    );
  });

  test('advice to private buyers is advice', () => {
    assert.match(
      says('Hikvision', 'ca-private'),
      /^information: Hikvision component: called to the attention of ca-private by/,
    );
  });

  test('several profiles: the strongest speaks, the others follow in a few words', () => {
    const [finding] = findings(bom(component(['supplier: Hikvision'])), ['ca-private', 'ca-federal']);
    assert.equal(finding?.level, 'error');
    assert.match(finding?.message.text ?? '', /prohibited for ca-federal by .*; called to attention for ca-private$/);
    assert.deepEqual(
      finding?.judgements.map(({ profile }) => profile),
      ['ca-private', 'ca-federal'],
    );
  });

  test('evidence that allows less than the law is told', () => {
    const [finding] = findings(bom(component(['url: https://www.hikvision.com/en/'], { kind: 'device' })), [
      'ca-federal',
    ]);
    assert.equal(finding?.level, 'warning');
    assert.match(finding?.weakened?.text ?? '', /place it came from/);
    const [stated] = findings(bom(component(['supplier: Hikvision'])), ['ca-federal']);
    assert.equal(stated?.weakened, undefined);
  });

  test('other evidence and the way from the product stand beside it, safe to show', () => {
    const named = (value: string): Partial<Component> => ({ name: { value, span: { start: 1, end: 2 } } });
    const product = component([], { place: 'product', kind: 'device', ...named('kit') });
    const gateway = component([], { kind: 'device', ...named('gate\u001bway') });
    const part = component(['supplier: Hikvision', 'cpe: cpe:2.3:o:hikvision:x:1:*:*:*:*:*:*:*'], {
      kind: 'firmware',
      ...named('fw'),
    });
    const document: Bom = {
      ...bom(product, gateway, part),
      product: 0,
      dependencies: [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
        { from: 2, to: 1 },
      ],
    };
    const texts = findings(document, ['ca-federal'])[0]?.related.map(({ message }) => message.text);
    assert.deepEqual(texts, [
      'also: CPE “cpe:2.3:o:hikvision:x:1:*:*:*:*:*:*:*”',
      'brought in by kit → gate\\u001bway → fw',
    ]);
  });

  test('what only may fall under an act elsewhere is not called restricted there', () => {
    assert.match(
      says('TP-Link Systems Inc.', 'ca-federal'),
      /; may fall under the Texas list and the section 1260H list$/,
    );
    assert.match(says('EZVIZ', null), /^warning: EZVIZ component \(Hikvision group\): falls under the Québec order/);
    assert.match(says('Annke', null), /^information: Annke component, possibly made by Hikvision: may fall under /);
  });

  test('a company of the group is called by the name people know', () => {
    assert.match(
      says('HiSilicon Technologies Co., Ltd.', 'us-private'),
      /^information: HiSilicon component \(Huawei group\):/,
    );
    assert.match(says('Hikvision Europe B.V.', 'ca-federal'), /^error: Hikvision component:/);
  });

  test('no message calls an export-control or investment list a ban or a restriction', () => {
    for (const supplier of ['Tiandy', 'Suzhou Keda', 'Hikvision', 'SenseTime', 'CloudWalk Technology', 'YMTC']) {
      for (const profile of [...shipped().set.profiles.map(({ id }) => id), null]) {
        const text = says(supplier, profile);
        assert.doesNotMatch(text, /\bban|sanction|blacklist/i);
        assert.doesNotMatch(text, /(?:restricted|prohibited)[^;]* (?:by|under) the (?:Entity|NS-CMIC) [Ll]ist/);
      }
    }
  });
});
