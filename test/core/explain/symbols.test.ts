import assert from 'node:assert/strict';
import { symbols } from '../../../server/src/core/explain/symbols.ts';
import { languageFor } from '../../../server/src/core/l10n/language.ts';
import { reviewText } from '../../support/review.ts';

function outlineOf(components: readonly object[], locale?: string) {
  const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components });

  return symbols(reviewText(text), { language: languageFor(locale), vendorName: id => id });
}

const part = (name: string, more: object = {}) => ({ type: 'library', name, ...more });

suite('core/explain/symbols', () => {
  test('five thousand components are all listed', () => {
    const outline = outlineOf(Array.from({ length: 5000 }, (_, at) => part(`part ${at}`)));
    assert.equal(outline.length, 5000);
    assert.equal(outline.at(-1)?.name, 'part 4999');
  });

  test('of more those with findings are listed with what they lie in, then the first, and how many are left out', () => {
    const components: object[] = Array.from({ length: 6000 }, (_, at) => part(`part ${at}`));
    components.push(part('box', { components: [part('camera', { supplier: { name: 'Hikvision' } })] }));
    const outline = outlineOf(components);
    assert.equal(outline.length, 5000);
    assert.equal(outline[0]?.name, 'part 0');
    const box = outline.find(({ name }) => name === 'box');
    assert.equal(box?.children[0]?.name, 'camera');
    const rest = outline.at(-1);
    assert.equal(rest?.name, '… and 1002 more components');
    assert.equal(outline.at(-2)?.name, 'box');
    assert.equal(outline.at(-3)?.name, 'part 4997');
    const left = rest?.span.start ?? 0;
    assert.ok(left > (outline.at(-3)?.span.end ?? 0), 'it leads to the first that is left out');
    assert.equal(outlineOf(components, 'fr').at(-1)?.name, '… et 1002 autres composants');
  });
});
