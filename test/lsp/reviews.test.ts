import assert from 'node:assert/strict';
import type { Review } from '../../server/src/core/model/review.ts';
import type { Reviewer, ReviewOptions } from '../../server/src/core/review.ts';
import { createReviewer } from '../../server/src/core/review.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { Answers } from '../../server/src/lsp/answers.ts';
import { OpenDocuments } from '../../server/src/lsp/documents.ts';
import { Files } from '../../server/src/lsp/files.ts';
import { Superseded } from '../../server/src/lsp/guard.ts';
import { DocumentPolicies } from '../../server/src/lsp/policies.ts';
import { Reviews } from '../../server/src/lsp/reviews.ts';
import { SettingsStore } from '../../server/src/lsp/settings.ts';
import { Surfaces } from '../../server/src/lsp/surfaces.ts';
import { bomOf, hikvision } from '../support/documents.ts';
import { signatures } from '../support/signatures.ts';

const uri = 'file:///bom.json';

/** Reviews around a reviewer that a test can spy on. */
function around(
  wrap: (reviewer: Reviewer) => Reviewer['review'],
  slowly?: (documents: OpenDocuments) => Generator<undefined>,
) {
  const lines: string[] = [];
  const host = nodeHost(line => lines.push(line));
  const documents = new OpenDocuments();
  const plain = createReviewer(signatures());
  const review = wrap(plain);
  const inSteps: Reviewer['inSteps'] = function* (source, options) {
    yield* slowly?.(documents) ?? [];
    return review(source, options);
  };
  const reviewer = { ...plain, review, inSteps };
  let asked = 0;
  const settings = new SettingsStore(async () => {
    asked++;
    return {};
  });
  const policies = new DocumentPolicies({
    signatures: { of: async () => ({ serial: 0, set: signatures(), reviewer, packs: [] }) },
    files: new Files(documents, host),
    documents,
    folders: [],
    trusted: true,
  });
  const reviews = new Reviews(
    {
      host,
      documents,
      settings,
      policies,
      surfaces: new Surfaces(),
      deliveries: alone,
      answers: new Answers(() => host),
    },
    line => lines.push(line),
    () => undefined,
    () => undefined,
  );
  return { reviews, documents, lines, asked: () => asked };
}

/** Nothing lies beside the documents. */
const alone = { imagesFor: () => [], settle: (_uri: string, review: Review) => review };

suite('lsp/reviews', () => {
  test('one version is reviewed once, whoever asks; everything is reviewed anew when the surroundings change', async () => {
    let made = 0;
    const { reviews, documents, asked } = around(reviewer => (source, options) => {
      made++;
      return reviewer.review(source, options);
    });
    documents.open(uri, 1, bomOf(hikvision));
    const [one, other] = await Promise.all([reviews.of(uri), reviews.of(uri)]);
    assert.equal(one, other);
    assert.equal(await reviews.of(uri), one);
    assert.equal(made, 1);
    assert.equal(asked(), 1);
    reviews.invalidate();
    assert.notEqual((await reviews.of(uri))?.serial, one?.serial);
    assert.equal(made, 2);
  });

  test('a review lets others go first, and ends where its document has changed meanwhile', async () => {
    const order: string[] = [];
    const { reviews, documents } = around(
      reviewer => reviewer.review,
      function* (open) {
        if (order.length === 0) {
          setTimeout(() => {
            order.push('a request');
            open.change(uri, 2, [{ text: bomOf(hikvision, 'Acme') }], 'utf-16');
          }, 0);
        }
        for (const step of ['first', 'second']) {
          order.push(step);
          for (const start = Date.now(); Date.now() - start < 20; );
          yield;
        }
      },
    );
    documents.open(uri, 1, bomOf(hikvision));
    await assert.rejects(reviews.of(uri), Superseded);
    assert.deepEqual(order, ['first', 'a request']);
    const reviewed = await reviews.of(uri);
    assert.deepEqual(order, ['first', 'a request', 'first', 'second']);
    assert.equal(reviewed?.document.version, 2);
  });

  test('steps of a review come to the same as the review', () => {
    const plain = createReviewer(signatures());
    const options = { contexts: [], rules: {}, waivers: [] };
    const text = bomOf(...Array.from({ length: 5000 }, (_, at) => (at % 500 === 7 ? hikvision : `Maker ${at}`)));
    const steps = plain.inSteps(new Source(text), options);
    let count = 0;
    let last = steps.next();
    for (; !last.done; last = steps.next()) count++;
    assert.ok(count > 10, `${count} steps`);
    const { source: _, bom: __, ...own } = last.value;
    const { source: ___, bom: ____, ...whole } = plain.review(new Source(text), options);
    assert.deepEqual(own, whole);
    assert.ok(own.findings.length >= 10);
  });

  test('a bug in one rule costs one line', async () => {
    const { reviews, documents, lines } = around(reviewer => (source, options: ReviewOptions) => {
      options.onRuleError?.('restricted-vendor', new Error('of two\nlines'));
      return reviewer.review(source, options);
    });
    documents.open(uri, 1, bomOf(hikvision));
    assert.ok(await reviews.of(uri));
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^rule restricted-vendor: Error: of two at /);
  });

  test('a review that failed is tried again by the next request', async () => {
    let broken = true;
    const { reviews, documents } = around(reviewer => (source, options) => {
      if (broken) throw new Error('broken');
      return reviewer.review(source, options);
    });
    documents.open(uri, 1, bomOf(hikvision));
    await assert.rejects(reviews.of(uri), /broken/);
    broken = false;
    assert.equal((await reviews.of(uri))?.review.findings.length, 1);
  });

  test('typing is waited for, and versions in between are never reviewed', async () => {
    let made = 0;
    const { reviews, documents } = around(reviewer => (source, options) => {
      made++;
      return reviewer.review(source, options);
    });
    documents.open(uri, 1, '{}');
    documents.change(uri, 2, [{ text: bomOf('One Ltd.') }], 'utf-16');
    const stale = reviews.of(uri);
    documents.change(uri, 3, [{ text: bomOf(hikvision) }], 'utf-16');
    await assert.rejects(stale, Superseded);
    assert.equal((await reviews.of(uri))?.document.version, 3);
    assert.equal(made, 1);
  });

  test('a document that was closed meanwhile is not reviewed', async () => {
    const { reviews, documents } = around(({ review }) => review);
    documents.open(uri, 1, bomOf(hikvision));
    const started = reviews.of(uri);
    documents.close(uri);
    await assert.rejects(started, Superseded);
    assert.equal(await reviews.of(uri), undefined);
  });
});
