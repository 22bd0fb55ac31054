/**
 * The npm library: everything that a review needs, with the signatures of this version embedded. Works in node, in a worker
 * and in a browser; does no IO and knows no clock.
 *
 *     const set = bundledSignatures();
 *     const context = contextOf('ca-federal', '2026-11-22', set);
 *     const { review } = createReviewer(set);
 *     const { findings } = review(new Source(text), { contexts: [context], rules: {}, waivers: [] });
 */
import json from 'bomwarden:signatures';
import { loadSignatures } from './core/signatures/load.ts';
import type { SignatureSet } from './core/signatures/types/set.ts';

export { type Compared, compareFindings } from './core/compare/compare.ts';
export { type Known, knownFindings, type Side } from './core/compare/known.ts';
export { contextOf } from './core/judge/index.ts';
export { rules } from './core/judge/rules/index.ts';
export type { Claim, Role, Stated, Tier } from './core/model/claim.ts';
export type { Bom, Component } from './core/model/component.ts';
export type { ReviewContext } from './core/model/context.ts';
export type { Finding, Offer } from './core/model/finding.ts';
export type { Level } from './core/model/level.ts';
export type { Evidence, Match, Relation } from './core/model/match.ts';
export type { BomFormat } from './core/model/syntax.ts';
export type { Judgement, Outcome, Verdict } from './core/model/verdict.ts';
export type { Waiver } from './core/model/waiver.ts';
export { reaches } from './core/policy/waiver-effect.ts';
export { readWaivers } from './core/policy/waivers.ts';
export { buildReport, documentBuilder, type ReviewedInput as Reviewed } from './core/report/build.ts';
export { type OutputName, outputs } from './core/report/index.ts';
export type { Report } from './core/report/model.ts';
export { createReviewer, type Review, type Reviewer, type ReviewOptions } from './core/review.ts';
export { loadSignatures } from './core/signatures/load.ts';
export type { SignatureSet } from './core/signatures/types/set.ts';
export { decodeText } from './core/text/decode.ts';
export { printable } from './core/text/printable.ts';
export type { Parsed, Problem } from './core/text/problem.ts';
export { type Position, type Range, Source } from './core/text/source.ts';
export type { Span } from './core/text/span.ts';

/** The signatures that this version was made with. */
export function bundledSignatures(): SignatureSet {
  return loadSignatures(json);
}
