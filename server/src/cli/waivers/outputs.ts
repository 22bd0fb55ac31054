import { type Language, type LanguageTag, languageOf } from '../../core/l10n/language.ts';
import { escapeUnprintable } from '../../core/report/safe.ts';
import { message } from '../../core/text/message.ts';
import { printable } from '../../core/text/printable.ts';
import type { Source } from '../../core/text/source.ts';
import type { Span } from '../../core/text/span.ts';
import type { Ignorance, WaiversReport } from './inventory.ts';

/** What a run of `bomwarden waivers` came to. */
export interface WaiversResult {
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly files: readonly WaiversReport[];
  /** What is wrong with configurations and waivers, one sentence each with its place. */
  readonly notes: readonly string[];
}

/** For a person. The first line says how many there are and how many should be looked at. */
export function waiversText(result: WaiversResult, tag: LanguageTag, lists: boolean): string {
  const language = languageOf(tag);
  const lines = [language.say(verdict(result)), ...result.notes.map(note => printable(note, 1000))];
  for (const file of result.files) {
    if (lists) for (const waiver of file.waivers) lines.push(waiverLine(waiver, file, language));
    for (const { span, level, message: text, rule } of file.findings) {
      lines.push(`${placeOf(file, span)} ${level} ${printable(language.say(text), 1000)} (${rule})`);
    }
    const unknown =
      !lists && file.ignorance && file.waivers.length > 0 ? ignoranceOf(file.ignorance, file.path) : undefined;
    if (unknown) lines.push(printable(language.say(unknown), 1000));
  }
  return `${lines.join('\n')}\n`;
}

/** For programs. */
export function waiversJson({ asOf, files, notes }: WaiversResult): string {
  const contract = {
    schemaVersion: 1,
    asOf,
    notes,
    files: files.map(file => ({
      path: file.path,
      needKnown: file.ignorance === undefined,
      waivers: file.waivers.map(({ span, ...waiver }) => ({
        ...waiver,
        line: lineOf(file.source, span),
        holds: asOf <= waiver.expires,
      })),
      findings: file.findings.map(({ rule, level, waiver, message: { text }, span }) => ({
        rule,
        level,
        waiver: waiver.id,
        message: text,
        range: file.source.rangeOf(span),
      })),
    })),
  };
  return `${escapeUnprintable(JSON.stringify(contract, null, 2))}\n`;
}

function verdict({ files, asOf }: WaiversResult) {
  const waivers = files.reduce((sum, file) => sum + file.waivers.length, 0);
  const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
  return message('waivers.verdict', 'Waivers: {waivers}; files: {files}; findings: {n}, as of {asOf}.', {
    waivers,
    files: files.length,
    n: findings,
    asOf,
  });
}

function waiverLine(
  { id, vendor, component, scope, path, profile, expires, approver, span }: WaiversReport['waivers'][number],
  file: WaiversReport,
  language: Language,
): string {
  const what = [vendor, component].filter(part => part !== undefined).join(', ');
  const where = path === undefined ? scope : `${scope} ${path}`;
  const who = profile === undefined ? where : `${where}, ${profile}`;
  const text = message('waivers.line', '{id} until {day}: {what} ({where}), accepted by {approver}', {
    id,
    day: expires,
    what,
    where: who,
    approver,
  });
  return `${placeOf(file, span)} ${printable(language.say(text), 1000)}`;
}

function ignoranceOf(ignorance: Ignorance, path: string) {
  switch (ignorance) {
    case 'unread':
      return message(
        'waivers.unread',
        'Whether the waivers of {path} are still needed is not known: some documents that they reach cannot be read.',
        { path },
      );
    case 'not-whole':
      return message(
        'waivers.not-whole',
        'Whether the waivers of {path} are still needed is not known: not all of their folder was asked for.',
        { path },
      );
    case 'not-asked':
      return undefined;
  }
}

function placeOf({ path, source }: WaiversReport, span: Span): string {
  const { line, character } = source.positionAt(span.start);
  return `${printable(path, 500)}:${line + 1}:${character + 1}`;
}

function lineOf(source: Source, span: Span): number {
  return source.positionAt(span.start).line + 1;
}
