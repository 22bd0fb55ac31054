import { fingerprint } from './identity/fingerprint.ts';
import { sayOf } from './judge/about.ts';
import { withDeclarations } from './judge/asked.ts';
import { coverageOf, coverageQuestions, cutNames } from './judge/coverage.ts';
import {
  Enclosures,
  type JudgedMatch,
  judgeMatch,
  type Offered,
  type OffersMade,
  offersFor,
  Paths,
  statedContexts,
} from './judge/index.ts';
import { minimumOf } from './judge/minimum-elements.ts';
import { partOf } from './judge/part-of.ts';
import { rules } from './judge/rules/index.ts';
import { hasFaulty } from './judge/rules/malformed-identifier.ts';
import type { FindingDraft, ReadImage, Rule, RuleInput } from './judge/rules/rule.ts';
import { mayBeDevice } from './judge/weakness/devices.ts';
import { matchBom, matchInSteps, mayMatch } from './match/index.ts';
import type { LocatePart } from './match/signature-hit.ts';
import type { Bom, Component, Reading } from './model/component.ts';
import type { ReviewContext } from './model/context.ts';
import { type Coverage, noCoverage } from './model/coverage.ts';
import type { Declaration } from './model/declaration.ts';
import type { Finding } from './model/finding.ts';
import { Glances } from './model/glances.ts';
import type { DeclaredImage, FoundImage } from './model/image.ts';
import type { Level } from './model/level.ts';
import type { MinimumProfile } from './model/minimum.ts';
import type { Review } from './model/review.ts';
import type { Waiver } from './model/waiver.ts';
import { waiverFor } from './policy/waiver-effect.ts';
import { jsonOutline } from './read/detect.ts';
import { declaredImages, namesFile } from './read/firmware/declared.ts';
import type { ImageOptions, readImage } from './read/firmware/index.ts';
import { read } from './read/index.ts';
import { buildLookups, type Lookups } from './signatures/lookups.ts';
import type { SignatureSet } from './signatures/types/set.ts';
import { ByteSource } from './text/byte-source.ts';
import { type Problem, unreadOf } from './text/problem.ts';
import type { Source } from './text/source.ts';
import { allOf } from './text/steps.ts';

export type { Review } from './model/review.ts';

/** Levels by rule id: what a user set for a rule wins over what the rule would give; `off` drops its findings. */
export type RuleLevels = Readonly<Record<string, Level | 'off'>>;

export interface ReviewOptions {
  /** At least one; without a chosen profile the single context has `profile: null`. */
  readonly contexts: readonly ReviewContext[];
  readonly rules: RuleLevels;
  /** Complete waivers whose path reaches this document; which of them hold is decided here, by component, vendor, profile and day. */
  readonly waivers: readonly Waiver[];
  /** Tell of each component whose it is, for a comparison that takes it out again. */
  readonly tellsMakers?: boolean;
  /** Tell which components lack elements of this profile. */
  readonly minimum?: MinimumProfile;
  /** What suppliers answered; each concerns a component of this document or none. */
  readonly declared?: readonly Declaration[];
  /** Told of a rule that threw: a bug of ours, which costs that rule's findings and nothing else. */
  readonly onRuleError?: (rule: string, error: unknown) => void;
  /** Gives the firmware that a document names, where somebody has it. */
  readonly images?: (declared: readonly DeclaredImage[]) => readonly (FoundImage | ImageReadBefore)[];
}

/** An image of which is known already what stands in it. */
export interface ImageReadBefore extends Omit<FoundImage, 'bytes'> {
  readonly bom: Bom;
}

export interface Reviewer {
  readonly lookups: Lookups;
  readonly review: (source: Source, options: ReviewOptions) => Review;
  /** The same in steps of some milliseconds, for those who have other things to do between them. */
  readonly inSteps: (source: Source, options: ReviewOptions) => Generator<undefined, Review>;
  /** Reviews a document that has been read. */
  readonly reviewRead: (source: Source, reading: Reading, options: ReviewOptions) => Review;
  readonly readInSteps: (source: Source, reading: Reading, options: ReviewOptions) => Generator<undefined, Review>;
  /** Reviews a firmware image; undefined for a file that is none. */
  readonly reviewImage: (bytes: Uint8Array, image: ImageReading, options: ReviewOptions) => Review | undefined;
}

/** How an image is read, besides what the signatures say. */
export type ImageReading = Omit<ImageOptions, 'texts'>;

/** Takes images apart. It is handed in, as a face that opens none does not carry it. */
export type ImageReader = typeof readImage;

/** Joins reading, matching and judging over one set of signatures. */
export function createReviewer(signatures: SignatureSet, readImage?: ImageReader): Reviewer {
  const lookups = buildLookups(signatures);
  const readInSteps: Reviewer['readInSteps'] = (source, reading, options) =>
    review(source, reading, options, lookups, readImage);
  const reviewRead: Reviewer['reviewRead'] = (source, reading, options) => allOf(readInSteps(source, reading, options));
  return {
    lookups,
    review: (source, options) => reviewRead(source, read(source), options),
    *inSteps(source, options) {
      // the tape of a document of JSON is written by the first look at it
      jsonOutline(source);
      yield;
      const reading = read(source);
      yield;
      return yield* readInSteps(source, reading, options);
    },
    reviewRead,
    readInSteps,
    reviewImage: (bytes, image, options) => {
      if (!readImage) return undefined;
      const reading = readImage(bytes, { ...image, texts: [...lookups.imageTexts.keys()] });
      const isNone = reading.bom === undefined && reading.problems.length === 0;
      return isNone ? undefined : reviewRead(new ByteSource(bytes.length), reading, options);
    },
  };
}

function* review(
  source: Source,
  { bom: stated, problems }: Reading,
  options: ReviewOptions,
  lookups: Lookups,
  readImage: ImageReader | undefined,
): Generator<undefined, Review> {
  const { contexts } = options;
  if (!stated)
    return { source, bom: stated, problems, findings: [], contexts, coverage: covered(noCoverage, problems) };
  const { bom, of: declared } = declaredIn(stated, options.declared);
  const asOf = contexts[0]?.asOf ?? lookups.set.date;
  const contextsAt = contextsBySite(bom, contexts, lookups);
  const enclosures = new Enclosures(bom, lookups);
  const worth = mayMatch(lookups);
  const asked = coverageQuestions();
  const glances = new Glances(bom.components, [worth, hasFaulty, mayBeDevice, namesFile, ...Object.values(asked)]);
  const isWorth = (component: Component) => glances.has(component, worth);
  const matches = yield* matchInSteps(bom, lookups, asOf, isWorth, locateIn(source, bom));
  const judged = matches.map(match =>
    judgeMatch(match, enclosures, contextsAt(bom.components[match.component]), lookups),
  );
  const images = imagesOf(bom, options, contextsAt, lookups, readImage, glances);
  const tellsMakers = options.tellsMakers === true;
  const paths = new Paths(bom);
  const input: RuleInput = {
    source,
    bom,
    judged,
    contexts,
    lookups,
    paths,
    images,
    tellsMakers,
    declared,
    glances,
  };
  const complete = completer(input, options);
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const draft of run(rule, input, options)) findings.push(complete(rule, draft));
    yield;
  }
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const told = [...problems, ...cutNames(glances, asked)];
  const minimum = options.minimum && minimumOf(bom, options.minimum);
  const coverage = covered(coverageOf(bom, glances, asked), told);
  return { source, bom, problems: told, findings, contexts, coverage, ...(minimum ? { minimum } : {}) };
}

const nothingDeclared = new Map<number, readonly Declaration[]>();

function declaredIn(bom: Bom, declarations: readonly Declaration[] = []) {
  return declarations.length === 0 ? { bom, of: nothingDeclared } : withDeclarations(bom, declarations);
}

/** The firmware that a document names, taken apart and judged for where its component stands. */
function imagesOf(
  bom: Bom,
  { images }: ReviewOptions,
  contextsAt: ContextsAt,
  lookups: Lookups,
  readImage: ImageReader | undefined,
  glances: Glances,
): readonly ReadImage[] {
  const declared = images ? declaredImages(bom, glances) : [];
  if (!images || declared.length === 0) return [];
  return images(declared).flatMap(found => {
    const { component, named, file } = found;
    const own =
      'bom' in found ? found.bom : readImage?.(found.bytes, { name: file, texts: [...lookups.imageTexts.keys()] }).bom;
    if (!own) return [];
    const contexts = contextsAt(bom.components[component]);
    const asOf = contexts[0]?.asOf ?? lookups.set.date;
    const enclosures = new Enclosures(own, lookups);
    const judged = matchBom(own, lookups, asOf).map(match => judgeMatch(match, enclosures, contexts, lookups));
    return [{ component, named, file, bom: own, judged }];
  });
}

/** Where parts of stated texts stand in the document. */
function locateIn(source: Source, { format }: Bom): LocatePart {
  return (stated, part) => partOf(source, format, stated, part);
}

type ContextsAt = (component: Component | undefined) => readonly ReviewContext[];

/**
 * The chosen contexts, and those that the document states of where a component stands. One site has one list of them: what
 * was made for a list is remembered by it.
 */
function contextsBySite(bom: Bom, chosen: readonly ReviewContext[], lookups: Lookups): ContextsAt {
  const bySite = new Map<number | undefined, readonly ReviewContext[]>();
  return component => {
    const site = component?.device?.siteIndex;
    const known = bySite.get(site);
    if (known) return known;
    const stated = statedContexts(component, bom, chosen, lookups);
    const contexts = stated.length === 0 ? chosen : [...chosen, ...stated];
    bySite.set(site, contexts);
    return contexts;
  };
}

function run(rule: Rule, input: RuleInput, options: ReviewOptions): readonly FindingDraft[] {
  if (options.rules[rule.id] === 'off') return [];
  try {
    return rule.find(input);
  } catch (error) {
    options.onRuleError?.(rule.id, error);
    return [];
  }
}

/** Gives drafts what only the whole review knows: the user's level, fingerprint, offers and waiver. */
function completer(input: RuleInput, options: ReviewOptions): (rule: Rule, draft: FindingDraft) => Finding {
  const { bom, contexts, lookups } = input;
  const matches = new Map<string, JudgedMatch>();
  for (const judged of input.judged) matches.set(`${judged.match.component} ${judged.match.vendor}`, judged);
  const made: OffersMade = new Map();
  const seen = new Map<string, number>();
  return (rule, draft) => {
    const component = draft.component === undefined ? undefined : bom.components[draft.component];
    const judged = draft.vendor === null ? undefined : matches.get(`${draft.component} ${draft.vendor}`);
    const offered: Offered = judged && draft.level !== 'none' ? offersFor(judged, lookups, made) : { offers: [] };
    const level = options.rules[rule.id] ?? draft.level;
    const { about: subject, message, shorter = [], ...rest } = draft;
    const own = fingerprint(component, draft.vendor, subject === undefined ? rule.id : `${rule.id} ${subject}`);
    const nth = seen.get(own) ?? 0;
    seen.set(own, nth + 1);
    const finding: Finding = {
      ...rest,
      message: sayOf(component, [message, ...shorter]),
      level: level === 'off' || draft.level === 'none' ? draft.level : level,
      ...offered,
      fingerprint: nth === 0 ? own : `${own}:${nth}`,
      waiver: null,
    };
    return { ...finding, waiver: waiverFor(finding, component, options.waivers, contexts) };
  };
}

function covered(coverage: Coverage, problems: readonly Problem[]): Coverage {
  const unread = unreadOf(problems);
  return unread ? { ...coverage, unread } : coverage;
}
