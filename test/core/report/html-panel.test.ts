import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import { documentBuilder } from '../../../server/src/core/report/build.ts';
import { cardPage, panelStyle } from '../../../server/src/core/report/html-panel.ts';
import { bomOf, hikvision } from '../../support/documents.ts';
import { reviewText } from '../../support/review.ts';
import { signatures } from '../../support/signatures.ts';

function cardOf(text: string, path = 'site/bom.json'): string {
  return cardPage(documentBuilder(signatures())({ path, review: reviewText(text, ['ca-federal']) }), languageOf('en'));
}

suite('core/report: the card of a finding', () => {
  test('tells everything, opened, in the colours of the editor', () => {
    const card = cardOf(bomOf(hikvision));
    assert.match(card, /<details data-level="error" open>/);
    for (const part of [
      'prohibited for ca-federal',
      'Hangzhou Hikvision',
      'For ca-federal',
      'Alternatives to look at',
      'Not checked',
      'var(--vscode-editor-background)',
    ])
      assert.ok(card.includes(part), part);
  });

  test('a finding of level none is shown all the same: somebody asked for it', () => {
    const card = cardOf(bomOf(hikvision).replace('"device"', '"library"'));
    assert.doesNotMatch(card, /<details[^>]* hidden/);
    assert.match(card, /<details[^>]* open>/);
  });

  test('nothing runs, nothing is loaded, and only our own style sheet paints', () => {
    const card = cardOf(
      bomOf(hikvision).replace('camera 0', '</details><script>alert(1)</script><style>*{}</style>'),
      '<img src=x onerror=alert(1)>',
    );
    const hash = createHash('sha256').update(panelStyle).digest('base64');
    assert.ok(
      card.includes(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`),
    );
    assert.ok(card.includes(`<style>${panelStyle}</style>`));
    assert.equal(card.split('<style>').length, 2);
    assert.ok(!/<script|<link|<iframe|<img|@import|src=(?!x)| style=/.test(card));
  });
});
