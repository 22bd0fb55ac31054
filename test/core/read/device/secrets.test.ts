import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { annotatedTable } from '../../../../server/src/core/annotated-table.ts';
import { explanationAt } from '../../../../server/src/core/explain/explanation.ts';
import { hoverAt } from '../../../../server/src/core/explain/hover.ts';
import { lenses } from '../../../../server/src/core/explain/lenses.ts';
import { symbols } from '../../../../server/src/core/explain/symbols.ts';
import { fixesFor } from '../../../../server/src/core/fix/index.ts';
import { english } from '../../../../server/src/core/l10n/language.ts';
import type { Review } from '../../../../server/src/core/model/review.ts';
import { deviceFormats } from '../../../../server/src/core/read/device/index.ts';
import { convertToManifest } from '../../../../server/src/core/read/device/manifest/convert/convert.ts';
import { withoutSecrets } from '../../../../server/src/core/read/device/secrets.ts';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { buildReport, documentBuilder } from '../../../../server/src/core/report/build.ts';
import { outputs } from '../../../../server/src/core/report/index.ts';
import { decodeText } from '../../../../server/src/core/text/decode.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { caretCases } from '../../../support/caret-cases.ts';
import { reviewer, reviewText, today } from '../../../support/review.ts';
import { root, skipLoudly } from '../../../support/shared.ts';
import { signatures } from '../../../support/signatures.ts';

/** Everything that any face shows of a review, in one text. */
function shown(review: Review, text: string): string {
  const { lookups } = reviewer();
  const document = documentBuilder(signatures())({ path: 'list', review });
  const report = buildReport([document], signatures(), {
    version: '0',
    contexts: review.contexts,
    skipped: 0,
    notes: [],
  });
  const style = { colour: false, width: 400 } as Parameters<typeof outputs.text>[1]['style'];
  const printed = Object.values(outputs).map(write => write(report, { style, rules: [], token: 't' }));
  const hovers = review.findings.map(({ span }) => [
    hoverAt(review, lookups, span.start, english),
    explanationAt(review, lookups, span.start, english),
  ]);
  const format = detectFormat(new Source(text));
  const fixes =
    format && review.bom
      ? review.findings.flatMap(finding =>
          fixesFor(finding, {
            uri: 'file:///list',
            source: review.source,
            bom: review.bom as NonNullable<Review['bom']>,
            format,
            lookups,
            date: today,
            readOnly: false,
            waivers: { uri: 'file:///waivers.yml', text: undefined },
          }),
        )
      : [];
  const slices = (review.bom?.components ?? []).flatMap(({ claims, name, version, ref }) =>
    [...claims, ...[name, version, ref].filter(each => each !== undefined)].map(({ span }) =>
      review.source.slice(span),
    ),
  );
  const texts = fixes.map(({ title, copy, edits }) => [title.text, copy, edits]);
  const { source: _source, bom, ...rest } = review;
  const conversion = convertToManifest(review.source, 'list');
  return JSON.stringify([conversion, printed, hovers, texts, slices, lenses(review), symbols(review), bom, rest]);
}

const planted = /hunter2|hun\/ter2|operator7|FRIGATE_RTSP|FRIGATE_PW/;

suite('secrets in lists of devices', () => {
  for (const { id } of deviceFormats) {
    for (const { id: name, text } of caretCases(id)) {
      test(`${name}: nothing that is shown holds a login or a password`, () => {
        assert.doesNotMatch(shown(reviewText(text), text), planted);
        // Damage moves what stands where, and must not let anything out.
        for (let part = 1; part < 8; part++) {
          const half = text.slice(0, Math.floor((text.length * part) / 8));
          assert.doesNotMatch(shown(reviewText(half), half), planted, `cut after ${half.length}`);
        }
      });
    }
  }

  test('there is something to hide in the cases', () => {
    const hiding = deviceFormats.flatMap(({ id }) => caretCases(id)).filter(({ text }) => planted.test(text));
    assert.ok(hiding.length >= 10, `${hiding.length} cases hold a secret`);
  });

  test('the samples of other projects', function () {
    const samples = resolve(root, '../shared/reference/samples');
    if (!existsSync(samples)) skipLoudly(this, 'samples');
    let read = 0;
    for (const folder of readdirSync(samples, { withFileTypes: true })) {
      if (!folder.isDirectory()) continue;
      for (const file of readdirSync(join(samples, folder.name))) {
        const text = readFileSync(join(samples, folder.name, file), 'utf8');
        const review = reviewText(text);
        if (review.bom) read++;
        assert.doesNotMatch(shown(review, text), /user:secret|secret@|FRIGATE_RTSP|FRIGATE_PW/, file);
      }
    }
    assert.ok(read >= 16, `${read} samples read`);
  });

  test('the cells that are added to a table; its own stay as they are', () => {
    for (const { text } of caretCases('device-csv')) {
      const bytes = new TextEncoder().encode(text);
      const { findings } = documentBuilder(signatures())({ path: 'list', review: reviewText(text) });
      const table = annotatedTable(bytes, findings);
      assert.ok(table);
      const secrets = (shownText: string) => shownText.match(new RegExp(planted, 'g'))?.length ?? 0;
      assert.equal(secrets(decodeText(table).value), secrets(text));
    }
  });

  test('public documents of the corpus', function () {
    const corpus = resolve(root, '../shared/corpus/_manual');
    if (!existsSync(corpus)) skipLoudly(this, 'corpus');
    for (const [folder, least] of [
      ['netbox-devicetype-library', 5],
      ['mud', 1],
    ] as const) {
      let found = 0;
      for (const file of readdirSync(join(corpus, folder))) {
        const text = readFileSync(join(corpus, folder, file), 'utf8');
        const review = reviewText(text);
        assert.ok(review.bom, `${file} is not read`);
        assert.ok(shown(review, text).length > 0);
        found += review.findings.length;
      }
      assert.ok(found >= least, `${found} findings in ${folder}`);
    }
  });

  test('addresses lose what may be a login, and places with them', () => {
    const safe = (value: string) => {
      const found = withoutSecrets(value);
      return found && `${found.lead}|${value.slice(found.from, found.to)}`;
    };
    assert.equal(safe('rtsp://192.0.2.1:554/live'), '|rtsp://192.0.2.1:554/live');
    assert.equal(safe('rtsp://u:p@192.0.2.1/live'), 'rtsp://|192.0.2.1/live');
    assert.equal(safe('rtsp://u:p@ss/w:rd@192.0.2.1/live'), 'rtsp://|192.0.2.1/live');
    assert.equal(safe('rtsp://u:12/34@192.0.2.1/live'), 'rtsp://|192.0.2.1/live');
    assert.equal(safe('http://192.0.2.1/cgi?user=a&pwd=b'), '|http://192.0.2.1/cgi');
    assert.equal(safe('rtsp://192.0.2.1/user=admin_password=x_channel=1'), '|rtsp://192.0.2.1');
    assert.equal(safe('https://example.org/@scope/x'), '|https://example.org/@scope/x');
    assert.equal(safe('https://example.org/?token=abc'), '|https://example.org/');
    assert.equal(safe('Hikvision'), '|Hikvision');
    assert.equal(safe('login: admin, password: x'), undefined);
    assert.equal(safe('pwd x'), undefined);
    assert.equal(safe('see rtsp://u:p@192.0.2.1/'), undefined);
    assert.equal(safe(`x${'a'.repeat(5000)}`), undefined);
  });
});
