import type { Language } from '../l10n/language.ts';
import { type Coverage, type ImageBytes, unreadShare } from '../model/coverage.ts';
import { levelWords } from '../model/words.ts';
import { type Message, message, quote } from '../text/message.ts';
import type { UnreadKind } from '../text/problem.ts';
import type { FindingState, ReportFinding, ReportProblem } from './model.ts';

const stateWords: Readonly<Record<FindingState, Message>> = {
  new: message('state.new', 'new'),
  worse: message('state.worse', 'worse'),
  unchanged: message('state.unchanged', 'unchanged'),
  resolved: message('state.resolved', 'resolved'),
  waived: message('state.waived', 'waived'),
  expiring: message('state.expiring', 'expiring'),
};

/** `error`, and with a base `new error`. */
export function strengthOf({ level, state }: ReportFinding): Message {
  return state === null
    ? levelWords[level]
    : message('report.state', '{state} {level}', { state: stateWords[state], level: levelWords[level] });
}

export const unreadable = message('report.unreadable', 'unreadable');
export const couldNotBeRead = message('report.could-not-be-read', 'could not be read');

/** What a component is called where the document gives it no name; what a finding without component is about. */
export const nameless = message('subject.nameless', 'a component without a name');
export const wholeDocument = message('subject.document', 'the document');

export function components(n: number): Message {
  return message('count.components', { one: '{n} component', other: '{n} components' }, { n });
}

/** `2 values of an unexpected kind`, `1 document`: what was not read; empty where all was. */
export function unreadWords({ unread }: Coverage): readonly Message[] {
  return unreadKinds.flatMap(kind => {
    const n = unread?.[kind] ?? 0;
    return n === 0 ? [] : [unreadOfKind[kind](n)];
  });
}

const unreadOfKind: Readonly<Record<UnreadKind, (n: number) => Message>> = {
  document: n => message('unread.document', { one: '{n} document', other: '{n} documents' }, { n }),
  part: n => message('unread.part', { one: '{n} part', other: '{n} parts' }, { n }),
  value: n =>
    message(
      'unread.value',
      { one: '{n} value of an unexpected kind', other: '{n} values of an unexpected kind' },
      { n },
    ),
  reference: n => message('unread.reference', { one: '{n} reference', other: '{n} references' }, { n }),
  text: n => message('unread.text', { one: '{n} stretch of text', other: '{n} stretches of text' }, { n }),
};
const unreadKinds = Object.keys(unreadOfKind) as readonly UnreadKind[];

/** What a reader has to know of the language of quoted texts; empty in English. */
export function remark(language: Language): string {
  return language.say(message('report.quoted', ''));
}

/** What a reader says of a document: in the language where its code has a sentence of its own there, else as it is. */
export function problemWords(problem: Pick<ReportProblem, 'code' | 'message'>, language: Language): string {
  return language.say(problemSaid(problem));
}

/** The same, for whoever says it later. */
export function problemSaid({ code, message: text }: Pick<ReportProblem, 'code' | 'message'>): Message {
  return { id: `problem.${code}`, args: {}, text };
}

/** A sentence that there is in English only. */
export function verbatim(text: string): Message {
  return message('report.verbatim', '{text}', { text: quote(text) });
}

/** What is said where nothing was found: it is no clearance. */
export function nothingFound(isAllRead: boolean, images?: ImageBytes): Message {
  if (images) return nothingInImages(images);
  return isAllRead ? nothingNamed : nothingNamedInRead;
}

/** How much of the images that holds for stands in the sentence itself. */
function nothingInImages(images: ImageBytes): Message {
  const share = shareWords(1 - unreadShare(images));
  const text = {
    one: 'No evidence of a restricted vendor in the {share} of the image that could be read; that is no word on the rest.',
    other:
      'No evidence of a restricted vendor in the {share} of {n} images that could be read; that is no word on the rest.',
  };
  return message('report.nothing-in-image', text, { n: images.count, share });
}

/** Whole per cent, of what is there at least a little and not quite all. */
export function shareWords(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  if (share > 0.99 && share < 1) return '>99 %';
  return `${Math.round(share * 100)} %`;
}

const nothingNamed = message(
  'report.nothing-named',
  'No restricted vendor of the signatures is named here, which says nothing about what is not named.',
);
const nothingNamedInRead = message(
  'report.nothing-named-in-read',
  'No restricted vendor of the signatures is named in what was read; what was not read may name one.',
);
