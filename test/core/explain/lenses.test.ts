import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lenses } from '../../../server/src/core/explain/lenses.ts';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import { reviewText } from '../../support/review.ts';
import { root } from '../../support/shared.ts';

const camera = readFileSync(join(root, 'examples/camera.cdx.json'), 'utf8');

function title(...profiles: readonly string[]): string | undefined {
  return lenses(reviewText(camera, profiles))[0]?.title;
}

suite('the line above the product', () => {
  test('counts verdicts by profile, and who cannot be judged', () => {
    assert.equal(
      title('ca-federal', 'us-private'),
      '2 prohibited, 1 restricted, 4 named elsewhere for ca-federal · ' +
        '1 restricted, 1 cannot be determined, 4 listed, 1 named elsewhere for us-private · 2 of 14 components name nobody',
    );
  });
  test('speaks French', () => {
    const french = (...profiles: readonly string[]) =>
      lenses(reviewText(camera, profiles), undefined, languageOf('fr'))[0]?.title;
    assert.equal(
      french('ca-federal'),
      'interdit\u00a0: 2, assujetti à des restrictions\u00a0: 1, visé ailleurs\u00a0: 4 pour ca-federal · 2 composants sur 14 ne nomment personne',
    );
    assert.match(french() ?? '', /^7 composants de fournisseurs visés · Choisir pour qui se fait l’examen · /);
  });
  test('without a profile it asks for one', () => {
    assert.equal(
      title(),
      '7 components of restricted vendors · Choose who you review for · 2 of 14 components name nobody',
    );
  });
  test('stands on the name of the product', () => {
    const [lens] = lenses(reviewText(camera));
    assert.equal(camera.slice(lens?.span.start, lens?.span.end), 'Perimeter kit, harbour building');
  });
  test('a clean list is never called clean', () => {
    const text = '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a"}]}';
    assert.equal(lenses(reviewText(text))[0]?.title, 'no restricted vendor found · 1 of 1 components names nobody');
  });
  test('what is no SBOM has none', () => assert.deepEqual(lenses(reviewText('{}')), []));
});
