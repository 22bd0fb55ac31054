import assert from 'node:assert/strict';
import { Enclosures, judgeMatch, Paths } from '../../../../server/src/core/judge/index.ts';
import { restrictedVendor } from '../../../../server/src/core/judge/rules/restricted-vendor.ts';
import type { FindingDraft } from '../../../../server/src/core/judge/rules/rule.ts';
import { matchBom } from '../../../../server/src/core/match/index.ts';
import type { Bom, Component } from '../../../../server/src/core/model/component.ts';
import { buildLookups } from '../../../../server/src/core/signatures/lookups.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { bom, component } from '../../../support/bom.ts';
import { profileContext, shipped } from '../../../support/judging.ts';

function findings(document: Bom, profiles: readonly (string | null)[], asOf = '2026-11-22'): readonly FindingDraft[] {
  const contexts = profiles.map(profile => profileContext(profile, asOf));
  const lookups = shipped();
  const judged = matchBom(document, lookups, asOf).map(match =>
    judgeMatch(match, new Enclosures(document, lookups), contexts, lookups),
  );
  return restrictedVendor.find({
    source: new Source(''),
    bom: document,
    judged,
    contexts,
    lookups,
    paths: new Paths(document),
  });
}

function says(supplier: string, profile: string | null, kind = 'device', asOf?: string): string {
  const [finding] = findings(bom(component([`supplier: ${supplier}`], { kind })), [profile], asOf);
  return `${finding?.level}: ${finding?.message.text}`;
}

suite('rule restricted-vendor', () => {
  test('a prohibition names whose it is, for whom and by which act', () => {
    assert.equal(
      says('Hikvision', 'ca-federal'),
      'error: Hikvision, prohibited for ca-federal (statement of 27 June 2025)',
    );
  });

  test('a vendor that only the supplier’s answer names is told as that', () => {
    const [finding] = findings(bom(component(['declared-maker: Hikvision'], { kind: 'device' })), ['ca-federal']);
    assert.match(`${finding?.message.text}`, /^Hikvision, .*; by the supplier’s answer$/);
    assert.doesNotMatch(says('Hikvision', 'ca-federal'), /answer/);
  });

  test('a weaker mark says what was not found, and what restricts elsewhere, the same country first', () => {
    assert.match(
      says('Dahua Technology', 'ca-federal'),
      /^information: Dahua, no act found for ca-federal; restricted elsewhere \(Québec order of December 2023\)$/,
    );
  });

  test('what stands open is not decided', () => {
    assert.match(
      says('EZVIZ', 'ca-federal'),
      /^warning: EZVIZ \(Hikvision group\), cannot be determined for ca-federal \(statement of 27 June 2025\)$/,
    );
  });

  test('a limit on purposes is told', () => {
    assert.match(
      says('Hikvision', 'us-federal-agency'),
      /^warning: Hikvision, restricted for some uses of us-federal-agency \(Section 889\)$/,
    );
    assert.equal(
      says('ZTE Corporation', 'us-federal-agency'),
      'error: ZTE, prohibited for us-federal-agency (Section 889)',
    );
  });

  test('a list that restricts nobody here says that', () => {
    assert.equal(
      says('Tiandy', 'us-private'),
      'information: Tiandy, listed, no restriction found for us-private (Entity List)',
    );
    assert.match(says('Tiandy', 'ca-federal'), /named elsewhere \(Entity List\)$/);
  });

  test('what becomes prohibited later is told ahead', () => {
    assert.match(says('SMIC', 'us-federal-contractor'), /^information: SMIC, listed, .*, prohibited from 2027-12-23$/);
    assert.match(
      says('SMIC', 'us-federal-contractor', 'device', '2027-12-23'),
      /^error: .*prohibited for us-federal-contractor \(Section 5949\)$/,
    );
  });

  test('without a profile it says that nobody chose one', () => {
    assert.match(
      says('Hikvision', null),
      /^warning: Hikvision, falls under statement of 27 June 2025 and \d+ more; no profile chosen$/,
    );
  });

  test('no instrument, no mark, and still a finding', () => {
    assert.equal(says('Honor Device Co., Ltd.', 'us-importer'), 'none: Honor, no act found that names it');
  });

  test('advice to private buyers is advice', () => {
    assert.match(says('Hikvision', 'ca-private'), /^information: Hikvision, called to the attention of ca-private \(/);
  });

  test('several profiles: the strongest speaks, and how many more it speaks of', () => {
    const [finding] = findings(bom(component(['supplier: Hikvision'])), ['ca-private', 'ca-federal']);
    assert.equal(finding?.level, 'error');
    assert.match(finding?.message.text ?? '', /, prohibited for ca-federal \(.*\)$/);
    const all = ['us-federal-contractor', 'us-private', 'us-federal-agency'];
    const [both] = findings(bom(component(['supplier: ZTE Corporation'])), all);
    assert.match(both?.message.text ?? '', /, prohibited for us-federal-contractor and 1 more \(Section 889\)$/);
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
    assert.match(says('TP-Link Systems Inc.', 'ca-federal'), /; named elsewhere \(/);
    assert.match(says('EZVIZ', null), /^warning: EZVIZ \(Hikvision group\), falls under Québec order/);
    assert.match(says('Annke', null), /^information: Annke, possibly made by Hikvision, may fall under /);
  });

  test('a company of the group is called by the name people know', () => {
    assert.match(says('HiSilicon Technologies Co., Ltd.', 'us-private'), /^information: HiSilicon \(Huawei group\),/);
    assert.match(says('Hikvision Europe B.V.', 'ca-federal'), /^error: Hikvision,/);
  });

  test('no message calls an export-control or investment list a ban or a restriction', () => {
    for (const supplier of ['Tiandy', 'Suzhou Keda', 'Hikvision', 'SenseTime', 'CloudWalk Technology', 'YMTC']) {
      for (const profile of [...shipped().set.profiles.map(({ id }) => id), null]) {
        const text = says(supplier, profile);
        assert.doesNotMatch(text, /\bban|sanction|blacklist/i);
        assert.doesNotMatch(text, /(?<!not )(?:restricted|prohibited)[^;]* \((?:Entity|NS-CMIC) [Ll]ist/);
      }
    }
  });
});

suite('rule restricted-vendor: what the first sentence says, whole and where there is little room', () => {
  const forms = (claims: readonly string[], profile: string | null, kind = 'device') => {
    const [finding] = findings(bom(component(claims, { kind })), [profile]);
    return [finding?.message.text, finding?.shorter?.at(-1)?.text, finding?.deciding?.instrument];
  };
  const statement = 'ca-federal-hikvision-use-2025';
  const cases: readonly (readonly [
    claims: readonly string[],
    profile: string | null,
    forms: readonly (string | undefined)[],
    kind?: string,
  ])[] = [
    [
      ['model-number: DS-2CD2143G2-I', 'supplier: Ingram Micro'],
      'ca-federal',
      [
        'model of Hikvision from “Ingram Micro”, prohibited for ca-federal (statement of 27 June 2025)',
        'model of Hikvision, prohibited for ca-federal',
        statement,
      ],
    ],
    [
      ['supplier: Annke'],
      'ca-federal',
      [
        'Annke, possibly made by Hikvision, cannot be determined for ca-federal (statement of 27 June 2025)',
        'possibly Hikvision, cannot be determined for ca-federal',
        statement,
      ],
    ],
    [
      ['supplier: Annke'],
      null,
      [
        'Annke, possibly made by Hikvision, may fall under statement of 27 June 2025 and 9 more; no profile chosen',
        'possibly Hikvision, may fall under statement of 27 June… and 9 more',
        statement,
      ],
    ],
    [
      ['supplier: EZVIZ'],
      'us-private',
      [
        'EZVIZ (Hikvision group), cannot be determined for us-private (Entity List)',
        'Hikvision, cannot be determined for us-private',
        'us-bis-entity-list',
      ],
    ],
    [
      ['fcc-id: Contains FCC ID: 2ADTD-X1'],
      'ca-federal',
      [
        'contains a part of Hikvision, cannot be determined for ca-federal (statement of 27 June 2025)',
        'contains a part of Hikvision, cannot be determined for ca-federal',
        statement,
      ],
    ],
    [
      ['manufacturer: Lorex Technology Inc.', 'mac: 08:ED:ED:00:00:01'],
      'ca-federal',
      [
        'possibly Dahua, sold as “Lorex Technology Inc.”, no act found for ca-federal; named elsewhere (Québec order of December 2023)',
        'possibly Dahua, no act found for ca-federal; named elsewhere',
        'ca-qc-arrete-2023',
      ],
    ],
    [
      ['image-format: digicap'],
      'ca-federal',
      [
        'built in Hikvision’s image format, prohibited for ca-federal (statement of 27 June 2025)',
        'built in Hikvision’s image format, prohibited for ca-federal',
        statement,
      ],
      'firmware',
    ],
    [
      ['certificate: O=Hangzhou Hikvision Digital Technology Co., Ltd.'],
      'ca-federal',
      [
        'holds a certificate issued to Hikvision, prohibited for ca-federal (statement of 27 June 2025)',
        'holds a certificate issued to Hikvision, prohibited for ca-federal',
        statement,
      ],
      'firmware',
    ],
    [
      ['supplier: SMIC'],
      'us-federal-contractor',
      [
        'SMIC, listed, no restriction found for us-federal-contractor (Section 5949), prohibited from 2027-12-23',
        'SMIC, listed, no restriction found for us-federal-contractor',
        'us-ndaa-5949',
      ],
    ],
    // whose it is stands open: no act is named, and nothing shorter could be said
    [
      ['manufacturer: Axis', 'model-number: DS-2CD2143G2-I'],
      'ca-federal',
      ['maker stated as “Axis”, but the model number “DS-2CD2143G2-I” reads like Hikvision', undefined, undefined],
    ],
  ];
  for (const [claims, profile, expected, kind] of cases) {
    test(`${claims.join(', ')} for ${profile ?? 'nobody'}`, () =>
      assert.deepEqual(forms(claims, profile, kind), expected));
  }

  const named = (value: string, more: Partial<Component> = {}): Component =>
    component([`supplier: ${value === 'camera' ? 'Hikvision' : 'Acme'}`], {
      kind: 'device',
      name: { value, span: { start: 1, end: 2 } },
      ...more,
    });

  test('the way from the product is told where there is one', () => {
    const product = named('kit', { place: 'product' });
    const [nested] = findings({ ...bom(product, named('camera', { parent: 0 })), product: 0 }, ['ca-federal']);
    assert.deepEqual(nested?.path, [0, 1]);
    assert.deepEqual(
      nested?.related.map(({ message }) => message.text),
      ['brought in by kit → camera'],
    );
    const [alone] = findings(bom(named('camera')), ['ca-federal']);
    assert.deepEqual([alone?.path, alone?.related], [undefined, []]);
  });

  test('an alternate is told as that, with the part in whose place it may be fitted', () => {
    const document = bom(named('modem'), named('camera', { insteadOf: 0, place: 'alternate' }));
    const [finding] = findings(document, ['ca-federal']);
    assert.match(finding?.message.text ?? '', /; may be fitted in place of modem$/);
    assert.deepEqual(
      finding?.related.map(({ message }) => message.text),
      ['in place of this part'],
    );
    const [first] = findings(bom(named('modem'), named('camera')), ['ca-federal']);
    assert.doesNotMatch(first?.message.text ?? '', /fitted/);
  });

  test('an act of the same country is named before a stronger one of another', () => {
    assert.match(says('Dahua Technology', 'ca-federal'), /\(Québec order of December 2023\)$/);
  });

  test('what stands under a list that was imported is not judged', () => {
    const { set } = shipped();
    const instruments = set.instruments.map(one =>
      one.id === 'us-bis-entity-list' ? { ...one, unjudged: true as const } : one,
    );
    const lookups = buildLookups({ ...set, instruments });
    const document = bom(component(['supplier: Tiandy'], { kind: 'device' }));
    const contexts = [profileContext('us-private', '2026-11-22')];
    const judged = matchBom(document, lookups, '2026-11-22').map(match =>
      judgeMatch(match, new Enclosures(document, lookups), contexts, lookups),
    );
    const input = { source: new Source(''), bom: document, judged, contexts, lookups, paths: new Paths(document) };
    assert.equal(
      restrictedVendor.find(input)[0]?.message.text,
      'Tiandy, listed, effect on us-private not judged here (Entity List)',
    );
  });
});
