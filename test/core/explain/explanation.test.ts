import assert from 'node:assert/strict';
import { explanationAt } from '../../../server/src/core/explain/explanation.ts';
import { english } from '../../../server/src/core/l10n/language.ts';
import { bomOf, hikvision } from '../../support/documents.ts';
import { reviewer, reviewText } from '../../support/review.ts';

/** What is told of the first place of a value. */
function toldOf(text: string, value: string, ...profiles: string[]): string {
  return explanationAt(reviewText(text, profiles), reviewer().lookups, text.indexOf(value), english) ?? '';
}

const camera = (name: string) => bomOf(hikvision).replace('camera 0', name);

suite('the explanation of a finding', () => {
  test('says why nothing is offered', () => {
    const text = toldOf(camera('gate unit'), hikvision, 'ca-federal');
    assert.match(text, /No alternatives are offered: nothing says what kind of product this is\./);
    assert.doesNotMatch(text, /Alternatives to look at/);
  });

  test('says how whole the lists are', () => {
    const text = toldOf(camera('camera'), hikvision, 'us-federal-agency');
    assert.match(text, /^ {2}- Section 1260H list \(2026-06-08\): \d+ of 188 names$/m);
    assert.match(text, /^ {2}- Section 889: 5 of 5 names$/m);
    assert.doesNotMatch(toldOf(camera('camera'), hikvision, 'ca-federal'), /of 1 name/);
  });

  test('says on what the look-up of an offered name rests', () => {
    const text = toldOf(camera('camera'), hikvision, 'ca-federal');
    assert.match(text, /Alternatives to look at/);
    assert.match(text, /looked for in a transcription of the lists, not in the official texts/);
    assert.doesNotMatch(text, /No alternatives are offered/);
  });

  test('names the sources of a rule that judges by no instrument', () => {
    const text = toldOf(camera('DS-2CD2032F-I'), 'DS-2CD2032F-I');
    assert.match(text, /CVE-2017-7921/);
    assert.match(text, /^Source: \[.*\]\(https:/m);
  });
});
