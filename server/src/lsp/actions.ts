import {
  type CodeAction,
  CodeActionKind,
  type Command,
  type Diagnostic,
  type Position,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Language } from '../core/l10n/language.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Fix } from '../core/model/fix.ts';
import { type Message, message } from '../core/text/message.ts';
import type { ClientFeatures } from './client.ts';
import { copyOf, editOf, fixesOf, isCopied, shownBy } from './fixes.ts';
import { clientCommand, plainCommand } from './protocol/commands.ts';
import type { Choice, FixChoice, FixParams } from './protocol/fixes.ts';
import { isUndecided, type Session, type View } from './session.ts';

/** More than fit into a menu nobody reads. */
const mostActions = 7;
/** Suppliers that are offered one by one, where no picker is to be had. */
const mostSuppliers = 3;

/** One line of the menu, before anybody asks what the client can take. */
interface Offered {
  readonly kind: Fix['kind'] | 'choose' | 'explain';
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly id: string; readonly arguments: readonly unknown[] };
  /** What a client that can take nothing but commands asks for in the place of the edit. */
  readonly params?: FixParams;
}

const order: readonly Offered['kind'][] = [
  'choose',
  'waive',
  'open-waiver',
  'extend-waiver',
  'revoke-waiver',
  'ask-supplier',
  'replace',
  'propose-alternative',
  'explain',
  'correct',
  'mark-replaced',
];

const words = {
  choose: message('fix-choose-profile', 'Choose who you review for…'),
  explain: message('hover.explain', 'Open full explanation'),
  alternative: message('fix-choose-alternative', 'Propose an alternative…'),
  replacement: message('fix-choose-replacement', 'Replace with…'),
  successor: message('fix-choose-successor', 'Mark as being replaced by…'),
  nothing: message('fix-choice-nothing', 'No further reservation is recorded'),
};

/** What can be done about findings at a place, in the form that the client can take; at most seven things. */
export function actionsFor(
  session: Session,
  view: View,
  findings: readonly (readonly [Finding, readonly Diagnostic[]])[],
  at: Position,
): readonly (CodeAction | Command)[] {
  const { client } = session;
  const [first] = findings;
  if (!first) return [];
  const offered = findings.flatMap(([finding, diagnostics]) => {
    const fixes = fixesOf(session, view, finding);
    return client.offers.commands
      ? oursFor(session, view, finding, fixes, diagnostics)
      : plainFor(session, view, finding, fixes, diagnostics);
  });
  const explain = explaining(session, view, at, first[1]);
  const choose = client.offers.commands && isUndecided(view) ? [choosing(client.language, first[1])] : [];
  return menuOf([...choose, ...offered, ...explain]).flatMap(one => written(one, client) ?? []);
}

/** The first of each kind, then as many others as there is room for, in the order of the kinds. */
function menuOf(offered: readonly Offered[]): readonly Offered[] {
  const rank = ({ kind }: Offered) => order.indexOf(kind);
  const sorted = [...offered].sort((one, other) => rank(one) - rank(other));
  const isFirst = (one: Offered) => sorted.find(({ kind }) => kind === one.kind) === one;
  const kept = new Set([...sorted.filter(isFirst), ...sorted.filter(one => !isFirst(one))].slice(0, mostActions));
  const menu = sorted.filter(one => kept.has(one));
  const corrections = menu.filter(({ kind }) => kind === 'correct');
  return corrections.length === 1 ? menu : menu.map(one => (one.kind === 'correct' ? { ...one, several: true } : one));
}

function written(
  offered: Offered & { readonly several?: true },
  client: ClientFeatures,
): CodeAction | Command | undefined {
  const { title, diagnostics, edit, command, params, kind, several } = offered;
  if (!client.codeActionLiterals) return commandOf(offered, client);
  if (!edit && !command) return params && { title, command: plainCommand.applyFix, arguments: [params] };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [...diagnostics],
    // Where several spellings are possible, none is taken without being read.
    ...(kind === 'correct' && !several ? { isPreferred: true } : {}),
    ...(edit ? { edit } : {}),
    ...(command ? { command: { title, command: command.id, arguments: [...command.arguments] } } : {}),
  };
}

/** Without code-action literals an edit is asked for by a command, and the server has it applied. */
function commandOf({ title, edit, command, params }: Offered, client: ClientFeatures): Command | undefined {
  if (edit) {
    return params && client.appliesEdits ? { title, command: plainCommand.applyFix, arguments: [params] } : undefined;
  }
  return command && { title, command: command.id, arguments: [...command.arguments] };
}

function choosing(language: Language, diagnostics: readonly Diagnostic[]): Offered {
  return {
    kind: 'choose',
    title: language.say(words.choose),
    diagnostics,
    command: { id: clientCommand.chooseProfiles, arguments: [] },
  };
}

function explaining(
  session: Session,
  view: View,
  at: Position,
  diagnostics: readonly Diagnostic[],
): readonly Offered[] {
  const { offers, showsDocuments, language } = session.client;
  if (!offers.commands && !(showsDocuments && session.host.keepPage)) return [];
  const id = offers.commands ? clientCommand.explain : plainCommand.showExplanation;
  const title = language.say(words.explain);
  return [{ kind: 'explain', title, diagnostics, command: { id, arguments: [view.document.uri, at] } }];
}

/** Our own client asks for what is to be chosen or filled in. */
function oursFor(
  session: Session,
  view: View,
  finding: Finding,
  fixes: readonly Fix[],
  diagnostics: readonly Diagnostic[],
): readonly Offered[] {
  const { language } = session.client;
  return [...new Set(fixes.map(({ kind }) => kind))].flatMap((kind): readonly Offered[] => {
    const alike = fixes.filter(fix => fix.kind === kind);
    const [first] = alike;
    if (!first) return [];
    const copied = isCopied(session, view.document.uri, kind);
    const titled = (title: Message) =>
      language.say(copied ? message('fix-copy', 'Copy fix: {title}', { title }) : title);
    const asked = commandFor(view, finding, first, alike, language);
    if (asked) return [{ kind, title: titled(asked.title), diagnostics, command: asked.command }];
    return alike.flatMap((fix): readonly Offered[] => {
      const title = titled(fix.title);
      if (copied) {
        const text = copyOf(session, view, fix);
        return [{ kind, title, diagnostics, command: { id: clientCommand.copyFix, arguments: [text] } }];
      }
      const edit = editOf(session, view, fix);
      return edit ? [{ kind, title, diagnostics, edit }] : [];
    });
  });
}

/** The command of our own client for what has to be copied, chosen or typed; undefined for what is simply applied. */
function commandFor(view: View, finding: Finding, first: Fix, alike: readonly Fix[], language: Language) {
  const choice = () => [choiceOf(view, finding, alike, language)];
  switch (first.kind) {
    case 'waive':
      return { title: first.asks ?? first.title, command: { id: clientCommand.waive, arguments: choice() } };
    case 'extend-waiver':
      return { title: first.asks ?? first.title, command: { id: clientCommand.extendWaiver, arguments: choice() } };
    case 'open-waiver':
    case 'revoke-waiver':
      return { title: first.title, command: { id: clientCommand.doFix, arguments: choice() } };
    case 'ask-supplier':
      return { title: first.title, command: { id: clientCommand.copyQuestion, arguments: [first.copy] } };
    case 'replace':
      return { title: words.replacement, command: { id: clientCommand.chooseFix, arguments: choice() } };
    case 'propose-alternative':
      return { title: words.alternative, command: { id: clientCommand.chooseFix, arguments: choice() } };
    case 'mark-replaced':
      return { title: words.successor, command: { id: clientCommand.chooseFix, arguments: choice() } };
    case 'correct':
      return undefined;
    default:
      // a new kind says here how our client does it, or that it is simply applied
      return first.kind satisfies never;
  }
}

/** Fixes of one kind, for a picker whose lines tell by what the suppliers differ; what holds for all is told once. */
export function choiceOf(view: View, finding: Finding, alike: readonly Fix[], language: Language): FixChoice {
  const { uri, version } = view.document;
  const offers = alike.flatMap(({ choice }) => choice?.offer ?? []);
  const [first] = offers;
  const common = first?.caveats.filter(caveat =>
    offers.every(({ caveats }) => caveats.some(({ text }) => text === caveat.text)),
  );
  return {
    uri,
    version,
    fingerprint: finding.fingerprint,
    kind: alike[0]?.kind ?? '',
    choices: alike.map(fix => lineOf(fix, language)),
    common: common?.map(caveat => language.say(caveat)).join(' ') ?? '',
  };
}

function lineOf({ title, choice }: Fix, language: Language): Choice {
  if (!choice) return { label: language.say(title), description: '', detail: '' };
  const { maker, offer } = choice;
  const own = offer.own.length === 0 ? [words.nothing] : offer.own;
  return {
    label: maker,
    description: offer.products ? language.say(offer.products) : '',
    detail: own.map(caveat => language.say(caveat)).join(' '),
  };
}

/** Any other client applies edits by itself, and asks us for the rest. */
function plainFor(
  session: Session,
  view: View,
  finding: Finding,
  fixes: readonly Fix[],
  diagnostics: readonly Diagnostic[],
): readonly Offered[] {
  const { language, showsDocuments } = session.client;
  const { uri, version } = view.document;
  const counts = new Map<Fix['kind'], number>();
  return fixes.flatMap((fix): readonly Offered[] => {
    const { kind } = fix;
    const index = counts.get(kind) ?? 0;
    counts.set(kind, index + 1);
    if (index >= (kind === 'mark-replaced' ? 1 : mostSuppliers)) return [];
    const params: FixParams = { uri, version, fingerprint: finding.fingerprint, kind, index };
    const title = language.say(fix.title);
    if (fix.copy !== undefined) {
      return [
        {
          kind,
          title: language.say(fix.shows ?? fix.title),
          diagnostics,
          command: { id: plainCommand.showQuestion, arguments: [params] },
        },
      ];
    }
    if (fix.show) {
      const command = { id: plainCommand.applyFix, arguments: [params] };
      return showsDocuments ? [{ kind, title, diagnostics, command }] : [];
    }
    const edit = editOf(session, view, fix);
    if (!edit) return [];
    const shown = showsDocuments && kind !== 'correct' ? shownBy(session, view, fix) : undefined;
    const command = shown && { id: plainCommand.reveal, arguments: [shown] };
    return [{ kind, title, diagnostics, edit, params, ...(command ? { command } : {}) }];
  });
}
