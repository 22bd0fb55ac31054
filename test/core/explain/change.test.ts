import assert from 'node:assert/strict';
import { beforeOf, changeOf } from '../../../server/src/core/explain/change.ts';
import { lenses } from '../../../server/src/core/explain/lenses.ts';
import type { Level } from '../../../server/src/core/model/level.ts';
import { finding } from '../../support/builders.ts';
import { reviewText } from '../../support/review.ts';

const at = (level: Level, fingerprint = 'a') => finding({ level, fingerprint });

suite('core/explain/change', () => {
  test('what is there already is no change, unless it is stronger now', () => {
    const before = beforeOf([at('information'), at('warning')]);
    assert.equal(changeOf(at('warning'), before), undefined);
    assert.equal(changeOf(at('information'), before), undefined);
    assert.equal(changeOf(at('error'), before), 'worse');
    assert.equal(changeOf(at('information', 'b'), before), 'new');
  });

  test('what is not shown is no change', () => {
    assert.equal(changeOf(at('none', 'b'), beforeOf([])), undefined);
  });

  test('the lens counts both before anything else', () => {
    const maker = (name: string) => `{"type":"device","name":"x","manufacturer":{"name":"${name}"}}`;
    const bom = (...makers: readonly string[]) =>
      reviewText(`{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${makers.map(maker).join()}]}`);
    const now = bom('Hikvision', 'Quectel');
    const title = (before: ReturnType<typeof beforeOf>) => lenses(now, before)[0]?.title.split(' · ');
    assert.deepEqual(title(beforeOf(bom('Quectel').findings))?.slice(0, 1), ['1 new in this change']);
    const weaker = now.findings.map(one => ({ ...one, level: 'none' as const }));
    assert.deepEqual(title(beforeOf(weaker))?.slice(0, 1), ['2 worse in this change']);
    assert.deepEqual(title(beforeOf(now.findings))?.slice(0, 1), ['nothing new in this change']);
  });
});
