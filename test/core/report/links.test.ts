import assert from 'node:assert/strict';
import { settleLinks } from '../../../server/src/core/report/links.ts';
import { reportDocument, reportFinding } from '../../support/report-document.ts';

const modem = 'urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1';
const linking = (...targets: readonly string[]) =>
  reportDocument('top', reportFinding({ fingerprint: 'other' }), reportFinding({ fingerprint: 'link', targets }));
const named = (...names: readonly string[]) => ({ ...reportDocument(names.join()), names });
const left = (...documents: Parameters<typeof settleLinks>[0]) =>
  settleLinks(documents)[0]?.findings.map(({ fingerprint }) => fingerprint);

suite('report/links', () => {
  test('what is reviewed in the same run is no finding any more', () => {
    assert.deepEqual(left(linking(modem), named('a', modem)), ['other']);
    assert.deepEqual(left(linking(modem), named('a')), ['other', 'link']);
    assert.deepEqual(left(linking(modem)), ['other', 'link']);
  });

  test('of several targets all have to be there; one without target never is', () => {
    assert.deepEqual(left(linking('a', 'b'), named('a')), ['other', 'link']);
    assert.deepEqual(left(linking('a', 'b'), named('a'), named('b')), ['other']);
    assert.deepEqual(left(linking(), named('a')), ['other', 'link']);
  });
});
