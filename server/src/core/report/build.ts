import { noCoverage } from '../model/coverage.ts';
import type { AppliedWaiver, Finding, Offer } from '../model/finding.ts';
import type { Evidence } from '../model/match.ts';
import type { Minimum } from '../model/minimum.ts';
import type { Review } from '../model/review.ts';
import type { Judgement, Reason, Verdict } from '../model/verdict.ts';
import { listsJudgedBy } from '../signatures/coverage.ts';
import { ListedNames } from '../signatures/listed.ts';
import { bindingStatuses, partyTitle } from '../signatures/parties.ts';
import type { Clause, Instrument } from '../signatures/types/instrument.ts';
import type { SignatureSet } from '../signatures/types/set.ts';
import { ByteSource } from '../text/byte-source.ts';
import { cutMiddle } from '../text/fit.ts';
import type { Problem } from '../text/problem.ts';
import type { Range, Source } from '../text/source.ts';
import { byteCounter } from './byte-range.ts';
import { deviceOf } from './device.ts';
import { excerptOf } from './excerpt.ts';
import { settleLinks } from './links.ts';
import type {
  ByteRange,
  NotUnderstood,
  Report,
  ReportAlternative,
  ReportComparison,
  ReportComponent,
  ReportContext,
  ReportDocument,
  ReportEvidence,
  ReportFinding,
  ReportFrame,
  ReportJudgement,
  ReportProblem,
  ReportReason,
  ReportVerdict,
} from './model.ts';
import { totalOf } from './summary.ts';

/** A document with its review, or with the reason why there is none. */
export type ReviewedInput =
  | { readonly path: string; readonly review: Review }
  | { readonly path: string; readonly failure: { readonly code: string; readonly message: string } };

/** What a report needs to know besides the documents. */
export interface ReportRest {
  readonly version: string;
  /** What is told where no document could be judged. */
  readonly contexts: readonly ReportContext[];
  readonly skipped: number;
  readonly notUnderstood?: readonly NotUnderstood[];
  readonly notes: readonly string[];
  /** Absent where nothing was compared. */
  readonly comparison?: ReportComparison | undefined;
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Joins what was reviewed into the one model that every output is made from. */
export function buildReport(reviewed: readonly ReportDocument[], set: SignatureSet, rest: ReportRest): Report {
  const { version, contexts, skipped, notUnderstood = [], notes, comparison = null } = rest;
  const documents = settleLinks(reviewed);
  const frame = reportFrame(version, contextsIn(documents, contexts), set);
  const { summary } = totalOf(documents, notUnderstood.length);
  return { ...frame, summary, documents, skipped, notUnderstood, notes, comparison };
}

/** What stands in every report of one run. */
export function reportFrame(version: string, contexts: readonly ReportContext[], set: SignatureSet): ReportFrame {
  return {
    tool: { name: 'bomwarden', version, signatures: { digest: set.digest, date: set.date } },
    contexts: contexts.map(reportContext),
    lists: listsJudgedBy(set, placesOf(contexts, set), isOpen(contexts)),
  };
}

/** Jurisdictions of those who review. */
function placesOf(contexts: readonly ReportContext[], { profiles }: SignatureSet): readonly string[] {
  const chosen = profiles.filter(({ id }) => contexts.some(({ profile }) => profile === id));
  return chosen.flatMap(({ jurisdictions }) => jurisdictions);
}

/** Somebody reviews for nobody in particular. */
function isOpen(contexts: readonly ReportContext[]): boolean {
  return contexts.length === 0 || contexts.some(({ profile }) => profile === null);
}

/** A context as reports tell it. */
export function reportContext({ profile, asOf, origin }: ReportContext): ReportContext {
  return { profile, asOf, ...(origin === undefined ? {} : { origin }) };
}

/** The contexts of documents, each once, in the order in which the documents bring them; those asked for where they bring none. */
export function contextsIn(
  documents: readonly ReportDocument[],
  asked: readonly ReportContext[],
): readonly ReportContext[] {
  const distinct = new Map<string, ReportContext>();
  for (const { contexts } of documents) for (const context of contexts) distinct.set(JSON.stringify(context), context);
  return distinct.size > 0 ? [...distinct.values()] : asked;
}

/** Turns reviews into documents of a report: made once per set of signatures, used for many documents. */
export function documentBuilder(set: SignatureSet): (reviewed: ReviewedInput) => ReportDocument {
  const resolver = resolverOf(set);
  return reviewed => {
    if ('failure' in reviewed)
      return unreadableDocument(reviewed.path, reviewed.failure.code, reviewed.failure.message);
    const { path, review } = reviewed;
    const { bom, source } = review;
    const problems = review.problems.map(problem => problemOf(problem, source));
    if (bom === undefined) {
      const missing = unreadableDocument(path, 'no-sbom', 'This is no SBOM in a format that is known here.');
      return problems.length === 0 ? missing : { ...missing, problems };
    }
    return {
      path,
      format: bom.format,
      specVersion: bom.specVersion?.value ?? null,
      components: review.coverage.components,
      contexts: review.contexts.map(reportContext),
      incomplete: problems.some(({ severity }) => severity === 'error'),
      coverage: review.coverage,
      problems,
      findings: findingsOf(review, resolver),
      ...(bom.names.length > 0 ? { names: bom.names } : {}),
      ...(bom.image ? { image: bom.image } : {}),
      ...(review.minimum ? { minimum: placed(review.minimum, source) } : {}),
    };
  };
}

function placed({ lacking, ...minimum }: Minimum, source: Source): Minimum<Range> {
  const placedIn = lacking.map(({ first, ...lack }) => ({
    ...lack,
    first: first.map(one => ({ ...one, range: source.rangeOf(one.range) })),
  }));
  return { ...minimum, lacking: placedIn };
}

/** A document of which nothing could be reviewed, with the reason in one sentence. */
export function unreadableDocument(path: string, code: string, message: string): ReportDocument {
  return {
    path,
    format: null,
    specVersion: null,
    components: 0,
    contexts: [],
    incomplete: false,
    coverage: noCoverage,
    problems: [{ code, message, severity: 'error', range: nowhere }],
    findings: [],
  };
}

/** Ids of the signature data turned into what stands behind them. */
interface Resolver {
  readonly vendorName: (id: string) => string;
  readonly instrument: (id: string) => Instrument | undefined;
  /** Who is bound, in words. */
  readonly party: (id: string) => string;
  /** Addresses of sources, those without one left out. */
  readonly addresses: (ids: readonly string[]) => readonly string[];
  /** Thousands of findings have the same judgements and offers: each is resolved, and held, once. */
  readonly judgements: WeakMap<Judgement, ReportJudgement>;
  readonly alternatives: WeakMap<readonly Offer[], readonly ReportAlternative[]>;
}

function resolverOf(set: SignatureSet): Resolver {
  const vendors = new Map(set.vendors.map(vendor => [vendor.id, vendor.display]));
  const listed = set.nameLists && new ListedNames(set.nameLists, () => {});
  const instruments = new Map(set.instruments.map(instrument => [instrument.id, instrument]));
  return {
    vendorName: id => vendors.get(id) ?? listed?.vendor(id)?.display ?? id,
    instrument: id => instruments.get(id),
    party: id => partyTitle(id, set),
    addresses: ids => ids.map(id => set.sources[id]?.url ?? '').filter(url => url !== ''),
    judgements: new WeakMap(),
    alternatives: new WeakMap(),
  };
}

function problemOf({ code, message, severity, span }: Problem, source: Source): ReportProblem {
  return { code, message, severity, range: source.rangeOf(span) };
}

function findingsOf(review: Review, resolver: Resolver): readonly ReportFinding[] {
  const bytes = byteCounter(review.source);
  return review.findings.map(finding => findingOf(finding, review, resolver, bytes));
}

function findingOf(
  finding: Finding,
  review: Review,
  resolver: Resolver,
  bytes: ReturnType<typeof byteCounter>,
): ReportFinding {
  const { source } = review;
  const told = new Set(finding.evidence.map(({ claim }) => claim.span.start));
  const range = source.rangeOf(finding.span);
  const { cell, start } = range;
  const excerpt =
    source instanceof ByteSource
      ? { line: 1, before: '', marked: cutMiddle(finding.evidence[0]?.claim.value ?? '', 160), after: '' }
      : {
          ...excerptOf(source, finding.span, review.bom?.sensitive),
          ...(cell === undefined ? {} : { line: start.line + 1 }),
        };
  return {
    rule: finding.rule,
    level: finding.level,
    vendor: finding.vendor,
    vendorName: finding.vendor === null ? null : resolver.vendorName(finding.vendor),
    relation: finding.relation,
    tier: finding.tier,
    message: finding.message,
    weakened: finding.weakened ?? null,
    component: componentOf(finding, review),
    range,
    bytes: cell === undefined ? bytes(finding.span) : cellBytes(range),
    excerpt,
    evidence: finding.evidence.map(evidence => evidenceOf(evidence, source)),
    related: finding.related
      .filter(({ span }) => !told.has(span.start))
      .map(({ span, message }) => ({ message, range: source.rangeOf(span) })),
    ...pathOf(finding, review),
    judgements: finding.judgements.map(judgement => judgementOf(judgement, resolver)),
    sources: resolver.addresses(finding.sources ?? []),
    alternatives: alternativesOf(finding.offers, resolver),
    noAlternatives: finding.noOffers ?? null,
    correction:
      finding.correction === undefined
        ? null
        : {
            text: finding.correction.text,
            range: source.rangeOf(finding.correction.span),
            bytes: bytes(finding.correction.span),
          },
    fingerprint: finding.fingerprint,
    ...(finding.targets ? { targets: finding.targets } : {}),
    ...(finding.link ? { link: finding.link } : {}),
    ...(finding.whose ? { whose: finding.whose } : {}),
    ...(finding.declared ? { declared: finding.declared } : {}),
    waiver: finding.waiver && waiverOf(finding.waiver),
    state: null,
  };
}

/** In a workbook rows stand for lines, and columns for bytes. */
function cellBytes({ start, end }: Range): ByteRange {
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}

function pathOf({ path }: Finding, { bom }: Review): Pick<ReportFinding, 'path'> {
  if (!path || !bom) return {};
  const nameOf = (index: number) => {
    const component = bom.components[index];
    return component?.name?.value ?? component?.ref?.value ?? '';
  };
  return { path: path.map(nameOf) };
}

function componentOf(finding: Finding, review: Review): ReportComponent | null {
  const component = finding.component === undefined ? undefined : review.bom?.components[finding.component];
  if (component === undefined) return null;
  const { ref, name, version } = component;
  const device = review.bom && deviceOf(component, review.bom);
  return {
    ref: ref?.value ?? null,
    name: name?.value ?? null,
    version: version?.value ?? null,
    ...(device ? { device } : {}),
  };
}

/** What a report tells of a waiver: not where its entry stands. */
function waiverOf({ id, reason, approver, expires }: AppliedWaiver): AppliedWaiver {
  return { id, reason, approver, expires };
}

function evidenceOf({ claim, signature, caveat }: Evidence, source: Source): ReportEvidence {
  return {
    ...(claim.inside ? { inside: { path: claim.inside.path, offset: claim.inside.offset } } : {}),
    role: claim.role,
    value: claim.value,
    signature,
    range: source.rangeOf(claim.span),
    caveat: caveat ?? null,
  };
}

function judgementOf(judgement: Judgement, resolver: Resolver): ReportJudgement {
  const known = resolver.judgements.get(judgement);
  if (known) return known;
  const { profile, level, verdicts, stated } = judgement;
  const told = verdicts.map(verdict => verdictOf(verdict, resolver));
  const resolved = { profile, level, verdicts: told, ...(stated ? { stated } : {}) };
  resolver.judgements.set(judgement, resolved);
  return resolved;
}

function alternativesOf(offers: readonly Offer[], resolver: Resolver): readonly ReportAlternative[] {
  const known = resolver.alternatives.get(offers);
  if (known) return known;
  const resolved = offers.map(offer => alternativeOf(offer, resolver));
  resolver.alternatives.set(offers, resolved);
  return resolved;
}

function verdictOf(verdict: Verdict, resolver: Resolver): ReportVerdict {
  const instrument = resolver.instrument(verdict.instrument);
  return {
    instrument: verdict.instrument,
    instrumentName: instrument?.short ?? verdict.instrument,
    outcome: verdict.outcome,
    status: verdict.status,
    statusText: instrument?.status.text ?? verdict.status,
    because: verdict.because.map(reason => reasonOf(reason, instrument, resolver)),
    upcoming: upcomingOf(verdict, instrument),
  };
}

function upcomingOf({ upcoming }: Verdict, instrument: Instrument | undefined): ReportVerdict['upcoming'] {
  if (!upcoming) return null;
  const clauses = instrument?.clauses.filter(({ from }) => from === upcoming.on) ?? [];
  return { ...upcoming, restricts: [...new Set(clauses.flatMap(({ restricts }) => restricts))] };
}

function reasonOf(reason: Reason, instrument: Instrument | undefined, resolver: Resolver): ReportReason {
  const clause: Clause | undefined = instrument?.clauses.find(({ id }) => id === reason.clause);
  const own = resolver.addresses(reason.sources)[0];
  const source = own ?? (instrument && instrument.url !== '' ? instrument.url : undefined);
  return {
    clause: reason.clause,
    text: reason.text,
    source: source ?? null,
    binds: (clause?.binds ?? []).map(resolver.party),
    binding:
      (clause?.effect === 'prohibits' || clause?.effect === 'restricts') &&
      bindingStatuses.has(instrument?.status.value ?? 'none'),
    since: clause?.from ?? null,
    restricts: clause?.restricts ?? [],
    removal: clause?.removal ? { by: clause.removal.by ?? null, text: clause.removal.text ?? null } : null,
  };
}

function alternativeOf(offer: Offer, resolver: Resolver): ReportAlternative {
  return {
    vendor: offer.vendor,
    why: offer.why,
    caveats: offer.caveats,
    sources: resolver.addresses(offer.sources),
  };
}
