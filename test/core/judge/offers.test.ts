import assert from 'node:assert/strict';
import { normaliseOrganisation } from '../../../server/src/core/identity/organisation.ts';
import { Enclosures, judgeMatch, type OffersMade, offersFor } from '../../../server/src/core/judge/index.ts';
import { productKinds } from '../../../server/src/core/judge/product-kinds.ts';
import { namesVendor } from '../../../server/src/core/judge/subject.ts';
import { matchBom } from '../../../server/src/core/match/index.ts';
import type { ReviewContext } from '../../../server/src/core/model/context.ts';
import type { Offer } from '../../../server/src/core/model/finding.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import type { Alternative, AlternativeCategory } from '../../../server/src/core/signatures/types/alternative.ts';
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

  test('some have products of which a weakness is known to be attacked, and some have not', () => {
    const { offers } = asked('router', [profileContext('us-federal-agency', day)]);
    const exploited = offers.filter(({ own }) => own.some(({ id }) => id === 'offer.kev'));
    assert.ok(exploited.length > 0 && exploited.length < offers.length, `${exploited.length} of ${offers.length}`);
  });

  test('of two contexts one that has an act to name is enough', () => {
    const silent = profileContext('ca-federal', day);
    const speaking = profileContext('us-importer', day);
    const of = (...contexts: readonly ReviewContext[]) => asked('camera', contexts, 'Hytera').offers.length > 0;
    assert.deepEqual([of(speaking), of(silent, speaking), of(speaking, silent)], [true, true, true]);
    const none = asked('camera', [silent, silent], 'Honor Device Co., Ltd.');
    assert.deepEqual(none.offers, []);
  });

  test('what an offer says is what the data says of the supplier', () => {
    const category = shipped().set.categories.find(
      ({ id }) => id === productKinds.devices.find(({ id }) => id === 'camera')?.category,
    );
    const { offers } = asked('camera', [profileContext('us-importer', day)]);
    assert.ok(category && offers.length > 0);
    for (const offer of offers) checkOffer(offer, category);
  });

  function checkOffer(offer: Offer, category: AlternativeCategory): void {
    const supplier: Alternative | undefined = category.suppliers.find(one => one.supplier === offer.vendor);
    assert.ok(supplier, offer.vendor);
    assert.equal(supplier.notOffered, undefined);
    assert.equal(offer.products === undefined, supplier.families === undefined);
    if (supplier.families) {
      assert.equal(
        /\(not verified\)$/.test(offer.products?.text ?? ''),
        supplier.families.provenance.unverified === true,
      );
    }
    assert.deepEqual(offer.makers, supplier.makers ?? [supplier.supplier.replace(/ \(.*/, '')]);
    assert.equal(offer.own.length, supplier.caveats.length + (supplier.inKev ? 1 : 0));
    for (const { text, provenance } of supplier.caveats) {
      const told = offer.own.find(one => one.text.startsWith(text));
      assert.ok(told, text);
      assert.equal(/not verified at a source/.test(told.text), provenance.unverified === true);
    }
    for (const source of [supplier.provenance, ...supplier.caveats.map(({ provenance }) => provenance)]) {
      for (const id of source.sources) assert.ok(offer.sources.includes(id), id);
    }
  }

  test('none where another is stated as the maker', () => {
    const document = bom(component(['manufacturer: Axis', 'model-number: DS-2CD2143G2-I'], { kind: 'device' }));
    const [match] = matchBom(document, shipped(), day);
    assert.ok(match);
    const contexts = [profileContext('us-federal-agency', day)];
    const judged = judgeMatch(match, new Enclosures(document, shipped()), contexts, shipped());
    assert.match(offersFor(judged, shipped()).noOffers?.text ?? '', /another is stated as the maker/);
    const { other: _, ...stated } = match;
    assert.doesNotMatch(
      offersFor({ ...judged, match: stated }, shipped()).noOffers?.text ?? '',
      /another is stated as the maker/,
    );
  });

  test('none where only a mention or work on the document names the vendor', () => {
    const document = bom(component(['supplier: Huawei'], { kind: 'device' }));
    const [match] = matchBom(document, shipped(), day);
    assert.ok(match);
    const contexts = [profileContext('us-importer', day)];
    const judged = judgeMatch(match, new Enclosures(document, shipped()), contexts, shipped());
    const why = (tier: typeof match.tier) =>
      offersFor({ ...judged, match: { ...match, tier } }, shipped()).noOffers?.id;
    assert.deepEqual((['mention', 'document-actor', 'authorship', 'stated'] as const).map(why), [
      'offers.authorship',
      'offers.authorship',
      'offers.authorship',
      'offers.unknown-kind',
    ]);
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
