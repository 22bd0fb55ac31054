import type { Outcome } from '../model/verdict.ts';
import { outcomeWords, roleWord } from '../model/words.ts';
import { type Argument, joined, type Message, message, quote } from '../text/message.ts';
import { pathWords } from './image.ts';
import type { ReportEvidence, ReportReason, ReportVerdict } from './model.ts';

/** `supplier "Hikvision" meets name:Hikvision (not verified at a source)` */
export function evidenceWords({ role, value, signature, caveat, inside, range }: ReportEvidence): Message {
  const said = message('report.evidence', '{role} "{value}" meets {signature}{doubt}', {
    role: roleWord(role),
    value,
    signature,
    doubt: caveat === null ? '' : doubts[caveat],
  });
  if (!inside) return said;
  const [place, inner] = [`0x${range.start.character.toString(16)}`, pathWords(inside)];
  return inner === ''
    ? message('report.evidence-at', '{said}, at {place}', { said, place })
    : message('report.evidence-inside', '{said}, at {place} in {inner}', { said, place, inner });
}

const doubts: Readonly<Record<NonNullable<ReportEvidence['caveat']>, Message>> = {
  unverified: message('report.unverified', ' (not verified at a source)'),
  transcription: message('report.transcription', ' (known by transcription)'),
};

/** `prohibited for ca-federal` */
export function outcomeFor(outcome: Outcome, whom: Message | undefined): Message {
  return whom === undefined
    ? outcomeWords[outcome]
    : message('report.outcome', '{outcome} for {whom}', { outcome: outcomeWords[outcome], whom });
}

/** `prohibited for ca-federal: Section 889 (in force since 2020-08-13)` */
export function verdictWords({ outcome, ...act }: ReportVerdict, whom: Message | undefined): Message {
  return message('report.verdict', '{outcome}: {act}', { outcome: outcomeFor(outcome, whom), act: actWords(act) });
}

/** `Section 889 (in force since 2020-08-13)` */
export function actWords({
  instrumentName,
  statusText,
}: Pick<ReportVerdict, 'instrumentName' | 'statusText'>): Message {
  return message('act.status', '{act} ({status})', { act: quote(instrumentName), status: quote(statusText) });
}

/** `named elsewhere: Section 889; FCC 22-84` */
export function outcomeOf(outcome: Outcome, acts: readonly string[]): Message {
  const all: Argument = joined(acts.map(quote), '; ');
  return message('report.verdict', '{outcome}: {act}', { outcome: outcomeWords[outcome], act: all });
}

/** Who is bound, since when. */
export function factsOf({ binds, binding, since }: ReportReason): readonly Message[] {
  const parties = joined(binds.map(quote), ', ');
  const whom = binding
    ? message('report.binds', 'binds {parties}', { parties })
    : message('report.concerns', 'concerns {parties}', { parties });
  return [
    ...(binds.length > 0 ? [whom] : []),
    ...(since === null ? [] : [message('report.since', 'since {day}', { day: since })]),
  ];
}

/** `prohibited from 2027-12-23` */
export function upcomingWords({ upcoming }: ReportVerdict): Message | undefined {
  if (upcoming === null) return undefined;
  const args = { outcome: outcomeWords[upcoming.outcome], day: upcoming.on };
  return message('report.upcoming', '{outcome} from {day}', args);
}

/** A sentence of its own: `Becomes prohibited on 2027-12-23.` */
export function becomesWords({ upcoming }: ReportVerdict): Message | undefined {
  if (upcoming === null) return undefined;
  const args = { outcome: outcomeWords[upcoming.outcome], day: upcoming.on };
  return message('report.becomes', 'Becomes {outcome} on {day}.', args);
}
