import { english } from '../l10n/language.ts';
import type { Level } from '../model/level.ts';
import { roleWord } from '../model/words.ts';
import { printable } from '../text/printable.ts';
import type { Range } from '../text/source.ts';
import { minimumDetails } from './minimum.ts';
import type {
  FindingState,
  NotUnderstood,
  Report,
  ReportDocument,
  ReportFinding,
  ReportProblem,
  RuleDescription,
} from './model.ts';
import { reasonWords } from './not-understood.ts';
import { withCell } from './place.ts';
import { sentenceOf } from './review-line.ts';
import { escapeUnprintable } from './safe.ts';
import { bytesOf, imageArtifacts, imageLocation, imageRelated } from './sarif-image.ts';
import { artifactLocation, regionOf, text } from './sarif-location.ts';
import { NestedArtifacts } from './sarif-nested.ts';
import { type SarifProfile, selectResults } from './sarif-profile.ts';
import { sarifRuleId, sarifRules } from './sarif-rules.ts';

/** GitHub keeps no more locations of one result. */
const mostLocations = 100;

const levelOf: Readonly<Record<Level, 'error' | 'warning' | 'note' | 'none'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  none: 'none',
};

/** The report as SARIF 2.1.0, within what GitHub's code scanning reads and asks for, ending in a line feed. */
export function sarifReport(report: Report, rules: readonly RuleDescription[], profile: SarifProfile = 'full'): string {
  const { shown, leftOut } = selectResults(report, profile);
  const ids = new Set(shown.map(({ finding }) => sarifRuleId(finding)));
  const indices = new Map([...ids].sort().map((id, index) => [id, index]));
  const { version, signatures } = report.tool;
  const { artifacts: images = [] } = imageArtifacts(report);
  const nested = new NestedArtifacts(profile, images.length);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'bomwarden',
            version,
            semanticVersion: version,
            rules: sarifRules(ids, rules),
          },
          extensions: [
            { name: 'bomwarden-signatures', version: signatures.date, properties: { digest: signatures.digest } },
          ],
        },
        automationDetails: { id: categoryOf(report) },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds,
        invocations: [invocationOf(report, leftOut, nested)],
        properties: {
          contexts: report.contexts,
          coverage: report.summary.coverage,
          incomplete: report.summary.incomplete,
          linked: report.summary.linked,
          notUnderstood: report.summary.notUnderstood,
          skipped: report.skipped,
          ...minimumOf(report),
          lists: report.lists.map(({ text }) => text.text),
        },
        results: shown.map(({ finding, document }) => resultOf(finding, document, indices, profile, nested)),
        // behind the results, which say what has to be named here
        ...nested.with(images),
      },
    ],
  };
  return `${escapeUnprintable(JSON.stringify(log, null, 2))}\n`;
}

/** What paths are relative to. Where it lies on a machine is nobody's business: whoever reads the log has it elsewhere. */
export const originalUriBaseIds = {
  '%SRCROOT%': { description: { text: 'The root of the repository, or the folder of the run where there is none.' } },
} as const;

/** Everything before the last slash is the category: reviews for different profiles do not close each other's alerts. */
function categoryOf({ contexts }: Report): string {
  const profiles = contexts.flatMap(({ profile }) => profile ?? []);
  return ['bomwarden', ...(profiles.length === 0 ? [] : [profiles.join('+')]), ''].join('/');
}

/** What could not be read is told as notifications: it is about the run, not about a component. */
function invocationOf({ documents, summary, notUnderstood }: Report, leftOut: number, nested: NestedArtifacts): object {
  const problems = documents.flatMap(document =>
    document.problems.map(problem => notificationOf(problem, document, nested)),
  );
  const lacking = documents.flatMap(document => lacksOf(document, nested));
  const others = notUnderstood.map(file => notificationOf({ ...file, ...toldIn(file) }, file, nested));
  const cut = {
    descriptor: { id: 'results-left-out' },
    level: 'warning',
    message: { text: `${leftOut} weaker findings are left out: code scanning keeps no more of one run.` },
  };
  return {
    executionSuccessful: summary.unreadable === 0 && summary.incomplete === 0,
    toolExecutionNotifications: [...(leftOut > 0 ? [cut] : []), ...problems, ...lacking, ...others],
  };
}

/** What each document lacks of the profile that was asked for. */
function minimumOf({ documents }: Report): object {
  const asked = documents.flatMap(({ path, minimum }) => (minimum ? [{ path, ...minimum }] : []));
  return asked.length === 0 ? {} : { minimum: asked };
}

/** One notification for each minimum element that components of a document lack, at the first of them. */
function lacksOf(document: ReportDocument, nested: NestedArtifacts): readonly object[] {
  const { lacking = [] } = document.minimum ?? {};
  const lines = minimumDetails(document, english);
  return lacking.flatMap(({ element, first: [first] }, at) => {
    const problem = { code: `minimum-element-${element}`, message: lines[at] ?? element, severity: 'warning' as const };
    return first ? notificationOf({ ...problem, range: first.range }, document, nested) : [];
  });
}

function toldIn(file: NotUnderstood): Pick<ReportProblem, 'message' | 'severity'> {
  return { message: reasonWords(file, english), severity: 'warning' };
}

function notificationOf(
  { code, message, severity, range }: ReportProblem,
  { path, image }: Pick<ReportDocument, 'path' | 'image'>,
  nested: NestedArtifacts,
): object {
  return {
    descriptor: { id: code },
    level: levelOf[severity],
    message: { text: text(nested.said(path, withCell(range, message))) },
    locations: [{ physicalLocation: image ? bytesOf(path, range) : nested.place(path, range) }],
  };
}

function resultOf(
  finding: ReportFinding,
  document: ReportDocument,
  indices: ReadonlyMap<string, number>,
  profile: SarifProfile,
  nested: NestedArtifacts,
): object {
  const { path } = document;
  const ruleId = sarifRuleId(finding);
  const { level, fingerprint } = finding;
  return {
    ruleId,
    ruleIndex: indices.get(ruleId),
    kind: level === 'none' ? 'informational' : 'fail',
    level: levelOf[level],
    message: { text: text(nested.said(path, withCell(finding.range, whole(finding)))) },
    locations: [
      document.image
        ? imageLocation(finding, path)
        : { physicalLocation: nested.place(path, oneLine(finding)), ...logicalLocation(finding) },
    ],
    relatedLocations: document.image ? imageRelated(finding, path) : relatedLocations(finding, path, nested),
    partialFingerprints: {
      primaryLocationLineHash: lineHashOf(fingerprint),
      'bomwardenFinding/v1': fingerprint,
    },
    ...(profile === 'full' ? extrasOf(finding, path) : {}),
    ...(finding.state === null ? {} : { baselineState: baselineStateOf[finding.state] }),
    properties: propertiesOf(finding),
  };
}

/** The sentence that every output has, then why it is not stronger. */
function whole(finding: ReportFinding): string {
  const { weakened } = finding;
  return weakened === null ? sentenceOf(finding, english) : `${sentenceOf(finding, english)}. ${weakened.text}`;
}

/** `hash:1` for the first of findings that are alike, which has no number of its own, then `hash:2` and so on. */
function lineHashOf(fingerprint: string): string {
  const [hash, earlier = '0'] = fingerprint.split(':');
  return `${hash}:${Number(earlier) + 1}`;
}

/** What other readers of SARIF understand and GitHub ignores. */
function extrasOf({ waiver, correction }: ReportFinding, path: string): object {
  return {
    ...(waiver === null ? {} : { suppressions: [suppressionOf(waiver)] }),
    ...(correction === null ? {} : { fixes: [fixOf(correction, path)] }),
  };
}

function fixOf({ text: replacement, range }: NonNullable<ReportFinding['correction']>, path: string): object {
  const change = {
    artifactLocation: artifactLocation(path),
    replacements: [{ deletedRegion: regionOf(range), insertedContent: { text: printable(replacement, 1000) } }],
  };
  return { description: { text: text(`Write "${replacement}" instead.`) }, artifactChanges: [change] };
}

/** In the words of SARIF; what is only in the base is left out, as code hosts would show it as found. */
const baselineStateOf: Readonly<Record<FindingState, string>> = {
  new: 'new',
  worse: 'updated',
  unchanged: 'unchanged',
  resolved: 'absent',
  waived: 'unchanged',
  expiring: 'unchanged',
};

function propertiesOf({ vendor, relation, tier, state, sources, noAlternatives }: ReportFinding): object {
  return {
    ...{ vendor, relation, tier },
    ...(sources.length === 0 ? {} : { sources }),
    ...(noAlternatives === null ? {} : { noAlternatives: noAlternatives.text }),
    ...(state === null ? {} : { state }),
  };
}

function suppressionOf({ id, reason, expires }: NonNullable<ReportFinding['waiver']>): object {
  return {
    kind: 'external',
    status: 'accepted',
    justification: printable(reason, 1000),
    properties: { waiver: printable(id), expires },
  };
}

function logicalLocation({ component, range: { cell } }: ReportFinding): object {
  const places = [
    ...(cell === undefined ? [] : [{ fullyQualifiedName: printable(cell), kind: 'cell' }]),
    ...(component?.name == null ? [] : [{ name: printable(component.name), kind: 'module' }]),
  ];
  return places.length === 0 ? {} : { logicalLocations: places };
}

function relatedLocations(finding: ReportFinding, path: string, nested: NestedArtifacts): readonly object[] {
  const others = finding.evidence
    .filter(({ range }) => !sameStart(range, finding.range))
    .map(({ role, signature, range }) => ({ range, message: `Also by its ${roleWord(role).text}: ${signature}` }));
  const related = finding.related.map(({ range, message }) => ({ range, message: message.text }));
  return [...others, ...related].slice(0, mostLocations).map(({ range, message }, id) => ({
    id,
    physicalLocation: nested.place(path, range),
    message: { text: text(withCell(range, message)) },
  }));
}

function sameStart(a: Range, b: Range): boolean {
  return a.cell === b.cell && a.start.line === b.start.line && a.start.character === b.start.character;
}

/** A pull request shows an alert only where every line of its region was changed: the region never has more than one. */
function oneLine({ range, excerpt }: ReportFinding): Range {
  const { start, end } = range;
  if (end.line === start.line || range.cell !== undefined) return range;
  return { start, end: { line: start.line, character: start.character + excerpt.marked.length } };
}
