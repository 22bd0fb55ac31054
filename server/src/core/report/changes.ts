import type { Language } from '../l10n/language.ts';
import { type Argument, type Message, message } from '../text/message.ts';
import type { PolicyChange, Report, ReportComparison, ReportFinding, ResolvedFinding, WaivedFinding } from './model.ts';
import { lineIn } from './place.ts';
import { nameless, wholeDocument } from './words.ts';

/**
 * Whether a finding is one that whoever reviews a change has to look at: shown, not waived, and with a base new or worse
 * than there.
 */
export function isFresh(finding: ReportFinding): boolean {
  const { state } = finding;
  return isOpen(finding) && (state === null || state === 'new' || state === 'worse');
}

/** Neither waived nor without level. */
export function isOpen({ waiver, level }: ReportFinding): boolean {
  return waiver === null && level !== 'none';
}

/**
 * What is told behind the verdict line of a report that was compared: first what changes the policy, one sentence each,
 * then what is new and waived, then with what it was compared. Empty where nothing was compared. The sentences hold paths as they are: an output encodes them.
 */
export function comparisonLines({ comparison }: Report, language: Language): readonly string[] {
  if (comparison === null) return [];
  const { policyOf, policyChanges, newlyWaived } = comparison;
  const effect =
    policyOf === 'base'
      ? message('policy.later', 'takes effect after the merge')
      : message('policy.now', 'is in force here, as the head is trusted');
  return [
    ...policyChanges.map(({ path, change }) =>
      message('policy.change', 'Policy: {path} was {change} and {effect}.', {
        path,
        change: changeWords[change],
        effect,
      }),
    ),
    ...newlyWaivedLines(newlyWaived),
    message('report.compared', 'Compared with {sides}.', { sides: sidesOf(comparison) }),
  ].map(line => language.say(line));
}

const mostWaived = 20;

/** A waiver may cover what nobody had seen when it was written. */
function newlyWaivedLines(found: readonly WaivedFinding[]): readonly Message[] {
  const shown = found.slice(0, mostWaived).map(({ rule, vendorName, vendor, component, document, range, waiver }) =>
    message('waived.new', 'New and waived: {about} in {subject}, {place}, by the waiver {waiver}.', {
      about: vendorName ?? vendor ?? rule,
      subject: component?.name ?? component?.ref ?? (component === null ? wholeDocument : nameless),
      place: `${document}:${lineIn(range)}`,
      waiver,
    }),
  );
  const more = found.length - shown.length;
  if (more === 0) return shown;
  const text = { one: '{n} more is new and waived.', other: '{n} more are new and waived.' };
  return [...shown, message('waived.more', text, { n: more })];
}

/** The base, with its commit where it is a revision, and the baseline. */
function sidesOf({ base, commit, baseline }: ReportComparison): Argument {
  const at = commit === null ? '' : message('compared.commit', ' at {commit}', { commit: commit.slice(0, 12) });
  const first = base === null ? [] : [[base, at]];
  const second = baseline === null ? [] : [message('compared.baseline', 'the baseline {path}', { path: baseline })];
  const [one = '', other] = [...first, ...second];
  return other === undefined ? one : message('and', '{first} and {second}', { first: one, second: other });
}

const changeWords: Readonly<Record<PolicyChange['change'], Message>> = {
  added: message('policy.added', 'added'),
  changed: message('policy.changed', 'changed'),
  removed: message('policy.removed', 'removed'),
};

/** `restricted-vendor: Hikvision in Camera 1.0`, of a finding that is gone. */
export function resolvedSubject({ rule, vendorName, vendor, component }: ResolvedFinding, language: Language): string {
  const about = vendorName ?? vendor;
  const name = component?.name ?? component?.ref ?? (component === null ? wholeDocument : nameless);
  const version = component?.version ?? null;
  const subject = version === null ? name : [name, ` ${version}`];
  return language.say(
    about === null
      ? message('resolved.component', '{rule}: {subject}', { rule, subject })
      : message('resolved.vendor', '{rule}: {about} in {subject}', { rule, about, subject }),
  );
}

/** `sboms/a.json:27`, one-based; as much of it as is known. */
export function resolvedPlace({ document, range }: ResolvedFinding): string {
  if (document === null) return '';
  return range === null ? document : `${document}:${lineIn(range)}`;
}
