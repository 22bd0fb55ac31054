import assert from 'node:assert/strict';
import { fixesFor } from '../../server/src/core/fix/index.ts';
import { rules } from '../../server/src/core/judge/rules/index.ts';
import { ArchiveBudget, archiveLimits } from '../../server/src/core/read/archive/budget.ts';
import { openContainer } from '../../server/src/core/read/archive/open.ts';
import { readWorkbookIn } from '../../server/src/core/read/bytes.ts';
import { mayBeImage } from '../../server/src/core/read/firmware/may-be-image.ts';
import { formats } from '../../server/src/core/read/index.ts';
import { buildReport, documentBuilder } from '../../server/src/core/report/build.ts';
import { outputs } from '../../server/src/core/report/index.ts';
import type { Review, ReviewOptions } from '../../server/src/core/review.ts';
import { decodeText } from '../../server/src/core/text/decode.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { Source } from '../../server/src/core/text/source.ts';
import type { Span } from '../../server/src/core/text/span.ts';
import { profile, reviewer, today } from '../support/review.ts';
import { signatures } from '../support/signatures.ts';

const contexts = [profile('ca-federal'), profile('us-federal-agency')];
/** Of one document. */
const mostFixed = 3;

const options: ReviewOptions = {
  contexts,
  rules: {},
  waivers: [],
  onRuleError: (_rule, error) => {
    throw error;
  },
};

/** Does with bytes what the product does with a file; whatever throws, points outside or says nothing is a bug. */
export function check(bytes: Uint8Array, depth = archiveLimits.depth): void {
  const workbook = readWorkbookIn(bytes);
  if (workbook) checkReview(reviewer().reviewRead(workbook.source, workbook.reading, options));
  else if (mayBeImage('x.bin', bytes)) {
    const image = reviewer().reviewImage(bytes, { name: 'x.bin' }, options);
    if (image) checkReview(image);
  }
  checkArchive(bytes, depth);
  const { value, problems } = decodeText(bytes);
  for (const { span } of problems) assert.ok(span.start <= span.end, 'a problem of decoding');
  const review = reviewText(value);
  checkReview(review);
  checkFixes(review);
}

function checkReview(review: Review): void {
  checkSpans(review);
  checkOutputs(review);
}

/** All that is packed in bytes, as deep as the command line looks. */
function checkArchive(bytes: Uint8Array, depth: number): void {
  const container = openContainer(bytes, 'x', new ArchiveBudget());
  if (!container) return;
  for (const { span, message } of container.faults) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= bytes.length, 'a fault of an archive');
    assert.notEqual(message, '');
  }
  for (const { path, span, unpack } of container.entries) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= bytes.length, 'an entry of an archive');
    assert.ok(path === undefined || !path.split('/').includes('..'));
    const unpacked = unpack();
    if ('bytes' in unpacked && depth > 1) check(unpacked.bytes, depth - 1);
  }
}

function reviewText(text: string): Review {
  return reviewer().review(new Source(text), options);
}

function checkSpans({ source, bom, problems, findings }: Review): void {
  const { length } = source;
  const inside = ({ start, end }: Span, what: string) =>
    assert.ok(start >= 0 && start <= end && end <= length, `${what} at ${start} to ${end} of ${length}`);
  for (const { span, message } of problems) {
    inside(span, 'a problem');
    assert.notEqual(message, '');
  }
  for (const { span, claims } of bom?.components ?? []) {
    inside(span, 'a component');
    for (const claim of claims) inside(claim.span, `a claim (${claim.role})`);
  }
  for (const { span, related, message } of findings) {
    inside(span, 'a finding');
    for (const each of related) inside(each.span, 'what is related to a finding');
    assert.notEqual(message.text, '');
  }
}

/** Every edit stands in the text, and what comes out can be reviewed. */
function checkFixes({ source, bom, findings }: Review): void {
  const format = formats.find(({ id }) => id === bom?.format);
  if (bom === undefined || format === undefined) return;
  const uri = 'file:///bom';
  const waivers = { uri: 'file:///.bomwarden/waivers.yml', text: undefined };
  const environment = { uri, source, bom, format, lookups: reviewer().lookups, date: today, readOnly: false, waivers };
  for (const finding of findings.slice(0, mostFixed)) {
    for (const { edits } of fixesFor(finding, environment)) {
      for (const each of edits.filter(edit => edit.uri === uri))
        checkSpans(reviewText(applyEdits(source.text, each.edits)));
    }
  }
}

function checkOutputs(review: Review): void {
  const set = signatures();
  const document = documentBuilder(set)({ path: 'bom', review });
  const report = buildReport([document], set, { version: '0.0.0', contexts, skipped: 0, notes: [] });
  for (const [name, output] of Object.entries(outputs)) {
    for (const language of ['en', 'fr'] as const) {
      const style = { width: 100, colour: false };
      const text = output(report, { style, rules, token: 'token', sarifProfile: 'full', language });
      if (['json', 'sarif', 'gitlab', 'bitbucket', 'cyclonedx'].includes(name) && typeof text === 'string')
        JSON.parse(text);
    }
  }
}
