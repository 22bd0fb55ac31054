import { fingerprint } from '../../core/identity/fingerprint.ts';
import { noCoverage } from '../../core/model/coverage.ts';
import { reviewWaivers, type WaiverFinding } from '../../core/policy/waiver-review.ts';
import { byteCounter } from '../../core/report/byte-range.ts';
import { excerptOf } from '../../core/report/excerpt.ts';
import type { ReportDocument, ReportFinding } from '../../core/report/model.ts';
import type { Source } from '../../core/text/source.ts';
import type { ScanPolicy } from './policy.ts';

/**
 * The waivers files that documents of a run were judged with, as documents with what is wrong with their waivers. A run
 * over some documents cannot know whether a waiver is still needed, and says nothing of it.
 */
export async function waiversDocuments(policy: ScanPolicy): Promise<readonly ReportDocument[]> {
  const documents: ReportDocument[] = [];
  for (const { file, source, read } of policy.waiversRead) {
    const options = { asOf: policy.asOf, rules: await policy.rulesFor(file.uri) };
    const findings = reviewWaivers(source, read, options);
    if (findings.length === 0) continue;
    documents.push({
      path: policy.shown(file.uri),
      format: 'waivers',
      specVersion: null,
      components: 0,
      contexts: [],
      incomplete: false,
      coverage: noCoverage,
      problems: [],
      findings: findings.map(finding => reportFinding(finding, source)),
    });
  }
  return documents;
}

function reportFinding(finding: WaiverFinding, source: Source): ReportFinding {
  const { rule, level, message, span, waiver } = finding;
  const bytes = byteCounter(source);
  return {
    rule,
    level,
    vendor: null,
    vendorName: null,
    relation: null,
    tier: null,
    message,
    weakened: null,
    component: null,
    range: source.rangeOf(span),
    bytes: bytes(span),
    excerpt: excerptOf(source, span),
    evidence: [],
    related: [],
    judgements: [],
    sources: [],
    alternatives: [],
    noAlternatives: null,
    correction: correctionOf(finding, source),
    fingerprint: fingerprint({ kind: 'waiver', name: { value: waiver.id }, claims: [] }, waiver.vendor ?? null, rule),
    waiver: null,
    state: null,
  };
}

/** One that is over may go; one that holds is never taken away by a suggestion, its last day may be asked for again. */
function correctionOf({ rule, fixes }: WaiverFinding, source: Source): ReportFinding['correction'] {
  const wanted = rule === 'waiver-expired' ? 'remove' : 'renew';
  const edit = fixes.find(({ remedy }) => remedy === wanted)?.edit;
  return edit ? { text: edit.text, range: source.rangeOf(edit.span), bytes: byteCounter(source)(edit.span) } : null;
}
