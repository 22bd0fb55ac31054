import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import { buildReport, documentBuilder } from '../../../server/src/core/report/build.ts';
import { htmlReport, panelReport } from '../../../server/src/core/report/html.ts';
import { script, style } from '../../../server/src/core/report/html-page.ts';
import { panelScript, panelStyle } from '../../../server/src/core/report/html-panel.ts';
import type { Report } from '../../../server/src/core/report/model.ts';
import { coveragePicture } from '../../../server/src/core/report/picture-coverage.ts';
import { outcomesPicture } from '../../../server/src/core/report/picture-outcomes.ts';
import { pathsPicture } from '../../../server/src/core/report/picture-paths.ts';
import { bomOf, hikvision } from '../../support/documents.ts';
import { reviewText } from '../../support/review.ts';
import { signatures } from '../../support/signatures.ts';

const english = languageOf('en');
const dahua = 'Zhejiang Dahua Technology Co., Ltd.';

function reportOn(text: string, ...profiles: string[]): Report {
  const document = documentBuilder(signatures())({ path: 'bom.json', review: reviewText(text, profiles) });
  return buildReport([document], signatures(), { version: '0', contexts: [], skipped: 0, notes: [] });
}

/** `bomOf` with a chain: site → device-0 → device-1 → … */
function chainOf(...makers: readonly string[]): string {
  const bom = JSON.parse(bomOf(...makers));
  bom.metadata.component['bom-ref'] = 'site';
  const refs = ['site', ...makers.map((_, index) => `device-${index}`)];
  bom.dependencies = refs.slice(0, -1).map((ref, index) => ({ ref, dependsOn: [refs[index + 1]] }));
  return JSON.stringify(bom);
}

/** What a picture says to those who do not see it. */
function said(picture: string): string | undefined {
  return /<svg role="img"[^>]*><title>([^<]*)</.exec(picture)?.[1];
}

suite('core/report: pictures', () => {
  test('verdicts by vendor: the strongest first, as long as there are many', () => {
    const picture = outcomesPicture(reportOn(bomOf(dahua, hikvision, hikvision), 'ca-federal'), english);
    assert.equal(said(picture), 'Hikvision: 2 prohibited; Dahua: 1 named elsewhere.');
    const [first, second] = [...picture.matchAll(/<rect class="(o-[\w-]+)"[^>]* width="(\d+)"/g)];
    assert.deepEqual([first?.[1], second?.[1]], ['o-prohibited', 'o-other-jurisdiction']);
    assert.equal(Number(first?.[2]), 2 * Number(second?.[2]));
  });

  test('who is named: named, with an identifier only, nobody', () => {
    const bom = JSON.parse(bomOf(hikvision, 'Acme', 'Acme'));
    delete bom.components[1].manufacturer;
    delete bom.components[2].manufacturer;
    bom.components[2].purl = 'pkg:npm/left-pad@1.3.0';
    const picture = coveragePicture(reportOn(JSON.stringify(bom)), english);
    assert.equal(said(picture), '2 components name somebody, 1 has an identifier only, 1 names nobody.');
  });

  test('ways from the product to a restricted part; of long ones the middle is left out', () => {
    const short = pathsPicture(reportOn(chainOf('Acme', hikvision), 'ca-federal'), english);
    assert.equal(said(short), 'site → camera 0 → camera 1.');
    assert.equal(short.match(/<rect /g)?.length, 3);
    assert.match(short, /<rect class="step l-error"[^>]*\/><text[^>]*><title>camera 1</);
    const long = pathsPicture(reportOn(chainOf('A', 'B', 'C', 'D', 'E', hikvision), 'ca-federal'), english);
    assert.equal(long.match(/<rect /g)?.length, 4);
    assert.match(long, />…<\/text>/);
  });

  test('where there is nothing to be shown, nothing is drawn', () => {
    const empty = buildReport([], signatures(), { version: '0', contexts: [], skipped: 0, notes: [] });
    for (const picture of [outcomesPicture, coveragePicture, pathsPicture]) assert.equal(picture(empty, english), '');
    assert.doesNotMatch(htmlReport(empty, english), /class="pictures"/);
  });

  test('the policy of both pages names exactly what runs and paints', () => {
    const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    const report = reportOn(bomOf(hikvision));
    for (const [page, css, js] of [
      [htmlReport(report, english), style, script],
      [panelReport(report, english), panelStyle, panelScript],
    ] as const) {
      assert.ok(page.includes(`style-src '${hash(css)}'; script-src '${hash(js)}'`));
      assert.ok(page.includes(`<style>${css}</style>`) && page.includes(`<script>${js}</script>`));
    }
  });
});
