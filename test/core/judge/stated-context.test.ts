import assert from 'node:assert/strict';
import { explanationAt } from '../../../server/src/core/explain/explanation.ts';
import { lenses } from '../../../server/src/core/explain/lenses.ts';
import { english } from '../../../server/src/core/l10n/language.ts';
import { reviewer, reviewText } from '../../support/review.ts';

function manifest(site: string, more = 'manufacturer: Hikvision'): string {
  return `deviceManifest: "1.0"\nsites:\n  - { id: a, name: Annex, ${site} }\ndevices:\n  - { name: Dock, kind: camera, site: a, ${more} }\n`;
}

/** `profile level` of each judgement of the first finding; a star where the document states the profile. */
function judged(text: string, profiles: readonly string[] = []): string[] {
  const [finding] = reviewText(text, profiles).findings.filter(({ vendor }) => vendor !== null);
  assert.ok(finding);
  return finding.judgements.map(({ profile, level, stated }) => `${profile} ${level}${stated ? ' *' : ''}`);
}

suite('contexts that a document states', () => {
  test('who owns a site adds a judgement for its profile', () => {
    const federal = manifest('organizationKind: national-government, jurisdiction: CA');
    assert.deepEqual(judged(federal), ['null warning', 'ca-federal error *']);
    assert.deepEqual(judged(federal, ['us-private']).at(-1), 'ca-federal error *');
    assert.deepEqual(
      judged(manifest('organizationKind: crown-corporation, jurisdiction: CA-ON')).at(-1),
      'ca-federal error *',
    );
    assert.match(
      judged(manifest('organizationKind: sub-national-government, jurisdiction: CA-QC')).at(-1) ?? '',
      /^ca-qc-public-body .* \*$/,
    );
    assert.match(judged(manifest('organizationKind: private, jurisdiction: US')).at(-1) ?? '', /^us-private .* \*$/);
    assert.match(
      judged(manifest('organizationKind: national-government, jurisdiction: GB, sensitive: true')).at(-1) ?? '',
      /^uk-government-sensitive-site/,
    );
  });

  test('the strongest counts, and what was chosen is judged all the same', () => {
    const text = manifest('organizationKind: national-government, jurisdiction: CA');
    assert.equal(reviewText(text).findings[0]?.level, 'error');
    assert.equal(reviewText(text, ['us-private']).findings[0]?.judgements[0]?.profile, 'us-private');
    const private_ = manifest('organizationKind: private, jurisdiction: CA');
    assert.equal(reviewText(private_, ['ca-federal']).findings[0]?.level, 'error');
  });

  test('a profile that was chosen is not judged twice, and one that no site speaks for not at all', () => {
    const text = manifest('organizationKind: national-government, jurisdiction: CA');
    assert.deepEqual(judged(text, ['ca-federal']), ['ca-federal error']);
    for (const site of [
      'organizationKind: national-government, jurisdiction: GB',
      'organizationKind: household, jurisdiction: CA',
      'jurisdiction: CA',
    ]) {
      assert.deepEqual(judged(manifest(site), ['ca-federal']), ['ca-federal error']);
    }
  });

  test('it is said that the document states it', () => {
    const text = manifest('organizationKind: national-government, jurisdiction: CA');
    const review = reviewText(text);
    const [finding] = review.findings;
    assert.ok(finding);
    assert.match(finding.message.text, /for ca-federal as stated \(/);
    assert.match(
      explanationAt(review, reviewer().lookups, finding.span.start, english) ?? '',
      /as of 2026-11-22, by what the document states/,
    );
    assert.match(
      lenses(review)[0]?.title ?? '',
      /1 prohibited for ca-federal \(by what the document states of its site\)/,
    );
  });

  test('parts of a device stand where the device stands', () => {
    const text = manifest(
      'organizationKind: national-government, jurisdiction: CA',
      'model: X1, components: [{ kind: soc, manufacturer: HiSilicon, model: Hi3516 }]',
    );
    assert.equal(
      judged(text).some(each => each.startsWith('ca-federal') && each.endsWith('*')),
      true,
    );
  });
});
