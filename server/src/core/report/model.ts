import type { Inside, Role, Tier } from '../model/claim.ts';
import type { DeviceStatus } from '../model/component.ts';
import type { Coverage } from '../model/coverage.ts';
import type { Declaration } from '../model/declaration.ts';
import type { AppliedWaiver, LinkFacts } from '../model/finding.ts';
import type { FirmwareImage } from '../model/image.ts';
import type { Level } from '../model/level.ts';
import type { Relation } from '../model/match.ts';
import type { Minimum } from '../model/minimum.ts';
import type { BomFormat } from '../model/syntax.ts';
import type { Outcome } from '../model/verdict.ts';
import type { Whose } from '../model/whose.ts';
import type { ListHeld } from '../signatures/coverage.ts';
import type { Message } from '../text/message.ts';
import type { Range } from '../text/source.ts';

/**
 * What a run of reviews found, with every id resolved and every offset turned into a line and character: plain data, so
 * that each output is a function of it and no output needs the documents again. Texts of documents stand in it as they
 * were stated; an output makes them safe for its own medium.
 */
export interface Report extends ReportFrame {
  readonly summary: Summary;
  /** In the order in which they were asked for. */
  readonly documents: readonly ReportDocument[];
  /** Files met while walking folders that are no SBOM. */
  readonly skipped: number;
  /** Files met while walking folders that look like SBOMs, or name a vendor, and that no reader takes. */
  readonly notUnderstood: readonly NotUnderstood[];
  /** What concerns no document, such as a waiver without effect; one sentence each, safe to show. */
  readonly notes: readonly string[];
  /** Null: nothing was compared, and every finding counts. */
  readonly comparison: ReportComparison | null;
}

/** A file that was looked at and not understood. */
export interface NotUnderstood {
  readonly path: string;
  /** Kebab-case and stable. */
  readonly code: string;
  /** The reason, in a sentence. */
  readonly message: string;
  /** What is known of its place; the beginning of the file where the name says it. */
  readonly range: Range;
}

/** What is known of a run before its first document. */
export interface ReportFrame {
  readonly tool: Tool;
  /** All that occur in the documents; before the first of them, those that were asked for. */
  readonly contexts: readonly ReportContext[];
  /** How whole the lists are that the contexts are judged by: `Section 1260H list (2026-06-08): 188 of 188 names`. */
  readonly lists: readonly ListHeld[];
}

export interface Tool {
  readonly name: 'bomwarden';
  readonly version: string;
  readonly signatures: { readonly digest: string; readonly date: string };
}

export interface ReportContext {
  readonly profile: string | null;
  readonly asOf: string;
  /** Where the profile was chosen: `--profile`, `.bomwarden.yml:3`. */
  readonly origin?: string;
}

/** How many findings of each level nobody has waived, and what could not be judged. */
export interface Summary extends Readonly<Record<Level, number>> {
  readonly waived: number;
  /** Documents of which nothing could be reviewed. */
  readonly unreadable: number;
  /** Documents of which a part could not be read; the rest was reviewed. */
  readonly incomplete: number;
  /** Other documents that these point at, and that nobody reviewed. */
  readonly linked: number;
  /** Files that were looked at and not understood. */
  readonly notUnderstood: number;
  readonly coverage: Coverage;
}

export interface ReportDocument {
  /** As given by who asked, with forward slashes. */
  readonly path: string;
  /** `waivers`: a file of accepted findings; `questionnaire`: what a supplier was asked. Null: the document could not be reviewed, and `problems` says why. */
  readonly format: BomFormat | 'waivers' | 'questionnaire' | null;
  readonly specVersion: string | null;
  /** All that is reviewed: the product, its components, services and devices; not what made the document, nor ancestors. */
  readonly components: number;
  /** For whom this document was judged; empty where it could not be. */
  readonly contexts: readonly ReportContext[];
  /** A part of the document could not be read. */
  readonly incomplete: boolean;
  readonly coverage: Coverage;
  /** Which components lack minimum elements. Absent where nobody asked. */
  readonly minimum?: Minimum<Range>;
  readonly problems: readonly ReportProblem[];
  readonly findings: readonly ReportFinding[];
  /** By which other documents point at this one. Absent where it has none. */
  readonly names?: readonly string[];
  /** What the file is made of, where it is a firmware image: lines and characters are then 0 and bytes. */
  readonly image?: FirmwareImage;
  /** For a questionnaire: ids of the answered questions, until it is known which components they concern. */
  readonly answered?: readonly string[];
  /** Checksums of its bytes, `sha256:…`. Absent where nobody made them. */
  readonly digests?: readonly string[];
}

export interface ReportProblem {
  readonly code: string;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly range: Range;
}

export interface ReportFinding {
  readonly rule: string;
  readonly level: Level;
  readonly vendor: string | null;
  /** The vendor's name as people write it. */
  readonly vendorName: string | null;
  readonly relation: Relation | null;
  readonly tier: Tier | null;
  readonly message: Message;
  /** Why the level is lower than the law alone would make it. */
  readonly weakened: Message | null;
  /** Null where a rule speaks of the document. */
  readonly component: ReportComponent | null;
  readonly range: Range;
  /** The same place as reviewdog counts it. */
  readonly bytes: ByteRange;
  readonly excerpt: Excerpt;
  readonly evidence: readonly ReportEvidence[];
  /** Other places that belong to the finding, such as the path on which the product brings the component in. */
  readonly related: readonly ReportRelated[];
  /** Names of the components by which the product brings it in, both ends included; absent where nothing does. */
  readonly path?: readonly string[];
  readonly judgements: readonly ReportJudgement[];
  /** Addresses of what a rule rests on that judges by no instrument; empty where the judgements have them. */
  readonly sources: readonly string[];
  readonly alternatives: readonly ReportAlternative[];
  /** Why no alternative is offered; null where one is, and where a rule never offers. */
  readonly noAlternatives: Message | null;
  /** A replacement that a rule offers. */
  readonly correction: { readonly text: string; readonly range: Range; readonly bytes: ByteRange } | null;
  readonly fingerprint: string;
  /** Names of documents: with all of them reviewed in the same run the finding does not stand. */
  readonly targets?: readonly string[];
  readonly link?: LinkFacts;
  /** Names from the product of a delivery to the component, across documents; the message tells it. */
  readonly way?: readonly string[];
  /** Absent once a comparison has looked at it. */
  readonly whose?: Whose;
  /** What the supplier answered, where the finding tells that. */
  readonly declared?: Declaration;
  readonly waiver: AppliedWaiver | null;
  /** Null where nothing was compared. */
  readonly state: FindingState | null;
}

/**
 * What became of a finding since the base. `worse`: the same finding at a stronger level, or no longer weakened;
 * `resolved`: it stands in the base only; `expiring`: waived, and the waiver ends within thirty days of the review.
 */
export type FindingState = 'new' | 'worse' | 'unchanged' | 'resolved' | 'waived' | 'expiring';

/** With what a report was compared, and what cannot stand among the findings of its documents. */
export interface ReportComparison {
  /** The base as asked for: a revision, a file, a folder. Null: with a baseline only. */
  readonly base: string | null;
  /** The commit that the documents were compared with, in full; null where the base is no revision. */
  readonly commit: string | null;
  /** Path of the file of accepted findings; null without one. */
  readonly baseline: string | null;
  /** Findings by state; those without level are not counted. */
  readonly counts: Readonly<Record<FindingState, number>>;
  readonly resolved: readonly ResolvedFinding[];
  /** Findings that neither side has and that a waiver covers: nobody looked at them when it was written. */
  readonly newlyWaived: readonly WaivedFinding[];
  /** Changes to what decides about findings: waivers, configuration, baseline, signature packs. */
  readonly policyChanges: readonly PolicyChange[];
  /** The policy that both sides were judged with. */
  readonly policyOf: 'base' | 'head';
}

/** A finding that the base has and the documents no longer have. */
export interface ResolvedFinding {
  readonly state: 'resolved';
  readonly rule: string;
  readonly level: Level;
  readonly vendor: string | null;
  readonly vendorName: string | null;
  readonly component: ReportComponent | null;
  /** Path of the document of the base; null where a baseline does not say. */
  readonly document: string | null;
  /** Where in that document; null where a baseline is all that is known. */
  readonly range: Range | null;
  readonly fingerprint: string;
}

/** A finding of the documents that a waiver covers. */
export interface WaivedFinding
  extends Pick<ReportFinding, 'rule' | 'level' | 'vendor' | 'vendorName' | 'component' | 'range' | 'fingerprint'> {
  readonly document: string;
  readonly waiver: string;
}

/** A file of the policy that is not the same on both sides. */
export interface PolicyChange {
  readonly path: string;
  readonly change: 'added' | 'changed' | 'removed';
}

/** One-based lines and one-based columns in UTF-8 bytes. */
export interface ByteRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface ReportComponent {
  readonly ref: string | null;
  readonly name: string | null;
  readonly version: string | null;
  /** Absent where the document is no list of devices. */
  readonly device?: ReportDevice;
}

/** What a list of devices states of one of them. Dates are YYYY, YYYY-MM or YYYY-MM-DD. */
export interface ReportDevice {
  readonly site: string | null;
  readonly model: string | null;
  /** How many there are; of a part, in all devices of that line. */
  readonly quantity: number;
  readonly status: DeviceStatus | null;
  /** It is only meant to come: by its status, or because its list is a plan. */
  readonly planned: boolean;
  /** The device that it is a part of. */
  readonly within: string | null;
  readonly purchasedOn: string | null;
  readonly installedOn: string | null;
  readonly replaceBy: string | null;
}

/** The line on which a finding starts, cut to what is worth showing around it. */
export interface Excerpt {
  /** One-based. */
  readonly line: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

export interface ReportEvidence {
  readonly role: Role;
  readonly value: string;
  readonly signature: string;
  readonly range: Range;
  readonly caveat: 'unverified' | 'transcription' | null;
  /** Where in a firmware image it stands; absent of any other document. */
  readonly inside?: Inside;
}

export interface ReportRelated {
  readonly message: Message;
  readonly range: Range;
}

export interface ReportJudgement {
  readonly profile: string | null;
  /** The document states that the context holds; nobody chose it. */
  readonly stated?: true;
  readonly level: Level;
  readonly verdicts: readonly ReportVerdict[];
}

export interface ReportVerdict {
  readonly instrument: string;
  /** A few words: `Section 889`. */
  readonly instrumentName: string;
  readonly outcome: Outcome;
  readonly status: string;
  /** The status in words: `announced in a statement; no legal text found`. */
  readonly statusText: string;
  readonly because: readonly ReportReason[];
  readonly upcoming: {
    readonly on: string;
    readonly outcome: Outcome;
    /** Activities that the clauses of that day are about. */
    readonly restricts: readonly string[];
  } | null;
}

export interface ReportReason {
  readonly clause: string;
  readonly text: Message;
  /** Address of what the clause was read in; null where the data names none. */
  readonly source: string | null;
  /** Who is bound, in words; whom it is addressed to where it does not bind. */
  readonly binds: readonly string[];
  /** It binds; false for advice and for lists that bind nobody by themselves. */
  readonly binding: boolean;
  /** First day on which the clause holds. */
  readonly since: string | null;
  /** Activities that it is about: `use`, `procurement` … */
  readonly restricts: readonly string[];
  /** What was published on taking away what is in place; null where nothing is known, `by` null where there is no deadline. */
  readonly removal: { readonly by: string | null; readonly text: string | null } | null;
}

export interface ReportAlternative {
  readonly vendor: string;
  readonly why: Message;
  /** What was not checked comes first. */
  readonly caveats: readonly Message[];
  /** Addresses. */
  readonly sources: readonly string[];
}

/** A rule as its file describes it. */
export interface RuleDescription {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly level: Level;
  /** What to do about it; absent: what one does about a vendor. */
  readonly remedy?: string;
}
