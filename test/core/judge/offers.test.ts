import assert from 'node:assert/strict';
import { normaliseOrganisation } from '../../../server/src/core/identity/organisation.ts';
import { Enclosures, judgeMatch, type OffersMade, offersFor } from '../../../server/src/core/judge/index.ts';
import { productKinds } from '../../../server/src/core/judge/product-kinds.ts';
import { namesVendor } from '../../../server/src/core/judge/subject.ts';
import { matchBom } from '../../../server/src/core/match/index.ts';
import type { ReviewContext } from '../../../server/src/core/model/context.ts';
import type { Offer } from '../../../server/src/core/model/finding.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../../support/bom.ts';
import { profileContext, shipped } from '../../support/judging.ts';

/** A device of a vendor whom every profile has some instrument on, called what makes it of a kind. */
function asked(
  name: string,
  contexts: readonly ReviewContext[],
  supplier = 'Huawei Technologies Co., Ltd.',
  kind = 'device',
  lookups = shipped(),
  made: OffersMade = new Map(),
) {
  const stated = { value: name, span: { start: 0, end: name.length } };
  const document = bom(component([`supplier: ${supplier}`], { kind, name: stated }));
  const [match] = matchBom(document, lookups, '2026-11-22');
  assert.ok(match, 'a match');
  const judged = judgeMatch(match, new Enclosures(document, lookups), contexts, lookups);
  const { offers, noOffers } = offersFor(judged, lookups, made);
  return { offers, why: noOffers };
}

/** The shipped signatures with a list that names one company more. */
function withList(company: string) {
  const { key, form } = normaliseOrganisation(company);
  const lines = `${[key, form, '0', company, '', ''].join('\t')}\n`;
  const list = { id: 'csl', lists: ['us-own'], known: {}, source: 'csl', asOf: day, lines, digest: '' };
  return buildLookups({ ...shipped().set, nameLists: [list] });
}

const day = '2026-11-22';
const kinds = [...productKinds.devices, productKinds.securitySoftware].filter(({ category }) => category !== undefined);

suite('judge: offers', () => {
  for (const profile of shipped().set.profiles) {
    const contexts = [profileContext(profile.id, day)];
    for (const { id, category, signs } of kinds) {
      test(`${category} for ${profile.id}`, () => {
        const kind = id === 'security-software' ? 'application' : 'device';
        const { offers, why } = asked(signs[0] ?? '', contexts, undefined, kind);
        assert.equal(why === undefined, offers.length > 0, 'either offers, or why there are none');
        for (const offer of offers) check(offer, category);
      });
    }
  }

  function check(offer: Offer, category: string | undefined): void {
    assert.equal(offer.category, category);
    assert.ok(!namesVendor(offer.vendor, undefined, shipped()), `${offer.vendor} is a vendor of the signatures`);
    assert.match(
      offer.why.text,
      /not found on: .*as of 20\d\d-.*in a transcription of the lists, not in the official texts/,
    );
    assert.match(
      offer.caveats[0]?.text ?? '',
      /^Not checked: Canadian and United Kingdom instruments, .*owns.*processor/,
    );
    assert.ok(offer.sources.length > 0);
  }

  test('no rebrand, no former company and nobody who is kept for completeness is offered', () => {
    const all = shipped().set.profiles.flatMap(({ id }) =>
      kinds.flatMap(({ signs }) => asked(signs[0] ?? '', [profileContext(id, day)]).offers.map(({ vendor }) => vendor)),
    );
    for (const never of ['Uniview', 'Sepura', 'Reolink', 'Rockchip', 'Annke', 'Lorex', 'Amcrest']) {
      assert.ok(!all.some(vendor => vendor.includes(never)), never);
    }
  });

  test('what our own rules leave open for the kind of product is told of every supplier', () => {
    const { offers } = asked('router', [profileContext('us-importer', day)]);
    assert.ok(offers.length > 0);
    for (const { caveats } of offers) {
      assert.ok(caveats.some(({ text }) => text.startsWith('For us-importer: ') && /would decide/.test(text)));
    }
  });

  test('a supplier with known exploited vulnerabilities is offered with that said', () => {
    const { offers } = asked('router', [profileContext('us-federal-agency', day)]);
    assert.ok(offers.some(({ caveats }) => caveats.some(({ id }) => id === 'offer.kev')));
  });

  test('none where the kind of product is not known, and that is said', () => {
    const { offers, why } = asked('gate unit', [profileContext('us-federal-agency', day)]);
    assert.deepEqual(offers, []);
    assert.match(why?.text ?? '', /nothing says what kind of product/);
  });

  test('none where no instrument speaks to whoever reviews', () => {
    const { offers, why } = asked('camera', [profileContext('ca-federal', day)], 'Honor Device Co., Ltd.');
    assert.deepEqual(offers, []);
    assert.match(why?.text ?? '', /no instrument speaks/);
  });

  test('none where the vendor is only the author', () => {
    const document = bom(component(['author: Huawei'], { kind: 'library' }));
    const [match] = matchBom(document, shipped(), day);
    assert.ok(match);
    const contexts = [profileContext('us-importer', day)];
    const { noOffers } = offersFor(
      judgeMatch(match, new Enclosures(document, shipped()), contexts, shipped()),
      shipped(),
    );
    assert.match(noOffers?.text ?? '', /only as author/);
  });

  test('a document with many of one kind asks once', () => {
    const contexts = [profileContext('us-importer', day)];
    const made: OffersMade = new Map();
    const ask = () => asked('camera', contexts, undefined, undefined, undefined, made).offers;
    assert.ok(ask().length > 0);
    assert.equal(ask(), ask());
  });

  test('nobody is offered whom an imported list names', () => {
    const contexts = [profileContext('us-importer', day)];
    const [first] = asked('camera', contexts).offers;
    assert.ok(first);
    const lookups = withList(first.vendor);
    const { offers } = asked('camera', contexts, undefined, undefined, lookups);
    assert.ok(offers.length > 0);
    assert.ok(!offers.some(({ vendor }) => vendor === first.vendor));
  });
});
