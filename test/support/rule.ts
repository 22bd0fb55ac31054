import assert from 'node:assert/strict';
import { fixesFor } from '../../server/src/core/fix/index.ts';
import type { Finding } from '../../server/src/core/model/finding.ts';
import type { Review } from '../../server/src/core/model/review.ts';
import { detectFormat } from '../../server/src/core/read/index.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { reviewer, reviewText, today } from './review.ts';

/** A CycloneDX document as the tests of rules want it. */
export function cyclonedx(components: readonly object[], more: object = {}): string {
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components, ...more }, undefined, 2)}\n`;
}

/** What a rule finds in a document. */
export function findingsOf(rule: string, text: string): readonly Finding[] {
  return reviewText(text).findings.filter(finding => finding.rule === rule);
}

/** What a rule marks in a document, with carets: `level «marked text» message`. */
export function marksOf(rule: string, text: string): readonly string[] {
  const { source, findings } = reviewText(text);
  return findings
    .filter(finding => finding.rule === rule)
    .map(({ level, span, message }) => `${level} «${source.slice(span)}» ${message.text}`);
}

/** The same without the message. */
export function placesOf(rule: string, text: string): readonly string[] {
  const { source, findings } = reviewText(text);
  return findings.filter(finding => finding.rule === rule).map(({ span }) => source.slice(span));
}

/** The text with the first correction of a rule applied; the text itself where there is none. */
export function corrected(rule: string, text: string): string {
  const review = reviewText(text);
  const [finding] = review.findings.filter(one => one.rule === rule);
  const fix = finding && fixesOf(review, finding).find(({ kind }) => kind === 'correct');
  return fix ? applyEdits(text, fix.edits[0]?.edits ?? []) : text;
}

export function fixesOf(review: Review, finding: Finding): ReturnType<typeof fixesFor> {
  const { source, bom } = review;
  const format = detectFormat(source);
  assert.ok(format && bom);
  return fixesFor(finding, {
    uri: 'file:///bom',
    source,
    bom,
    format,
    lookups: reviewer().lookups,
    date: today,
    readOnly: bom.signed,
    waivers: undefined,
  });
}
